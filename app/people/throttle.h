/*
 * Slowing guesses down without letting one person lock another out: failures count per account and address together, an
 * address that guesses at many accounts is stopped, and an address from which the account's owner has signed in before
 * is never stopped by what strangers do.
 */
#ifndef CHENGXUE_PEOPLE_THROTTLE_H
#define CHENGXUE_PEOPLE_THROTTLE_H

#include "chengxue/request.h"

/* OK, or REFUSED with "sign-in.wait" when this address must wait before it tries this number again. */
MUST_CHECK enum status throttle_check(struct request *req, const char *number);
/* Keeps one failure; by itself, since the refusal rolls the handler's own transaction back. */
MUST_CHECK enum status throttle_failed(struct request *req, const char *number);
/* Forgets this address's failures for the number and remembers the address as the officer's. In a transaction. */
MUST_CHECK enum status throttle_succeeded(struct request *req, const char *number, int64_t officer);

#endif
