#include "chengxue/session.h"

#include <string.h>

#include "chengxue/crypto.h"
#include "chengxue/scope.h"

#define COOKIE "cx"
#define LASTS_HOURS 12   /* however busy */
#define IDLE_MINUTES 120 /* without a request */
#define SEEN_SECONDS 60  /* how exactly seen_at is kept: a write a minute, not a write a request */

static uint64_t rights_of(const char *names)
{
    uint64_t rights = 0;
    for (enum right right = MAY_VIEW_PEOPLE; names != NULL && right < RIGHT_COUNT; right++) {
        const char *name = right_name(right);
        size_t length = strlen(name);
        for (const char *at = strstr(names, name); at != NULL; at = strstr(at + 1, name))
            if ((at == names || at[-1] == ',') && (at[length] == '\0' || at[length] == ','))
                rights |= (uint64_t)1 << right;
    }
    return rights;
}

/* A GET cannot write, so this runs before its transaction, by itself; a minute's delay in it harms nobody. */
static enum status keep_seen(struct request *req, int64_t idle)
{
    if (idle < SEEN_SECONDS)
        return OK;
    return db_run(req->db, SQL("UPDATE session SET seen_at = UTC_TIMESTAMP(6) WHERE id = ?"), "i", req->session);
}

/* By itself, and only for who may hold roles: it costs more than all else, and thousands of candidates hold none. */
static enum status read_rights(struct db *db, int64_t officer, char **rights)
{
    return db_get(
        db, NULL,
        SQL("SELECT GROUP_CONCAT(DISTINCT r.right_name) FROM role_grant g JOIN role_right r ON r.role = g.role"
            " WHERE g.officer = ? AND g.current = 1"),
        "i:s", officer, rights);
}

enum status session_identify(struct request *req)
{
    const char *token = request_cookie(req, COOKIE);
    if (token == NULL)
        return OK;
    bool found;
    int64_t session, officer, strong, must_change, has_factor, idle, may_hold_roles;
    char *number, *name, *unit, *rights = NULL;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT s.id, o.id, s.strong_at IS NOT NULL, a.must_change, a.totp IS NOT NULL,"
            "       TIMESTAMPDIFF(SECOND, s.seen_at, UTC_TIMESTAMP(6)), s.roles, o.number, o.name, u.name"
            "  FROM session s JOIN officer o ON o.id = s.officer JOIN account a ON a.officer = o.id"
            "  LEFT JOIN membership m ON m.officer = o.id AND m.current = 1 LEFT JOIN unit u ON u.id = m.unit"
            " WHERE s.token = ? AND s.ended_at IS NULL AND s.ends_at > UTC_TIMESTAMP(6)"
            "   AND s.seen_at > UTC_TIMESTAMP(6) - INTERVAL ? MINUTE"),
        "si:iiiiiiisss", keyed_hash(req->arena, KEY_SESSION, token), (int64_t)IDLE_MINUTES, &session, &officer, &strong,
        &must_change, &has_factor, &idle, &may_hold_roles, &number, &name, &unit);
    if (got == OK && found && may_hold_roles)
        got = read_rights(req->db, officer, &rights);
    if (got != OK || !found)
        return got;
    req->viewer = officer;
    req->viewer_number = number;
    req->viewer_name = name;
    req->viewer_unit = unit;
    req->viewer_strong = strong;
    req->session = session;
    req->csrf = keyed_hash(req->arena, KEY_CSRF, token);
    bool interrupts = req->route == NULL || !req->route->uninterrupted;
    if (rights != NULL && !strong)
        req->detour = !interrupts ? NULL : has_factor ? "/sign-in/factor" : "/me/factor";
    else
        req->rights = rights_of(rights);
    if (must_change)
        req->detour = "/me/password";
    return keep_seen(req, idle);
}

enum status session_open(struct request *req, int64_t officer)
{
    char *token = random_token(req->arena);
    enum status got = db_run(
        req->db,
        SQL("INSERT INTO session (token, officer, opened_at, seen_at, ends_at, address, agent, roles)"
            " VALUES (?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL ? HOUR, ?, ?,"
            "         EXISTS (SELECT 1 FROM role_grant g WHERE g.officer = ? AND g.current = 1))"),
        "siissi", keyed_hash(req->arena, KEY_SESSION, token), officer, (int64_t)LASTS_HOURS, req->address, req->agent,
        officer);
    if (got == OK)
        answer_cookie(req, COOKIE, token, 0);
    return got;
}

enum status session_renew(struct request *req)
{
    char *token = random_token(req->arena);
    enum status got = db_run(req->db, SQL("UPDATE session SET token = ? WHERE id = ?"), "si",
                             keyed_hash(req->arena, KEY_SESSION, token), req->session);
    if (got == OK)
        answer_cookie(req, COOKIE, token, 0);
    return got;
}

enum status session_strengthen(struct request *req)
{
    enum status got = db_run(req->db, SQL("UPDATE session SET strong_at = UTC_TIMESTAMP(6) WHERE id = ?"), "i",
                             req->session);
    return got == OK ? session_renew(req) : got;
}

enum status session_granted(struct db *db, int64_t officer)
{
    return db_run(db, SQL("UPDATE session SET roles = 1 WHERE officer = ? AND ended_at IS NULL"), "i", officer);
}

enum status session_end(struct request *req, int64_t officer, int64_t session)
{
    enum status got = db_run(req->db,
                             SQL("UPDATE session SET ended_at = UTC_TIMESTAMP(6)"
                                 " WHERE officer = ? AND ended_at IS NULL AND (id = ? OR (? = 0 AND id <> ?))"),
                             "iiii", officer, session, session, req->session);
    if (got == OK && session == req->session)
        answer_cookie(req, COOKIE, "", -1);
    return got;
}
