#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"
#include "learning.h"

static const struct param list_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },
                                            { 0 } };

#define LEARNERS " FROM enrolment e JOIN officer_place o ON o.id = e.officer WHERE e.course = ? AND o.unit" IN_SCOPE

/* Who learns a course, of those in the viewer's scope. */
static enum status learners_page(struct request *req)
{
    int64_t course = param_id(req, "course"), number = param_whole(req, "page"), rows;
    const char *right = right_name(MAY_VIEW_CREDITS);
    enum status got = db_rows(req->db, req->page, "course", &rows, SQL("SELECT id, title FROM course WHERE id = ?"),
                              "i", course);
    if (got == OK && rows == 0)
        return not_found(req);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "learner", NULL,
            SQL("SELECT e.id, o.name AS person, o.number, (SELECT up.path FROM unit_path up WHERE up.id = o.unit) AS unit,"
                "       e.enrolled_at, e.started_at, e.due_on, e.done_at,"
                "       (SELECT COUNT(p.done_at) FROM lesson_progress p WHERE p.enrolment = e.id) AS done,"
                "       (SELECT COUNT(*) FROM lesson l WHERE l.version = e.version) AS lessons" LEARNERS
                " ORDER BY e.done_at IS NULL DESC, e.id LIMIT ? OFFSET ?"),
            "iisii", course, req->viewer, right, req->list_size, list_start(req, number));
    return got == OK ? list_count(req, number, SQL("SELECT COUNT(*)" LEARNERS), "iis", course, req->viewer, right)
                     : got;
}

static const struct param record_params[] = { { "enrolment", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

static enum status show_head(struct request *req, int64_t enrolment, int64_t *rows)
{
    return db_rows(
        req->db, req->page, "enrolment", rows,
        SQL("SELECT e.id, c.id AS course, c.title, v.number AS version, n.name AS person, n.number, e.enrolled_at,"
            "       e.started_at, e.done_at, e.officer = ? AS own"
            "  FROM enrolment e JOIN course c ON c.id = e.course JOIN course_version v ON v.id = e.version"
            "  JOIN officer_name n ON n.id = e.officer"
            " WHERE e.id = ? AND (e.officer = ? OR EXISTS (SELECT 1 FROM officer_place o WHERE o.id = e.officer"
            "          AND o.unit" IN_SCOPE "))"),
        "iiiis", req->viewer, enrolment, req->viewer, req->viewer, right_name(MAY_VIEW_CREDITS));
}

/* What a course's hours rest on: what was seen of each lesson, when and where, and how the test went. */
static enum status record_page(struct request *req)
{
    int64_t enrolment = param_id(req, "enrolment"), rows;
    enum status got = show_head(req, enrolment, &rows);
    if (got == OK && rows == 0)
        return not_found(req);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "lesson", NULL,
            SQL("SELECT l.title, l.kind, l.seconds, COALESCE(p.seen, 0) AS seen, COALESCE(p.counted, 0) AS counted,"
                "       p.done_at FROM enrolment e JOIN lesson l ON l.version = e.version"
                "  LEFT JOIN lesson_progress p ON p.enrolment = e.id AND p.lesson = l.id"
                " WHERE e.id = ? ORDER BY l.position LIMIT 200"),
            "i", enrolment);
    if (got == OK)
        got = db_rows(req->db, req->page, "viewing", NULL,
                      SQL("SELECT v.opened_at, v.beat_at, l.title, v.counted, v.address, v.agent FROM viewing v"
                          "  JOIN lesson l ON l.id = v.lesson WHERE v.enrolment = ? ORDER BY v.id DESC LIMIT 200"),
                      "i", enrolment);
    return got == OK ? db_rows(req->db, req->page, "try", NULL,
                               SQL("SELECT number, begun_at, ended_at, items, right_ones, passed FROM course_try"
                                   " WHERE enrolment = ? ORDER BY number LIMIT 200"),
                               "i", enrolment)
                     : got;
}

const struct route learner_routes[] = {
    { GET, "/courses/{course}/learners", MAY_VIEW_CREDITS, list_params, learners_page, "courses/learners",
      .list = "learner" },
    { GET, "/learners/{enrolment}", SIGNED_IN, record_params, record_page, "courses/record" },
    { 0 },
};
