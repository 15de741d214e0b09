/*
 * The score of an attempt: over the paper's questions, never over the answers, so that what was left out is worth 0.
 */
#ifndef CHENGXUE_EXAMS_SCORING_H
#define CHENGXUE_EXAMS_SCORING_H

#include "chengxue/db.h"

/*
 * Marks all that rules can mark in an attempt that has ended, by the keys as they stand now (changed ones included), and
 * sums up, in the caller's transaction. Marks of people stay as they are. *open gets the number of written answers that
 * still wait for theirs (an empty one is 0 by rule); the result is kept with what there is.
 */
MUST_CHECK enum status attempt_score(struct db *db, struct arena *arena, int64_t attempt, int64_t *open);

/* Puts the sum of the marks that count into the result, and whether it passes. In the caller's transaction. */
MUST_CHECK enum status result_sum(struct db *db, int64_t attempt);

#endif
