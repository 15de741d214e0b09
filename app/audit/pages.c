#include "chengxue/features.h"
#include "chengxue/request.h"
#include "chengxue/scope.h"

static const struct param list_params[] = {
    { "actor", PARAM_TEXT, OPTIONAL, 0, 30, NULL },     { "action", PARAM_CODE, OPTIONAL, 0, 0, NULL },
    { "from", PARAM_DATE, OPTIONAL, 0, 0, NULL },       { "to", PARAM_DATE, OPTIONAL, 0, 0, NULL },
    { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL }, { 0 },
};

/*
 * Who holds the right for the whole tree sees all; else what the officers in scope did. Officers stand in views that
 * people/ declares. Days are those of Shanghai.
 */
#define FILTERED                                                                                                       \
    " FROM audit a LEFT JOIN officer_name o ON o.id = a.actor"                                                         \
    " WHERE (? IS NULL OR o.number = ? OR o.name = ?) AND (? IS NULL OR a.action = ?)"                                 \
    "   AND a.at >= COALESCE(? - INTERVAL 8 HOUR, '1970-01-01')"                                                       \
    "   AND a.at < COALESCE(? + INTERVAL 16 HOUR, '9999-01-01')"                                                       \
    "   AND (" IN_WHOLE "     OR EXISTS (SELECT 1 FROM officer_place p WHERE p.id = a.actor AND p.unit" IN_SCOPE "))"

static enum status audit_page(struct request *req)
{
    const char *actor = param_text(req, "actor"), *action = param_text(req, "action");
    const char *from = param_text(req, "from"), *to = param_text(req, "to");
    const char *right = right_name(MAY_VIEW_AUDIT);
    int64_t number = param_whole(req, "page"), rows;
    enum status got = db_rows(
        req->db, req->page, "line", NULL,
        SQL("SELECT a.id, a.at, o.number, o.name, a.origin, a.action, a.object_kind AS kind, a.object, a.detail" FILTERED
            " ORDER BY a.id DESC LIMIT ? OFFSET ?"),
        "sssssssisisii", actor, actor, actor, action, action, from, to, req->viewer, right, req->viewer, right,
        req->list_size, list_start(req, number));
    if (got == OK)
        got = db_get(req->db, NULL, SQL("SELECT COUNT(*)" FILTERED), "sssssssisis:i", actor, actor, actor, action,
                     action, from, to, req->viewer, right, req->viewer, right, &rows);
    if (got == OK)
        list_paging(req, number, rows);
    return got;
}

const struct route audit_routes[] = {
    { GET, "/audit", MAY_VIEW_AUDIT, list_params, audit_page, "audit/list", .list = "line" },
    { 0 },
};
