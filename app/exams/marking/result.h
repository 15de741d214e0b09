/*
 * Results: released by the administrator, seen by the candidate, listed for who is responsible for the people.
 */
#ifndef CHENGXUE_EXAMS_RESULT_H
#define CHENGXUE_EXAMS_RESULT_H

#include "chengxue/request.h"

/*
 * marked → released: candidates see their results, and the time to appeal begins (days as the exam says). In a
 * transaction of its own. REFUSED with "sitting.step" when it is not marked.
 */
MUST_CHECK enum status results_release(struct request *req, int64_t sitting);

/*
 * Whatever follows from results is brought up to them by jobs, asked for inside the caller's transaction: the sitting's
 * statistics, and what those have earned who passed. To be called whenever a result has changed.
 */
MUST_CHECK enum status results_follow(struct db *db, int64_t sitting, int64_t asker);

/* The viewer's own attempt a with its result r, of a sitting s of exam e that is released. Takes attempt and viewer. */
#define OWN_RELEASED                                                                                                   \
    " FROM attempt a JOIN sitting s ON s.id = a.sitting JOIN exam e ON e.id = s.exam"                                  \
    " JOIN result r ON r.attempt = a.id WHERE a.id = ? AND a.officer = ? AND s.state = 'released'"

/*
 * Appends the viewer's own released result: <result> with score, total, pass score, passed, times, receipt, and a
 * <domain> for each domain of the paper with what was got of what could be got. REFUSED and 404 when there is none.
 */
MUST_CHECK enum status result_own(struct request *req, int64_t attempt);

/* Puts the figures of a sitting over the people in the viewer's scope: <figures>, and <unit> rows by district. */
MUST_CHECK enum status result_figures(struct request *req, int64_t sitting);

/*
 * Appends <sitting> for pages about a whole sitting that has been closed: names, state, pass score, and manage="1" when
 * the viewer may change something. REFUSED and 404 unless its exam is in the scope of the viewer's right to look, and with
 * sitting_not_own's answer, since they show questions.
 */
MUST_CHECK enum status result_sitting(struct request *req, int64_t sitting);

#endif
