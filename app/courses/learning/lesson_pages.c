#include "chengxue/features.h"
#include "chengxue/kept_file.h"
#include "chengxue/page.h"
#include "chengxue/rich_text.h"
#include "learning.h"

static const struct param lesson_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL },
                                              { "lesson", PARAM_ID, REQUIRED, 0, 0, NULL },
                                              { 0 } };

/* A lesson of the viewer's version of the course, and how far the viewer is; not_found without an enrolment. */
static enum status show_lesson(struct request *req, char **body)
{
    bool found;
    int64_t course = param_id(req, "course"), lesson = param_id(req, "lesson");
    enum status got = db_get(req->db, &found,
                             SQL("SELECT l.body FROM enrolment e JOIN lesson l ON l.version = e.version"
                                 " WHERE e.course = ? AND e.officer = ? AND l.id = ?"),
                             "iii:s", course, req->viewer, lesson, body);
    if (got == OK && !found)
        return not_found(req);
    return got == OK
               ? db_rows(
                     req->db, req->page, "lesson", NULL,
                     SQL("SELECT l.id, l.kind, l.title, l.seconds, l.url, c.id AS course, c.title AS course_title,"
                         "       COALESCE(p.seen, 0) AS seen, COALESCE(p.place, 0) AS place, p.done_at,"
                         "       l.seconds * 10 * v.must_see AS need, v.must_see,"
                         "       (SELECT n.id FROM lesson n WHERE n.version = l.version AND n.position > l.position"
                         "         ORDER BY n.position LIMIT 1) AS next"
                         "  FROM enrolment e JOIN course c ON c.id = e.course JOIN course_version v ON v.id = e.version"
                         "  JOIN lesson l ON l.version = v.id"
                         "  LEFT JOIN lesson_progress p ON p.enrolment = e.id AND p.lesson = l.id"
                         " WHERE e.course = ? AND e.officer = ? AND l.id = ?"),
                     "iii", course, req->viewer, lesson)
               : got;
}

/* When each question is asked; what it asks is given at its moment alone. */
static enum status show_moments(struct request *req)
{
    return db_rows(req->db, req->page, "moment", NULL,
                   SQL("SELECT q.id, q.at_second FROM enrolment e JOIN lesson l ON l.version = e.version"
                       "  JOIN lesson_question q ON q.lesson = l.id WHERE e.course = ? AND e.officer = ? AND l.id = ?"
                       "   AND NOT EXISTS (SELECT 1 FROM lesson_answer a WHERE a.enrolment = e.id AND a.question = q.id"
                       "                      AND a.right_one = 1)"
                       " ORDER BY q.at_second IS NULL, q.at_second, q.id LIMIT 100"),
                   "iii", param_id(req, "course"), req->viewer, param_id(req, "lesson"));
}

static enum status lesson_page(struct request *req)
{
    char *body = NULL;
    enum status got = show_lesson(req, &body);
    if (got == OK && body != NULL)
        rich_text_show(page_first(req->page, "lesson"), body);
    return got == OK ? show_moments(req) : got;
}

static enum status file_page(struct request *req)
{
    bool found;
    int64_t file;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT l.kept_file FROM enrolment e JOIN lesson l ON l.version = e.version"
                                 " WHERE e.course = ? AND e.officer = ? AND l.id = ? AND l.kept_file IS NOT NULL"),
                             "iii:i", param_id(req, "course"), req->viewer, param_id(req, "lesson"), &file);
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

static const struct param question_params[] = {
    { "course", PARAM_ID, REQUIRED, 0, 0, NULL },           { "lesson", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "question", PARAM_ID, REQUIRED, 0, 0, NULL },         { "pick", PARAM_TEXT, OPTIONAL | MANY, 0, 5, NULL },
    { "blank", PARAM_TEXT, OPTIONAL | MANY, 0, 100, NULL }, { 0 }
};

static enum status question_page(struct request *req)
{
    int64_t course = param_id(req, "course"), lesson = param_id(req, "lesson"), question = param_id(req, "question");
    char *body;
    enum status got = show_lesson(req, &body);
    return got == OK ? lesson_question_show(req, course, lesson, question) : got;
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
