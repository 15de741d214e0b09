/*
 * Who has to take a course: everybody of a unit, now and later; who is hired (凡进必训); who is promoted (凡晋必训); of these
 * only who has a post or a grade, when one is named. A job looks every ten seconds and enrols them, tells each, and notes the
 * last day. Nobody is enrolled in a course twice: who did it already has done it, who had chosen it now has to.
 *
 * People does not know which of two grades is the higher one, so any change of grade from one to another counts as a
 * promotion; the first grade that we are told of somebody does not.
 */
#ifndef CHENGXUE_COURSES_ASSIGNMENT_H
#define CHENGXUE_COURSES_ASSIGNMENT_H

#include "chengxue/request.h"

struct assignment_facts {
    int64_t unit, days;
    const char *occasion, *post, *grade; /* post and grade NULL for any */
};

/*
 * Assigns a course of the viewer's scope (manage-courses); an event counts from now on. REFUSED: assign.not-published,
 * course.unit-elsewhere, assign.twice.
 */
MUST_CHECK enum status assignment_make(struct request *req, int64_t course, const struct assignment_facts *facts);

/* Nobody further is enrolled by it; who is keeps the duty. Ending it again is not_found. */
MUST_CHECK enum status assignment_end(struct request *req, int64_t course, int64_t assignment);

#endif
