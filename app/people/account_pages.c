#include "chengxue/account.h"
#include "chengxue/audit.h"
#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"
#include "chengxue/session.h"
#include "role.h"

static const struct param officer_params[] = { { "officer", PARAM_ID, REQUIRED }, { 0 } };
static const struct param reset_params[] = { { "officer", PARAM_ID, REQUIRED },
                                             { "factor", PARAM_FLAG, OPTIONAL },
                                             { 0 } };

/* The officer whose account the viewer may handle: in scope, still here, not oneself, with no wider rights. */
static enum status account_head(struct request *req)
{
    int64_t rows;
    enum status got = db_rows(
        req->db, req->page, "officer", &rows,
        SQL("SELECT p.id, p.number, p.name, u.name AS unit, IF(a.officer IS NULL, 'none', 'active') AS account,"
            "       IF(a.totp IS NULL, NULL, 1) AS factor"
            "  FROM officer_place p JOIN unit u ON u.id = p.unit LEFT JOIN account a ON a.officer = p.id"
            " WHERE p.id = ? AND p.id <> ? AND p.left_on IS NULL AND" NOT_WIDER("p.id") "AND p.unit" IN_SCOPE),
        "iiiiis", param_id(req, "officer"), req->viewer, req->viewer, req->viewer, req->viewer,
        right_name(MAY_MANAGE_PEOPLE));
    return got == OK && rows == 0 ? not_found(req) : got;
}

/* Answered at once and never again: the password is nowhere but on this page. */
static enum status reset_post(struct request *req)
{
    int64_t officer = param_id(req, "officer");
    char *password = NULL;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = account_head(req);
    if (got == OK)
        got = account_reset(req->db, req->arena, officer, param_flag(req, "factor"), &password);
    if (got == OK)
        got = audit(req, "account.reset", "officer", officer,
                    audit_facts(req->arena, "n", "factor", (int64_t)param_flag(req, "factor")));
    got = db_end(req->db, got);
    if (got == OK)
        page_set(page_add(req->page, "handed-out"), "password", password);
    return got;
}

static enum status factor_post(struct request *req)
{
    int64_t officer = param_id(req, "officer");
    if (!db_begin(req->db))
        return FAILED;
    enum status got = account_head(req);
    if (got == OK)
        got = db_run(req->db, SQL("UPDATE account SET totp = NULL, totp_pending = NULL WHERE officer = ?"), "i",
                     officer);
    if (got == OK)
        got = session_end(req, officer, 0);
    if (got == OK)
        got = audit(req, "account.factor", "officer", officer, NULL);
    got = db_end(req->db, got);
    return got == OK ? request_redirect(req, "account.factor-reset", "/officers/%lld", (long long)officer) : got;
}

static enum status sessions_end_post(struct request *req)
{
    int64_t officer = param_id(req, "officer");
    if (!db_begin(req->db))
        return FAILED;
    enum status got = account_head(req);
    if (got == OK)
        got = session_end(req, officer, 0);
    if (got == OK)
        got = audit(req, "account.sessions", "officer", officer, NULL);
    got = db_end(req->db, got);
    return got == OK ? request_redirect(req, "account.sessions-ended", "/officers/%lld", (long long)officer) : got;
}

const struct route account_routes[] = {
    { GET, "/officers/{officer}/password", MAY_MANAGE_PEOPLE, officer_params, account_head, "people/account-reset" },
    { POST, "/officers/{officer}/password", MAY_MANAGE_PEOPLE, reset_params, reset_post, "people/account-reset" },
    { GET, "/officers/{officer}/factor", MAY_MANAGE_PEOPLE, officer_params, account_head, "people/account-factor" },
    { POST, "/officers/{officer}/factor", MAY_MANAGE_PEOPLE, officer_params, factor_post, NULL },
    { POST, "/officers/{officer}/sessions/end", MAY_MANAGE_PEOPLE, officer_params, sessions_end_post, NULL },
    { 0 }
};
