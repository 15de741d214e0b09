#include "chengxue/features.h"
#include "chengxue/scope.h"
#include "role.h"
#include "unit.h"

static const struct param list_params[] = {
    { "q", PARAM_TEXT, OPTIONAL, .max = 50 },
    { "role", PARAM_CODE, OPTIONAL },
    { "page", PARAM_WHOLE, OPTIONAL, 1, 100000 },
    { 0 },
};

#define GRANTS                                                                                                         \
    " FROM role_grant g JOIN officer o ON o.id = g.officer JOIN unit u ON u.id = g.unit"                               \
    " LEFT JOIN account a ON a.officer = o.id"                                                                         \
    " WHERE g.current = 1 AND (? IS NULL OR LOCATE(?, o.name) > 0 OR LOCATE(?, o.number) > 0)"                         \
    "   AND (? IS NULL OR g.role = ?) AND g.unit" IN_SCOPE

/* The roles that the viewer may give somewhere, for a choice. */
static enum status role_choices(struct request *req)
{
    return db_rows(req->db, req->page, "role-choice", NULL,
                   SQL("SELECT DISTINCT role AS id FROM viewer_gives WHERE viewer = ? ORDER BY role LIMIT 50"), "i",
                   req->viewer);
}

static enum status list_page(struct request *req)
{
    const char *q = param_text(req, "q"), *role = param_text(req, "role");
    const char *right = right_name(MAY_GRANT_ROLES);
    int64_t number = param_whole(req, "page");
    enum status got = db_rows(
        req->db, req->page, "grant", NULL,
        SQL("SELECT g.id, g.role, o.id AS officer, o.number, o.name, u.name AS unit, g.granted_at,"
            "       CASE WHEN a.officer IS NULL THEN 'none' WHEN a.totp IS NULL THEN 'no-factor' ELSE 'active' END AS account,"
            "       IF(EXISTS (SELECT 1 FROM viewer_gives vg WHERE vg.viewer = ? AND vg.role = g.role AND vg.unit = g.unit),"
            "          1, NULL) AS gives" GRANTS " ORDER BY g.role, u.position, o.number, g.id LIMIT ? OFFSET ?"),
        "isssssisii", req->viewer, q, q, q, role, role, req->viewer, right, req->list_size, list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*)" GRANTS), "sssssis", q, q, q, role, role, req->viewer,
                         right);
    return got == OK ? role_choices(req) : got;
}

static const struct param new_page_params[] = { { "number", PARAM_TEXT, OPTIONAL, .max = 30 }, { 0 } };
static const struct param new_params[] = {
    { "number", PARAM_TEXT, REQUIRED, .max = 30 },
    { "role", PARAM_CODE, REQUIRED },
    { "unit", PARAM_ID, REQUIRED },
    { 0 },
};

static enum status new_page(struct request *req)
{
    enum status got = role_choices(req);
    return got == OK ? unit_choices(req, MAY_GRANT_ROLES, req->page, "unit-choice") : got;
}

static enum status new_post(struct request *req)
{
    enum status got = role_grant(req, param_text(req, "number"), param_text(req, "role"), param_id(req, "unit"));
    return got == OK ? request_redirect(req, "role.granted", "/roles") : got;
}

static const struct param end_params[] = { { "grant", PARAM_ID, REQUIRED }, { 0 } };

static enum status end_page(struct request *req)
{
    int64_t rows;
    enum status got = db_rows(req->db, req->page, "grant", &rows,
                              SQL("SELECT g.id, g.role, o.number, o.name, u.name AS unit, g.granted_at"
                                  "  FROM role_grant g JOIN officer o ON o.id = g.officer JOIN unit u ON u.id = g.unit"
                                  " WHERE g.id = ? AND g.current = 1 AND g.unit" IN_SCOPE),
                              "iis", param_id(req, "grant"), req->viewer, right_name(MAY_GRANT_ROLES));
    return got == OK && rows == 0 ? not_found(req) : got;
}

static enum status end_post(struct request *req)
{
    enum status got = role_end(req, param_id(req, "grant"));
    return got == OK ? request_redirect(req, "role.ended", "/roles") : got;
}

const struct route role_routes[] = {
    { GET, "/roles", MAY_GRANT_ROLES, list_params, list_page, "people/roles", .list = "grant" },
    { GET, "/roles/new", MAY_GRANT_ROLES, new_page_params, new_page, "people/role-new" },
    { POST, "/roles/new", MAY_GRANT_ROLES, new_params, new_post, "people/role-new", .again = new_page },
    { GET, "/roles/{grant}/end", MAY_GRANT_ROLES, end_params, end_page, "people/role-end" },
    { POST, "/roles/{grant}/end", MAY_GRANT_ROLES, end_params, end_post, "people/role-end", .again = end_page },
    { 0 }
};
