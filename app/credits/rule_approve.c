#include <string.h>

#include "chengxue/audit.h"
#include "rule_set.h"

/* What it says now is what was tried. */
static enum status check_tried(struct request *req, int64_t id)
{
    bool tried;
    char *was;
    const char *seal;
    enum status got = rule_set_seal(req->db, req->arena, id, &seal);
    if (got == OK)
        got = db_get(req->db, &tried, SQL("SELECT seal FROM rule_dry_run WHERE rule_set = ?"), "i:s", id, &was);
    if (got != OK)
        return got;
    return tried && strcmp(was, seal) == 0 ? OK : refuse(req, "rule-set.not-tried");
}

/* A kind by which people have taken part already must keep a rule, be it of nothing. */
static enum status check_kinds(struct request *req, int64_t id, int64_t year)
{
    bool lacks;
    char *name;
    enum status got = db_get(
        req->db, &lacks,
        SQL("SELECT k.name FROM activity_kind k WHERE NOT EXISTS (SELECT 1 FROM rule r"
            "   WHERE r.rule_set = ? AND r.kind = k.code)"
            "   AND EXISTS (SELECT 1 FROM activity a JOIN participation p ON p.activity = a.id"
            "                WHERE a.kind = k.code AND p.year = ? AND p.state <> 'dropped') LIMIT 1"),
        "ii:s", id, year, &name);
    return got == OK && lacks ? refuse_with(req, "rule-set.kind-used", name, NULL) : got;
}

enum status rule_set_submit(struct request *req, int64_t id)
{
    int64_t year;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = rule_set_take(req, id, "draft", &year);
    if (got == OK)
        got = check_tried(req, id);
    if (got == OK)
        got = check_kinds(req, id, year);
    if (got == OK)
        got = db_run(req->db,
                     SQL("UPDATE rule_set SET state = 'submitted', submitted_by = ?, submitted_at = UTC_TIMESTAMP(6),"
                         "    returned_note = NULL WHERE id = ?"),
                     "ii", req->viewer, id);
    if (got == OK)
        got = audit(req, "rule-set.submit", "rule-set", id, NULL);
    return db_end(req->db, got);
}

/* Who made it or handed it in does not decide on it. */
static enum status check_second(struct request *req, int64_t id)
{
    int64_t own;
    enum status got = db_get(
        req->db, NULL,
        SQL("SELECT COALESCE(submitted_by = ?, 0) OR COALESCE(made_by = ?, 0) FROM rule_set WHERE id = ?"), "iii:i",
        req->viewer, req->viewer, id, &own);
    return got == OK && own ? refuse(req, "rule-set.own") : got;
}

enum status rule_set_return(struct request *req, int64_t id, const char *reason)
{
    int64_t year;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = rule_set_take(req, id, "submitted", &year);
    if (got == OK)
        got = db_run(req->db, SQL("UPDATE rule_set SET state = 'draft', returned_note = ? WHERE id = ?"), "si", reason,
                     id);
    if (got == OK)
        got = audit(req, "rule-set.return", "rule-set", id, audit_facts(req->arena, "s", "reason", reason));
    return db_end(req->db, got);
}

static enum status put_in_force(struct request *req, int64_t id, int64_t year)
{
    const char *seal;
    enum status got = rule_set_seal(req->db, req->arena, id, &seal);
    if (got == OK)
        got = db_run(req->db,
                     SQL("UPDATE rule_set SET state = 'replaced', current = NULL WHERE year = ? AND current = 1"), "i",
                     year);
    if (got == OK)
        got = db_run(
            req->db,
            SQL("UPDATE rule_set SET state = 'approved', current = 1, approved_by = ?, approved_at = UTC_TIMESTAMP(6),"
                "    seal = ? WHERE id = ?"),
            "isi", req->viewer, seal, id);
    return got;
}

enum status rule_set_approve(struct request *req, int64_t id)
{
    int64_t year;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = rule_set_take(req, id, "submitted", &year);
    if (got == OK)
        got = check_second(req, id);
    if (got == OK)
        got = year_open(req, year, "rule-set.closed-year");
    if (got == OK)
        got = check_kinds(req, id, year);
    if (got == OK)
        got = put_in_force(req, id, year);
    if (got == OK)
        got = job_ask(req->db, "rebook", id, req->viewer, NULL);
    if (got == OK)
        got = audit(req, "rule-set.approve", "rule-set", id, NULL);
    return db_end(req->db, got);
}
