/*
 * Learning a course: lessons seen, questions answered, the test, and what it earns. What counts is what the server saw by
 * its own clock (seen.h); a lesson is done when enough of it was seen and its questions are answered right, a course when
 * its lessons are done and its test is passed. All functions are about the viewer's own enrolment, and not_found without one.
 */
#ifndef CHENGXUE_COURSES_LEARNING_H
#define CHENGXUE_COURSES_LEARNING_H

#include "chengxue/request.h"

/* The viewer begins a published course, with the version of today; again changes nothing. */
MUST_CHECK enum status course_enrol(struct request *req, int64_t course);

/* The viewer's enrolment in a course and its version. */
MUST_CHECK enum status enrolment_own(struct request *req, int64_t course, int64_t *enrolment, int64_t *version);

/* Opens a lesson on this screen, which from now on is the one that counts; *viewing gets its id. */
MUST_CHECK enum status lesson_open(struct request *req, int64_t course, int64_t lesson, int64_t *viewing);

/* What a screen says every few seconds. place: milliseconds in the content. */
struct said {
    int64_t viewing, place;
    bool playing, visible;
};

/* How far it is then; milliseconds. */
struct far {
    bool live; /* false when the lesson was opened elsewhere meanwhile: nothing counted */
    int64_t seen, need, counted, questions;
    bool done;
};
MUST_CHECK enum status lesson_beat(struct request *req, const struct said *said, struct far *far);

/*
 * Answers a question of a lesson when its moment has come. REFUSED: answer.none, answer.wrong (it is kept, and asked again).
 * A question before its moment is not_found.
 */
MUST_CHECK enum status lesson_answer(struct request *req, int64_t course, int64_t lesson, int64_t question);
/* Appends the <question> to answer. */
MUST_CHECK enum status lesson_question_show(struct request *req, int64_t course, int64_t lesson, int64_t question);

/* -- the test -------------------------------------------------------------------------------------------------------- */

/* Draws a try. REFUSED: try.lessons-first, try.pause ({0} minutes still), try.passed. One that is open is gone on with. */
MUST_CHECK enum status try_begin(struct request *req, int64_t course, int64_t *try);
/* Keeps an answer of the open try. */
MUST_CHECK enum status try_answer(struct request *req, int64_t course, int64_t try, int64_t position);
/* Ends it and says how it went. REFUSED: try.ended. */
MUST_CHECK enum status try_end(struct request *req, int64_t course, int64_t try);

/* -- what the files here share ----------------------------------------------------------------------------------------- */

/* What an answer is posted as. */
#define ANSWER_PARAMS                                                                                                  \
    { "pick", PARAM_TEXT, OPTIONAL | MANY, 0, 5, NULL },                                                               \
    {                                                                                                                  \
        "blank", PARAM_TEXT, OPTIONAL | MANY, 0, 100, NULL                                                             \
    }

/* The answer that was posted for an item of a type, as the bank writes keys; NULL when there is none. In the arena. */
const char *answer_posted(struct request *req, const char *type);
/* Whether it is right. */
bool answer_is_right(struct arena *arena, const char *type, const char *key, const char *answer);

/* Milliseconds of a lesson l of a version c that have to be seen. */
#define LESSON_NEED " l.seconds * 10 * c.must_see "
/* True of a question q that is not answered right yet in an enrolment, an expression. */
#define QUESTION_OPEN(enrolment)                                                                                       \
    " NOT EXISTS (SELECT 1 FROM lesson_answer a WHERE a.enrolment = " enrolment                                        \
    "               AND a.question = q.id AND a.right_one = 1) "

/* Marks what is done, inside the caller's transaction: the lesson, and with the last of them the course. */
MUST_CHECK enum status lesson_settle(struct request *req, int64_t enrolment, int64_t lesson);
MUST_CHECK enum status enrolment_settle(struct request *req, int64_t enrolment);

#endif
