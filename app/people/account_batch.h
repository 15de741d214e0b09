/*
 * Accounts for all of a unit who have none: a job makes them, since each password costs 36 ms; who asked may look at the
 * one-time passwords until they are destroyed, for a day at most (a default of ours).
 */
#ifndef CHENGXUE_PEOPLE_ACCOUNT_BATCH_H
#define CHENGXUE_PEOPLE_ACCOUNT_BATCH_H

#include "chengxue/request.h"

/*
 * Asks for the accounts of the unit and all below it; *job shows the progress. REFUSED with account-batch.nobody when all
 * have one, or the viewer may handle none of those left.
 */
MUST_CHECK enum status account_batch_make(struct request *req, int64_t unit, int64_t *job);

/* Destroys the passwords of one's own batch that are still kept. REFUSED as not_found. */
MUST_CHECK enum status account_batch_destroy(struct request *req, int64_t batch);

/* Officers of the unit and below, in all and without an account that the viewer may open. */
MUST_CHECK enum status account_batch_count(struct request *req, int64_t unit, int64_t *officers, int64_t *without);

#endif
