/*
 * Making a course: its facts, and a version in work with lessons, questions and a test. A version that was published is
 * never changed; who changes a published course makes a new version of it, and who had begun stays with the old one.
 *
 *   draft ──publish──► published ──revise──► (a draft beside it) ──publish──► published, one number on
 *                          └──withdraw──► withdrawn ──publish──► published
 *
 * Functions that take a request are a transaction each, check the viewer's scope (manage-courses) and stand in the audit.
 * Those that change a version are REFUSED with course.no-draft when none is in work.
 */
#ifndef CHENGXUE_COURSES_COURSE_H
#define CHENGXUE_COURSES_COURSE_H

#include "chengxue/request.h"

#define LESSONS_MOST 100
#define LESSON_BYTES_MOST ((int64_t)38 << 20) /* of a video or document */
#define TEST_ITEMS_MOST 100
#define READING_PER_MINUTE 300 /* characters: a default of ours */

struct course_facts {
    int64_t unit;
    const char *title, *field, *summary; /* field and summary NULL for none */
};

/* REFUSED: course.unit-elsewhere, course.no-field, course.title-taken. */
MUST_CHECK enum status course_make(struct request *req, const struct course_facts *facts, int64_t *id);
MUST_CHECK enum status course_change(struct request *req, int64_t course, const struct course_facts *facts);
/* A version in work like the published one. REFUSED: course.has-draft. */
MUST_CHECK enum status course_revise(struct request *req, int64_t course);
/*
 * Publishes what is in work, or again what was withdrawn. REFUSED: course.no-lessons, course.no-time (nothing in it takes
 * time), course.test-too-large ({0} the domain, {1} how many items it has).
 */
MUST_CHECK enum status course_publish(struct request *req, int64_t course);
/* Nobody begins it any more; who has begun goes on. */
MUST_CHECK enum status course_withdraw(struct request *req, int64_t course, const char *reason);

struct lesson_facts {
    const char *kind, *title;
    int64_t minutes;             /* 0 when not given: a text takes its reading time, a video its length */
    const char *body, *url;      /* NULL for none */
    const struct upload *upload; /* NULL: the file stays as it is */
};

/* lesson 0 adds one at the end. REFUSED naming the field: lesson.no-body, lesson.no-file, lesson.no-url, lesson.no-minutes, … */
MUST_CHECK enum status lesson_put(struct request *req, int64_t course, int64_t lesson,
                                  const struct lesson_facts *facts);
MUST_CHECK enum status lesson_move(struct request *req, int64_t course, int64_t lesson, bool up);
MUST_CHECK enum status lesson_remove(struct request *req, int64_t course, int64_t lesson);

/*
 * An objective item of the bank, named by its code, that a lesson asks at a second (of a video), or at its end (-1).
 * REFUSED: question.unknown ({0}), question.written, question.twice, question.too-late.
 */
MUST_CHECK enum status question_add(struct request *req, int64_t course, int64_t lesson, const char *code,
                                    int64_t at_second);
MUST_CHECK enum status question_remove(struct request *req, int64_t course, int64_t lesson, int64_t question);

struct test_terms {
    int64_t must_see, pass, pause_minutes;
    const char *const *domains; /* beside each: how many items, as text; "" for none */
    const char *const *items;
    size_t count;
};

/* How the version is learnt and tested. REFUSED: course.test-number ({0} the domain). */
MUST_CHECK enum status course_terms(struct request *req, int64_t course, const struct test_terms *terms);

/* What the folders of courses share about one of the viewer's scope; not_found when it is none. */
struct course_now {
    int64_t published, draft; /* versions, 0 for none */
    const char *state;
};
/* Takes it for the caller's transaction. */
MUST_CHECK enum status course_take(struct request *req, int64_t course, struct course_now *now);
/* Appends it to the page as <course>. */
MUST_CHECK enum status course_show(struct request *req, int64_t course);
/* REFUSED with course.unit-elsewhere unless the viewer keeps courses in that unit. */
MUST_CHECK enum status course_check_unit(struct request *req, int64_t unit);

/* The items that a test may draw, as i and v: those of a scenario cannot stand alone, and written ones need a marker. */
#define ITEMS_TO_DRAW                                                                                                  \
    " bank_item i JOIN bank_version v ON v.id = i.version AND i.state = 'approved' AND v.type <> 'short-answer'"       \
    "   AND v.scenario IS NULL "

/* The version in work, taken for the caller's transaction. */
MUST_CHECK enum status course_take_draft(struct request *req, int64_t course, int64_t *version);

/* Appends what a version holds: <version>, <lesson>, <question> and <test-part> rows. */
MUST_CHECK enum status course_version_show(struct request *req, int64_t version);

#endif
