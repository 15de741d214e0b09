/*
 * What an exam earns: whoever passed a sitting whose results are out has taken part in an activity of the kind "exam", and
 * the ledger books it by the rules of the year of the exam. A job does it, so that neither a closed year nor a year
 * without rules keeps results from being released; the ledger refuses by the rules, and the job says so.
 */
#ifndef CHENGXUE_EXAMS_EARNED_H
#define CHENGXUE_EXAMS_EARNED_H

#include "chengxue/request.h"

/*
 * Asks the job to bring the ledger up to a sitting's results, inside the caller's transaction: after the release, and
 * whenever a result changes. Before the release the job does nothing.
 */
MUST_CHECK enum status earned_ask(struct db *db, int64_t sitting, int64_t asker);

#endif
