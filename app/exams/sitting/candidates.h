/*
 * Who sits a sitting. People are enrolled in the scope of the viewer's right to enrol, all or nothing: REFUSED names the
 * unit whose quota is full or the person who may not be sent, "candidates.none-new" when there was nobody to add.
 * Whoever is enrolled stays so; who was withdrawn comes back.
 *
 * Once papers are made only who manages the exam enrols, until it is closed: a latecomer gets a paper of the same draw, for
 * which the job is asked at once, and a seat by hand.
 */
#ifndef CHENGXUE_EXAMS_CANDIDATES_H
#define CHENGXUE_EXAMS_CANDIDATES_H

#include "chengxue/numbers.h"
#include "chengxue/request.h"

/* All of a unit's subtree, narrowed by post and grade where they are given (NULL: any). */
MUST_CHECK enum status enrol_unit(struct request *req, int64_t sitting, int64_t unit, const char *post,
                                  const char *grade);
/* Those who sat another, released sitting and did not pass, or did not come. */
MUST_CHECK enum status enrol_failed(struct request *req, int64_t sitting, int64_t other);
/* Those with the numbers in a text, a line each or apart by spaces, commas or semicolons of any width. */
MUST_CHECK enum status enrol_numbers(struct request *req, int64_t sitting, const char *numbers);

/*
 * What enrol_numbers would do with each number, without doing it: appends <row number="…" fate="new" person="…"
 * unit="…"/>, fate being new, again (was withdrawn), same (is enrolled), twice (stands in the list before) or unknown (no
 * such officer, or not in scope), then <check rows="…" good="…" wrong="…" numbers="…"/> with the list as enrol_numbers
 * takes it.
 */
MUST_CHECK enum status enrol_check(struct request *req, int64_t sitting, const char *numbers);

/* Takes candidates out again; their seats become free. Not once papers are made. */
MUST_CHECK enum status candidates_withdraw(struct request *req, int64_t sitting, const int64_t *ids, size_t count);

/* -- for the other files of enrolling -------------------------------------------------------------------------------- */

struct enrolment {
    int64_t sitting;
    int64_t before; /* how many candidates there were */
    bool late;      /* the papers are made already */
};

/* Inside a transaction: locks the sitting and checks that people may still be enrolled and that the viewer sees it. */
MUST_CHECK enum status enrolment_begin(struct request *req, int64_t sitting, struct enrolment *enrolment);
/* Checks quotas, asks for latecomers' papers and audits; how is a short word for the audit. */
MUST_CHECK enum status enrolment_finish(struct request *req, const struct enrolment *enrolment, const char *how);

/* What becomes of the row of somebody who is, or was, a candidate already. */
#define ENROLLED_BEFORE                                                                                                \
    " ON DUPLICATE KEY UPDATE unit = IF(candidate.withdrawn_at IS NULL, candidate.unit, VALUES(unit)),"                \
    " enrolled_by = IF(candidate.withdrawn_at IS NULL, candidate.enrolled_by, VALUES(enrolled_by)),"                   \
    " enrolled_at = IF(candidate.withdrawn_at IS NULL, candidate.enrolled_at, VALUES(enrolled_at)), withdrawn_at = NULL"

#endif
