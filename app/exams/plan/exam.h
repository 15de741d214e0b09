/*
 * What is examined and by which rules; when it is sat is a sitting. Once a sitting's papers are drawn an exam stays as
 * it is: a different one is another exam.
 */
#ifndef CHENGXUE_EXAMS_EXAM_H
#define CHENGXUE_EXAMS_EXAM_H

#include "chengxue/request.h"

struct exam {
    const char *name;
    int64_t unit;     /* who holds it; read when it is made, never changed */
    const char *kind; /* qualification, grade, training, other */
    int64_t blueprint;
    const char *draw; /* each, forms, one */
    int64_t forms;    /* 2 and more for forms */
    int64_t minutes;
    int64_t pass_score;        /* hundredths */
    const char *multiple_rule; /* all, partial */
    int64_t grace_seconds;     /* after the end, for answers on their way */
    int64_t exposure_most;     /* per cent of the papers that an item may stand in */
    bool double_marking;
    int64_t difference_most; /* hundredths between two markers before a third marks */
    int64_t appeal_days;
    int64_t resit_of;         /* 0 for none */
    const char *ticket_rules; /* what a ticket tells its holder, a rule a line; NULL for the usual ones */
};

/*
 * Makes an exam for a unit in the viewer's scope, by a blueprint in scope that is not retired. REFUSED with the field
 * that is wrong: a pass line above the full score, a blueprint or an earlier exam that is not in scope.
 */
MUST_CHECK enum status exam_create(struct request *req, const struct exam *exam, int64_t *id);

/* Changes all but the unit. REFUSED with "exam.frozen" once papers were drawn. */
MUST_CHECK enum status exam_change(struct request *req, int64_t id, const struct exam *exam);

/* Removes an exam that has no sitting and no resit. REFUSED with "exam.in-use" otherwise. */
MUST_CHECK enum status exam_remove(struct request *req, int64_t id);

#endif
