#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/request.h"
#include "chengxue/scope.h"
#include "attempt.h"
#include "invigilate.h"

/* -- what there is to look after ---------------------------------------------------------------------------------- */

/* Sittings of exams in scope, and those with a room in scope, from a day before the start on. */
static enum status list_page(struct request *req)
{
    return db_rows(req->db, req->page, "sitting", NULL,
        SQL("SELECT s.id, s.name, e.name AS exam_name, s.state, s.opens_at, s.starts_at,"
            "       (SELECT COUNT(*) FROM candidate c WHERE c.sitting = s.id AND c.withdrawn_at IS NULL) AS candidates"
            "  FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.state IN ('published', 'waiting', 'running')"
            "   AND (" IN_SCOPE("e.unit") " OR EXISTS (SELECT 1 FROM sitting_room r JOIN viewer_scope v"
            "        ON v.unit = r.unit AND v.right_name = ? AND v.viewer = ? WHERE r.sitting = s.id))"
            " ORDER BY s.state = 'running' DESC, s.starts_at LIMIT 200"),
        "issi", req->viewer, right_name(MAY_INVIGILATE), right_name(MAY_INVIGILATE), req->viewer);
}

/* -- the board --------------------------------------------------------------------------------------------------- */

static const struct param board_params[] = {
    { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "room", PARAM_ID, OPTIONAL, 0, 0, NULL },
    { "q", PARAM_TEXT, OPTIONAL, 0, 50, NULL },
    { "page", PARAM_WHOLE, OPTIONAL, 1, 1000, NULL },
    { 0 }
};

/* Where a candidate stands, as the board says it: absent, present, running, away, paused, submitted. */
#define STANDING                                                                                                       \
    "CASE WHEN a.state = 'ended' THEN 'submitted' WHEN a.state = 'paused' THEN 'paused'"                               \
    " WHEN a.state = 'running' AND GREATEST(a.seen_at, COALESCE((SELECT MAX(x.saved_at) FROM response x"               \
    "      WHERE x.attempt = a.id), a.seen_at)) < UTC_TIMESTAMP(6) - INTERVAL 30 SECOND THEN 'away'"                   \
    " WHEN a.state = 'running' THEN 'running' WHEN a.device IS NOT NULL THEN 'present' ELSE 'absent' END"

#define ON_BOARD                                                                                                       \
    " FROM attempt a JOIN candidate c ON c.id = a.id JOIN officer_name o ON o.id = a.officer"                          \
    " JOIN unit u ON u.id = c.unit JOIN sitting s ON s.id = a.sitting JOIN exam e ON e.id = s.exam"                    \
    " LEFT JOIN sitting_room r ON r.id = a.room WHERE a.sitting = ?"                                                   \
    "   AND (" IN_SCOPE("e.unit") " OR EXISTS (SELECT 1 FROM viewer_scope v WHERE v.viewer = ? AND v.right_name = ?"   \
    "        AND v.unit = r.unit)) AND (? = 0 OR a.room = ?) AND (? IS NULL OR o.number = ? OR c.ticket = ?"           \
    "        OR o.name LIKE CONCAT('%', ?, '%'))"
#define ON_BOARD_TYPES "iisisiissss"
#define ON_BOARD_VALUES(req, sitting, room, q)                                                                         \
    sitting, (req)->viewer, right_name(MAY_INVIGILATE), (req)->viewer, right_name(MAY_INVIGILATE), room, room, q, q, q, q

static enum status board_head(struct request *req, int64_t id)
{
    int64_t rows;
    enum status got = db_rows(req->db, req->page, "sitting", &rows,
        SQL("SELECT s.id, s.name, e.name AS exam_name, s.state, s.opens_at, s.starts_at, s.started_at,"
            "       s.papers_at IS NOT NULL AS papers, UTC_TIMESTAMP(6) AS now, e.minutes,"
            "       (" IN_SCOPE("e.unit") ") AS whole"
            "  FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.id = ?"
            "   AND (" IN_SCOPE("e.unit") " OR EXISTS (SELECT 1 FROM sitting_room r JOIN viewer_scope v"
            "        ON v.unit = r.unit AND v.right_name = ? AND v.viewer = ? WHERE r.sitting = s.id))"),
        "isiissi", req->viewer, right_name(MAY_INVIGILATE), id, req->viewer, right_name(MAY_INVIGILATE),
        right_name(MAY_INVIGILATE), req->viewer);
    if (got == OK && rows == 0)
        return not_found(req);
    if (got == OK)
        got = db_rows(req->db, req->page, "room", NULL,
            SQL("SELECT r.id, r.name, r.seats FROM sitting_room r WHERE r.sitting = ? AND" IN_SCOPE("r.unit")
                " ORDER BY r.position, r.id LIMIT 500"), "iis", id, req->viewer, right_name(MAY_INVIGILATE));
    return got;
}

static enum status board_page(struct request *req)
{
    int64_t id = param_id(req, "sitting"), room = param_id(req, "room"), number = param_whole(req, "page"), rows;
    const char *q = param_text(req, "q");
    enum status got = board_head(req, id);
    if (got == OK)
        got = db_rows(req->db, req->page, "total", NULL,
            SQL("SELECT standing, COUNT(*) AS number FROM (SELECT " STANDING " AS standing" ON_BOARD ") b"
                " GROUP BY standing"), ON_BOARD_TYPES, ON_BOARD_VALUES(req, id, room, q));
    if (got == OK)
        got = db_rows(req->db, req->page, "candidate", NULL,
            SQL("SELECT a.id, o.number, o.name, u.name AS unit, r.name AS room, c.seat, a.items, a.ends_at, a.seen_at,"
                "       a.device_asking IS NOT NULL AS asking, a.asking_agent, " STANDING " AS standing,"
                "       (SELECT COUNT(DISTINCT x.position) FROM response x WHERE x.attempt = a.id) AS answered,"
                "       (SELECT COUNT(*) FROM attempt_event v WHERE v.attempt = a.id AND v.kind = 'focus-lost') AS lost,"
                "       (SELECT COUNT(*) FROM response x WHERE x.attempt = a.id AND x.late = 1) AS late" ON_BOARD
                " ORDER BY a.device_asking IS NULL, r.position, c.seat LIMIT ? OFFSET ?"),
            ON_BOARD_TYPES "ii", ON_BOARD_VALUES(req, id, room, q), req->list_size, list_start(req, number));
    if (got == OK)
        got = db_get(req->db, NULL, SQL("SELECT COUNT(*)" ON_BOARD), ON_BOARD_TYPES ":i",
                     ON_BOARD_VALUES(req, id, room, q), &rows);
    if (got == OK)
        list_paging(req, number, rows);
    return got;
}

/* -- acts: on the whole sitting, a room, or one attempt ----------------------------------------------------------- */

static struct whom whom_of(struct request *req)
{
    return (struct whom){ .sitting = param_id(req, "sitting"), .room = param_id(req, "room"),
                          .attempt = param_id(req, "attempt") };
}

static enum status back(struct request *req, enum status got, const char *done)
{
    if (got != OK)
        return got;
    struct whom whom = whom_of(req);
    if (whom.room == 0)
        return request_redirect(req, done, "/invigilate/%lld", (long long)whom.sitting);
    return request_redirect(req, done, "/invigilate/%lld?room=%lld", (long long)whom.sitting, (long long)whom.room);
}

static enum status open_post(struct request *req)
{
    return back(req, invigilate_open(req, param_id(req, "sitting")), "invigilate.opened");
}

static enum status start_post(struct request *req)
{
    return back(req, invigilate_start(req, param_id(req, "sitting")), "invigilate.started");
}

static enum status close_post(struct request *req)
{
    return back(req, invigilate_close(req, param_id(req, "sitting")), "invigilate.closed");
}

static enum status extend_post(struct request *req)
{
    struct whom whom = whom_of(req);
    return back(req, invigilate_extend(req, &whom, param_whole(req, "minutes") * 60), "invigilate.extended");
}

static enum status pause_post(struct request *req)
{
    struct whom whom = whom_of(req);
    return back(req, invigilate_pause(req, &whom), "invigilate.paused");
}

static enum status resume_post(struct request *req)
{
    struct whom whom = whom_of(req);
    return back(req, invigilate_resume(req, &whom), "invigilate.resumed");
}

static enum status reopen_post(struct request *req)
{
    struct whom whom = whom_of(req);
    return back(req, invigilate_reopen(req, &whom, param_whole(req, "minutes") * 60, param_text(req, "reason")),
                "invigilate.reopened");
}

static enum status end_post(struct request *req)
{
    struct whom whom = whom_of(req);
    return back(req, invigilate_end(req, &whom, param_text(req, "reason")), "invigilate.ended");
}

static enum status device_post(struct request *req)
{
    struct whom whom = whom_of(req);
    bool confirm = param_flag(req, "confirm");
    return back(req, invigilate_device(req, &whom, confirm),
                confirm ? "invigilate.device-confirmed" : "invigilate.device-refused");
}

#define WHOM                                                                                                           \
    { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL }, { "room", PARAM_ID, OPTIONAL, 0, 0, NULL },                         \
    { "q", PARAM_TEXT, OPTIONAL, 0, 50, NULL }, { "page", PARAM_WHOLE, OPTIONAL, 1, 1000, NULL }

static const struct param whom_params[] = { WHOM, { "attempt", PARAM_ID, OPTIONAL, 0, 0, NULL }, { 0 } };
static const struct param minutes_params[] = {
    WHOM, { "attempt", PARAM_ID, OPTIONAL, 0, 0, NULL }, { "minutes", PARAM_WHOLE, REQUIRED, 1, 240, NULL }, { 0 }
};
static const struct param reopen_params[] = {
    WHOM, { "attempt", PARAM_ID, REQUIRED, 0, 0, NULL }, { "minutes", PARAM_WHOLE, REQUIRED, 1, 240, NULL },
    { "reason", PARAM_TEXT, REQUIRED, 0, 200, NULL }, { 0 }
};
static const struct param end_params[] = {
    WHOM, { "attempt", PARAM_ID, REQUIRED, 0, 0, NULL }, { "reason", PARAM_TEXT, REQUIRED, 0, 200, NULL }, { 0 }
};
static const struct param device_params[] = {
    WHOM, { "attempt", PARAM_ID, REQUIRED, 0, 0, NULL }, { "confirm", PARAM_FLAG, OPTIONAL, 0, 0, NULL }, { 0 }
};

#define BOARD "exams/board", .again = board_page

const struct route invigilate_routes[] = {
    { GET, "/invigilate", MAY_INVIGILATE, NULL, list_page, "exams/invigilate", .list = "sitting" },
    { GET, "/invigilate/{sitting}", MAY_INVIGILATE, board_params, board_page, "exams/board", .list = "candidate" },
    { POST, "/invigilate/{sitting}/open", MAY_INVIGILATE, whom_params, open_post, BOARD },
    { POST, "/invigilate/{sitting}/start", MAY_INVIGILATE, whom_params, start_post, BOARD },
    { POST, "/invigilate/{sitting}/close", MAY_INVIGILATE, whom_params, close_post, BOARD },
    { POST, "/invigilate/{sitting}/extend", MAY_INVIGILATE, minutes_params, extend_post, BOARD },
    { POST, "/invigilate/{sitting}/pause", MAY_INVIGILATE, whom_params, pause_post, BOARD },
    { POST, "/invigilate/{sitting}/resume", MAY_INVIGILATE, whom_params, resume_post, BOARD },
    { POST, "/invigilate/{sitting}/reopen", MAY_INVIGILATE, reopen_params, reopen_post, BOARD },
    { POST, "/invigilate/{sitting}/end", MAY_INVIGILATE, end_params, end_post, BOARD },
    { POST, "/invigilate/{sitting}/device", MAY_INVIGILATE, device_params, device_post, BOARD },
    { 0 }
};
