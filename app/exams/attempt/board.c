#include "board.h"

#include <string.h>

#include "attempt.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"

/* The exam's unit is in scope, or a room's is. Takes "isis". */
#define LOOKED_AFTER                                                                                                   \
    " (e.unit" IN_SCOPE " OR EXISTS (SELECT 1 FROM sitting_room lr JOIN viewer_scope lv ON lv.unit = lr.unit"          \
    "   WHERE lr.sitting = s.id AND lv.viewer = ? AND lv.right_name = ?)) "

enum status board_list_page(struct request *req)
{
    const char *right = right_name(MAY_INVIGILATE);
    return db_rows(
        req->db, req->page, "sitting", NULL,
        SQL("SELECT s.id, s.name, e.name AS exam_name, s.state, s.opens_at, s.starts_at, s.papers_at IS NOT NULL AS papers,"
            "       (SELECT COUNT(*) FROM candidate c WHERE c.sitting = s.id AND c.withdrawn_at IS NULL) AS candidates,"
            "       IF(s.closed_at IS NULL, NULL, (SELECT COUNT(*) FROM attempt a WHERE a.sitting = s.id"
            "                                         AND a.state IN ('running', 'paused'))) AS working"
            "  FROM sitting s JOIN exam e ON e.id = s.exam"
            " WHERE (s.state IN ('published', 'waiting', 'running') OR s.closed_at > UTC_TIMESTAMP(6) - INTERVAL 1 DAY)"
            "   AND" LOOKED_AFTER "ORDER BY s.state = 'running' DESC, s.closed_at, s.starts_at, s.id LIMIT 200"),
        "isis", req->viewer, right, req->viewer, right);
}

/* -- the board --------------------------------------------------------------------------------------------------- */

static void offer(struct request *req, bool allowed, const char *what)
{
    if (allowed)
        page_set(page_add(req->page, "can"), "do", what);
}

static bool is(const char *state, const char *one, const char *other)
{
    return strcmp(state, one) == 0 || strcmp(state, other) == 0;
}

enum status board_head(struct request *req, bool chosen, struct sight *sight)
{
    const char *right = right_name(MAY_INVIGILATE);
    bool found;
    char *state;
    int64_t papers;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT s.state, s.papers_at IS NOT NULL, e.unit" IN_SCOPE
                                 "  FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.id = ? AND" LOOKED_AFTER),
                             "isiisis:sii", req->viewer, right, sight->sitting, req->viewer, right, req->viewer, right,
                             &state, &papers, &sight->whole);
    if (got != OK)
        return got;
    if (!found)
        return not_found(req);
    offer(req, sight->whole, "see-all");
    offer(req, sight->whole && strcmp(state, "published") == 0, "open");
    offer(req, sight->whole && strcmp(state, "waiting") == 0 && papers, "start");
    offer(req, sight->whole && strcmp(state, "running") == 0, "close");
    offer(req, (sight->whole || chosen) && is(state, "waiting", "running") && papers, "act");
    got = db_rows(
        req->db, req->page, "sitting", NULL,
        SQL("SELECT s.id, s.name, e.name AS exam_name, s.state, s.opens_at, s.starts_at, s.started_at, s.closed_at,"
            "       s.papers_at IS NOT NULL AS papers, e.minutes,"
            "       TIME(UTC_TIMESTAMP() + INTERVAL 8 HOUR) AS shown_at"
            "  FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.id = ?"),
        "i", sight->sitting);
    if (got == OK)
        got = db_rows(req->db, req->page, "room", NULL,
                      SQL("SELECT r.id, r.name, r.seats FROM sitting_room r WHERE r.sitting = ?"
                          "   AND (? = 1 OR r.unit" IN_SCOPE ") ORDER BY r.position, r.id LIMIT 1000"),
                      "iiis", sight->sitting, sight->whole, req->viewer, right);
    if (got == OK)
        got = db_rows(req->db, req->page, "own", NULL, SQL("SELECT id FROM attempt WHERE sitting = ? AND officer = ?"),
                      "ii", sight->sitting, req->viewer);
    return got;
}

/* Where a candidate stands: absent, present (in the waiting room), running, away, paused, collecting, submitted. */
#define STANDING                                                                                                       \
    "CASE WHEN a.state = 'ended' THEN 'submitted' WHEN a.state = 'paused' THEN 'paused'"                               \
    " WHEN a.state = 'running' AND a.ends_at <= UTC_TIMESTAMP(6) THEN 'collecting'"                                    \
    " WHEN a.state = 'running' AND a.seen_at < UTC_TIMESTAMP(6) - INTERVAL 30 SECOND THEN 'away'"                      \
    " WHEN a.state = 'running' THEN 'running' WHEN a.device IS NOT NULL THEN 'present' ELSE 'absent' END"

/* What attempts the viewer sees. The exam's unit was looked at once, in board_head, and not for each of thousands. */
#define IN_SIGHT                                                                                                       \
    " LEFT JOIN sitting_room r ON r.id = a.room"                                                                       \
    " WHERE a.sitting = ? AND (? = 1 OR r.unit" IN_SCOPE ") AND (? = 0 OR a.room = ?)"
#define IN_SIGHT_TYPES "iiisii"
#define IN_SIGHT_VALUES(req, sight)                                                                                    \
    (sight)->sitting, (sight)->whole, (req)->viewer, right_name(MAY_INVIGILATE), (sight)->room, (sight)->room

#define NAMED                                                                                                          \
    " FROM attempt a JOIN candidate c ON c.id = a.id JOIN officer_name o ON o.id = a.officer"                          \
    " JOIN unit u ON u.id = c.unit LEFT JOIN unit p ON p.id = u.parent AND u.kind = 'squad'" IN_SIGHT

#define NARROWED                                                                                                       \
    " AND (? IS NULL OR " STANDING " = ?)"                                                                             \
    " AND (? IS NULL OR o.number = ? OR c.ticket = ? OR LOCATE(?, o.name) > 0)"
#define NARROWED_TYPES "ssssss"

static enum status add_totals(struct request *req, const struct sight *sight)
{
    return db_rows(req->db, req->page, "totals", NULL,
                   SQL("SELECT COUNT(*) AS candidates, COALESCE(SUM(standing = 'absent'), 0) AS absent,"
                       "       COALESCE(SUM(standing = 'present'), 0) AS present,"
                       "       COALESCE(SUM(standing = 'running'), 0) AS running,"
                       "       COALESCE(SUM(standing = 'away'), 0) AS away,"
                       "       COALESCE(SUM(standing = 'paused'), 0) AS paused,"
                       "       NULLIF(SUM(standing = 'collecting'), 0) AS collecting,"
                       "       COALESCE(SUM(standing = 'submitted'), 0) AS submitted,"
                       "       COALESCE(SUM(standing IN ('running', 'away', 'paused', 'collecting')), 0) AS working,"
                       "       COALESCE(SUM(asking), 0) AS asking, COALESCE(SUM(lost > 0), 0) AS losers,"
                       "       COALESCE(MAX(lost), 0) AS lost_most"
                       "  FROM (SELECT " STANDING " AS standing, a.device_asking IS NOT NULL AS asking,"
                       "               IF(a.state IN ('running', 'paused'), (SELECT l.seconds FROM attempt_lost l"
                       "                 WHERE l.attempt = a.id), 0) AS lost FROM attempt a" IN_SIGHT ") b"),
                   IN_SIGHT_TYPES, IN_SIGHT_VALUES(req, sight));
}

/* What costs a look at answers or events is asked for those shown alone, after the order and the cut. */
static enum status add_rows(struct request *req, const struct sight *sight, const char *standing, const char *q,
                            int64_t number)
{
    return db_rows(
        req->db, req->page, "candidate", NULL,
        SQL("SELECT a.id, a.person, a.number, a.unit, a.room, a.seat, a.standing," ANSWERED " AS answered, a.items,"
            "       a.ends_at, a.seen_at, (SELECT COUNT(*) FROM attempt_event v WHERE v.attempt = a.id"
            "                               AND v.kind IN ('focus-lost', 'copy', 'print')) AS events,"
            "       a.asking, a.asking_agent"
            "  FROM (SELECT a.id, o.name AS person, o.number, CONCAT_WS(' ', p.name, u.name) AS unit, r.name AS room,"
            "               r.position, c.seat, " STANDING " AS standing, a.items, a.ends_at, a.seen_at,"
            "               a.device_asking IS NOT NULL AS asking, a.asking_agent" NAMED NARROWED
            "         ORDER BY asking DESC, r.position, c.seat, a.id LIMIT ? OFFSET ?) a"
            " ORDER BY a.asking DESC, a.position, a.seat, a.id"),
        IN_SIGHT_TYPES NARROWED_TYPES "ii", IN_SIGHT_VALUES(req, sight), standing, standing, q, q, q, q, req->list_size,
        list_start(req, number));
}

static enum status add_candidates(struct request *req, const struct sight *sight)
{
    const char *standing = param_text(req, "standing"), *q = param_text(req, "q");
    int64_t number = param_whole(req, "page");
    enum status got = add_rows(req, sight, standing, q, number);
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*)" NAMED NARROWED), IN_SIGHT_TYPES NARROWED_TYPES,
                         IN_SIGHT_VALUES(req, sight), standing, standing, q, q, q, q);
    return got;
}

enum status board_page(struct request *req)
{
    struct sight sight = { .sitting = param_id(req, "sitting"), .room = param_id(req, "room") };
    enum status got = board_head(req, sight.room != 0, &sight);
    if (got == OK)
        got = add_totals(req, &sight);
    return got == OK ? add_candidates(req, &sight) : got;
}

/* -- one candidate ------------------------------------------------------------------------------------------------- */

static enum status add_one(struct request *req, const struct sight *sight, int64_t attempt)
{
    int64_t rows;
    enum status got = db_rows(
        req->db, req->page, "candidate", &rows,
        SQL("SELECT a.id, o.name AS person, o.number, CONCAT_WS(' ', p.name, u.name) AS unit, c.ticket, r.name AS room,"
            "       c.seat, a.state, " STANDING " AS standing, a.started_at, a.ends_at, a.ended_at, a.ended_by,"
            "       a.seen_at," ANSWERED " AS answered,"
            "       a.items, (SELECT COUNT(*) FROM response x WHERE x.attempt = a.id AND x.late = 1) AS late,"
            "       SEC_TO_TIME(a.extra_seconds) AS extra_time, a.receipt, a.device_asking IS NOT NULL AS asking,"
            "       a.asking_agent, a.asked_at,"
            "       (SELECT l.seconds FROM attempt_lost l WHERE l.attempt = a.id) AS lost,"
            "       (SELECT SEC_TO_TIME(l.seconds) FROM attempt_lost l WHERE l.attempt = a.id) AS lost_time" NAMED
            " AND a.id = ?"),
        IN_SIGHT_TYPES "i", IN_SIGHT_VALUES(req, sight), attempt);
    return got == OK && rows == 0 ? not_found(req) : got;
}

enum status board_attempt_page(struct request *req)
{
    int64_t attempt = param_id(req, "attempt");
    struct sight sight = { .sitting = param_id(req, "sitting") };
    enum status got = board_head(req, true, &sight);
    if (got == OK)
        got = add_one(req, &sight, attempt);
    if (got == OK)
        got = db_rows(req->db, req->page, "event", NULL,
                      SQL("SELECT v.at, v.kind, v.detail, v.seconds, o.name AS actor FROM attempt_event v"
                          "  LEFT JOIN officer_name o ON o.id = v.actor WHERE v.attempt = ?"
                          " ORDER BY v.at DESC, v.id DESC LIMIT 200"),
                      "i", attempt);
    return got;
}

/* -- before all is started or closed -------------------------------------------------------------------------------- */

/* Answers may still come from who was cut off when the time ran out: until LATE_MINUTES later, unless it is closed. */
enum status board_confirm_page(struct request *req)
{
    struct sight sight = { .sitting = param_id(req, "sitting") };
    enum status got = board_head(req, false, &sight);
    if (got == OK)
        got = add_totals(req, &sight);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "underway", NULL,
            SQL("SELECT COUNT(*) AS number FROM attempt WHERE sitting = ? AND state = 'ended' AND ended_by = 'time'"
                "   AND ends_at > UTC_TIMESTAMP(6) - INTERVAL ? MINUTE AND seen_at < ends_at - INTERVAL ? SECOND"),
            "iii", sight.sitting, (int64_t)LATE_MINUTES, (int64_t)AWAY_SECONDS);
    return got;
}
