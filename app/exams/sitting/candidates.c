#include "candidates.h"

#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/jobs.h"
#include "rooms.h"
#include "sitting.h"

static enum status count_candidates(struct request *req, int64_t id, int64_t *count)
{
    return db_get(req->db, NULL, SQL("SELECT COUNT(*) FROM candidate WHERE sitting = ? AND withdrawn_at IS NULL"),
                  "i:i", id, count);
}

/* District administrators enrol their own people though the exam is the city's: whoever has a quota may try. */
static enum status read_open(struct request *req, struct enrolment *enrolment)
{
    bool found;
    char *state;
    int64_t made, asked, manage;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT s.state, s.papers_at IS NOT NULL," PAPERS_ASKED ", e.unit" IN_SCOPE
                                 "  FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.id = ? AND" SITTING_ENROLS),
                             "isiisi:siii", req->viewer, right_name(MAY_MANAGE_EXAMS), enrolment->sitting, req->viewer,
                             right_name(MAY_ENROL), req->viewer, &state, &made, &asked, &manage);
    if (got != OK)
        return got;
    if (!found)
        return not_found(req);
    bool early = strcmp(state, "draft") == 0 || strcmp(state, "published") == 0;
    bool over = !early && strcmp(state, "waiting") != 0 && strcmp(state, "running") != 0;
    enrolment->late = made;
    if (over)
        return refuse(req, "sitting.over");
    if (asked || (made && !manage))
        return refuse(req, "sitting.has-papers");
    return made || early ? OK : refuse(req, "sitting.started");
}

enum status enrolment_begin(struct request *req, int64_t id, struct enrolment *enrolment)
{
    bool found;
    enum status got = db_get(req->db, &found, SQL("SELECT id FROM sitting WHERE id = ? FOR UPDATE"), "i:i", id,
                             &enrolment->sitting);
    if (got == OK && !found)
        return not_found(req);
    if (got == OK)
        got = read_open(req, enrolment);
    return got == OK ? count_candidates(req, id, &enrolment->before) : got;
}

/* Whoever does not hold the exam may only send people under a quota. */
static enum status check_nomination(struct request *req, int64_t id)
{
    bool outside;
    char *name;
    enum status got = db_get(
        req->db, &outside,
        SQL("SELECT o.name FROM candidate c JOIN officer_name o ON o.id = c.officer"
            "  JOIN sitting s ON s.id = c.sitting JOIN exam e ON e.id = s.exam"
            " WHERE c.sitting = ? AND c.enrolled_by = ? AND c.withdrawn_at IS NULL AND NOT e.unit" IN_SCOPE
            "   AND NOT EXISTS (SELECT 1 FROM quota q JOIN unit_tree t ON t.ancestor = q.unit"
            "                    WHERE q.sitting = c.sitting AND t.descendant = c.unit) LIMIT 1"),
        "iiis:s", id, req->viewer, req->viewer, right_name(MAY_ENROL), &name);
    return got == OK && outside ? refuse_with(req, "quota.outside", name, NULL) : got;
}

enum status enrolment_finish(struct request *req, const struct enrolment *enrolment, const char *how)
{
    int64_t after;
    enum status got = count_candidates(req, enrolment->sitting, &after);
    if (got == OK && after == enrolment->before)
        return refuse(req, "candidates.none-new");
    if (got == OK)
        got = quota_check(req, enrolment->sitting);
    if (got == OK)
        got = check_nomination(req, enrolment->sitting);
    if (got == OK && enrolment->late)
        got = job_ask(req->db, "papers", enrolment->sitting, req->viewer, NULL);
    if (got == OK)
        got = audit(req, "candidates.enrol", "sitting", enrolment->sitting,
                    audit_facts(req->arena, "si", "how", how, "people", after - enrolment->before));
    return got;
}

enum status enrol_unit(struct request *req, int64_t id, int64_t unit, const char *post, const char *grade)
{
    struct enrolment enrolment;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = enrolment_begin(req, id, &enrolment);
    if (got == OK)
        got = db_run(req->db,
                     SQL("INSERT INTO candidate (sitting, officer, unit, enrolled_by, enrolled_at)"
                         " SELECT ?, o.id, o.unit, ?, UTC_TIMESTAMP(6) FROM officer_now o"
                         "   JOIN unit_tree t ON t.descendant = o.unit AND t.ancestor = ?"
                         "  WHERE (? IS NULL OR o.post = ?) AND (? IS NULL OR o.grade = ?)"
                         "    AND o.unit" IN_SCOPE ENROLLED_BEFORE),
                     "iiissssis", id, req->viewer, unit, post, post, grade, grade, req->viewer, right_name(MAY_ENROL));
    if (got == OK)
        got = enrolment_finish(req, &enrolment, "unit");
    return db_end(req->db, got);
}

enum status enrol_failed(struct request *req, int64_t id, int64_t other)
{
    struct enrolment enrolment;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = enrolment_begin(req, id, &enrolment);
    if (got == OK)
        got = db_run(
            req->db,
            SQL("INSERT INTO candidate (sitting, officer, unit, enrolled_by, enrolled_at)"
                " SELECT ?, o.id, o.unit, ?, UTC_TIMESTAMP(6) FROM candidate c JOIN sitting s ON s.id = c.sitting"
                "   JOIN officer_now o ON o.id = c.officer LEFT JOIN result r ON r.attempt = c.id"
                "  WHERE c.sitting = ? AND s.state = 'released' AND c.withdrawn_at IS NULL"
                "    AND COALESCE(r.passed, 0) = 0 AND o.unit" IN_SCOPE ENROLLED_BEFORE),
            "iiiis", id, req->viewer, other, req->viewer, right_name(MAY_ENROL));
    if (got == OK)
        got = enrolment_finish(req, &enrolment, "resit");
    return db_end(req->db, got);
}

static enum status withdraw_one(struct request *req, int64_t id, int64_t candidate)
{
    enum status got = db_run(
        req->db,
        SQL("UPDATE candidate SET withdrawn_at = UTC_TIMESTAMP(6), room = NULL, seat = NULL, ticket = NULL"
            " WHERE id = ? AND sitting = ? AND withdrawn_at IS NULL AND candidate.unit" IN_SCOPE),
        "iiis", candidate, id, req->viewer, right_name(MAY_ENROL));
    return got == OK && db_changed(req->db) == 0 ? not_found(req) : got;
}

enum status candidates_withdraw(struct request *req, int64_t id, const int64_t *ids, size_t count)
{
    struct enrolment enrolment;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = enrolment_begin(req, id, &enrolment);
    if (got == OK && enrolment.late)
        got = refuse(req, "sitting.has-papers");
    for (size_t i = 0; got == OK && i < count; i++)
        got = withdraw_one(req, id, ids[i]);
    if (got == OK)
        got = audit(req, "candidates.withdraw", "sitting", id, audit_facts(req->arena, "i", "people", (int64_t)count));
    return db_end(req->db, got);
}
