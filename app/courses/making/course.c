#include "course.h"

#include "chengxue/audit.h"
#include "chengxue/scope.h"

enum status course_check_unit(struct request *req, int64_t unit)
{
    bool found;
    int64_t id;
    enum status got = db_get(req->db, &found, SQL("SELECT u.id FROM unit u WHERE u.id = ? AND u.id" IN_SCOPE), "iis:i",
                             unit, req->viewer, right_name(MAY_MANAGE_COURSES), &id);
    return got == OK && !found ? refuse_field(req, "unit", "course.unit-elsewhere") : got;
}

static enum status check_facts(struct request *req, const struct course_facts *facts)
{
    bool found;
    char *field;
    enum status got = course_check_unit(req, facts->unit);
    if (got != OK || facts->field == NULL)
        return got;
    got = db_get(req->db, &found, SQL("SELECT code FROM bank_domain WHERE code = ?"), "s:s", facts->field, &field);
    return got == OK && !found ? refuse_field(req, "field", "course.no-field") : got;
}

static enum status insert(struct request *req, const struct course_facts *facts, int64_t *id)
{
    enum status got = db_run(req->db,
                             SQL("INSERT INTO course (unit, title, field, summary, made_by, made_at)"
                                 " VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(6))"),
                             "isssi", facts->unit, facts->title, facts->field, facts->summary, req->viewer);
    if (got == FAILED && db_duplicate(req->db))
        return refuse_field(req, "title", "course.title-taken");
    *id = db_made(req->db);
    if (got == OK)
        got = db_run(
            req->db,
            SQL("INSERT INTO course_version (course, number, made_by, made_at) VALUES (?, 1, ?, UTC_TIMESTAMP(6))"),
            "ii", *id, req->viewer);
    return got == OK ? db_run(req->db, SQL("UPDATE course SET draft = ? WHERE id = ?"), "ii", db_made(req->db), *id)
                     : got;
}

enum status course_make(struct request *req, const struct course_facts *facts, int64_t *id)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = check_facts(req, facts);
    if (got == OK)
        got = insert(req, facts, id);
    if (got == OK)
        got = audit(req, "course.make", "course", *id, NULL);
    return db_end(req->db, got);
}

enum status course_take(struct request *req, int64_t course, struct course_now *now)
{
    bool found;
    char *state;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT c.published, c.draft, c.state FROM course c WHERE c.id = ? AND c.unit" IN_SCOPE
                                 " FOR UPDATE"),
                             "iis:iis", course, req->viewer, right_name(MAY_MANAGE_COURSES), &now->published,
                             &now->draft, &state);
    if (got != OK)
        return got;
    now->state = found ? state : NULL;
    return found ? OK : not_found(req);
}

enum status course_show(struct request *req, int64_t course)
{
    int64_t rows;
    enum status got = db_rows(
        req->db, req->page, "course", &rows,
        SQL("SELECT c.id, c.title, c.unit AS unit_id, u.name AS unit, c.field AS field_code,"
            "       (SELECT d.name FROM bank_domain d WHERE d.code = c.field) AS field, c.summary,"
            "       c.state, c.reason, c.draft IS NOT NULL AS in_work, c.published IS NOT NULL AS published"
            "  FROM course c JOIN unit u ON u.id = c.unit WHERE c.id = ? AND c.unit" IN_SCOPE),
        "iis", course, req->viewer, right_name(MAY_MANAGE_COURSES));
    return got == OK && rows == 0 ? not_found(req) : got;
}

enum status course_take_draft(struct request *req, int64_t course, int64_t *version)
{
    struct course_now now;
    enum status got = course_take(req, course, &now);
    if (got == OK)
        *version = now.draft;
    return got == OK && now.draft == 0 ? refuse(req, "course.no-draft") : got;
}

enum status course_change(struct request *req, int64_t course, const struct course_facts *facts)
{
    struct course_now now;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = course_take(req, course, &now);
    if (got == OK)
        got = check_facts(req, facts);
    if (got == OK)
        got = db_run(req->db, SQL("UPDATE course SET unit = ?, title = ?, field = ?, summary = ? WHERE id = ?"),
                     "isssi", facts->unit, facts->title, facts->field, facts->summary, course);
    if (got == FAILED && db_duplicate(req->db))
        got = refuse_field(req, "title", "course.title-taken");
    if (got == OK)
        got = audit(req, "course.change", "course", course, NULL);
    return db_end(req->db, got);
}

/* -- revising -------------------------------------------------------------------------------------------------------- */

static enum status copy_lessons(struct db *db, int64_t from, int64_t to)
{
    enum status got = db_run(db,
                             SQL("INSERT INTO lesson (version, position, kind, title, seconds, body, kept_file, url)"
                                 " SELECT ?, position, kind, title, seconds, body, kept_file, url FROM lesson"
                                 "  WHERE version = ? ORDER BY position"),
                             "ii", to, from);
    if (got == OK)
        got = db_run(
            db,
            SQL("INSERT INTO lesson_question (lesson, at_second, item_version)"
                " SELECT n.id, q.at_second, q.item_version FROM lesson l JOIN lesson_question q ON q.lesson = l.id"
                "   JOIN lesson n ON n.version = ? AND n.position = l.position WHERE l.version = ?"),
            "ii", to, from);
    if (got == OK)
        got = db_run(db,
                     SQL("INSERT INTO course_test_part (version, domain, items)"
                         " SELECT ?, domain, items FROM course_test_part WHERE version = ?"),
                     "ii", to, from);
    return got;
}

static enum status copy_version(struct request *req, int64_t course, int64_t published)
{
    enum status got = db_run(
        req->db,
        SQL("INSERT INTO course_version (course, number, must_see, pass, pause_minutes, made_by, made_at)"
            " SELECT course, number + 1, must_see, pass, pause_minutes, ?, UTC_TIMESTAMP(6) FROM course_version"
            "  WHERE id = ?"),
        "ii", req->viewer, published);
    int64_t draft = db_made(req->db);
    if (got == OK)
        got = copy_lessons(req->db, published, draft);
    return got == OK ? db_run(req->db, SQL("UPDATE course SET draft = ? WHERE id = ?"), "ii", draft, course) : got;
}

enum status course_revise(struct request *req, int64_t course)
{
    struct course_now now;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = course_take(req, course, &now);
    if (got == OK && now.draft != 0)
        got = refuse(req, "course.has-draft");
    if (got == OK)
        got = copy_version(req, course, now.published);
    if (got == OK)
        got = audit(req, "course.revise", "course", course, NULL);
    return db_end(req->db, got);
}

/* -- publishing ------------------------------------------------------------------------------------------------------ */

/* A domain of which the test asks for more items than the bank has. */
static enum status check_test(struct request *req, int64_t version)
{
    bool found;
    char *domain, *items;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT d.name, COUNT(v.id) FROM course_test_part p JOIN bank_domain d ON d.code = p.domain"
            "  LEFT JOIN (" ITEMS_TO_DRAW ") ON v.domain = p.domain"
            " WHERE p.version = ? GROUP BY p.domain, d.name, p.items HAVING COUNT(v.id) < p.items LIMIT 1"),
        "i:ss", version, &domain, &items);
    return got == OK && found ? refuse_with(req, "course.test-too-large", domain, items) : got;
}

static enum status check_version(struct request *req, int64_t version)
{
    int64_t lessons, seconds;
    enum status got = db_get(req->db, NULL,
                             SQL("SELECT COUNT(*), COALESCE(SUM(seconds), 0) FROM lesson WHERE version = ?"), "i:ii",
                             version, &lessons, &seconds);
    if (got == OK && lessons == 0)
        return refuse(req, "course.no-lessons");
    if (got == OK && seconds == 0)
        return refuse(req, "course.no-time");
    return got == OK ? check_test(req, version) : got;
}

static enum status publish_draft(struct request *req, int64_t course, int64_t draft)
{
    enum status got = check_version(req, draft);
    if (got == OK)
        got = db_run(req->db,
                     SQL("UPDATE course_version SET published_by = ?, published_at = UTC_TIMESTAMP(6) WHERE id = ?"),
                     "ii", req->viewer, draft);
    return got == OK
               ? db_run(req->db, SQL("UPDATE course SET published = ?, draft = NULL WHERE id = ?"), "ii", draft, course)
               : got;
}

enum status course_publish(struct request *req, int64_t course)
{
    struct course_now now;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = course_take(req, course, &now);
    if (got == OK && now.draft != 0)
        got = publish_draft(req, course, now.draft);
    if (got == OK)
        got = db_run(req->db, SQL("UPDATE course SET state = 'published', reason = NULL WHERE id = ?"), "i", course);
    if (got == OK)
        got = audit(req, "course.publish", "course", course, NULL);
    return db_end(req->db, got);
}

enum status course_withdraw(struct request *req, int64_t course, const char *reason)
{
    struct course_now now;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = course_take(req, course, &now);
    if (got == OK)
        got = db_run(req->db,
                     SQL("UPDATE course SET state = 'withdrawn', reason = ? WHERE id = ? AND state = 'published'"),
                     "si", reason, course);
    if (got == OK && db_changed(req->db) == 0)
        got = refuse(req, "course.not-published");
    if (got == OK)
        got = audit(req, "course.withdraw", "course", course, audit_facts(req->arena, "s", "reason", reason));
    return db_end(req->db, got);
}
