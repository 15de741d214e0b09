#include "absence.h"
#include "chengxue/features.h"
#include "chengxue/scope.h"
#include "chengxue/unit.h"

static const char *const kinds[] = { "sick", "maternity", "study", "secondment", "other", NULL };

/* -- leave ----------------------------------------------------------------------------------------------------------- */

static const struct param list_params[] = { { "q", PARAM_TEXT, OPTIONAL, 0, 50, NULL },
                                            { "unit", PARAM_ID, OPTIONAL, 0, 0, NULL },
                                            { "now", PARAM_FLAG, OPTIONAL, 0, 0, NULL },
                                            { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },
                                            { 0 } };

#define LEAVE                                                                                                          \
    " FROM leave_spell l JOIN officer_place p ON p.id = l.officer"                                                     \
    " WHERE (? IS NULL OR LOCATE(?, p.name) > 0 OR LOCATE(?, p.number) > 0)"                                           \
    "   AND (? = 0 OR EXISTS (SELECT 1 FROM unit_tree t WHERE t.ancestor = ? AND t.descendant = p.unit))"              \
    "   AND (? = 0 OR (l.ended_at IS NULL AND DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) BETWEEN l.from_on AND l.to_on))" \
    "   AND p.unit" IN_SCOPE
#define LEAVE_TYPES "sssiiiis"
#define LEAVE_VALUES(req)                                                                                              \
    param_text(req, "q"), param_text(req, "q"), param_text(req, "q"), param_id(req, "unit"), param_id(req, "unit"),    \
        (int64_t)param_flag(req, "now"), (req)->viewer, right_name(MAY_VIEW_CREDITS)

static enum status leave_page(struct request *req)
{
    int64_t number = param_whole(req, "page");
    enum status got = db_rows(
        req->db, req->page, "leave", NULL,
        SQL("SELECT l.id, p.id AS officer, p.name AS person, p.number, up.path AS unit, l.kind, l.from_on, l.to_on, l.document,"
            "       DATEDIFF(l.to_on, l.from_on) + 1 AS days, IF(l.ended_at IS NULL, 'holds', 'ended') AS state,"
            "       p.unit" IN_SCOPE " AND l.ended_at IS NULL AS can_end"
            "  FROM (SELECT l.*, p.name, p.number, p.unit" LEAVE
            " ORDER BY l.from_on DESC, l.id DESC LIMIT ? OFFSET ?) l"
            "  JOIN officer_place p ON p.id = l.officer JOIN unit_path up ON up.id = p.unit"
            " ORDER BY l.from_on DESC, l.id DESC"),
        "is" LEAVE_TYPES "ii", req->viewer, right_name(MAY_MANAGE_PEOPLE), LEAVE_VALUES(req), req->list_size,
        list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*)" LEAVE), LEAVE_TYPES, LEAVE_VALUES(req));
    return got == OK ? unit_choices(req, MAY_VIEW_CREDITS, req->page, "unit-choice") : got;
}

static enum status form_page(struct request *req)
{
    (void)req;
    return OK;
}

static const struct param add_params[] = {
    { "number", PARAM_TEXT, REQUIRED, 0, 30, NULL },    { "leave_kind", PARAM_CHOICE, REQUIRED, 0, 0, kinds },
    { "from_on", PARAM_DATE, REQUIRED, 0, 0, NULL },    { "to_on", PARAM_DATE, REQUIRED, 0, 0, NULL },
    { "document", PARAM_TEXT, OPTIONAL, 0, 100, NULL }, { 0 }
};

static enum status add_post(struct request *req)
{
    struct leave leave = { .from = param_text(req, "from_on"),
                           .to = param_text(req, "to_on"),
                           .kind = param_text(req, "leave_kind"),
                           .document = param_text(req, "document") };
    enum status got = absence_officer(req, MAY_MANAGE_PEOPLE, "number", param_text(req, "number"), &leave.officer);
    if (got == OK)
        got = leave_add(req, &leave);
    return got == OK ? request_redirect(req, "leave.added", "/credits/leave") : got;
}

static const struct param end_params[] = { { "leave", PARAM_ID, REQUIRED, 0, 0, NULL },
                                           { "reason", PARAM_TEXT, REQUIRED, 0, 200, NULL },
                                           { 0 } };
static const struct param leave_params[] = { { "leave", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

static enum status end_page(struct request *req)
{
    int64_t rows;
    enum status got = db_rows(
        req->db, req->page, "leave", &rows,
        SQL("SELECT l.id, p.name AS person, p.number, l.from_on, l.to_on, l.kind, l.document"
            "  FROM leave_spell l JOIN officer_place p ON p.id = l.officer WHERE l.id = ? AND p.unit" IN_SCOPE),
        "iis", param_id(req, "leave"), req->viewer, right_name(MAY_MANAGE_PEOPLE));
    return got == OK && rows == 0 ? not_found(req) : got;
}

static enum status end_post(struct request *req)
{
    enum status got = leave_end(req, param_id(req, "leave"), param_text(req, "reason"));
    return got == OK ? request_redirect(req, "leave.taken-back", "/credits/leave") : got;
}

/* -- exemptions ------------------------------------------------------------------------------------------------------ */

static const char *const states[] = { "asked", "approved", "returned", "ended", NULL };
static const char *const decisions[] = { "approved", "returned", "ended", NULL };

static const struct param exemptions_params[] = { { "state", PARAM_CHOICE, OPTIONAL, 0, 0, states },
                                                  { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },
                                                  { 0 } };

#define EXEMPTIONS                                                                                                     \
    " FROM exemption x JOIN officer_place p ON p.id = x.officer WHERE (? IS NULL OR x.state = ?) AND p.unit" IN_SCOPE

static enum status exemptions_page(struct request *req)
{
    const char *state = param_text(req, "state"), *right = right_name(MAY_VIEW_CREDITS);
    int64_t number = param_whole(req, "page");
    enum status got = db_rows(
        req->db, req->page, "exemption", NULL,
        SQL("SELECT x.id, x.officer, p.name AS person, p.number, (SELECT up.path FROM unit_path up WHERE up.id = p.unit) AS unit,"
            "       x.year, x.percent, x.reason, x.document, x.state, m.name AS made_by, x.made_at, d.name AS decided_by,"
            "       x.made_by = ? AS own"
            "  FROM exemption x JOIN officer_place p ON p.id = x.officer JOIN officer_name m ON m.id = x.made_by"
            "  LEFT JOIN officer_name d ON d.id = x.decided_by WHERE (? IS NULL OR x.state = ?) AND p.unit" IN_SCOPE
            " ORDER BY x.state = 'asked' DESC, x.id DESC LIMIT ? OFFSET ?"),
        "issisii", req->viewer, state, state, req->viewer, right, req->list_size, list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*)" EXEMPTIONS), "ssis", state, state, req->viewer, right);
    return got;
}

static const struct param ask_params[] = {
    { "number", PARAM_TEXT, REQUIRED, 0, 30, NULL },    { "year", PARAM_WHOLE, REQUIRED, 2000, 2100, NULL },
    { "percent", PARAM_WHOLE, REQUIRED, 1, 100, NULL }, { "reason", PARAM_TEXT, REQUIRED, 0, 200, NULL },
    { "document", PARAM_TEXT, OPTIONAL, 0, 100, NULL }, { 0 }
};

static enum status ask_post(struct request *req)
{
    struct exemption exemption = { .year = param_whole(req, "year"),
                                   .percent = param_whole(req, "percent"),
                                   .reason = param_text(req, "reason"),
                                   .document = param_text(req, "document") };
    enum status got = absence_officer(req, MAY_MANAGE_PEOPLE, "number", param_text(req, "number"), &exemption.officer);
    if (got == OK)
        got = exemption_ask(req, &exemption);
    return got == OK ? request_redirect(req, "exemption.was-asked", "/credits/exemptions") : got;
}

static const struct param decide_params[] = { { "exemption", PARAM_ID, REQUIRED, 0, 0, NULL },
                                              { "becomes", PARAM_CHOICE, REQUIRED, 0, 0, decisions },
                                              { "note", PARAM_TEXT, OPTIONAL, 0, 200, NULL },
                                              { 0 } };

static enum status decide_post(struct request *req)
{
    enum status got = exemption_decide(req, param_id(req, "exemption"), param_text(req, "becomes"),
                                       param_text(req, "note"));
    return got == OK ? request_redirect(req, "exemption.decided", "/credits/exemptions") : got;
}

const struct route credits_absence_routes[] = {
    { GET, "/credits/leave", MAY_VIEW_CREDITS, list_params, leave_page, "credits/leave", .list = "leave" },
    { GET, "/credits/leave/new", MAY_MANAGE_PEOPLE, NULL, form_page, "credits/leave-new" },
    { POST, "/credits/leave/new", MAY_MANAGE_PEOPLE, add_params, add_post, "credits/leave-new", .again = form_page },
    { GET, "/credits/leave/{leave}/end", MAY_MANAGE_PEOPLE, leave_params, end_page, "credits/leave-end" },
    { POST, "/credits/leave/{leave}/end", MAY_MANAGE_PEOPLE, end_params, end_post, "credits/leave-end",
      .again = end_page },
    { GET, "/credits/exemptions", MAY_VIEW_CREDITS, exemptions_params, exemptions_page, "credits/exemptions",
      .list = "exemption" },
    { GET, "/credits/exemptions/new", MAY_MANAGE_PEOPLE, NULL, form_page, "credits/exemption-new" },
    { POST, "/credits/exemptions/new", MAY_MANAGE_PEOPLE, ask_params, ask_post, "credits/exemption-new",
      .again = form_page },
    { POST, "/credits/exemptions/{exemption}/decide", MAY_MANAGE_CREDITS, decide_params, decide_post, NULL },
    { 0 },
};
