#include "candidates.h"
#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/request.h"
#include "chengxue/scope.h"

static const struct param list_params[] = {
    { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "q", PARAM_TEXT, OPTIONAL, 0, 50, NULL },
    { "unit", PARAM_ID, OPTIONAL, 0, 0, NULL },
    { "room", PARAM_ID, OPTIONAL, 0, 0, NULL },
    { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },
    { 0 }
};

#define LISTED                                                                                                         \
    " FROM candidate c JOIN officer_name o ON o.id = c.officer JOIN unit u ON u.id = c.unit"                           \
    " LEFT JOIN sitting_room r ON r.id = c.room"                                                                       \
    " WHERE c.sitting = ? AND c.withdrawn_at IS NULL AND" IN_SCOPE("c.unit")                                           \
    "   AND (? IS NULL OR o.number = ? OR o.name LIKE CONCAT('%', ?, '%')) AND (? = 0 OR c.room = ?)"                  \
    "   AND (? = 0 OR EXISTS (SELECT 1 FROM unit_tree t WHERE t.ancestor = ? AND t.descendant = c.unit))"

static enum status choices(struct request *req, int64_t id)
{
    enum status got = db_rows(req->db, req->page, "unit-choice", NULL,
        SQL("SELECT u.id, u.name FROM unit u WHERE u.closed_on IS NULL AND" IN_SCOPE("u.id")
            " ORDER BY u.parent IS NOT NULL, u.parent, u.position, u.id LIMIT 900"), "is", req->viewer,
        right_name(MAY_ENROL));
    if (got == OK)
        got = db_rows(req->db, req->page, "room-choice", NULL,
            SQL("SELECT id, name FROM sitting_room WHERE sitting = ? ORDER BY position, id LIMIT 500"), "i", id);
    if (got == OK)
        got = db_rows(req->db, req->page, "released-choice", NULL,
            SQL("SELECT s.id, CONCAT(e.name, ' · ', s.name) AS name FROM sitting s JOIN exam e ON e.id = s.exam"
                " WHERE s.state = 'released' AND s.id <> ? ORDER BY s.released_at DESC LIMIT 100"), "i", id);
    return got;
}

/* The candidates in the viewer's scope; who nominates sees the own people only. */
static enum status list_page(struct request *req)
{
    int64_t id = param_id(req, "sitting"), unit = param_id(req, "unit"), room = param_id(req, "room");
    int64_t number = param_whole(req, "page"), rows;
    const char *q = param_text(req, "q");
    enum status got = db_rows(req->db, req->page, "sitting", &rows,
        SQL("SELECT s.id, s.name, e.name AS exam_name, s.state, s.papers_at IS NOT NULL AS papers"
            "  FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.id = ?"), "i", id);
    if (got == OK && rows == 0)
        return not_found(req);
    if (got == OK)
        got = db_rows(req->db, req->page, "candidate", NULL,
            SQL("SELECT c.id, o.number, o.name, u.name AS unit, r.name AS room, c.seat, c.ticket, c.enrolled_at" LISTED
                " ORDER BY r.position, c.seat, c.id LIMIT ? OFFSET ?"),
            "iissssiiiiii", id, req->viewer, right_name(MAY_ENROL), q, q, q, room, room, unit, unit, req->list_size,
            list_start(req, number));
    if (got == OK)
        got = db_get(req->db, NULL, SQL("SELECT COUNT(*)" LISTED), "iissssiiii:i", id, req->viewer,
                     right_name(MAY_ENROL), q, q, q, room, room, unit, unit, &rows);
    if (got == OK)
        list_paging(req, number, rows);
    return got == OK ? choices(req, id) : got;
}

static enum status back(struct request *req, enum status got, const char *done)
{
    return got == OK ? request_redirect(req, done, "/sittings/%lld/candidates", (long long)param_id(req, "sitting"))
                     : got;
}

static const struct param unit_params[] = {
    { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "enrol_unit", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "post", PARAM_TEXT, OPTIONAL, 0, 50, NULL },
    { "grade", PARAM_TEXT, OPTIONAL, 0, 50, NULL },
    { 0 }
};

static enum status unit_post(struct request *req)
{
    int64_t count;
    return back(req, enrol_unit(req, param_id(req, "sitting"), param_id(req, "enrol_unit"), param_text(req, "post"),
                                param_text(req, "grade"), &count), "candidates.enrolled");
}

static const struct param numbers_params[] = {
    { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL }, { "numbers", PARAM_PROSE, REQUIRED, 0, 200000, NULL }, { 0 }
};

static enum status numbers_post(struct request *req)
{
    int64_t count;
    return back(req, enrol_numbers(req, param_id(req, "sitting"), param_text(req, "numbers"), &count),
                "candidates.enrolled");
}

static const struct param failed_params[] = {
    { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL }, { "released", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 }
};

static enum status failed_post(struct request *req)
{
    int64_t count;
    return back(req, enrol_failed(req, param_id(req, "sitting"), param_id(req, "released"), &count),
                "candidates.enrolled");
}

static const struct param withdraw_params[] = {
    { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL }, { "candidate", PARAM_ID, REQUIRED | MANY, 0, 0, NULL }, { 0 }
};

static enum status withdraw_post(struct request *req)
{
    size_t count;
    const int64_t *ids = param_ids(req, "candidate", &count);
    return back(req, candidates_withdraw(req, param_id(req, "sitting"), ids, count), "candidates.withdrawn");
}

static const struct param seat_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

static enum status seat_post(struct request *req)
{
    return back(req, candidates_seat(req, param_id(req, "sitting")), "candidates.seated");
}

#define CANDIDATES "exams/candidates", .again = list_page

const struct route candidates_routes[] = {
    { GET, "/sittings/{sitting}/candidates", MAY_ENROL, list_params, list_page, "exams/candidates",
      .list = "candidate" },
    { POST, "/sittings/{sitting}/candidates/unit", MAY_ENROL, unit_params, unit_post, CANDIDATES },
    { POST, "/sittings/{sitting}/candidates/numbers", MAY_ENROL, numbers_params, numbers_post, CANDIDATES },
    { POST, "/sittings/{sitting}/candidates/failed", MAY_ENROL, failed_params, failed_post, CANDIDATES },
    { POST, "/sittings/{sitting}/candidates/withdraw", MAY_ENROL, withdraw_params, withdraw_post, CANDIDATES },
    { POST, "/sittings/{sitting}/candidates/seat", MAY_MANAGE_EXAMS, seat_params, seat_post, CANDIDATES },
    { 0 }
};
