#include <string.h>

#include "blueprint.h"
#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/request.h"
#include "chengxue/scope.h"
#include "chengxue/unit.h"
#include "exam.h"

static const char *const kinds[] = { "qualification", "grade", "training", "other", NULL };
static const char *const draws[] = { "each", "forms", "one", NULL };
static const char *const rules[] = { "all", "partial", NULL };

/* -- the list ---------------------------------------------------------------------------------------------------- */

static const struct param list_params[] = {
    { "q", PARAM_TEXT, OPTIONAL, 0, 100, NULL },
    { "kind", PARAM_CHOICE, OPTIONAL, 0, 0, kinds },
    { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },
    { 0 },
};

#define LISTED                                                                                                         \
    " FROM exam e JOIN unit u ON u.id = e.unit WHERE e.unit" IN_SCOPE                                                  \
    " AND (? IS NULL OR LOCATE(?, e.name) > 0) AND (? IS NULL OR e.kind = ?)"

static enum status list_page(struct request *req)
{
    const char *q = param_text(req, "q"), *kind = param_text(req, "kind"), *right = right_name(MAY_VIEW_EXAMS);
    int64_t number = param_whole(req, "page");
    enum status got = db_rows(req->db, req->page, "exam", NULL,
                              SQL("SELECT e.id, e.name, e.kind, u.name AS unit, e.minutes, e.pass_score, e.made_at,"
                                  "       (SELECT COUNT(*) FROM sitting s WHERE s.exam = e.id) AS sittings" LISTED
                                  " ORDER BY e.id DESC LIMIT ? OFFSET ?"),
                              "isssssii", req->viewer, right, q, q, kind, kind, req->list_size,
                              list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*)" LISTED), "isssss", req->viewer, right, q, q, kind, kind);
    return got;
}

/* -- one --------------------------------------------------------------------------------------------------------- */

static const struct param exam_params[] = { { "exam", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

static enum status head(struct request *req, int64_t id, enum right right)
{
    int64_t rows;
    enum status got = db_rows(
        req->db, req->page, "exam", &rows,
        SQL("SELECT e.id, e.name, e.unit AS unit_id, u.name AS unit, e.kind, e.blueprint, b.name"
            "       AS blueprint_name, e.draw, e.forms, e.minutes, e.pass_score, e.multiple_rule,"
            "       e.grace_seconds, e.exposure_most, e.double_marking, e.difference_most, e.appeal_days,"
            "       e.ticket_rules, e.resit_of, r.name AS resit_name, e.made_at, o.name AS made_by,"
            "       (SELECT COALESCE(SUM(c.items * c.score), 0) FROM blueprint_cell c"
            "         WHERE c.blueprint = e.blueprint) AS total,"
            "       EXISTS (SELECT 1 FROM paper_draw d JOIN sitting s ON s.id = d.sitting WHERE s.exam = e.id)"
            "         AS frozen,"
            "       EXISTS (SELECT 1 FROM sitting s WHERE s.exam = e.id)"
            "         OR EXISTS (SELECT 1 FROM exam x WHERE x.resit_of = e.id) AS used"
            "  FROM exam e JOIN unit u ON u.id = e.unit JOIN blueprint b ON b.id = e.blueprint"
            "  LEFT JOIN exam r ON r.id = e.resit_of LEFT JOIN officer_name o ON o.id = e.made_by"
            " WHERE e.id = ? AND e.unit" IN_SCOPE),
        "iis", id, req->viewer, right_name(right));
    return got == OK && rows == 0 ? not_found(req) : got;
}

/* Whether papers can be drawn: for as many as the largest sitting has candidates, or 100 before there is one. */
static enum status show_feasible(struct request *req, int64_t id)
{
    int64_t blueprint, papers, exposure;
    enum status got = db_get(
        req->db, NULL,
        SQL("SELECT e.blueprint, e.exposure_most, CASE e.draw WHEN 'one' THEN 1 WHEN 'forms' THEN e.forms ELSE"
            "       COALESCE((SELECT COUNT(*) FROM candidate c JOIN sitting s ON s.id = c.sitting WHERE s.exam = e.id"
            "                  AND c.withdrawn_at IS NULL GROUP BY s.id ORDER BY COUNT(*) DESC LIMIT 1), 100) END"
            "  FROM exam e WHERE e.id = ?"),
        "i:iii", id, &blueprint, &exposure, &papers);
    if (got == OK)
        got = blueprint_show_cells(req, blueprint);
    return got == OK ? blueprint_show_feasible(req, blueprint, (int)papers, papers == 1 ? 100 : (int)exposure) : got;
}

static enum status view_page(struct request *req)
{
    int64_t id = param_id(req, "exam");
    enum status got = head(req, id, MAY_VIEW_EXAMS);
    if (got == OK)
        got = show_feasible(req, id);
    if (got == OK)
        got = db_rows(req->db, req->page, "sitting", NULL,
                      SQL("SELECT s.id, s.name, s.state, s.starts_at, s.papers_at,"
                          "       (SELECT COUNT(*) FROM candidate c WHERE c.sitting = s.id AND c.withdrawn_at IS NULL)"
                          "         AS candidates"
                          "  FROM sitting s WHERE s.exam = ? ORDER BY s.starts_at, s.id LIMIT 500"),
                      "i", id);
    if (got == OK)
        got = db_rows(req->db, req->page, "resit", NULL,
                      SQL("SELECT e.id, e.name, e.made_at FROM exam e WHERE e.resit_of = ? AND e.unit" IN_SCOPE
                          " ORDER BY e.id LIMIT 100"),
                      "iis", id, req->viewer, right_name(MAY_VIEW_EXAMS));
    return got;
}

/* -- the form ---------------------------------------------------------------------------------------------------- */

/* What can be chosen from: units, blueprints in use (and the present one), exams that this may be a resit of. */
static enum status choices(struct request *req, int64_t id)
{
    const char *right = right_name(MAY_MANAGE_EXAMS);
    enum status got = unit_choices_above_squads(req, MAY_MANAGE_EXAMS);
    if (got == OK)
        got = db_rows(req->db, req->page, "blueprint-choice", NULL,
                      SQL("SELECT b.id, b.name FROM blueprint b WHERE b.unit" IN_SCOPE
                          "   AND (b.retired_at IS NULL OR b.id = (SELECT e.blueprint FROM exam e WHERE e.id = ?))"
                          " ORDER BY b.id DESC LIMIT 500"),
                      "isi", req->viewer, right, id);
    if (got == OK)
        got = db_rows(req->db, req->page, "exam-choice", NULL,
                      SQL("SELECT e.id, e.name FROM exam e WHERE e.id <> ? AND e.unit" IN_SCOPE
                          " ORDER BY e.id DESC LIMIT 500"),
                      "iis", id, req->viewer, right);
    return got;
}

static const struct param new_params[] = {
    { "resit_of", PARAM_ID, OPTIONAL, 0, 0, NULL },
    { "blueprint", PARAM_ID, OPTIONAL, 0, 0, NULL },
    { 0 },
};

static enum status new_page(struct request *req)
{
    return choices(req, 0);
}

static enum status edit_page(struct request *req)
{
    int64_t id = param_id(req, "exam");
    enum status got = head(req, id, MAY_MANAGE_EXAMS);
    return got == OK ? choices(req, id) : got;
}

#define RULE_PARAMS                                                                                                    \
    { "name", PARAM_TEXT, REQUIRED, 0, 100, NULL }, { "kind", PARAM_CHOICE, REQUIRED, 0, 0, kinds },                   \
        { "blueprint", PARAM_ID, REQUIRED, 0, 0, NULL }, { "draw", PARAM_CHOICE, REQUIRED, 0, 0, draws },              \
        { "forms", PARAM_WHOLE, OPTIONAL, 1, 1000, NULL }, { "minutes", PARAM_WHOLE, REQUIRED, 1, 600, NULL },         \
        { "pass_score", PARAM_HUNDREDTHS, REQUIRED, 1, 100000, NULL },                                                 \
        { "multiple_rule", PARAM_CHOICE, REQUIRED, 0, 0, rules },                                                      \
        { "grace_seconds", PARAM_WHOLE, REQUIRED, 0, 300, NULL },                                                      \
        { "exposure_most", PARAM_WHOLE, REQUIRED, 1, 100, NULL },                                                      \
        { "double_marking", PARAM_FLAG, OPTIONAL, 0, 0, NULL },                                                        \
        { "difference_most", PARAM_HUNDREDTHS, REQUIRED, 0, 10000, NULL },                                             \
        { "appeal_days", PARAM_WHOLE, REQUIRED, 0, 90, NULL },                                                         \
        { "ticket_rules", PARAM_PROSE, OPTIONAL, 0, 600, NULL },                                                       \
    {                                                                                                                  \
        "resit_of", PARAM_ID, OPTIONAL, 0, 0, NULL                                                                     \
    }

static const struct param create_params[] = { RULE_PARAMS, { "unit", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };
static const struct param change_params[] = { RULE_PARAMS, { "exam", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

static struct exam posted(struct request *req)
{
    return (struct exam){ .name = param_text(req, "name"),
                          .kind = param_text(req, "kind"),
                          .blueprint = param_id(req, "blueprint"),
                          .draw = param_text(req, "draw"),
                          .forms = param_whole(req, "forms"),
                          .minutes = param_whole(req, "minutes"),
                          .pass_score = param_whole(req, "pass_score"),
                          .multiple_rule = param_text(req, "multiple_rule"),
                          .grace_seconds = param_whole(req, "grace_seconds"),
                          .exposure_most = param_whole(req, "exposure_most"),
                          .double_marking = param_flag(req, "double_marking"),
                          .difference_most = param_whole(req, "difference_most"),
                          .appeal_days = param_whole(req, "appeal_days"),
                          .resit_of = param_id(req, "resit_of"),
                          .ticket_rules = param_text(req, "ticket_rules") };
}

static enum status create_post(struct request *req)
{
    int64_t id;
    struct exam exam = posted(req);
    exam.unit = param_id(req, "unit");
    enum status got = exam_create(req, &exam, &id);
    return got == OK ? request_redirect(req, "exam.created", "/exams/%lld", (long long)id) : got;
}

static enum status change_post(struct request *req)
{
    int64_t id = param_id(req, "exam");
    struct exam exam = posted(req);
    enum status got = exam_change(req, id, &exam);
    return got == OK ? request_redirect(req, "exam.changed", "/exams/%lld", (long long)id) : got;
}

static enum status remove_page(struct request *req)
{
    return head(req, param_id(req, "exam"), MAY_MANAGE_EXAMS);
}

static enum status remove_post(struct request *req)
{
    enum status got = exam_remove(req, param_id(req, "exam"));
    return got == OK ? request_redirect(req, "exam.removed", "/exams") : got;
}

const struct route exam_routes[] = {
    { GET, "/exams", MAY_VIEW_EXAMS, list_params, list_page, "exams/exams", .list = "exam" },
    { GET, "/exams/new", MAY_MANAGE_EXAMS, new_params, new_page, "exams/exam-form" },
    { POST, "/exams/new", MAY_MANAGE_EXAMS, create_params, create_post, "exams/exam-form", .again = new_page },
    { GET, "/exams/{exam}", MAY_VIEW_EXAMS, exam_params, view_page, "exams/exam" },
    { GET, "/exams/{exam}/edit", MAY_MANAGE_EXAMS, exam_params, edit_page, "exams/exam-form" },
    { POST, "/exams/{exam}/edit", MAY_MANAGE_EXAMS, change_params, change_post, "exams/exam-form", .again = edit_page },
    { GET, "/exams/{exam}/remove", MAY_MANAGE_EXAMS, exam_params, remove_page, "exams/exam-remove" },
    { POST, "/exams/{exam}/remove", MAY_MANAGE_EXAMS, exam_params, remove_post, "exams/exam-remove",
      .again = remove_page },
    { 0 },
};
