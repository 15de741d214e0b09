#include "chengxue/features.h"
#include "chengxue/kept_file.h"
#include "chengxue/page.h"
#include "chengxue/rich_text.h"
#include "learning.h"

static const struct param lesson_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL },
                                              { "lesson", PARAM_ID, REQUIRED, 0, 0, NULL },
                                              { 0 } };

/* A lesson l of the viewer's own version of a course, with its enrolment e; takes course, viewer and lesson. */
#define OWN_LESSON                                                                                                     \
    " enrolment e JOIN lesson l ON l.version = e.version AND e.course = ? AND e.officer = ? AND l.id = ? "
#define OWN_LESSON_VALUES(req) param_id(req, "course"), (req)->viewer, param_id(req, "lesson")

/* The lesson, and how far the viewer is; not_found without an enrolment. */
static enum status show_lesson(struct request *req)
{
    int64_t rows;
    enum status got = db_rows(
        req->db, req->page, "lesson", &rows,
        SQL("SELECT l.id, l.kind, l.title, l.seconds, l.url, x.id AS course, x.title AS course_title,"
            "       COALESCE(p.seen, 0) AS seen, COALESCE(p.place, 0) AS place, p.done_at," LESSON_NEED "AS need,"
            "       (SELECT n.id FROM lesson n WHERE n.version = l.version AND n.position > l.position"
            "         ORDER BY n.position LIMIT 1) AS next"
            "  FROM" OWN_LESSON "JOIN course x ON x.id = e.course JOIN course_version c ON c.id = e.version"
            "  LEFT JOIN lesson_progress p ON p.enrolment = e.id AND p.lesson = l.id"),
        "iii", OWN_LESSON_VALUES(req));
    return got == OK && rows == 0 ? not_found(req) : got;
}

static enum status show_text(struct request *req)
{
    char *body;
    enum status got = db_get(req->db, NULL, SQL("SELECT l.body FROM" OWN_LESSON), "iii:s", OWN_LESSON_VALUES(req),
                             &body);
    if (got == OK && body != NULL)
        rich_text_show(page_first(req->page, "lesson"), body);
    return got;
}

/* When each question is asked; what it asks is given at its moment alone. */
static enum status show_moments(struct request *req)
{
    return db_rows(req->db, req->page, "moment", NULL,
                   SQL("SELECT q.id, q.at_second FROM" OWN_LESSON
                       "  JOIN lesson_question q ON q.lesson = l.id AND" QUESTION_OPEN(
                           "e.id") " ORDER BY q.at_second IS NULL, q.at_second, q.id LIMIT 100"),
                   "iii", OWN_LESSON_VALUES(req));
}

static enum status lesson_page(struct request *req)
{
    enum status got = show_lesson(req);
    if (got == OK)
        got = show_text(req);
    return got == OK ? show_moments(req) : got;
}

static enum status file_page(struct request *req)
{
    bool found;
    int64_t file;
    enum status got = db_get(req->db, &found, SQL("SELECT l.kept_file FROM" OWN_LESSON "WHERE l.kept_file IS NOT NULL"),
                             "iii:i", OWN_LESSON_VALUES(req), &file);
    if (got == OK && !found)
        return not_found(req);
    return got == OK ? kept_file_answer(req, file) : got;
}

/* -- what the page's script says ---------------------------------------------------------------------------------------- */

static enum status open_post(struct request *req)
{
    int64_t viewing;
    enum status got = lesson_open(req, param_id(req, "course"), param_id(req, "lesson"), &viewing);
    return got == OK ? answer_json(req, 200, json_pack("{s:I}", "viewing", (json_int_t)viewing)) : got;
}

static const struct param beat_params[] = { { "viewing", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { "place", PARAM_WHOLE, REQUIRED, 0, 86400000, NULL },
                                            { "playing", PARAM_FLAG, OPTIONAL, 0, 0, NULL },
                                            { "visible", PARAM_FLAG, OPTIONAL, 0, 0, NULL },
                                            { 0 } };

static enum status beat_post(struct request *req)
{
    struct far far;
    const struct said said = { param_id(req, "viewing"), param_whole(req, "place"), param_flag(req, "playing"),
                               param_flag(req, "visible") };
    enum status got = lesson_beat(req, &said, &far);
    return got == OK
               ? answer_json(req, 200,
                             json_pack("{s:b, s:I, s:I, s:I, s:I, s:b}", "live", far.live, "seen", (json_int_t)far.seen,
                                       "need", (json_int_t)far.need, "counted", (json_int_t)far.counted, "questions",
                                       (json_int_t)far.questions, "done", far.done))
               : got;
}

/* -- questions ---------------------------------------------------------------------------------------------------------- */

static const struct param question_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL },
                                                { "lesson", PARAM_ID, REQUIRED, 0, 0, NULL },
                                                { "question", PARAM_ID, REQUIRED, 0, 0, NULL },
                                                ANSWER_PARAMS,
                                                { 0 } };

static enum status question_page(struct request *req)
{
    enum status got = show_lesson(req);
    return got == OK
               ? lesson_question_show(req, param_id(req, "course"), param_id(req, "lesson"), param_id(req, "question"))
               : got;
}

static enum status question_post(struct request *req)
{
    int64_t course = param_id(req, "course"), lesson = param_id(req, "lesson");
    enum status got = lesson_answer(req, course, lesson, param_id(req, "question"));
    return got == OK
               ? request_redirect(req, "answer.right", "/learn/%lld/lessons/%lld", (long long)course, (long long)lesson)
               : got;
}

const struct route learn_lesson_routes[] = {
    { GET, "/learn/{course}/lessons/{lesson}", SIGNED_IN, lesson_params, lesson_page, "courses/player" },
    { GET, "/learn/{course}/lessons/{lesson}/file", SIGNED_IN, lesson_params, file_page, NULL },
    { POST, "/learn/{course}/lessons/{lesson}/open", SIGNED_IN, lesson_params, open_post, NULL },
    { POST, "/learn/beat", SIGNED_IN, beat_params, beat_post, NULL },
    { GET, "/learn/{course}/lessons/{lesson}/questions/{question}", SIGNED_IN, question_params, question_page,
      "courses/question" },
    { POST, "/learn/{course}/lessons/{lesson}/questions/{question}", SIGNED_IN, question_params, question_post,
      "courses/question", .again = question_page },
    { 0 },
};
