/*
 * One request from its arrival to its answer: who asks, typed parameters, the page that is being built, the answer.
 * All of it lives in the request's arena and ends with it.
 */
#ifndef CHENGXUE_REQUEST_H
#define CHENGXUE_REQUEST_H

#include <jansson.h>
#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chengxue/arena.h"
#include "chengxue/db.h"
#include "chengxue/route.h"
#include "chengxue/status.h"

struct answer;
struct arrival;
struct values;

struct request {
    struct arena *arena;
    struct db *db;
    const struct route *route;
    const char *id;      /* 16 hex digits, in the log, on error pages and in the audit */
    const char *address; /* the caller's IP address as nginx saw it */
    const char *agent;   /* User-Agent, at most 200 bytes, clean text; "" when none */
    const char *path;    /* decoded, without the query */
    int64_t viewer;      /* the officer signed in, 0 when none */
    uint64_t rights; /* bit 1 << MAY_…: what the viewer's roles hold somewhere; 0 until the second factor is given */
    int64_t session; /* id of the session row, 0 when none */
    const char *viewer_number, *viewer_name, *viewer_unit; /* shown in the frame; NULL when none is signed in */
    bool viewer_strong;                                    /* the session has given the second factor */
    const char *detour; /* where the viewer must go first (change the password, give the second factor); NULL if free */
    const char *csrf;   /* the token that the page's forms carry */
    xmlNode *page;      /* the root element <page> */
    int64_t list_size;  /* rows that a long list gives at a time */
    int64_t list_turn;  /* which part of a list that goes out whole is wanted, from 1; else 0 */
    struct values *values;   /* typed parameters */
    struct arrival *arrival; /* the raw request: web/ only */
    struct answer *answer;   /* what goes back: web/ only */
};

/* -- parameters: only those that the route's table declares; anything else is a bug (assert) ---------------------- */

int64_t param_id(struct request *req, const char *name);    /* 0 when an optional one is not there */
int64_t param_whole(struct request *req, const char *name); /* also hundredths; .min when not there, see param_given */
const char *param_text(struct request *req,
                       const char *name); /* text, prose, code, date, moment, choice, secret; NULL */
bool param_flag(struct request *req, const char *name);
bool param_given(struct request *req, const char *name);
const int64_t *param_ids(struct request *req, const char *name, size_t *count);       /* PARAM_ID | MANY */
const char *const *param_texts(struct request *req, const char *name, size_t *count); /* MANY of a text type */

struct upload {
    const char *name; /* the file's name as the browser gave it, clean, without folders */
    const char *path; /* where the bytes are; deleted when the request ends */
    int64_t size;     /* bytes */
};
const struct upload *param_file(struct request *req, const char *name); /* NULL when none was chosen */

/*
 * Long lists are paged: a page shows 50 rows, PATH.json gives 1,000 at a time, PATH.csv takes as many turns of 1,000 as
 * there are: the order of rows must leave no two equal. list_start is the OFFSET of page `number` (from 1; less counts as
 * 1), req->list_size the LIMIT. list_count asks by a SELECT COUNT(*) how many rows the whole list has and appends
 * <paging page="2" pages="9" rows="421"/>.
 */
int64_t list_start(const struct request *req, int64_t number);
MUST_CHECK enum status list_count(struct request *req, int64_t number, const char *sql, const char *types, ...);

/* -- saying no ------------------------------------------------------------------------------------------------------- */

/*
 * Adds a refusal to the page and returns REFUSED: `return refuse(req, "class.full");`. The words are in words.xml under
 * the key. refuse_field names the field that is wrong; refuse_with fills {0} (and {1}) of the words, refuse_field_with both.
 */
enum status refuse(struct request *req, const char *key);
enum status refuse_field(struct request *req, const char *field, const char *key);
enum status refuse_field_with(struct request *req, const char *field, const char *key, const char *zero);
enum status refuse_with(struct request *req, const char *key, const char *zero, const char *one);

/* Whether the viewer holds a right anywhere; scope in SQL decides for which rows. */
bool may(const struct request *req, enum right right);

/* -- answering ------------------------------------------------------------------------------------------------------- */

/* 303 to a path of ours. done, when not NULL, is a message key that the next page shows once as a notice. */
enum status request_redirect(struct request *req, const char *done, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* "No such thing, or not in your scope": 404. Returns REFUSED, so that a handler can `return not_found(req);`. */
enum status not_found(struct request *req);

/* Bytes as they are. encoding may be NULL or "gzip". file, when not NULL, is the name offered for saving. */
enum status answer_bytes(struct request *req, const char *type, const char *encoding, const char *file,
                         const void *bytes, size_t length);
/* A private file below HOME/files, sent by nginx (X-Accel-Redirect). */
enum status answer_file(struct request *req, const char *type, const char *file, const char *path_below_files);
/* The same, shown in the browser under that name; it may keep it, but asks every time whether it may still be seen. */
enum status answer_shown_file(struct request *req, const char *type, const char *file, const char *path_below_files);
/* JSON with a status (200, 409, …), never cached; json is taken over. */
enum status answer_json(struct request *req, int http_status, json_t *json);

/* Another status than 200 for a page (403, 404, 409 …). */
void answer_status(struct request *req, int http_status);

/* Sets a cookie (HttpOnly, SameSite=Lax, Path=/; Secure behind https). max_age in seconds; 0 for the browser's session,
 * negative to remove. */
void answer_cookie(struct request *req, const char *name, const char *value, int max_age);
const char *request_cookie(struct request *req, const char *name); /* NULL when none */

#endif
