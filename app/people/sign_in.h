/*
 * The steps of signing in, each a transaction of its own.
 */
#ifndef CHENGXUE_PEOPLE_SIGN_IN_H
#define CHENGXUE_PEOPLE_SIGN_IN_H

#include "chengxue/request.h"

/*
 * Number and password. Opens a session. REFUSED with "sign-in.wrong" (which never tells whether the number exists) or
 * what throttle_check says.
 */
MUST_CHECK enum status sign_in(struct request *req, const char *number, const char *password);

/* The second factor of the viewer's session. REFUSED with "factor.wrong" or as throttle_check. */
MUST_CHECK enum status sign_in_factor(struct request *req, const char *code);

/*
 * The viewer changes the own password, knowing the present one; other sessions end and this one gets another token.
 * What can be refused without hashing is refused first. REFUSED with a field's key, "password.soon", or as throttle_check.
 */
MUST_CHECK enum status password_change(struct request *req, const char *present, const char *fresh, const char *again);

/*
 * A new secret for the viewer's second factor, kept pending until factor_confirm has seen a code of it. REFUSED with
 * "factor.there" when there is one already and the session has not given it.
 */
MUST_CHECK enum status factor_prepare(struct request *req);
/* The pending secret as base32 and as an otpauth address, or NULLs when none is pending. */
MUST_CHECK enum status factor_pending(struct request *req, char **secret, char **address);
MUST_CHECK enum status factor_confirm(struct request *req, const char *code);

/*
 * The viewer's own e-mail address (NULL takes it away), and whether notices shall come there too. REFUSED for the field
 * when it is none.
 */
MUST_CHECK enum status email_change(struct request *req, const char *email, bool wanted);

#endif
