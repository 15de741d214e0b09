#include "board.h"

#include <string.h>

#include "attempt.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"

/* The exam's unit is in scope, or a room's is. Takes "isis". */
#define LOOKED_AFTER                                                                                                   \
    " (" IN_SCOPE("e.unit") " OR EXISTS (SELECT 1 FROM sitting_room lr JOIN viewer_scope lv ON lv.unit = lr.unit"      \
                            "   WHERE lr.sitting = s.id AND lv.viewer = ? AND lv.right_name = ?)) "

enum status board_list_page(struct request *req)
{
    const char *right = right_name(MAY_INVIGILATE);
    return db_rows(
        req->db, req->page, "sitting", NULL,
        SQL("SELECT s.id, s.name, e.name AS exam_name, s.state, s.opens_at, s.starts_at, s.papers_at IS NOT NULL AS papers,"
            "       (SELECT COUNT(*) FROM candidate c WHERE c.sitting = s.id AND c.withdrawn_at IS NULL) AS candidates"
            "  FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.state IN ('published', 'waiting', 'running')"
            "   AND" LOOKED_AFTER "ORDER BY s.state = 'running' DESC, s.starts_at, s.id LIMIT 200"),
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

enum status board_head(struct request *req, int64_t id, bool chosen)
{
    const char *right = right_name(MAY_INVIGILATE);
    bool found;
    char *state;
    int64_t whole, papers;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT s.state, s.papers_at IS NOT NULL," IN_SCOPE(
            "e.unit") "  FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.id = ? AND" LOOKED_AFTER),
        "isiisis:sii", req->viewer, right, id, req->viewer, right, req->viewer, right, &state, &papers, &whole);
    if (got != OK)
        return got;
    if (!found)
        return not_found(req);
    offer(req, whole, "see-all");
    offer(req, whole && strcmp(state, "published") == 0, "open");
    offer(req, whole && strcmp(state, "waiting") == 0 && papers, "start");
    offer(req, whole && strcmp(state, "running") == 0, "close");
    offer(req, (whole || chosen) && is(state, "waiting", "running") && papers, "act");
    got = db_rows(
        req->db, req->page, "sitting", NULL,
        SQL("SELECT s.id, s.name, e.name AS exam_name, s.state, s.opens_at, s.starts_at, s.started_at, s.closed_at,"
            "       s.papers_at IS NOT NULL AS papers, e.minutes,"
            "       TIME(UTC_TIMESTAMP() + INTERVAL 8 HOUR) AS shown_at"
            "  FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.id = ?"),
        "i", id);
    if (got == OK)
        got = db_rows(req->db, req->page, "room", NULL,
                      SQL("SELECT r.id, r.name, r.seats FROM sitting_room r JOIN sitting s ON s.id = r.sitting"
                          "  JOIN exam e ON e.id = s.exam WHERE r.sitting = ? AND (" IN_SCOPE("e.unit") " OR" IN_SCOPE(
                              "r.unit") ")"
                                        " ORDER BY r.position, r.id LIMIT 1000"),
                      "iisis", id, req->viewer, right, req->viewer, right);
    return got;
}

/* Where a candidate stands: absent, present (in the waiting room), running, away, paused, submitted. */
#define STANDING                                                                                                       \
    "CASE WHEN a.state = 'ended' THEN 'submitted' WHEN a.state = 'paused' THEN 'paused'"                               \
    " WHEN a.state = 'running' AND a.seen_at < UTC_TIMESTAMP(6) - INTERVAL 30 SECOND THEN 'away'"                      \
    " WHEN a.state = 'running' THEN 'running' WHEN a.device IS NOT NULL THEN 'present' ELSE 'absent' END"

#define ON_BOARD                                                                                                       \
    " FROM attempt a JOIN candidate c ON c.id = a.id JOIN officer_name o ON o.id = a.officer"                          \
    " JOIN unit u ON u.id = c.unit LEFT JOIN unit p ON p.id = u.parent AND u.kind = 'squad'"                           \
    " JOIN sitting s ON s.id = a.sitting JOIN exam e ON e.id = s.exam"                                                 \
    " LEFT JOIN sitting_room r ON r.id = a.room"                                                                       \
    " WHERE a.sitting = ? AND (" IN_SCOPE("e.unit") " OR" IN_SCOPE("r.unit") ") AND (? = 0 OR a.room = ?)"
#define ON_BOARD_TYPES "iisisii"
#define ON_BOARD_VALUES(req, sitting, room)                                                                            \
    sitting, (req)->viewer, right_name(MAY_INVIGILATE), (req)->viewer, right_name(MAY_INVIGILATE), room, room

#define NARROWED                                                                                                       \
    " AND (? IS NULL OR " STANDING " = ?)"                                                                             \
    " AND (? IS NULL OR o.number = ? OR c.ticket = ? OR o.name LIKE CONCAT('%', ?, '%'))"
#define NARROWED_TYPES "ssssss"

static enum status add_totals(struct request *req, int64_t id, int64_t room)
{
    enum status got = db_rows(
        req->db, req->page, "total", NULL,
        SQL("SELECT d.standing, COUNT(b.standing) AS number"
            "  FROM (SELECT 1 AS n, 'absent' AS standing UNION SELECT 2, 'present' UNION SELECT 3, 'running'"
            "        UNION SELECT 4, 'away' UNION SELECT 5, 'paused' UNION SELECT 6, 'submitted') d"
            "  LEFT JOIN (SELECT " STANDING " AS standing" ON_BOARD ") b ON b.standing = d.standing"
            " GROUP BY d.n ORDER BY d.n"),
        ON_BOARD_TYPES, ON_BOARD_VALUES(req, id, room));
    if (got == OK)
        got = db_rows(
            req->db, req->page, "sum", NULL,
            SQL("SELECT COUNT(*) AS candidates, COALESCE(SUM(device_asking IS NOT NULL), 0) AS asking,"
                "       COALESCE(SUM(lost > 0), 0) AS losers, COALESCE(MAX(lost), 0) AS lost_most"
                "  FROM (SELECT a.device_asking, IF(a.state IN ('running', 'paused'), (SELECT l.seconds FROM attempt_lost l"
                "                WHERE l.attempt = a.id), 0) AS lost" ON_BOARD ") b"),
            ON_BOARD_TYPES, ON_BOARD_VALUES(req, id, room));
    return got;
}

static enum status add_candidates(struct request *req, int64_t id, int64_t room)
{
    const char *standing = param_text(req, "standing"), *q = param_text(req, "q");
    int64_t number = param_whole(req, "page"), rows;
    enum status got = db_rows(
        req->db, req->page, "candidate", NULL,
        SQL("SELECT a.id, o.name AS person, o.number, CONCAT_WS(' ', p.name, u.name) AS unit, r.name AS room, c.seat, " STANDING
            " AS standing,"
            "       (SELECT COUNT(DISTINCT x.position) FROM response x WHERE x.attempt = a.id) AS answered, a.items,"
            "       a.ends_at, a.seen_at, (SELECT COUNT(*) FROM attempt_event v WHERE v.attempt = a.id"
            "                               AND v.kind IN ('focus-lost', 'copy', 'print')) AS events,"
            "       a.device_asking IS NOT NULL AS asking, a.asking_agent" ON_BOARD NARROWED
            " ORDER BY a.device_asking IS NULL, r.position, c.seat, a.id LIMIT ? OFFSET ?"),
        ON_BOARD_TYPES NARROWED_TYPES "ii", ON_BOARD_VALUES(req, id, room), standing, standing, q, q, q, q,
        req->list_size, list_start(req, number));
    if (got == OK)
        got = db_get(req->db, NULL, SQL("SELECT COUNT(*)" ON_BOARD NARROWED), ON_BOARD_TYPES NARROWED_TYPES ":i",
                     ON_BOARD_VALUES(req, id, room), standing, standing, q, q, q, q, &rows);
    if (got == OK)
        list_paging(req, number, rows);
    return got;
}

enum status board_page(struct request *req)
{
    int64_t id = param_id(req, "sitting"), room = param_id(req, "room");
    enum status got = board_head(req, id, room != 0);
    if (got == OK)
        got = add_totals(req, id, room);
    return got == OK ? add_candidates(req, id, room) : got;
}

/* -- one candidate ------------------------------------------------------------------------------------------------- */

enum status board_attempt_page(struct request *req)
{
    int64_t id = param_id(req, "sitting"), attempt = param_id(req, "attempt"), rows;
    enum status got = board_head(req, id, true);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "candidate", &rows,
            SQL("SELECT a.id, o.name AS person, o.number, CONCAT_WS(' ', p.name, u.name) AS unit, c.ticket, r.name AS room, c.seat,"
                "       a.state, " STANDING " AS standing, a.started_at, a.ends_at, a.ended_at, a.ended_by, a.seen_at,"
                "       (SELECT COUNT(DISTINCT x.position) FROM response x WHERE x.attempt = a.id) AS answered, a.items,"
                "       (SELECT COUNT(*) FROM response x WHERE x.attempt = a.id AND x.late = 1) AS late,"
                "       SEC_TO_TIME(a.extra_seconds) AS extra_time, a.receipt, a.device_asking IS NOT NULL AS asking,"
                "       a.asking_agent, a.asked_at, (SELECT l.seconds FROM attempt_lost l WHERE l.attempt = a.id) AS lost,"
                "       (SELECT SEC_TO_TIME(l.seconds) FROM attempt_lost l WHERE l.attempt = a.id) AS lost_time" ON_BOARD
                " AND a.id = ?"),
            ON_BOARD_TYPES "i", ON_BOARD_VALUES(req, id, (int64_t)0), attempt);
    if (got == OK && rows == 0)
        return not_found(req);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "event", NULL,
            SQL("SELECT v.at, v.kind, v.detail, v.seconds, o.name AS actor FROM attempt_event v"
                "  LEFT JOIN officer_name o ON o.id = v.actor WHERE v.attempt = ? ORDER BY v.at DESC, v.id DESC LIMIT 200"),
            "i", attempt);
    return got;
}

/* -- before all is started or closed -------------------------------------------------------------------------------- */

/* Answers may still come from who was cut off when the time ran out: until LATE_MINUTES later, unless it is closed. */
enum status board_confirm_page(struct request *req)
{
    int64_t id = param_id(req, "sitting");
    enum status got = board_head(req, id, false);
    if (got == OK)
        got = add_totals(req, id, 0);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "underway", NULL,
            SQL("SELECT COUNT(*) AS number FROM attempt WHERE sitting = ? AND state = 'ended' AND ended_by = 'time'"
                "   AND ends_at > UTC_TIMESTAMP(6) - INTERVAL ? MINUTE AND seen_at < ends_at - INTERVAL ? SECOND"),
            "iii", id, (int64_t)LATE_MINUTES, (int64_t)AWAY_SECONDS);
    return got;
}
