/*
 * Appeals: a candidate who does not agree with the total or with the score of one question says so until the deadline of
 * the sitting; an administrator decides, without seeing whose it is. Once more may be asked, within as many days again (a
 * default of ours); then somebody else decides, for good. A score that is changed goes through the result.
 */
#ifndef CHENGXUE_EXAMS_APPEAL_H
#define CHENGXUE_EXAMS_APPEAL_H

#include "chengxue/request.h"

/* position 0 is the total. REFUSED after the deadline, for a question that is not there, or when there is one already. */
MUST_CHECK enum status appeal_make(struct request *req, int64_t attempt, int64_t position, const char *reason);
/* Asks once more after the first decision. *attempt gets whose page it is. */
MUST_CHECK enum status appeal_again(struct request *req, int64_t appeal, const char *reason, int64_t *attempt);

/* Appends the <appeal> rows of the viewer's own attempt, and their <decision> rows. */
MUST_CHECK enum status appeals_own(struct request *req, int64_t attempt);

/* Appends the <appeal> rows of exams in the viewer's scope, those that wait first, with paging. */
MUST_CHECK enum status appeals_list(struct request *req, int64_t page);
/* Appends one <appeal> with its <decision> rows, its <question> (all of the paper when it is about the total), and the
 * <mark> rows that people gave. No identity. */
MUST_CHECK enum status appeal_show(struct request *req, int64_t appeal);

struct decision {
    int64_t position, score; /* the question and its new score in hundredths; position 0 keeps everything */
    const char *reason;
};

/* REFUSED when it does not wait, when the viewer decided first or is the candidate, or the score does not fit. */
MUST_CHECK enum status appeal_decide(struct request *req, int64_t appeal, const struct decision *decision);

#endif
