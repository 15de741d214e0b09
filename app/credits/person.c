#include "person.h"

#include "chengxue/page.h"
#include "chengxue/scope.h"

enum status person_year(struct request *req, int64_t *year)
{
    *year = param_whole(req, "year");
    enum status got = OK;
    if (!param_given(req, "year"))
        got = db_get(req->db, NULL, SQL("SELECT YEAR(UTC_TIMESTAMP() + INTERVAL 8 HOUR)"), ":i", year);
    page_number(page_add(req->page, "shown"), "year", *year);
    if (got == OK)
        got = db_rows(req->db, req->page, "year-choice", NULL,
                      SQL("SELECT DISTINCT year AS id, year AS name FROM rule_set WHERE current = 1"
                          "   AND year <= YEAR(UTC_TIMESTAMP() + INTERVAL 8 HOUR) ORDER BY year DESC LIMIT 50"),
                      "");
    return got;
}

enum status person_open(struct request *req, int64_t officer)
{
    int64_t rows;
    enum status got = db_rows(req->db, req->page, "person", &rows,
                              SQL("SELECT p.id, p.number, p.name, up.path AS unit, p.post, p.grade, p.id = ? AS own"
                                  "  FROM officer_place p JOIN unit_path up ON up.id = p.unit"
                                  " WHERE p.id = ? AND (p.id = ? OR p.unit" IN_SCOPE ")"),
                              "iiiis", req->viewer, officer, req->viewer, req->viewer, right_name(MAY_VIEW_CREDITS));
    return got == OK && rows == 0 ? not_found(req) : got;
}

static enum status show_standing(struct request *req, int64_t officer, int64_t year)
{
    return db_rows(
        req->db, req->page, "standing", NULL,
        SQL("SELECT s.owed_hours, s.owed_credits, s.hours, s.credits, s.carried_hours, s.carried_credits, s.online_hours,"
            "       s.online_credits, s.district_hours, s.district_credits, s.squad_hours, s.squad_credits,"
            "       s.pending_hours, s.pending_credits, s.met, s.exempt,"
            "       GREATEST(s.owed_hours - s.hours, 0) AS lacks_hours, GREATEST(s.owed_credits - s.credits, 0) AS lacks_credits,"
            "       LEAST(100, s.hours * 100 DIV GREATEST(s.owed_hours, 1)) AS hours_share,"
            "       LEAST(100, s.credits * 100 DIV GREATEST(s.owed_credits, 1)) AS credits_share,"
            "       DATEDIFF(MAKEDATE(s.year + 1, 1), DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)) AS days_left,"
            "       (SELECT c.closed_at FROM year_close c WHERE c.year = s.year) AS closed_at"
            "  FROM standing s WHERE s.officer = ? AND s.year = ?"),
        "ii", officer, year);
}

static enum status show_pending(struct request *req, int64_t officer, int64_t year)
{
    return db_rows(
        req->db, req->page, "pending", NULL,
        SQL("SELECT a.title, a.link, k.name AS kind, p.on_date, p.channel, p.hours, p.credits"
            "  FROM participation p JOIN activity a ON a.id = p.activity JOIN activity_kind k ON k.code = a.kind"
            " WHERE p.officer = ? AND p.year = ? AND p.state = 'pending' ORDER BY p.on_date, p.id LIMIT 200"),
        "ii", officer, year);
}

#define ENTRIES                                                                                                        \
    " FROM ledger_entry e JOIN activity a ON a.id = e.activity JOIN activity_kind k ON k.code = e.kind"                \
    " WHERE e.officer = ? AND e.year = ? AND (? IS NULL OR e.kind = ?) AND (? IS NULL OR e.channel = ?)"

static enum status show_entries(struct request *req, int64_t officer, int64_t year)
{
    const char *kind = param_text(req, "kind"), *channel = param_text(req, "channel");
    int64_t number = param_whole(req, "page");
    enum status got = db_rows(
        req->db, req->page, "entry", NULL,
        SQL("SELECT e.id, e.on_date, a.title, k.name AS kind, e.channel, e.hours, e.credits, e.known_at, e.reason, e.late,"
            "       e.turn % 2 = 0 AS back" ENTRIES " ORDER BY e.on_date DESC, e.id DESC LIMIT ? OFFSET ?"),
        "iissssii", officer, year, kind, kind, channel, channel, req->list_size, list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*)" ENTRIES), "iissss", officer, year, kind, kind, channel,
                         channel);
    return got;
}

enum status person_show(struct request *req, int64_t officer, int64_t year)
{
    enum status got = show_standing(req, officer, year);
    if (got == OK)
        got = show_pending(req, officer, year);
    return got == OK ? show_entries(req, officer, year) : got;
}
