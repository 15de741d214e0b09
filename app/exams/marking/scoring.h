/*
 * The score of an attempt: over the paper's questions, never over the answers, so that what was left out is worth 0.
 */
#ifndef CHENGXUE_EXAMS_SCORING_H
#define CHENGXUE_EXAMS_SCORING_H

#include "chengxue/db.h"

/*
 * Marks by rule the next attempts of a sitting that have ended and have no result yet, a batch at once, by the keys as
 * they stand now (changed ones included). Written answers are laid out for people to mark; an empty one is 0 by rule.
 * The results are kept with what there is. *marked gets how many attempts it were: 0 when none is left.
 *
 * In the caller's transaction, to whose end the sitting is locked: no key changes in between. The arena is for the batch.
 */
MUST_CHECK enum status attempts_score(struct db *db, struct arena *arena, int64_t sitting, int64_t *marked);

/* Puts the sum of the marks that count into the result, and whether it passes. In the caller's transaction. */
MUST_CHECK enum status result_sum(struct db *db, int64_t attempt);

#endif
