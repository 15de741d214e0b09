#include <stdlib.h>

#include "absence.h"
#include "chengxue/audit.h"
#include "chengxue/notices.h"
#include "chengxue/scope.h"

#define YEARS_MOST 4 /* that a spell may touch */

enum status absence_officer(struct request *req, enum right right, const char *field, const char *number,
                            int64_t *officer)
{
    bool found;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT o.id FROM officer_now o WHERE o.number = ? AND o.unit" IN_SCOPE), "sis:i",
                             number, req->viewer, right_name(right), officer);
    return got == OK && !found ? refuse_field(req, field, "absence.nobody") : got;
}

/* The standings of the years that a spell touches, of which none may be closed. */
static enum status renew(struct request *req, int64_t officer, const char *from, const char *to)
{
    struct officer_year pairs[YEARS_MOST];
    size_t count = 0;
    int first = (int)strtol(from, NULL, 10), last = (int)strtol(to, NULL, 10);
    for (int year = first; year <= last && count < YEARS_MOST; year++)
        pairs[count++] = (struct officer_year){ officer, year };
    enum status got = standings_take(req->db, req->arena, pairs, &count);
    for (size_t i = 0; got == OK && i < count; i++)
        got = year_open(req, pairs[i].year, "leave.closed-year");
    return got == OK ? standings_renew(req->db, req->arena, pairs, count) : got;
}

static enum status check_days(struct request *req, const struct leave *leave)
{
    int64_t days;
    enum status got = db_get(req->db, NULL, SQL("SELECT DATEDIFF(?, ?) + 1"), "ss:i", leave->to, leave->from, &days);
    if (got != OK)
        return got;
    return days < 1     ? refuse_field(req, "to_on", "leave.backwards")
           : days > 366 ? refuse_field(req, "to_on", "leave.too-long")
                        : OK;
}

static enum status check_other(struct request *req, const struct leave *leave)
{
    bool found;
    char *what, *when;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT CONCAT(l.from_on, ' - ', l.to_on) FROM leave_spell l WHERE l.officer = ? AND l.ended_at IS NULL"
            "   AND l.from_on <= ? AND l.to_on >= ? LIMIT 1"),
        "iss:s", leave->officer, leave->to, leave->from, &what);
    if (got == OK && found)
        return refuse_with(req, "leave.twice", what, NULL);
    if (got == OK)
        got = db_get(
            req->db, &found,
            SQL("SELECT a.title, DATE(x.from_at + INTERVAL 8 HOUR) FROM presence x JOIN activity a ON a.id = x.activity"
                " WHERE x.officer = ? AND x.from_at < ? + INTERVAL 16 HOUR AND x.to_at > ? - INTERVAL 8 HOUR"
                " ORDER BY x.from_at LIMIT 1"),
            "iss:ss", leave->officer, leave->to, leave->from, &what, &when);
    return got == OK && found ? refuse_with(req, "leave.was-there", what, when) : got;
}

/* The officer hears of what was written down; who wrote it for oneself knows. */
static enum status tell(struct request *req, const char *kind, int64_t id, const struct leave *leave)
{
    const struct notice notice = {
        .officer = leave->officer,
        .kind = kind,
        .key = arena_printf(req->arena, "%lld", (long long)id),
        .link = arena_printf(req->arena, "/credits/mine?year=%.4s", leave->from),
        .facts = audit_facts(req->arena, "ss", "zero", leave->from, "one", leave->to),
        .sender = req->viewer,
    };
    return leave->officer != req->viewer ? notice_send(req->db, &notice) : OK;
}

enum status leave_add(struct request *req, const struct leave *leave)
{
    int64_t id = 0;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = check_days(req, leave);
    if (got == OK)
        got = presence_take(req->db, db_id_list(req->arena, &leave->officer, 1));
    if (got == OK)
        got = check_other(req, leave);
    if (got == OK)
        got = db_run(req->db,
                     SQL("INSERT INTO leave_spell (officer, from_on, to_on, kind, document, made_by, made_at)"
                         " VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))"),
                     "issssi", leave->officer, leave->from, leave->to, leave->kind, leave->document, req->viewer);
    id = db_made(req->db);
    if (got == OK)
        got = renew(req, leave->officer, leave->from, leave->to);
    if (got == OK)
        got = tell(req, "leave.added", id, leave);
    if (got == OK)
        got = audit(req, "leave.add", "officer", leave->officer,
                    audit_facts(req->arena, "ss", "from", leave->from, "to", leave->to));
    return db_end(req->db, got);
}

enum status leave_end(struct request *req, int64_t id, const char *reason)
{
    bool found;
    int64_t officer, ended;
    char *from, *to;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT l.officer, l.from_on, l.to_on, l.ended_at IS NOT NULL FROM leave_spell l"
                                 "  JOIN officer_place p ON p.id = l.officer WHERE l.id = ? AND p.unit" IN_SCOPE
                                 " FOR UPDATE"),
                             "iis:issi", id, req->viewer, right_name(MAY_MANAGE_PEOPLE), &officer, &from, &to, &ended);
    if (got == OK && !found)
        got = not_found(req);
    if (got == OK && ended)
        got = refuse(req, "leave.ended");
    if (got == OK)
        got = db_run(req->db, SQL("UPDATE leave_spell SET ended_by = ?, ended_at = UTC_TIMESTAMP(6) WHERE id = ?"),
                     "ii", req->viewer, id);
    if (got == OK)
        got = renew(req, officer, from, to);
    const struct leave leave = { .officer = officer, .from = from, .to = to };
    if (got == OK)
        got = tell(req, "leave.ended", id, &leave);
    if (got == OK)
        got = audit(req, "leave.end", "officer", officer,
                    audit_facts(req->arena, "sss", "from", from, "to", to, "reason", reason));
    return db_end(req->db, got);
}
