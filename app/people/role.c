#include "role.h"

#include "chengxue/audit.h"
#include "chengxue/scope.h"
#include "chengxue/session.h"
#include "unit.h"

/* Whether the viewer may give and end the role for the unit: REFUSED when not. *what tells both, for the audit. */
static enum status check_gives(struct request *req, const char *role, int64_t unit, char **what)
{
    bool found;
    char *path;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT up.path FROM viewer_gives g JOIN unit_path up ON up.id = g.unit"
                                 " WHERE g.viewer = ? AND g.role = ? AND g.unit = ? LIMIT 1"),
                             "isi:s", req->viewer, role, unit, &path);
    if (got != OK)
        return got;
    if (!found)
        return refuse_field(req, "role", "role.not-yours");
    *what = audit_facts(req->arena, "ss", "role", role, "unit", path);
    return OK;
}

static enum status find_officer(struct request *req, const char *number, int64_t *officer)
{
    bool found;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT p.id FROM officer_place p WHERE p.number = ? AND p.left_on IS NULL AND p.unit" IN_SCOPE), "sis:i",
        number, req->viewer, right_name(MAY_GRANT_ROLES), officer);
    return got == OK && !found ? refuse_field(req, "number", "role.nobody") : got;
}

enum status role_grant(struct request *req, const char *number, const char *role, int64_t unit)
{
    int64_t officer;
    char *what;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = check_gives(req, role, unit, &what);
    if (got == OK)
        got = find_officer(req, number, &officer);
    if (got == OK) {
        got = db_run(req->db,
                     SQL("INSERT INTO role_grant (officer, role, unit, granted_by, granted_at)"
                         " VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6))"),
                     "isii", officer, role, unit, req->viewer);
        if (got == FAILED && db_duplicate(req->db))
            got = refuse_field(req, "role", "role.there");
    }
    if (got == OK)
        got = session_granted(req->db, officer);
    if (got == OK)
        got = audit(req, "role.grant", "officer", officer, what);
    return db_end(req->db, got);
}

enum status role_keep_last(struct request *req)
{
    int64_t left;
    enum status got = db_get(req->db, NULL,
                             SQL("SELECT COUNT(*) FROM role_grant g JOIN unit u ON u.id = g.unit"
                                 " WHERE g.role = 'city-admin' AND g.current = 1 AND u.parent IS NULL"),
                             ":i", &left);
    return got == OK && left == 0 ? refuse(req, "role.last") : got;
}

enum status role_end(struct request *req, int64_t grant)
{
    bool found;
    int64_t officer, unit;
    char *role, *what;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = unit_tree_take(req->db);
    if (got == OK)
        got = db_get(req->db, &found,
                     SQL("SELECT g.officer, g.role, g.unit FROM role_grant g WHERE g.id = ? AND g.current = 1"
                         "   AND g.unit" IN_SCOPE "FOR UPDATE"),
                     "iis:isi", grant, req->viewer, right_name(MAY_GRANT_ROLES), &officer, &role, &unit);
    if (got == OK && !found)
        got = not_found(req);
    if (got == OK)
        got = check_gives(req, role, unit, &what);
    if (got == OK)
        got = db_run(
            req->db,
            SQL("UPDATE role_grant SET current = NULL, ended_at = UTC_TIMESTAMP(6), ended_by = ? WHERE id = ?"), "ii",
            req->viewer, grant);
    if (got == OK)
        got = role_keep_last(req);
    if (got == OK)
        got = audit(req, "role.end", "officer", officer, what);
    return db_end(req->db, got);
}
