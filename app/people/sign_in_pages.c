#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/qr.h"
#include "chengxue/session.h"
#include "sign_in.h"

/* Only a path of ours may be gone to after signing in: "//host" and "/\host" are addresses elsewhere. */
static const char *safe_next(const char *next)
{
    return next != NULL && next[0] == '/' && next[1] != '/' && next[1] != '\\' ? next : "/";
}

static const struct param sign_in_page_params[] = { { "next", PARAM_TEXT, OPTIONAL, 0, 1000, NULL }, { 0 } };

static enum status sign_in_page(struct request *req)
{
    if (req->viewer != 0)
        return request_redirect(req, NULL, "%s", safe_next(param_text(req, "next")));
    page_set(page_add(req->page, "sign-in"), "next", param_text(req, "next"));
    return OK;
}

static const struct param sign_in_params[] = { { "number", PARAM_TEXT, REQUIRED, 0, 30, NULL },
                                               { "password", PARAM_SECRET, REQUIRED, 0, 0, NULL },
                                               { "next", PARAM_TEXT, OPTIONAL, 0, 1000, NULL },
                                               { 0 } };

static enum status sign_in_post(struct request *req)
{
    enum status got = sign_in(req, param_text(req, "number"), param_text(req, "password"));
    return got == OK ? request_redirect(req, NULL, "%s", safe_next(param_text(req, "next"))) : got;
}

static const struct param code_params[] = { { "code", PARAM_TEXT, REQUIRED, 0, 10, NULL }, { 0 } };

static enum status factor_page(struct request *req)
{
    (void)req;
    return OK;
}

static enum status factor_post(struct request *req)
{
    enum status got = sign_in_factor(req, param_text(req, "code"));
    return got == OK ? request_redirect(req, NULL, "/") : got;
}

static enum status sign_out_post(struct request *req)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = session_end(req, req->viewer, req->session);
    if (got == OK)
        got = audit(req, "sign-out", "officer", req->viewer, NULL);
    got = db_end(req->db, got);
    return got == OK ? request_redirect(req, "sign-in.out", "/sign-in") : got;
}

/* -- one's own account ------------------------------------------------------------------------------------------- */

static enum status me_page(struct request *req)
{
    enum status got = db_rows(
        req->db, req->page, "me", NULL,
        SQL("SELECT o.number, o.name, o.phone, o.email, o.email_wanted, o.post, o.grade, o.entered_on AS entered, u.name AS unit,"
            "       a.totp IS NOT NULL AS factor, a.changed_at"
            "  FROM officer o JOIN account a ON a.officer = o.id"
            "  LEFT JOIN membership m ON m.officer = o.id AND m.current = 1 LEFT JOIN unit u ON u.id = m.unit"
            " WHERE o.id = ?"),
        "i", req->viewer);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "session", NULL,
            SQL("SELECT id, opened_at, seen_at, address, agent, id = ? AS present FROM session"
                " WHERE officer = ? AND ended_at IS NULL AND ends_at > UTC_TIMESTAMP(6) ORDER BY seen_at DESC LIMIT 50"),
            "ii", req->session, req->viewer);
    if (got == OK)
        got = db_rows(req->db, req->page, "role", NULL,
                      SQL("SELECT g.role, u.name AS unit, g.granted_at FROM role_grant g JOIN unit u ON u.id = g.unit"
                          " WHERE g.officer = ? AND g.current = 1 ORDER BY g.id LIMIT 50"),
                      "i", req->viewer);
    return got;
}

static const struct param email_params[] = { { "email", PARAM_TEXT, OPTIONAL, .max = 100 },
                                             { "email_wanted", PARAM_FLAG, OPTIONAL },
                                             { 0 } };

static enum status email_post(struct request *req)
{
    enum status got = email_change(req, param_text(req, "email"), param_flag(req, "email_wanted"));
    return got == OK ? request_redirect(req, "me.email-saved", "/me") : got;
}

static const struct param session_params[] = { { "session", PARAM_ID, OPTIONAL, 0, 0, NULL }, { 0 } };

static enum status session_end_post(struct request *req)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = session_end(req, req->viewer, param_id(req, "session"));
    if (got == OK)
        got = audit(req, "session.end", "officer", req->viewer, NULL);
    got = db_end(req->db, got);
    return got == OK ? request_redirect(req, "session.ended", "/me") : got;
}

static const struct param password_params[] = { { "present", PARAM_SECRET, REQUIRED, 0, 0, NULL },
                                                { "fresh", PARAM_SECRET, REQUIRED, 0, 0, NULL },
                                                { "again", PARAM_SECRET, REQUIRED, 0, 0, NULL },
                                                { 0 } };

/* The second factor comes before a new password: else whoever has the password alone could take the account over. */
static bool factor_first(const struct request *req)
{
    return req->detour != NULL && strcmp(req->detour, "/me/password") != 0;
}

static enum status password_page(struct request *req)
{
    if (factor_first(req))
        return request_redirect(req, NULL, "%s", req->detour);
    page_set(page_add(req->page, "password"), "must", req->detour != NULL ? "1" : NULL);
    return OK;
}

static enum status password_post(struct request *req)
{
    if (factor_first(req)) {
        answer_status(req, 403);
        return REFUSED;
    }
    enum status got = password_change(req, param_text(req, "present"), param_text(req, "fresh"),
                                      param_text(req, "again"));
    return got == OK ? request_redirect(req, "password.changed", "/me") : got;
}

static enum status my_factor_page(struct request *req)
{
    char *secret, *address;
    enum status got = factor_pending(req, &secret, &address);
    if (got == OK && secret != NULL)
        page_set(page_add(req->page, "pending"), "secret", secret);
    return got;
}

static enum status my_factor_qr(struct request *req)
{
    char *secret, *address;
    enum status got = factor_pending(req, &secret, &address);
    if (got != OK || secret == NULL)
        return got == OK ? not_found(req) : got;
    const char *svg = qr_svg(req->arena, address);
    return answer_bytes(req, "image/svg+xml", NULL, NULL, svg, strlen(svg));
}

static enum status my_factor_prepare_post(struct request *req)
{
    enum status got = factor_prepare(req);
    return got == OK ? request_redirect(req, NULL, "/me/factor") : got;
}

static enum status my_factor_post(struct request *req)
{
    enum status got = factor_confirm(req, param_text(req, "code"));
    return got == OK ? request_redirect(req, "factor.confirmed", "/") : got;
}

#define BEFORE .before_password = true

const struct route sign_in_routes[] = {
    { GET, "/sign-in", ANYONE, sign_in_page_params, sign_in_page, "people/sign-in" },
    { POST, "/sign-in", ANYONE, sign_in_params, sign_in_post, "people/sign-in", .again = sign_in_page },
    { GET, "/sign-in/factor", SIGNED_IN, NULL, factor_page, "people/factor", BEFORE },
    { POST, "/sign-in/factor", SIGNED_IN, code_params, factor_post, "people/factor", .again = factor_page, BEFORE },
    { POST, "/sign-out", SIGNED_IN, NULL, sign_out_post, NULL, BEFORE },
    { GET, "/me", SIGNED_IN, NULL, me_page, "people/me" },
    { POST, "/me/email", SIGNED_IN, email_params, email_post, "people/me", .again = me_page },
    { POST, "/me/sessions/end", SIGNED_IN, session_params, session_end_post, NULL },
    { GET, "/me/password", SIGNED_IN, NULL, password_page, "people/password", BEFORE },
    { POST, "/me/password", SIGNED_IN, password_params, password_post, "people/password", .again = password_page,
      BEFORE },
    { GET, "/me/factor", SIGNED_IN, NULL, my_factor_page, "people/my-factor", BEFORE },
    { GET, "/me/factor/qr.svg", SIGNED_IN, NULL, my_factor_qr, NULL, BEFORE },
    { POST, "/me/factor/prepare", SIGNED_IN, NULL, my_factor_prepare_post, "people/my-factor", .again = my_factor_page,
      BEFORE },
    { POST, "/me/factor", SIGNED_IN, code_params, my_factor_post, "people/my-factor", .again = my_factor_page, BEFORE },
    { 0 }
};
