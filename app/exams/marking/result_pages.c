#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/request.h"
#include "exams/sitting/sitting.h"
#include "result.h"

static const char *const outcomes[] = { "passed", "not-passed", "absent", NULL };

static const struct param list_params[] = {
    { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },      { "q", PARAM_TEXT, OPTIONAL, 0, 50, NULL },
    { "unit", PARAM_ID, OPTIONAL, 0, 0, NULL },         { "outcome", PARAM_CHOICE, OPTIONAL, 0, 0, outcomes },
    { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL }, { 0 }
};

#define OUTCOME " CASE WHEN r.passed = 1 THEN 'passed' WHEN r.passed = 0 THEN 'not-passed' ELSE 'absent' END "
#define LISTED                                                                                                         \
    " FROM candidate c JOIN officer_name o ON o.id = c.officer JOIN unit u ON u.id = c.unit"                           \
    " LEFT JOIN unit p ON p.id = u.parent AND u.kind = 'squad' LEFT JOIN result r ON r.attempt = c.id"                 \
    " WHERE c.sitting = ? AND c.withdrawn_at IS NULL AND c.unit" IN_SCOPE                                              \
    "   AND (? IS NULL OR o.number = ? OR LOCATE(?, o.name) > 0) AND (? IS NULL OR ? =" OUTCOME ")"                    \
    "   AND (? = 0 OR EXISTS (SELECT 1 FROM unit_tree t WHERE t.ancestor = ? AND t.descendant = c.unit))"

static enum status list_rows(struct request *req, int64_t id)
{
    const char *q = param_text(req, "q"), *outcome = param_text(req, "outcome");
    int64_t unit = param_id(req, "unit"), number = param_whole(req, "page");
    enum status got = db_rows(
        req->db, req->page, "candidate", NULL,
        SQL("SELECT c.id, o.number, o.name, CONCAT_WS(' ', p.name, u.name) AS unit, r.score, r.total,"
            "      " OUTCOME "AS outcome" LISTED " ORDER BY r.score DESC, o.number LIMIT ? OFFSET ?"),
        "iissssssiiii", id, req->viewer, right_name(MAY_VIEW_EXAMS), q, q, q, outcome, outcome, unit, unit,
        req->list_size, list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*)" LISTED), "iissssssii", id, req->viewer,
                         right_name(MAY_VIEW_EXAMS), q, q, q, outcome, outcome, unit, unit);
    return got;
}

/* A sitting's results over the people in scope, for whoever sees it; before the release only for who holds the exam. */
static enum status list_page(struct request *req)
{
    int64_t id = param_id(req, "sitting"), rows;
    enum status got = db_rows(
        req->db, req->page, "sitting", &rows,
        SQL("SELECT s.id, s.name, s.exam, e.name AS exam_name, s.state, s.closed_at, s.marked_at, s.released_at,"
            "       s.appeal_until, e.pass_score, (e.unit" IN_SCOPE ") AS whole, (e.unit" IN_SCOPE ") AS manage"
            "  FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.id = ? AND" SITTING_SEEN
            "   AND (s.state = 'released' OR (s.state IN ('closed', 'marked') AND e.unit" IN_SCOPE "))"),
        "isisiisiisis", req->viewer, right_name(MAY_VIEW_EXAMS), req->viewer, right_name(MAY_MANAGE_EXAMS), id,
        req->viewer, right_name(MAY_VIEW_EXAMS), req->viewer, req->viewer, right_name(MAY_VIEW_EXAMS), req->viewer,
        right_name(MAY_MANAGE_EXAMS));
    if (got == OK && rows == 0)
        return not_found(req);
    if (got == OK)
        got = result_figures(req, id);
    return got == OK ? list_rows(req, id) : got;
}

static const struct param release_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

static enum status release_post(struct request *req)
{
    int64_t id = param_id(req, "sitting");
    enum status got = results_release(req, id);
    return got == OK ? request_redirect(req, "results.released", "/sittings/%lld/results", (long long)id) : got;
}

const struct route result_routes[] = {
    { GET, "/sittings/{sitting}/results", MAY_VIEW_EXAMS, list_params, list_page, "exams/results",
      .list = "candidate" },
    { POST, "/sittings/{sitting}/release", MAY_MANAGE_EXAMS, release_params, release_post, "exams/results",
      .again = list_page },
    { 0 },
};
