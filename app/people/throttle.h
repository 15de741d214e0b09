/*
 * Slowing guesses down without letting one person lock another out. All figures are defaults of ours; "recent" is the
 * last 15 minutes.
 *
 * A place is a browser that the officer signed in with before (known.h), or else an address. What is tried at one
 * known browser counts there alone, and nothing that is tried elsewhere counts against it.
 *
 * 1. A place may be wrong about a number 8 times recently and 30 times a day, with the password; then it must wait.
 * 2. Codes of the second factor count the same way, but for the account over all sessions and addresses: only a known
 *    browser is a place of its own.
 * 3. Addresses together may be wrong about a number 50 times recently and 200 times a day; an address from which the
 *    officer signed in before is not stopped by this.
 * 4. Whoever guesses at many officers from one address is slowed, since a whole district may stand behind it: after 100
 *    recent failures with numbers that somebody has, the next try must come 2 seconds after the last failure: 43,000
 *    a day, over all officers. Known browsers, and officers who signed in from there before, are not slowed.
 *
 * Requests that are checked at the same moment may pass together: as many more as the pool "gate" has workers.
 */
#ifndef CHENGXUE_PEOPLE_THROTTLE_H
#define CHENGXUE_PEOPLE_THROTTLE_H

#include "chengxue/request.h"
#include "known.h"

enum trial_kind { TRIAL_PASSWORD, TRIAL_CODE };

/* One try of a password or a code. */
struct trial {
    enum trial_kind kind;
    const char *number;
    int64_t officer;    /* whose number it is; 0 when nobody's */
    struct known known; /* filled by throttle_check */
};

/* OK, or REFUSED with "sign-in.wait", "sign-in.wait-day" or "sign-in.slow" (429). To be asked before anything costs time. */
MUST_CHECK enum status throttle_check(struct request *req, struct trial *trial);

/*
 * Keeps a failure, in a transaction of its own, since the refusal rolls the handler's back. The audit gets a line for
 * the first one of a number in 15 minutes and for the one that makes the place wait; for numbers that nobody has, one an
 * address.
 */
MUST_CHECK enum status throttle_failed(struct request *req, const struct trial *trial);

/* The sign-in is whole: forgets the failures of this place and remembers it as the officer's. In a transaction. */
MUST_CHECK enum status throttle_succeeded(struct request *req, const struct trial *trial);

/* The account is handed out anew: nothing counts any more, no place is known. In a transaction. */
MUST_CHECK enum status throttle_forget(struct db *db, int64_t officer);

#endif
