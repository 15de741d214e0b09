/*
 * Where an officer signed in before: the browser, by a cookie that says nothing else, and the address. Neither lets
 * anybody in; they only keep strangers' failures from counting against the officer (throttle.h).
 */
#ifndef CHENGXUE_PEOPLE_KNOWN_H
#define CHENGXUE_PEOPLE_KNOWN_H

#include "chengxue/request.h"

#define KNOWN_DAYS 180 /* after the latest sign-in there; a default of ours */

struct known {
    const char *browser; /* the stored hash of this browser's cookie when the officer signed in with it, else NULL */
    bool address;        /* the officer signed in from this address */
};

/* What is known of the place that the request comes from, for an officer (0: for nobody, so nothing). */
MUST_CHECK enum status known_here(struct request *req, int64_t officer, struct known *known);

/*
 * Remembers browser and address as the officer's and sets the cookie; several officers may share a browser. Inside the
 * caller's transaction, when the sign-in is whole: the second factor given where one is due.
 */
MUST_CHECK enum status known_keep(struct request *req, int64_t officer);

/* Forgets all places of an officer, whose account is handed out anew; inside the caller's transaction. */
MUST_CHECK enum status known_forget(struct db *db, int64_t officer);

#endif
