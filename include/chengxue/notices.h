/*
 * Telling people things, each thing once. A notice stands on the officer's own page and counts in the bell until it is
 * read; where the operator has set up e-mail or the web hook it also goes out by them (README, "Telling people").
 *
 * A feature tells by a kind, whose words stand in words.xml:
 *   notice.KIND        the title, a few words: "训练登记被退回"
 *   notice-text.KIND   one line: "“{0}”被退回：{1}"
 * Both are filled from the facts named "zero" and "one", texts that are shown as they are:
 *
 *   const struct notice notice = {
 *       .officer = maker, .kind = "training.returned", .key = arena_printf(arena, "%lld-%lld", id, turn),
 *       .link = arena_printf(arena, "/training/%lld", id), .sender = req->viewer,
 *       .facts = audit_facts(arena, "ss", "zero", topic, "one", reason),
 *   };
 *   got = notice_send(req->db, &notice);
 */
#ifndef CHENGXUE_NOTICES_H
#define CHENGXUE_NOTICES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chengxue/request.h"

struct notice {
    int64_t officer;   /* who is told; not looked at by notice_send_many */
    const char *kind;  /* a code of at most 64 bytes, [a-z0-9.-] */
    const char *key;   /* what makes it one, at most 64 bytes: the row's id, a year and month */
    const char *link;  /* a path of ours of at most 200 bytes, where more is said */
    const char *facts; /* as audit_facts gives them, NULL for none */
    bool urgent;       /* it is marked, and e-mail says so in the subject */
    int64_t sender;    /* the officer whose doing it is, 0 for the system */
};

/*
 * Tells one officer, inside the caller's transaction. Sending the same officer, kind and key again changes nothing, as
 * does an officer who is none. FAILED on a database error.
 */
MUST_CHECK enum status notice_send(struct db *db, const struct notice *notice);

/*
 * The same for many officers by a fixed number of statements, in whatever order, anyone of them named twice is told
 * once; *sent, when not NULL, gets how many are told who were not before.
 */
MUST_CHECK enum status notice_send_many(struct db *db, struct arena *arena, const struct notice *notice,
                                        const int64_t *officers, size_t count, int64_t *sent);

/* Appends <notices unread="3"/> for the bell to the page, 100 at most; for main.c to wire. */
MUST_CHECK enum status notices_frame(struct request *req);

#endif
