#include "chengxue/bank.h"
#include "chengxue/features.h"
#include "chengxue/page.h"
#include "learning.h"

/* -- what there is to learn -------------------------------------------------------------------------------------------- */

static const struct param list_params[] = { { "q", PARAM_TEXT, OPTIONAL, 0, 50, NULL },
                                            { "field", PARAM_CODE, OPTIONAL, 0, 0, NULL },
                                            { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },
                                            { 0 } };

#define OPEN_COURSES                                                                                                   \
    " FROM course c WHERE c.state = 'published' AND (? IS NULL OR LOCATE(?, c.title) > 0)"                             \
    "   AND (? IS NULL OR c.field = ?)"                                                                                \
    "   AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.course = c.id AND e.officer = ?)"
#define OPEN_TYPES "ssssi"
#define OPEN_VALUES(req)                                                                                               \
    param_text(req, "q"), param_text(req, "q"), param_text(req, "field"), param_text(req, "field"), (req)->viewer

#define COURSE_SECONDS(version) " (SELECT SUM(l.seconds) FROM lesson l WHERE l.version = " version ") AS seconds "

static enum status show_own(struct request *req)
{
    return db_rows(
        req->db, req->page, "own", NULL,
        SQL("SELECT c.id, c.title, e.done_at, e.started_at, e.how, e.due_on,"
            "       e.due_on < DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) AS overdue," COURSE_SECONDS(
                "e.version") ","
                             "       (SELECT COUNT(*) FROM lesson l WHERE l.version = e.version) AS lessons,"
                             "       (SELECT COUNT(p.done_at) FROM lesson_progress p WHERE p.enrolment = e.id) AS done"
                             "  FROM enrolment e JOIN course c ON c.id = e.course WHERE e.officer = ?"
                             " ORDER BY e.done_at IS NOT NULL, e.due_on IS NULL, e.due_on, COALESCE(e.done_at, e.started_at, e.enrolled_at) DESC LIMIT 200"),
        "i", req->viewer);
}

static enum status list_page(struct request *req)
{
    int64_t number = param_whole(req, "page");
    enum status got = show_own(req);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "open", NULL,
            SQL("SELECT c.id, c.title, c.summary, (SELECT d.name FROM bank_domain d WHERE d.code = c.field) AS field," COURSE_SECONDS(
                "c.published") OPEN_COURSES " ORDER BY c.id DESC LIMIT ? OFFSET ?"),
            OPEN_TYPES "ii", OPEN_VALUES(req), req->list_size, list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*)" OPEN_COURSES), OPEN_TYPES, OPEN_VALUES(req));
    return got == OK ? db_rows(req->db, req->page, "field-choice", NULL,
                               SQL("SELECT DISTINCT d.code AS id, d.name, d.position FROM course c JOIN bank_domain d"
                                   "    ON d.code = c.field WHERE c.state = 'published' ORDER BY d.position"),
                               "")
                     : got;
}

/* -- one course -------------------------------------------------------------------------------------------------------- */

static const struct param course_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

/* For whoever has begun it, and everybody while it is published. */
static enum status show_course(struct request *req, int64_t course)
{
    int64_t rows;
    enum status got = db_rows(
        req->db, req->page, "course", &rows,
        SQL("SELECT c.id, c.title, c.summary, c.state, e.id AS enrolment, e.done_at, e.due_on, v.must_see, v.pass, v.pause_minutes,"
            "       (SELECT d.name FROM bank_domain d WHERE d.code = c.field) AS field," COURSE_SECONDS(
                "v.id") ","
                        "       (SELECT SUM(t.items) FROM course_test_part t WHERE t.version = v.id) AS test_items,"
                        "       (SELECT MAX(y.passed) FROM course_try y WHERE y.enrolment = e.id) AS passed"
                        "  FROM course c LEFT JOIN enrolment e ON e.course = c.id AND e.officer = ?"
                        "  JOIN course_version v ON v.id = COALESCE(e.version, c.published)"
                        " WHERE c.id = ? AND (c.state = 'published' OR e.id IS NOT NULL)"),
        "ii", req->viewer, course);
    return got == OK && rows == 0 ? not_found(req) : got;
}

static enum status course_page(struct request *req)
{
    int64_t course = param_id(req, "course");
    enum status got = show_course(req, course);
    return got == OK
               ? db_rows(
                     req->db, req->page, "lesson", NULL,
                     SQL("SELECT l.id, l.kind, l.title, l.seconds, p.seen, p.done_at, p.enrolment IS NOT NULL AS begun"
                         "  FROM course c LEFT JOIN enrolment e ON e.course = c.id AND e.officer = ?"
                         "  JOIN course_version v ON v.id = COALESCE(e.version, c.published)"
                         "  JOIN lesson l ON l.version = v.id"
                         "  LEFT JOIN lesson_progress p ON p.enrolment = e.id AND p.lesson = l.id"
                         " WHERE c.id = ? ORDER BY l.position LIMIT 200"),
                     "ii", req->viewer, course)
               : got;
}

static enum status enrol_post(struct request *req)
{
    enum status got = course_enrol(req, param_id(req, "course"));
    return got == OK ? request_redirect(req, "learn.enrolled", "/learn/%lld", (long long)param_id(req, "course")) : got;
}

/* -- the test ---------------------------------------------------------------------------------------------------------- */

static const struct param try_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL },
                                           { "try", PARAM_ID, REQUIRED, 0, 0, NULL },
                                           { 0 } };
static const struct param place_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL },
                                             { "try", PARAM_ID, REQUIRED, 0, 0, NULL },
                                             { "place", PARAM_ID, REQUIRED, 0, 0, NULL },
                                             ANSWER_PARAMS,
                                             { 0 } };

static enum status begin_post(struct request *req)
{
    int64_t try;
    enum status got = try_begin(req, param_id(req, "course"), &try);
    return got == OK ? request_redirect(req, NULL, "/learn/%lld/tries/%lld", (long long)param_id(req, "course"),
                                        (long long)try)
                     : got;
}

/* The viewer's own try: its items, each with whether it is answered, and how it went once it has ended. */
static enum status try_page(struct request *req)
{
    int64_t rows, try = param_id(req, "try");
    enum status got = show_course(req, param_id(req, "course"));
    if (got == OK)
        got = db_rows(
            req->db, req->page, "try", &rows,
            SQL("SELECT y.id, y.number, y.items, y.right_ones, y.passed, y.begun_at, y.ended_at FROM course_try y"
                "  JOIN enrolment e ON e.id = y.enrolment WHERE y.id = ? AND e.officer = ? AND e.course = ?"),
            "iii", try, req->viewer, param_id(req, "course"));
    if (got == OK && rows == 0)
        return not_found(req);
    return got == OK
               ? db_rows(
                     req->db, req->page, "asked", NULL,
                     SQL("SELECT i.position, b.stem, i.answer IS NOT NULL AS answered,"
                         "       IF(y.ended_at IS NULL, NULL, COALESCE(i.right_one, 0)) AS right_one"
                         "  FROM course_try_item i JOIN course_try y ON y.id = i.try"
                         "  JOIN bank_version b ON b.id = i.item_version WHERE i.try = ? ORDER BY i.position LIMIT 200"),
                     "i", try)
               : got;
}

/* One question of it, while it is open. */
static enum status place_page(struct request *req)
{
    bool found;
    int64_t item, count, place = param_id(req, "place");
    char *answer;
    enum status got = show_course(req, param_id(req, "course"));
    if (got == OK)
        got = db_get(
            req->db, &found,
            SQL("SELECT i.item_version, i.answer, y.items FROM course_try_item i JOIN course_try y ON y.id = i.try"
                "  JOIN enrolment e ON e.id = y.enrolment"
                " WHERE i.try = ? AND i.position = ? AND e.officer = ? AND e.course = ? AND y.ended_at IS NULL"),
            "iiii:isi", param_id(req, "try"), place, req->viewer, param_id(req, "course"), &item, &answer, &count);
    if (got == OK && !found)
        return not_found(req);
    if (got != OK)
        return got;
    xmlNode *at = page_add(req->page, "place");
    page_number(at, "try", param_id(req, "try"));
    page_number(at, "number", place);
    page_number(at, "of", count);
    page_set(at, "answer", answer);
    return bank_item_ask(req->db, req->arena, item, req->page);
}

static enum status place_post(struct request *req)
{
    int64_t course = param_id(req, "course"), try = param_id(req, "try"), place = param_id(req, "place"), count;
    enum status got = try_answer(req, course, try, place);
    if (got == OK)
        got = db_get(req->db, NULL, SQL("SELECT items FROM course_try WHERE id = ?"), "i:i", try, &count);
    if (got != OK)
        return got;
    return place < count ? request_redirect(req, NULL, "/learn/%lld/tries/%lld/%lld", (long long)course, (long long)try,
                                            (long long)place + 1)
                         : request_redirect(req, NULL, "/learn/%lld/tries/%lld", (long long)course, (long long)try);
}

static enum status end_post(struct request *req)
{
    enum status got = try_end(req, param_id(req, "course"), param_id(req, "try"));
    return got == OK ? request_redirect(req, NULL, "/learn/%lld/tries/%lld", (long long)param_id(req, "course"),
                                        (long long)param_id(req, "try"))
                     : got;
}

const struct route learn_routes[] = {
    { GET, "/learn", SIGNED_IN, list_params, list_page, "courses/learn", .list = "open" },
    { GET, "/learn/{course}", SIGNED_IN, course_params, course_page, "courses/learn-course" },
    { POST, "/learn/{course}/enrol", SIGNED_IN, course_params, enrol_post, NULL },
    { POST, "/learn/{course}/tries", SIGNED_IN, course_params, begin_post, "courses/learn-course",
      .again = course_page },
    { GET, "/learn/{course}/tries/{try}", SIGNED_IN, try_params, try_page, "courses/try" },
    { GET, "/learn/{course}/tries/{try}/{place}", SIGNED_IN, place_params, place_page, "courses/question" },
    { POST, "/learn/{course}/tries/{try}/{place}", SIGNED_IN, place_params, place_post, "courses/question",
      .again = place_page },
    { POST, "/learn/{course}/tries/{try}/end", SIGNED_IN, try_params, end_post, "courses/try", .again = try_page },
    { 0 },
};
