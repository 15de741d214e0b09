#include <string.h>

#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/request.h"
#include "year.h"

static enum status years_page(struct request *req)
{
    return db_rows(
        req->db, req->page, "year", NULL,
        SQL("SELECT s.year AS id, s.year, s.id AS rule_set, s.usual, c.closed_at, n.name AS closed_by, c.officers, c.met,"
            "       ROUND(100 * c.met * 100 / GREATEST(c.officers, 1)) AS rate, c.entries, c.hash,"
            "       (SELECT COUNT(*) FROM ledger_entry e WHERE e.year = s.year AND e.late = 1) AS late,"
            "       (SELECT COUNT(*) FROM participation p WHERE p.year = s.year AND p.state = 'pending') AS pending,"
            "       s.year < YEAR(UTC_TIMESTAMP() + INTERVAL 8 HOUR) AND c.year IS NULL AS closable"
            "  FROM rule_set s LEFT JOIN year_close c ON c.year = s.year LEFT JOIN officer_name n ON n.id = c.closed_by"
            " WHERE s.current = 1 AND s.year <= YEAR(UTC_TIMESTAMP() + INTERVAL 8 HOUR) ORDER BY s.year DESC LIMIT 100"),
        "");
}

static const struct param year_params[] = { { "year", PARAM_WHOLE, REQUIRED, 2000, 2100, NULL }, { 0 } };

/* What closing would keep: shown before it is done. */
static enum status close_page(struct request *req)
{
    int64_t year = param_whole(req, "year"), rows;
    enum status got = db_rows(
        req->db, req->page, "year", &rows,
        SQL("SELECT s.year, (SELECT COUNT(*) FROM standing x WHERE x.year = s.year) AS officers,"
            "       (SELECT COUNT(*) FROM standing x WHERE x.year = s.year AND x.met = 1) AS met,"
            "       (SELECT COUNT(*) FROM participation p WHERE p.year = s.year AND p.state = 'pending') AS pending"
            "  FROM rule_set s WHERE s.year = ? AND s.current = 1"),
        "i", year);
    return got == OK && rows == 0 ? not_found(req) : got;
}

static const struct param close_params[] = { { "year", PARAM_WHOLE, REQUIRED, 2000, 2100, NULL },
                                             { "typed", PARAM_TEXT, REQUIRED, 0, 4, NULL },
                                             { "forced", PARAM_FLAG, OPTIONAL, 0, 0, NULL },
                                             { 0 } };

static enum status close_post(struct request *req)
{
    int64_t year = param_whole(req, "year");
    if (strcmp(param_text(req, "typed"), arena_printf(req->arena, "%lld", (long long)year)) != 0)
        return refuse_field(req, "typed", "year.typed-wrong");
    enum status got = year_close(req, (int)year, param_flag(req, "forced"));
    return got == OK ? request_redirect(req, "year.closed-now", "/credits/years") : got;
}

const struct route credits_year_routes[] = {
    { GET, "/credits/years", MAY_VIEW_CREDITS, NULL, years_page, "credits/years", .list = "year" },
    { GET, "/credits/years/{year}/close", MAY_MANAGE_CREDITS, year_params, close_page, "credits/year-close" },
    { POST, "/credits/years/{year}/close", MAY_MANAGE_CREDITS, close_params, close_post, "credits/year-close",
      .again = close_page },
    { 0 },
};
