#include "chengxue/features.h"
#include "chengxue/membership.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"
#include "chengxue/unit.h"
#include "person.h"

static const char *const states[] = { "met", "behind", "short", "exempt", NULL };

static const struct param list_params[] = {
    { "year", PARAM_WHOLE, OPTIONAL, 2000, 2100, NULL }, { "q", PARAM_TEXT, OPTIONAL, 0, 50, NULL },
    { "unit", PARAM_ID, OPTIONAL, 0, 0, NULL },          { "state", PARAM_CHOICE, OPTIONAL, 0, 0, states },
    { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },  { 0 }
};

/*
 * Standings s of a year with where each officer belonged: today, or at the end of a year that is over; who had left by then
 * is not among them. Takes the year.
 */
#define AS_OF(year) "LEAST(DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR), " LAST_DAY_OF(year) ")"
#define STANDINGS                                                                                                      \
    " FROM standing s JOIN membership m ON m.officer = s.officer AND" MEMBER_ON(AS_OF("s.year")) "WHERE s.year = ?"

/* Hundredths of the year that are gone: who has less than that share of the hours or credits owed is behind. */
#define GONE                                                                                                           \
    " LEAST(10000, GREATEST(0, DATEDIFF(DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR), MAKEDATE(s.year, 1)) * 10000 DIV 365)) "
#define IS_BEHIND                                                                                                      \
    " (s.met = 0 AND (s.hours * 10000 < s.owed_hours *" GONE "OR s.credits * 10000 < s.owed_credits *" GONE ")) "

/* Takes, after those of STANDINGS: text 4 times, the unit twice, the state 5 times, viewer and right. */
#define MATCHING                                                                                                       \
    STANDINGS                                                                                                          \
    " AND (? IS NULL OR EXISTS (SELECT 1 FROM officer_name n WHERE n.id = s.officer"                                   \
    "        AND (LOCATE(?, n.name) > 0 OR LOCATE(?, n.number) > 0)))"                                                 \
    " AND (? = 0 OR EXISTS (SELECT 1 FROM unit_tree t WHERE t.ancestor = ? AND t.descendant = m.unit))"                \
    " AND (? IS NULL OR (? = 'met' AND s.met = 1) OR (? = 'short' AND s.met = 0) OR (? = 'exempt' AND s.exempt = 1)"   \
    "        OR (? = 'behind' AND" IS_BEHIND "))"                                                                      \
    " AND m.unit" IN_SCOPE

static enum status list_rows(struct request *req, int64_t year)
{
    const char *q = param_text(req, "q"), *state = param_text(req, "state"), *right = right_name(MAY_VIEW_CREDITS);
    int64_t unit = param_id(req, "unit"), number = param_whole(req, "page");
    /* Names and paths are looked up for those shown alone, after the order and the cut. */
    enum status got = db_rows(
        req->db, req->page, "officer", NULL,
        SQL("SELECT x.id, n.number, n.name AS person, (SELECT up.path FROM unit_path up WHERE up.id = x.unit) AS unit, x.hours,"
            "       x.owed_hours, x.credits, x.owed_credits, x.pending_hours, x.pending_credits, x.online_hours,"
            "       x.district_hours, x.squad_hours, x.year, x.state"
            "  FROM (SELECT s.officer AS id, m.unit, s.hours, s.owed_hours, s.credits, s.owed_credits, s.pending_hours,"
            "               s.pending_credits, s.online_hours, s.district_hours, s.squad_hours, s.year, s.met,"
            "               IF(s.exempt, 'exempt', IF(s.met, 'met', IF(" IS_BEHIND ", 'behind', 'on-pace'))) AS state"
            "          " MATCHING " ORDER BY s.met, s.hours - s.owed_hours, s.officer LIMIT ? OFFSET ?) x"
            "  JOIN officer_name n ON n.id = x.id ORDER BY x.met, x.hours - x.owed_hours, x.id"),
        "isssiisssssisii", year, q, q, q, unit, unit, state, state, state, state, state, req->viewer, right,
        req->list_size, list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*)" MATCHING), "isssiisssssis", year, q, q, q, unit, unit,
                         state, state, state, state, state, req->viewer, right);
    return got;
}

static enum status list_page(struct request *req)
{
    int64_t year;
    enum status got = person_year(req, &year);
    if (got == OK)
        got = list_rows(req, year);
    return got == OK ? unit_choices(req, MAY_VIEW_CREDITS, req->page, "unit-choice") : got;
}

/* -- by unit -------------------------------------------------------------------------------------------------------- */

static const struct param unit_params[] = { { "year", PARAM_WHOLE, OPTIONAL, 2000, 2100, NULL },
                                            { "unit", PARAM_ID, OPTIONAL, 0, 0, NULL },
                                            { 0 } };

/* What sums up for the officers of a unit c and of all below it. */
#define SUMS                                                                                                                                  \
    " COUNT(*) AS officers, SUM(s.met) AS met, SUM(s.exempt) AS exempt, SUM(" IS_BEHIND ") AS behind,"                                        \
    " ROUND(100 * SUM(s.met) * 100 / COUNT(*)) AS rate, ROUND(AVG(s.hours)) AS mean, SUM(s.hours) AS hours, SUM(s.owed_hours) AS owed_hours," \
    " SUM(s.credits) AS credits, SUM(s.pending_hours) AS pending_hours, SUM(s.online_hours) AS online_hours,"                                 \
    " SUM(s.district_hours) AS district_hours, SUM(s.squad_hours) AS squad_hours "

/* The unit that is shown: the one asked for, or the highest that the viewer may see. */
static enum status find_unit(struct request *req, int64_t *unit)
{
    bool found;
    *unit = param_id(req, "unit");
    if (*unit != 0)
        return unit_in_scope(req, MAY_VIEW_CREDITS, *unit);
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT u.id FROM unit u WHERE u.id" IN_SCOPE
            " ORDER BY (SELECT MAX(t.depth) FROM unit_tree t WHERE t.descendant = u.id), u.id LIMIT 1"),
        "is:i", req->viewer, right_name(MAY_VIEW_CREDITS), unit);
    return got == OK && !found ? not_found(req) : got;
}

static enum status units_page(struct request *req)
{
    int64_t year, unit;
    enum status got = person_year(req, &year);
    if (got == OK)
        got = find_unit(req, &unit);
    if (got == OK)
        got = db_rows(req->db, req->page, "above", NULL,
                      SQL("SELECT u.id, u.name FROM unit_tree t JOIN unit u ON u.id = t.ancestor"
                          " WHERE t.descendant = ? AND t.depth > 0 AND u.id" IN_SCOPE
                          " ORDER BY t.depth DESC LIMIT 20"),
                      "iis", unit, req->viewer, right_name(MAY_VIEW_CREDITS));
    if (got == OK)
        got = db_rows(req->db, req->page, "whole", NULL,
                      SQL("SELECT c.id, c.name, x.* FROM unit c JOIN (SELECT" SUMS STANDINGS
                          " AND EXISTS (SELECT 1 FROM unit_tree t WHERE t.ancestor = ? AND t.descendant = m.unit)) x"
                          " WHERE c.id = ?"),
                      "iii", year, unit, unit);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "unit", NULL,
            SQL("SELECT c.id, c.name, c.kind, x.officers, x.met, x.exempt, x.behind, x.rate, x.mean, x.hours, x.owed_hours,"
                "       x.credits, x.pending_hours, x.online_hours, x.district_hours, x.squad_hours"
                "  FROM unit c JOIN (SELECT t.ancestor AS id," SUMS
                "   FROM unit_tree t JOIN membership m ON m.unit = t.descendant AND" MEMBER_ON(AS_OF(
                    "?")) "   JOIN standing s ON s.officer = m.officer AND s.year = ?"
                          "   WHERE t.ancestor IN (SELECT d.id FROM unit d WHERE d.parent = ?) GROUP BY t.ancestor) x"
                          "    ON x.id = c.id ORDER BY c.position, c.id LIMIT 1000"),
            "iiii", year, year, year, unit);
    return got;
}

const struct route credits_list_routes[] = {
    { GET, "/credits", MAY_VIEW_CREDITS, list_params, list_page, "credits/officers", .list = "officer" },
    { GET, "/credits/units", MAY_VIEW_CREDITS, unit_params, units_page, "credits/units", .list = "unit" },
    { 0 },
};
