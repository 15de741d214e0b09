/* The kinds of activities: which there are is data, so that a bureau adds its own without a programmer. */
#include "chengxue/audit.h"
#include "chengxue/features.h"
#include "chengxue/page.h"
#include "rules.h"

static enum status kinds_page(struct request *req)
{
    return db_rows(
        req->db, req->page, "kind", NULL,
        SQL("SELECT k.code, k.name, k.closed_at, (SELECT COUNT(*) FROM activity a WHERE a.kind = k.code) AS activities,"
            "       EXISTS (SELECT 1 FROM rule r JOIN rule_set s ON s.id = r.rule_set AND s.current = 1"
            "                WHERE r.kind = k.code AND s.year = YEAR(UTC_TIMESTAMP() + INTERVAL 8 HOUR)) AS earns"
            "  FROM activity_kind k ORDER BY k.closed_at IS NOT NULL, k.position, k.code LIMIT 200"),
        "");
}

static const struct param add_params[] = { { "kind_name", PARAM_TEXT, REQUIRED, 0, 50, NULL }, { 0 } };
static const struct param kind_params[] = { { "kind", PARAM_CODE, REQUIRED, 0, 0, NULL }, { 0 } };
static const struct param name_params[] = { { "kind", PARAM_CODE, REQUIRED, 0, 0, NULL },
                                            { "kind_name", PARAM_TEXT, REQUIRED, 0, 50, NULL },
                                            { 0 } };

static enum status note(struct request *req, const char *action, const char *name)
{
    return audit(req, action, "activity-kind", 0, audit_facts(req->arena, "s", "name", name));
}

/* Two of one name could not be told apart in a rule. */
static enum status taken(struct request *req, enum status got)
{
    return got == FAILED && db_duplicate(req->db) ? refuse_field(req, "kind_name", "kind.name-taken") : got;
}

static enum status add(struct request *req, const char *name)
{
    int64_t kinds;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_get(req->db, NULL, SQL("SELECT COUNT(*) FROM activity_kind WHERE closed_at IS NULL"), ":i",
                             &kinds);
    if (got == OK && kinds >= KINDS_MOST)
        got = refuse_with(req, "kind.too-many", arena_printf(req->arena, "%d", KINDS_MOST), NULL);
    if (got == OK)
        got = taken(req,
                    db_run(req->db,
                           SQL("INSERT INTO activity_kind (code, name, position)"
                               " SELECT CONCAT('kind-', MAX(position) + 1), ?, MAX(position) + 1 FROM activity_kind"),
                           "s", name));
    if (got == OK)
        got = note(req, "kind.add", name);
    return db_end(req->db, got);
}

/* Takes a kind for the transaction; *name gets how it is called. */
static enum status take(struct request *req, const char *code, char **name)
{
    bool found;
    enum status got = db_get(req->db, &found, SQL("SELECT name FROM activity_kind WHERE code = ? FOR UPDATE"), "s:s",
                             code, name);
    return got == OK && !found ? not_found(req) : got;
}

static enum status rename_it(struct request *req, const char *code, const char *name)
{
    char *was;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = take(req, code, &was);
    if (got == OK)
        got = taken(req, db_run(req->db, SQL("UPDATE activity_kind SET name = ? WHERE code = ?"), "ss", name, code));
    if (got == OK)
        got = audit(req, "kind.rename", "activity-kind", 0, audit_facts(req->arena, "ss", "from", was, "to", name));
    return db_end(req->db, got);
}

static enum status set_closed(struct request *req, const char *code, bool closed)
{
    char *name;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = take(req, code, &name);
    if (got == OK)
        got = db_run(req->db,
                     SQL("UPDATE activity_kind SET closed_at = IF(?, COALESCE(closed_at, UTC_TIMESTAMP(6)), NULL)"
                         " WHERE code = ?"),
                     "is", (int64_t)closed, code);
    if (got == OK)
        got = note(req, closed ? "kind.close" : "kind.open", name);
    return db_end(req->db, got);
}

static enum status back(struct request *req, enum status got, const char *done)
{
    return got == OK ? request_redirect(req, done, "/credits/kinds") : got;
}

static enum status add_post(struct request *req)
{
    return back(req, add(req, param_text(req, "kind_name")), "kind.added");
}

static enum status name_post(struct request *req)
{
    return back(req, rename_it(req, param_text(req, "kind"), param_text(req, "kind_name")), "kind.renamed");
}

static enum status close_post(struct request *req)
{
    return back(req, set_closed(req, param_text(req, "kind"), true), "kind.closed");
}

static enum status open_post(struct request *req)
{
    return back(req, set_closed(req, param_text(req, "kind"), false), "kind.opened");
}

const struct route credits_kind_routes[] = {
    { GET, "/credits/kinds", MAY_MANAGE_CREDITS, NULL, kinds_page, "credits/kinds" },
    { POST, "/credits/kinds", MAY_MANAGE_CREDITS, add_params, add_post, "credits/kinds", .again = kinds_page },
    { POST, "/credits/kinds/{kind}/name", MAY_MANAGE_CREDITS, name_params, name_post, "credits/kinds",
      .again = kinds_page },
    { POST, "/credits/kinds/{kind}/close", MAY_MANAGE_CREDITS, kind_params, close_post, NULL },
    { POST, "/credits/kinds/{kind}/open", MAY_MANAGE_CREDITS, kind_params, open_post, NULL },
    { 0 },
};
