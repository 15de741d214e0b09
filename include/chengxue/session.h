/*
 * Who is signed in. The cookie holds a random token, the database a keyed hash of it only. Rights come from the roles
 * granted, and count only once the second factor was given (an officer without a role needs none).
 */
#ifndef CHENGXUE_SESSION_H
#define CHENGXUE_SESSION_H

#include "chengxue/request.h"

/*
 * Fills who asks into the request, from the cookie: viewer and what is shown of them, rights, session, csrf, and the
 * detour that must be gone first (change the first password, set up or give the second factor). FAILED on a database
 * error; a session that has ended is nobody's.
 */
MUST_CHECK enum status session_identify(struct request *req);

/* Opens a session for an officer inside the caller's transaction and sets the cookie. */
MUST_CHECK enum status session_open(struct request *req, int64_t officer);
/*
 * Gives the present session another token and cookie, since what it may do has changed: who knew the old one has
 * nothing. Inside the caller's transaction.
 */
MUST_CHECK enum status session_renew(struct request *req);
/* Marks the present session as having given the second factor and renews it, inside the caller's transaction. */
MUST_CHECK enum status session_strengthen(struct request *req);
/* Ends one session of an officer, or all but the present one when session is 0, inside the caller's transaction. */
MUST_CHECK enum status session_end(struct request *req, int64_t officer, int64_t session);

/* A role was granted to an officer: open sessions look for it from now on. Inside the caller's transaction. */
MUST_CHECK enum status session_granted(struct db *db, int64_t officer);

#endif
