#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/unit.h"

#include "assignment.h"
#include "courses/making/course.h"

static const char *const occasions[] = { "all", "hired", "promoted", NULL };

static const struct param course_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };
static const struct param make_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { "unit", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { "occasion", PARAM_CHOICE, REQUIRED, 0, 0, occasions },
                                            { "post", PARAM_TEXT, OPTIONAL, 0, 50, NULL },
                                            { "grade", PARAM_TEXT, OPTIONAL, 0, 50, NULL },
                                            { "days", PARAM_WHOLE, REQUIRED, 1, 730, NULL },
                                            { 0 } };
static const struct param end_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL },
                                           { "assignment", PARAM_ID, REQUIRED, 0, 0, NULL },
                                           { 0 } };

static enum status show_assignments(struct request *req, int64_t course)
{
    return db_rows(
        req->db, req->page, "assignment", NULL,
        SQL("SELECT a.id, up.path AS unit, a.occasion, a.post, a.grade, a.days, a.made_at, a.ended_at,"
            "       COUNT(e.id) AS assigned, COUNT(e.done_at) AS done,"
            "       COALESCE(SUM(e.done_at IS NULL AND e.due_on < DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)), 0) AS overdue"
            "  FROM course_assignment a JOIN unit_path up ON up.id = a.unit LEFT JOIN enrolment e ON e.assignment = a.id"
            " WHERE a.course = ? GROUP BY a.id ORDER BY a.ended_at IS NOT NULL, a.id DESC LIMIT 200"),
        "i", course);
}

/* The posts and grades that there are, to choose from. */
static enum status show_choices(struct request *req)
{
    enum status got = unit_choices(req, MAY_MANAGE_COURSES, req->page, "unit-choice");
    if (got == OK)
        got = db_rows(req->db, req->page, "post-choice", NULL,
                      SQL("SELECT DISTINCT p.post AS id, p.post AS name FROM officer_place p WHERE p.post IS NOT NULL"
                          " ORDER BY 1 LIMIT 200"),
                      "");
    return got == OK ? db_rows(req->db, req->page, "grade-choice", NULL,
                               SQL("SELECT DISTINCT p.grade AS id, p.grade AS name FROM officer_place p"
                                   " WHERE p.grade IS NOT NULL ORDER BY 1 LIMIT 200"),
                               "")
                     : got;
}

static enum status assign_page(struct request *req)
{
    int64_t course = param_id(req, "course");
    enum status got = course_show(req, course);
    if (got == OK)
        got = show_assignments(req, course);
    return got == OK ? show_choices(req) : got;
}

static enum status back(struct request *req, enum status got, const char *done)
{
    return got == OK ? request_redirect(req, done, "/courses/%lld/assign", (long long)param_id(req, "course")) : got;
}

static enum status make_post(struct request *req)
{
    const struct assignment_facts facts = { .unit = param_id(req, "unit"),
                                            .occasion = param_text(req, "occasion"),
                                            .post = param_text(req, "post"),
                                            .grade = param_text(req, "grade"),
                                            .days = param_whole(req, "days") };
    return back(req, assignment_make(req, param_id(req, "course"), &facts), "assign.made");
}

static enum status end_post(struct request *req)
{
    return back(req, assignment_end(req, param_id(req, "course"), param_id(req, "assignment")), "assign.ended");
}

const struct route course_assign_routes[] = {
    { GET, "/courses/{course}/assign", MAY_MANAGE_COURSES, course_params, assign_page, "courses/assign" },
    { POST, "/courses/{course}/assign", MAY_MANAGE_COURSES, make_params, make_post, "courses/assign",
      .again = assign_page },
    { POST, "/courses/{course}/assign/{assignment}/end", MAY_MANAGE_COURSES, end_params, end_post, "courses/assign",
      .again = assign_page },
    { 0 },
};
