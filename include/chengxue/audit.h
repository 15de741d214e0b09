/*
 * The append-only record of who did what, when, from where. Each line carries the SM3 of the line before it, so that a
 * removed or changed line is found by `chengxue check audit`.
 */
#ifndef CHENGXUE_AUDIT_H
#define CHENGXUE_AUDIT_H

#include <stdint.h>

#include "chengxue/request.h"

/*
 * Appends a line inside the caller's transaction; call it last, since it holds the chain's head until the commit.
 * action is a key ("officer.import"), kind and object what it was done to ("officer", its id), detail what changed, as
 * short clean text or JSON, NULL when nothing more is to be said. Never put a secret in it.
 */
MUST_CHECK enum status audit(struct request *req, const char *action, const char *kind, int64_t object,
                             const char *detail);
/* The same for what no request does: a job, a command. actor 0 is the system; origin says which ("job:12", "command"). */
MUST_CHECK enum status audit_system(struct db *db, const char *origin, const char *action, const char *kind,
                                    int64_t object, const char *detail);

/* Keeps that the row named by the route's .look was looked at, in a transaction of its own; for main.c to wire. */
MUST_CHECK enum status audit_look(struct request *req);

/* Walks the chain; prints each fault to standard error. *faults gets their number. */
MUST_CHECK enum status audit_check(struct db *db, int64_t *lines, int64_t *faults);

#endif
