#include "board.h"

#include "attempt.h"
#include "chengxue/scope.h"

/* What is said of a room: takes sitting and room. */
static const struct part {
    const char *name, *sql;
} parts[] = {
    { "sum", SQL("SELECT r.id AS room, r.name AS room_name, COUNT(c.id) AS candidates, COUNT(a.started_at) AS came,"
                 "       COUNT(c.id) - COUNT(a.started_at) AS absent, COALESCE(SUM(a.state = 'ended'), 0) AS submitted"
                 "  FROM sitting_room r LEFT JOIN candidate c ON c.room = r.id AND c.withdrawn_at IS NULL"
                 "  LEFT JOIN attempt a ON a.id = c.id WHERE r.sitting = ? AND r.id = ? GROUP BY r.id") },
    /* everybody by seat, also who never came */
    { "candidate",
      SQL("SELECT c.seat, o.name AS person, o.number, CONCAT_WS(' ', p.name, u.name) AS unit, c.ticket, a.started_at,"
          "       a.ended_at, a.ended_by,"
          "       IF(a.started_at IS NULL, NULL, CONCAT(" ANSWERED ", ' / ', a.items)) AS answered,"
          "       NULLIF(SEC_TO_TIME(a.extra_seconds), '00:00:00') AS extra_time,"
          "       NULLIF((SELECT COUNT(*) FROM attempt_event v WHERE v.attempt = a.id"
          "                AND v.kind IN ('focus-lost', 'copy', 'print')), 0) AS `event-count`"
          "  FROM candidate c JOIN officer_name o ON o.id = c.officer JOIN unit u ON u.id = c.unit"
          "  LEFT JOIN unit p ON p.id = u.parent AND u.kind = 'squad' LEFT JOIN attempt a ON a.id = c.id"
          " WHERE c.sitting = ? AND c.room = ? AND c.withdrawn_at IS NULL ORDER BY c.seat LIMIT 1000") },
    /* what invigilators did and what was asked of them; a browser's own remarks are counted above */
    { "event",
      SQL("SELECT v.at, c.seat, o.name AS person, v.kind, v.seconds, v.detail, i.name AS actor"
          "  FROM candidate c JOIN attempt_event v ON v.attempt = c.id JOIN officer_name o ON o.id = c.officer"
          "  LEFT JOIN officer_name i ON i.id = v.actor"
          " WHERE c.sitting = ? AND c.room = ? AND v.kind NOT IN ('focus-lost', 'copy', 'print', 'offline', 'ended')"
          " ORDER BY v.at, v.id LIMIT 1000") },
};

/* The room asked for, else the first, of those in scope. */
static enum status find_room(struct request *req, struct sight *sight)
{
    bool found;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT r.id FROM sitting_room r WHERE r.sitting = ? AND (? = 0 OR r.id = ?)"
                                 "   AND (? = 1 OR r.unit" IN_SCOPE ") ORDER BY r.position, r.id LIMIT 1"),
                             "iiiiis:i", sight->sitting, sight->room, sight->room, sight->whole, req->viewer,
                             right_name(MAY_INVIGILATE), &sight->room);
    return got == OK && !found ? not_found(req) : got;
}

enum status protocol_page(struct request *req)
{
    struct sight sight = { .sitting = param_id(req, "sitting"), .room = param_id(req, "room") };
    enum status got = board_head(req, false, &sight);
    if (got == OK)
        got = find_room(req, &sight);
    for (size_t i = 0; got == OK && i < sizeof parts / sizeof *parts; i++)
        got = db_rows(req->db, req->page, parts[i].name, NULL, parts[i].sql, "ii", sight.sitting, sight.room);
    return got;
}
