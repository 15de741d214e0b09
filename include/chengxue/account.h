/*
 * How an officer signs in: number and password, and a second factor for every role above officer.
 */
#ifndef CHENGXUE_ACCOUNT_H
#define CHENGXUE_ACCOUNT_H

#include "chengxue/request.h"

/*
 * Gives an officer a new one-time password that must be changed at the next sign-in, and ends all sessions; removes the
 * second factor when `factor` says so. Inside the caller's transaction. *password is in the db's arena: show it once.
 */
MUST_CHECK enum status account_reset(struct db *db, struct arena *arena, int64_t officer, bool factor, char **password);

/*
 * `chengxue user first`: when nobody holds a role yet, makes the city bureau (if it is missing) and a first city
 * administrator who is also operator, and prints number and one-time password. REFUSED when there is one already.
 */
MUST_CHECK enum status account_first(struct db *db, struct arena *arena, char **words);

/*
 * `chengxue user reset NUMBER`: the way back in for an administrator who has lost password or telephone and whom nobody
 * else may help. Prints a one-time password; the second factor is forgotten. REFUSED when there is no such officer.
 */
MUST_CHECK enum status account_recover(struct db *db, struct arena *arena, char **words);

#endif
