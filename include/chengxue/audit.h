/*
 * The append-only record of who did what, when, from where. Each line carries a keyed hash (HMAC-SM3) over itself and
 * the line before it, so that a removed, changed or invented line is found by `chengxue check audit`; where the chain
 * ends is kept outside the database too, by the jobs process.
 *
 * It is shown by who knows what it is about, out of the view audit_line: id, at, actor (an officer's id, NULL for the
 * system), origin, action, object_kind, object, detail (facts as JSON).
 */
#ifndef CHENGXUE_AUDIT_H
#define CHENGXUE_AUDIT_H

#include <stdint.h>

#include "chengxue/request.h"

/*
 * What a line says beyond its action, as data that the page turns into words: names and values, JSON in the arena, NULL
 * when none is left. types has a letter for each pair: s text (NULL leaves it out), i int64_t, n int64_t (0 leaves it out):
 *   audit_facts(req->arena, "si", "room", name, "seconds", seconds)
 * A name has its words as audit-fact.NAME in words.xml, or a template of its own in audit/facts.xsl; a code stays a code.
 * Never put a secret in it, nor personal data: an officer is named by the id.
 */
char *audit_facts(struct arena *arena, const char *types, ...);

/*
 * Appends a line inside the caller's transaction; call it last, since it holds the chain's head until the commit.
 * action is a key ("officer.import"), kind and object what it was done to ("officer", its id), facts as audit_facts
 * gives them, NULL when nothing more is to be said.
 */
MUST_CHECK enum status audit(struct request *req, const char *action, const char *kind, int64_t object,
                             const char *facts);
/* The same for what no request does: a job, a command. actor 0 is the system; origin says which ("job:12", "command"). */
MUST_CHECK enum status audit_system(struct db *db, const char *origin, const char *action, const char *kind,
                                    int64_t object, const char *facts);

/* Keeps that the row named by the route's .look was looked at, in a transaction of its own; for main.c to wire. */
MUST_CHECK enum status audit_look(struct request *req);

/*
 * Walks the chain, holds its end against the head and against what was kept outside the database; prints each fault to
 * standard error. *faults gets their number. The db keeps using arena.
 */
MUST_CHECK enum status audit_check(struct db *db, struct arena *arena, int64_t *lines, int64_t *faults);

#endif
