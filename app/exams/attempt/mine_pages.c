#include "chengxue/features.h"
#include "chengxue/request.h"

#define SITTINGS_MOST 100

/*
 * An officer's own sittings, the next first, each with the stage that it is at for this officer:
 *
 *   upcoming  published, not open yet         enter     the waiting room is open
 *   begin     it runs, not yet for this one   resume    it goes on
 *   submitted ended, no result yet            released  with score and pass line
 *   absent    over without this officer
 */
static enum status mine_page(struct request *req)
{
    return db_rows(
        req->db, req->page, "sitting", NULL,
        SQL("SELECT c.id, e.name AS exam, s.name, s.opens_at, s.starts_at, e.minutes, r.name AS room, c.seat, c.ticket,"
            "       a.receipt, n.score, n.total, n.passed,"
            "       CASE WHEN a.state IN ('running', 'paused') THEN 'resume'"
            "            WHEN a.state = 'ended' AND s.state = 'released' AND n.attempt IS NOT NULL THEN 'released'"
            "            WHEN a.state = 'ended' THEN 'submitted'"
            "            WHEN s.state IN ('closed', 'marked', 'released') THEN 'absent'"
            "            WHEN a.id IS NULL THEN 'upcoming'"
            "            WHEN s.state = 'running' THEN 'begin'"
            "            WHEN s.state = 'waiting' OR s.opens_at <= UTC_TIMESTAMP(6) THEN 'enter'"
            "            ELSE 'upcoming' END AS stage,"
            "       s.state NOT IN ('closed', 'marked', 'released') AND COALESCE(a.state, '') <> 'ended' AS ahead"
            "  FROM candidate c JOIN sitting s ON s.id = c.sitting JOIN exam e ON e.id = s.exam"
            "  LEFT JOIN sitting_room r ON r.id = c.room LEFT JOIN attempt a ON a.id = c.id"
            "  LEFT JOIN result n ON n.attempt = c.id AND s.state = 'released'"
            " WHERE c.officer = ? AND c.withdrawn_at IS NULL AND s.state <> 'draft'"
            " ORDER BY ahead DESC, IF(ahead, s.starts_at, NULL), s.starts_at DESC LIMIT ?"),
        "ii", req->viewer, (int64_t)SITTINGS_MOST);
}

const struct route mine_routes[] = {
    { GET, "/exams/mine", SIGNED_IN, NULL, mine_page, "exams/mine", .list = "sitting" }, { 0 }
};
