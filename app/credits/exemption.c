#include <string.h>

#include "absence.h"
#include "chengxue/audit.h"
#include "chengxue/notices.h"
#include "chengxue/scope.h"

enum status exemption_ask(struct request *req, const struct exemption *exemption)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = year_open(req, exemption->year, "exemption.closed-year");
    if (got == OK)
        got = db_run(
            req->db,
            SQL("INSERT INTO exemption (officer, year, percent, reason, document, state, current, made_by, made_at)"
                " VALUES (?, ?, ?, ?, ?, 'asked', 1, ?, UTC_TIMESTAMP(6))"),
            "iiissi", exemption->officer, exemption->year, exemption->percent, exemption->reason, exemption->document,
            req->viewer);
    if (got == FAILED && db_duplicate(req->db))
        got = refuse(req, "exemption.there");
    if (got == OK)
        got = audit(req, "exemption.ask", "officer", exemption->officer,
                    audit_facts(req->arena, "ii", "year", exemption->year, "percent", exemption->percent));
    return db_end(req->db, got);
}

/* One that waits is approved or returned by another than who asked; one that holds is ended. */
static enum status take(struct request *req, int64_t id, const char *becomes, struct officer_year *pair)
{
    bool found;
    int64_t own, year;
    char *state;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT x.officer, x.year, x.state, x.made_by = ? FROM exemption x JOIN officer_place p ON p.id = x.officer"
            " WHERE x.id = ? AND p.unit" IN_SCOPE " FOR UPDATE"),
        "iiis:iisi", req->viewer, id, req->viewer, right_name(MAY_MANAGE_CREDITS), &pair->officer, &year, &state, &own);
    if (got != OK)
        return got;
    pair->year = (int)year;
    bool ends = strcmp(becomes, "ended") == 0;
    if (!found)
        return not_found(req);
    if (strcmp(state, ends ? "approved" : "asked") != 0)
        return refuse(req, "exemption.moved-on");
    return own && !ends ? refuse(req, "exemption.own") : OK;
}

/* The officer hears of what was decided about the year. */
static enum status tell(struct request *req, int64_t id, const struct officer_year *pair, const char *becomes,
                        const char *reason)
{
    struct notice notice = {
        .officer = pair->officer,
        .kind = "exemption.ended",
        .key = arena_printf(req->arena, "%lld", (long long)id),
        .link = arena_printf(req->arena, "/credits/mine?year=%d", pair->year),
        .facts = audit_facts(req->arena, "is", "zero", (int64_t)pair->year, "one", reason),
        .sender = req->viewer,
    };
    if (strcmp(becomes, "approved") == 0)
        notice.kind = "exemption.approved";
    else if (strcmp(becomes, "returned") == 0)
        notice.kind = "exemption.returned";
    return notice_send(req->db, &notice);
}

enum status exemption_decide(struct request *req, int64_t id, const char *becomes, const char *reason)
{
    struct officer_year pair;
    size_t count = 1;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = take(req, id, becomes, &pair);
    if (got == OK)
        got = standings_take(req->db, req->arena, &pair, &count);
    if (got == OK)
        got = year_open(req, pair.year, "exemption.closed-year");
    if (got == OK)
        got = db_run(req->db,
                     SQL("UPDATE exemption SET state = ?, current = IF(? = 'approved', 1, NULL), decided_by = ?,"
                         "    decided_at = UTC_TIMESTAMP(6) WHERE id = ?"),
                     "ssii", becomes, becomes, req->viewer, id);
    if (got == OK)
        got = standings_renew(req->db, req->arena, &pair, count);
    if (got == OK)
        got = tell(req, id, &pair, becomes, reason);
    if (got == OK)
        got = audit(req, arena_printf(req->arena, "exemption.%s", becomes), "officer", pair.officer,
                    audit_facts(req->arena, "is", "year", (int64_t)pair.year, "reason", reason));
    return db_end(req->db, got);
}
