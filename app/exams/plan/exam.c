#include "exam.h"

#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/scope.h"

/* -- what must fit together -------------------------------------------------------------------------------------- */

/* The blueprint stays as it is until the transaction ends, so that the pass line fits it. */
static enum status check_blueprint(struct request *req, const struct exam *exam, int64_t before)
{
    bool found;
    int64_t retired, total;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT b.retired_at IS NOT NULL,"
            "       (SELECT COALESCE(SUM(c.items * c.score), 0) FROM blueprint_cell c WHERE c.blueprint = b.id)"
            "  FROM blueprint b WHERE b.id = ? AND b.unit" IN_SCOPE " FOR UPDATE"),
        "iis:ii", exam->blueprint, req->viewer, right_name(MAY_MANAGE_EXAMS), &retired, &total);
    if (got != OK)
        return got;
    if (!found || (retired && exam->blueprint != before))
        return refuse_field(req, "blueprint", "exam.blueprint-wrong");
    if (total == 0)
        return refuse_field(req, "blueprint", "exam.blueprint-empty");
    if (exam->pass_score > total)
        return refuse_field(req, "pass_score", "exam.pass-above-total");
    return OK;
}

static enum status check_resit(struct request *req, const struct exam *exam, int64_t id)
{
    int64_t fitting;
    if (exam->resit_of == 0)
        return OK;
    enum status got = db_get(req->db, NULL,
                             SQL("SELECT COUNT(*) FROM exam e WHERE e.id = ? AND e.id <> ? AND e.unit" IN_SCOPE),
                             "iiis:i", exam->resit_of, id, req->viewer, right_name(MAY_MANAGE_EXAMS), &fitting);
    return got == OK && fitting == 0 ? refuse_field(req, "resit_of", "exam.resit-wrong") : got;
}

static enum status check(struct request *req, const struct exam *exam, int64_t id, int64_t blueprint_before)
{
    if (strcmp(exam->draw, "forms") == 0 && exam->forms < 2)
        return refuse_field(req, "forms", "exam.forms-wrong");
    enum status got = check_blueprint(req, exam, blueprint_before);
    return got == OK ? check_resit(req, exam, id) : got;
}

/* -- making and changing ----------------------------------------------------------------------------------------- */

static int64_t forms_of(const struct exam *exam)
{
    return strcmp(exam->draw, "forms") == 0 ? exam->forms : 1;
}

enum status exam_create(struct request *req, const struct exam *exam, int64_t *id)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = check(req, exam, 0, 0);
    if (got == OK)
        got = db_run(req->db,
                     SQL("INSERT INTO exam (name, unit, kind, blueprint, draw, forms, minutes, pass_score,"
                         "                  multiple_rule, grace_seconds, exposure_most, double_marking,"
                         "                  difference_most, appeal_days, resit_of, ticket_rules, made_by, made_at)"
                         " SELECT ?, u.id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULLIF(?, 0), ?, ?, UTC_TIMESTAMP(6)"
                         "   FROM unit u WHERE u.id = ? AND u.id" IN_SCOPE),
                     "ssisiiisiiiiiisiiis", exam->name, exam->kind, exam->blueprint, exam->draw, forms_of(exam),
                     exam->minutes, exam->pass_score, exam->multiple_rule, exam->grace_seconds, exam->exposure_most,
                     (int64_t)exam->double_marking, exam->difference_most, exam->appeal_days, exam->resit_of,
                     exam->ticket_rules, req->viewer, exam->unit, req->viewer, right_name(MAY_MANAGE_EXAMS));
    if (got == OK && db_changed(req->db) == 0)
        got = not_found(req);
    *id = db_made(req->db);
    if (got == OK)
        got = audit(req, "exam.create", "exam", *id, audit_facts(req->arena, "s", "name", exam->name));
    return db_end(req->db, got);
}

/* Locks an exam in scope for a change. The job that draws papers locks it too. */
static enum status lock(struct request *req, int64_t id, int64_t *blueprint, bool *frozen)
{
    bool found;
    int64_t drawn;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT e.blueprint FROM exam e WHERE e.id = ? AND e.unit" IN_SCOPE " FOR UPDATE"),
                             "iis:i", id, req->viewer, right_name(MAY_MANAGE_EXAMS), blueprint);
    if (got != OK)
        return got;
    if (!found)
        return not_found(req);
    got = db_get(req->db, NULL,
                 SQL("SELECT COUNT(*) FROM paper_draw d JOIN sitting s ON s.id = d.sitting WHERE s.exam = ?"), "i:i",
                 id, &drawn);
    *frozen = drawn > 0;
    return got;
}

enum status exam_change(struct request *req, int64_t id, const struct exam *exam)
{
    bool frozen = false;
    int64_t blueprint = 0;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = lock(req, id, &blueprint, &frozen);
    if (got == OK && frozen)
        got = refuse(req, "exam.frozen");
    if (got == OK)
        got = check(req, exam, id, blueprint);
    if (got == OK)
        got = db_run(req->db,
                     SQL("UPDATE exam SET name = ?, kind = ?, blueprint = ?, draw = ?, forms = ?, minutes = ?,"
                         "       pass_score = ?, multiple_rule = ?, grace_seconds = ?, exposure_most = ?,"
                         "       double_marking = ?, difference_most = ?, appeal_days = ?, resit_of = NULLIF(?, 0),"
                         "       ticket_rules = ?"
                         " WHERE id = ?"),
                     "ssisiiisiiiiiisi", exam->name, exam->kind, exam->blueprint, exam->draw, forms_of(exam),
                     exam->minutes, exam->pass_score, exam->multiple_rule, exam->grace_seconds, exam->exposure_most,
                     (int64_t)exam->double_marking, exam->difference_most, exam->appeal_days, exam->resit_of,
                     exam->ticket_rules, id);
    if (got == OK)
        got = audit(req, "exam.change", "exam", id, audit_facts(req->arena, "s", "name", exam->name));
    return db_end(req->db, got);
}

enum status exam_remove(struct request *req, int64_t id)
{
    bool frozen;
    char *name;
    int64_t blueprint, uses;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = lock(req, id, &blueprint, &frozen);
    if (got == OK)
        got = db_get(req->db, NULL,
                     SQL("SELECT e.name, (SELECT COUNT(*) FROM sitting WHERE exam = e.id)"
                         "             + (SELECT COUNT(*) FROM exam WHERE resit_of = e.id) FROM exam e WHERE e.id = ?"),
                     "i:si", id, &name, &uses);
    if (got == OK && uses > 0)
        got = refuse(req, "exam.in-use");
    if (got == OK)
        got = db_run(req->db, SQL("DELETE FROM exam WHERE id = ?"), "i", id);
    if (got == OK)
        got = audit(req, "exam.remove", "exam", id, audit_facts(req->arena, "s", "name", name));
    return db_end(req->db, got);
}
