#include "assignment.h"

#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/scope.h"
#include "courses/making/course.h"

static enum status check(struct request *req, int64_t course, const struct assignment_facts *facts)
{
    bool found;
    int64_t id;
    struct course_now now;
    enum status got = course_take(req, course, &now);
    if (got == OK && strcmp(now.state, "published") != 0)
        return refuse(req, "assign.not-published");
    if (got == OK)
        got = course_check_unit(req, facts->unit);
    if (got == OK)
        got = db_get(
            req->db, &found,
            SQL("SELECT id FROM course_assignment WHERE course = ? AND unit = ? AND occasion = ? AND post <=> ?"
                "   AND grade <=> ? AND ended_at IS NULL"),
            "iisss:i", course, facts->unit, facts->occasion, facts->post, facts->grade, &id);
    return got == OK && found ? refuse(req, "assign.twice") : got;
}

enum status assignment_make(struct request *req, int64_t course, const struct assignment_facts *facts)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = check(req, course, facts);
    if (got == OK)
        got = db_run(
            req->db,
            SQL("INSERT INTO course_assignment (course, unit, occasion, post, grade, days, since_event, made_by,"
                "   made_at)"
                " SELECT ?, ?, ?, ?, ?, ?, COALESCE(MAX(id), 0), ?, UTC_TIMESTAMP(6) FROM personnel_happened"),
            "iisssii", course, facts->unit, facts->occasion, facts->post, facts->grade, facts->days, req->viewer);
    if (got == OK)
        got = audit(req, "course.assign", "course", course,
                    audit_facts(req->arena, "i", "assignment", db_made(req->db)));
    return db_end(req->db, got);
}

enum status assignment_end(struct request *req, int64_t course, int64_t assignment)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_run(req->db,
                             SQL("UPDATE course_assignment a JOIN course c ON c.id = a.course"
                                 "   SET a.ended_by = ?, a.ended_at = UTC_TIMESTAMP(6)"
                                 " WHERE a.id = ? AND a.course = ? AND a.ended_at IS NULL AND c.unit" IN_SCOPE),
                             "iiiis", req->viewer, assignment, course, req->viewer, right_name(MAY_MANAGE_COURSES));
    if (got == OK && db_changed(req->db) == 0)
        got = not_found(req);
    if (got == OK)
        got = audit(req, "course.assign-end", "course", course, audit_facts(req->arena, "i", "assignment", assignment));
    return db_end(req->db, got);
}
