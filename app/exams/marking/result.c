#include "result.h"

#include "chengxue/audit.h"
#include "chengxue/features.h"
#include "chengxue/jobs.h"
#include "chengxue/notices.h"
#include "chengxue/scope.h"
#include "exams/attempt/attempt.h"
#include "exams/sitting/sitting.h"

enum status results_follow(struct db *db, int64_t sitting, int64_t asker)
{
    enum status got = job_follow(db, "statistics", sitting, asker);
    return got == OK ? job_follow(db, "earned", sitting, asker) : got;
}

/* Everybody who sat it hears that the results are there. */
static enum status tell(struct request *req, const struct sitting *sitting)
{
    int64_t people;
    size_t count;
    char *exam;
    enum status got = db_get(
        req->db, NULL,
        SQL("SELECT COUNT(*), (SELECT e.name FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.id = ?)"
            "  FROM attempt WHERE sitting = ? AND started_at IS NOT NULL"),
        "ii:is", sitting->id, sitting->id, &people, &exam);
    if (got != OK)
        return got;
    int64_t *officers = arena_alloc(req->arena, (size_t)(people + 1) * sizeof *officers);
    const struct notice notice = {
        .kind = "exam.released",
        .key = arena_printf(req->arena, "%lld", (long long)sitting->id),
        .link = "/exams/mine",
        .facts = audit_facts(req->arena, "s", "zero", exam),
        .sender = req->viewer,
    };
    got = db_ids(
        req->db, officers, (size_t)people, &count,
        SQL("SELECT officer FROM attempt WHERE sitting = ? AND started_at IS NOT NULL ORDER BY officer LIMIT ?"), "ii",
        sitting->id, people);
    return got == OK && count > 0 ? notice_send_many(req->db, req->arena, &notice, officers, count, NULL) : got;
}

enum status results_release(struct request *req, int64_t id)
{
    struct sitting sitting;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = sitting_read(req, id, MAY_MANAGE_EXAMS, true, &sitting);
    if (got == OK)
        got = db_run(req->db,
                     SQL("UPDATE sitting s JOIN exam e ON e.id = s.exam SET s.released_at = UTC_TIMESTAMP(6),"
                         "       s.appeal_until = UTC_TIMESTAMP(6) + INTERVAL e.appeal_days DAY WHERE s.id = ?"),
                     "i", id);
    if (got == OK)
        got = tell(req, &sitting);
    if (got == OK)
        got = sitting_move(req, &sitting, SITTING_RELEASED);
    if (got == OK)
        got = results_follow(req->db, id, req->viewer);
    return db_end(req->db, got);
}

enum status result_own(struct request *req, int64_t attempt)
{
    int64_t rows;
    enum status got = db_rows(
        req->db, req->page, "result", &rows,
        SQL("SELECT a.id, e.name AS exam, s.name AS sitting, r.score, r.total, e.pass_score, r.passed, a.started_at,"
            "       a.ended_at, a.ended_by, a.receipt, s.released_at, s.appeal_until,"
            "       s.appeal_until > UTC_TIMESTAMP(6) AS appealable,"
            "      " ANSWERED " AS answered, a.items" OWN_RELEASED),
        "ii", attempt, req->viewer);
    if (got == OK && rows == 0)
        return not_found(req);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "domain", NULL,
            SQL("SELECT d.name, SUM(m.score) AS score, SUM(i.score) AS total,"
                "       ROUND(100 * SUM(m.score) / SUM(i.score)) AS percent"
                "  FROM attempt a JOIN paper_item i ON i.paper = a.paper JOIN bank_version v ON v.id = i.item_version"
                "  JOIN bank_domain d ON d.code = v.domain"
                "  JOIN result_mark m ON m.attempt = a.id AND m.position = i.position"
                " WHERE a.id = ? GROUP BY d.code ORDER BY d.position"),
            "i", attempt);
    return got;
}

enum status result_sitting(struct request *req, int64_t id)
{
    int64_t rows;
    enum status got = db_rows(
        req->db, req->page, "sitting", &rows,
        SQL("SELECT s.id, s.name, s.exam, e.name AS exam_name, s.state, e.pass_score, 1 AS whole,"
            "       (e.unit" IN_SCOPE ") AS manage"
            "  FROM sitting s JOIN exam e ON e.id = s.exam"
            " WHERE s.id = ? AND s.state IN ('closed', 'marked', 'released') AND e.unit" IN_SCOPE),
        "isiis", req->viewer, right_name(MAY_MANAGE_EXAMS), id, req->viewer, right_name(MAY_VIEW_EXAMS));
    if (got == OK && rows == 0)
        return not_found(req);
    return got == OK ? sitting_not_own(req, id) : got;
}

#define PEOPLE                                                                                                         \
    " FROM candidate c LEFT JOIN result r ON r.attempt = c.id"                                                         \
    " WHERE c.sitting = ? AND c.withdrawn_at IS NULL AND c.unit" IN_SCOPE

enum status result_figures(struct request *req, int64_t id)
{
    enum status got = db_rows(
        req->db, req->page, "figures", NULL,
        SQL("SELECT COUNT(*) AS candidates, COUNT(r.attempt) AS sat, COALESCE(SUM(r.passed), 0) AS passed,"
            "       ROUND(100 * SUM(r.passed) / COUNT(r.attempt), 1) AS pass_rate, ROUND(AVG(r.score)) AS mean,"
            "       MIN(r.score) AS least, MAX(r.score) AS most" PEOPLE),
        "iis", id, req->viewer, right_name(MAY_VIEW_EXAMS));
    if (got == OK) /* by the unit right below the city: the second step of the way up from the candidate's unit */
        got = db_rows(
            req->db, req->page, "unit", NULL,
            SQL("SELECT top.id, top.name, COUNT(*) AS candidates, COUNT(r.attempt) AS sat,"
                "       COALESCE(SUM(r.passed), 0) AS passed,"
                "       ROUND(100 * SUM(r.passed) / COUNT(r.attempt), 1) AS pass_rate, ROUND(AVG(r.score)) AS mean"
                "  FROM candidate c LEFT JOIN result r ON r.attempt = c.id"
                "  JOIN unit_tree t ON t.descendant = c.unit JOIN unit top ON top.id = t.ancestor"
                "  LEFT JOIN unit above ON above.id = top.parent"
                " WHERE c.sitting = ? AND c.withdrawn_at IS NULL AND c.unit" IN_SCOPE
                "   AND ((top.parent IS NOT NULL AND above.parent IS NULL) OR (top.parent IS NULL AND top.id = c.unit))"
                " GROUP BY top.id ORDER BY top.parent IS NULL, top.position, top.id"),
            "iis", id, req->viewer, right_name(MAY_VIEW_EXAMS));
    return got;
}

enum status results_check(struct db *db, int64_t *results, int64_t *wrong)
{
    enum status got = db_get(db, NULL, SQL("SELECT COUNT(*) FROM result"), ":i", results);
    if (got == OK)
        got = db_get(
            db, NULL,
            SQL("SELECT COUNT(*) FROM (SELECT r.attempt FROM result r LEFT JOIN result_mark m ON m.attempt = r.attempt"
                "  JOIN attempt a ON a.id = r.attempt JOIN sitting s ON s.id = a.sitting JOIN exam e ON e.id = s.exam"
                " GROUP BY r.attempt, r.score, r.passed, e.pass_score HAVING COALESCE(SUM(m.score), 0) <> r.score"
                "     OR r.passed <> (r.score >= e.pass_score)) different"),
            ":i", wrong);
    return got;
}
