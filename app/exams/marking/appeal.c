#include "appeal.h"

#include "chengxue/scope.h"
#include "result.h"

/* -- the candidate ----------------------------------------------------------------------------------------------- */

static enum status check_open(struct request *req, int64_t attempt, int64_t position)
{
    bool found;
    int64_t items, in_time;
    enum status got = db_get(req->db, &found, SQL("SELECT a.items, s.appeal_until > UTC_TIMESTAMP(6)" OWN_RELEASED),
                             "ii:ii", attempt, req->viewer, &items, &in_time);
    if (got == OK && !found)
        return not_found(req);
    if (got == OK && !in_time)
        return refuse(req, "appeal.too-late");
    if (got == OK && position > items)
        return refuse_field(req, "position", "appeal.no-question");
    return got;
}

enum status appeal_make(struct request *req, int64_t attempt, int64_t position, const char *reason)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = check_open(req, attempt, position);
    if (got == OK) {
        got = db_run(req->db,
                     SQL("INSERT INTO appeal (attempt, position, reason, asked_at)"
                         " VALUES (?, ?, ?, UTC_TIMESTAMP(6))"),
                     "iis", attempt, position, reason);
        if (got == FAILED && db_duplicate(req->db))
            got = refuse(req, "appeal.there-is-one");
    }
    return db_end(req->db, got);
}

enum status appeal_again(struct request *req, int64_t appeal, const char *reason, int64_t *attempt)
{
    bool found;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT p.attempt FROM appeal p JOIN attempt a ON a.id = p.attempt"
                                 " WHERE p.id = ? AND a.officer = ?"),
                             "ii:i", appeal, req->viewer, attempt);
    if (got == OK && !found)
        got = not_found(req);
    if (got == OK)
        got = db_run(req->db,
                     SQL("UPDATE appeal SET state = 'again', again_reason = ?, again_at = UTC_TIMESTAMP(6)"
                         " WHERE id = ? AND state = 'decided' AND again_until > UTC_TIMESTAMP(6)"),
                     "si", reason, appeal);
    if (got == OK && db_changed(req->db) == 0)
        got = refuse(req, "appeal.not-again");
    return db_end(req->db, got);
}

enum status appeals_own(struct request *req, int64_t attempt)
{
    enum status got = db_rows(req->db, req->page, "appeal", NULL,
                              SQL("SELECT p.id, p.position, p.state, p.asked_at, p.reason, p.again_at, p.again_reason,"
                                  "       p.again_until,"
                                  "       p.state = 'decided' AND p.again_until > UTC_TIMESTAMP(6) AS may_again"
                                  "  FROM appeal p JOIN attempt a ON a.id = p.attempt"
                                  " WHERE p.attempt = ? AND a.officer = ? ORDER BY p.id"),
                              "ii", attempt, req->viewer);
    if (got == OK)
        got = db_rows(req->db, req->page, "decision", NULL,
                      SQL("SELECT d.appeal, d.round, d.position, d.before_score, d.score, d.reason, d.decided_at"
                          "  FROM appeal_decision d JOIN appeal p ON p.id = d.appeal"
                          "  JOIN attempt a ON a.id = p.attempt WHERE p.attempt = ? AND a.officer = ? ORDER BY d.id"),
                      "ii", attempt, req->viewer);
    return got;
}

/* -- who decides ------------------------------------------------------------------------------------------------- */

#define LISTED                                                                                                         \
    " FROM appeal p JOIN attempt a ON a.id = p.attempt JOIN sitting s ON s.id = a.sitting"                             \
    " JOIN exam e ON e.id = s.exam WHERE e.unit" IN_SCOPE

enum status appeals_list(struct request *req, int64_t page)
{
    enum status got = db_rows(req->db, req->page, "appeal", NULL,
                              SQL("SELECT p.id, e.name AS exam, s.name AS sitting_name, p.position, p.state,"
                                  "       COALESCE(p.again_at, p.asked_at) AS asked_at" LISTED
                                  " ORDER BY p.state IN ('open', 'again') DESC, p.id LIMIT ? OFFSET ?"),
                              "isii", req->viewer, right_name(MAY_MANAGE_EXAMS), req->list_size, list_start(req, page));
    if (got == OK)
        got = list_count(req, page, SQL("SELECT COUNT(*)" LISTED), "is", req->viewer, right_name(MAY_MANAGE_EXAMS));
    return got;
}

static enum status show_questions(struct request *req, int64_t appeal)
{
    enum status got = db_rows(req->db, req->page, "question", NULL,
                              SQL("SELECT i.position, v.type, v.stem, v.answer_key, x.answer, m.score, i.score AS full"
                                  "  FROM appeal p JOIN attempt a ON a.id = p.attempt"
                                  "  JOIN paper_item i ON i.paper = a.paper AND p.position IN (0, i.position)"
                                  "  JOIN bank_version v ON v.id = i.item_version"
                                  "  LEFT JOIN response_now x ON x.attempt = a.id AND x.position = i.position"
                                  "  LEFT JOIN result_mark m ON m.attempt = a.id AND m.position = i.position"
                                  " WHERE p.id = ? ORDER BY i.position LIMIT 1000"),
                              "i", appeal);
    if (got == OK)
        got = db_rows(req->db, req->page, "mark", NULL,
                      SQL("SELECT m.position, m.round, m.score, m.made_at FROM appeal p JOIN mark m"
                          "    ON m.attempt = p.attempt AND p.position IN (0, m.position)"
                          " WHERE p.id = ? ORDER BY m.position, m.id LIMIT 1000"),
                      "i", appeal);
    return got;
}

enum status appeal_show(struct request *req, int64_t appeal)
{
    int64_t rows;
    enum status got = db_rows(
        req->db, req->page, "appeal", &rows,
        SQL("SELECT p.id, e.name AS exam, s.name AS sitting_name, p.position, p.state, p.asked_at,"
            "       p.reason, p.again_at, p.again_reason, r.score, r.total, e.pass_score,"
            "       p.state IN ('open', 'again') AND a.officer <> ? AND NOT EXISTS (SELECT 1"
            "         FROM appeal_decision d WHERE d.appeal = p.id AND d.decided_by = ?)"
            "         AS may_decide"
            "  FROM appeal p JOIN attempt a ON a.id = p.attempt JOIN sitting s ON s.id = a.sitting"
            "  JOIN exam e ON e.id = s.exam JOIN result r ON r.attempt = a.id"
            " WHERE p.id = ? AND e.unit" IN_SCOPE),
        "iiiis", req->viewer, req->viewer, appeal, req->viewer, right_name(MAY_MANAGE_EXAMS));
    if (got == OK && rows == 0)
        return not_found(req);
    if (got == OK)
        got = db_rows(req->db, req->page, "decision", NULL,
                      SQL("SELECT d.appeal, d.round, d.position, d.before_score, d.score, d.reason, d.decided_at,"
                          "       o.name AS decided_by FROM appeal_decision d"
                          "  LEFT JOIN officer_name o ON o.id = d.decided_by WHERE d.appeal = ? ORDER BY d.id"),
                      "i", appeal);
    return got == OK ? show_questions(req, appeal) : got;
}
