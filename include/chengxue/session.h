/*
 * Who is signed in. The cookie holds a random token, the database its hash only. Rights come from the roles granted,
 * and count only once the second factor was given (an officer without a role needs none).
 */
#ifndef CHENGXUE_SESSION_H
#define CHENGXUE_SESSION_H

#include "chengxue/request.h"

/* Opens a session for an officer inside the caller's transaction and sets the cookie. */
MUST_CHECK enum status session_open(struct request *req, int64_t officer, bool second_factor);
/* Marks the present session as having given the second factor. */
MUST_CHECK enum status session_strengthen(struct request *req);
/* Ends the present session and removes the cookie. */
MUST_CHECK enum status session_end(struct request *req);

#endif
