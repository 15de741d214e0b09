#include "candidates.h"
#include "chengxue/features.h"
#include "chengxue/numbers.h"
#include "chengxue/page.h"
#include "chengxue/request.h"
#include "chengxue/unit.h"
#include "rooms.h"
#include "seating.h"
#include "sitting.h"

static enum status add_sitting(struct request *req, int64_t id)
{
    enum status got = sitting_offers(req, id, NULL);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "sitting", NULL,
            SQL("SELECT s.id, s.exam, e.name AS exam_name, s.name, s.state FROM sitting s JOIN exam e ON e.id = s.exam"
                " WHERE s.id = ?"),
            "i", id);
    return got;
}

static enum status add_room_choices(struct request *req, int64_t id)
{
    return db_rows(req->db, req->page, "room-choice", NULL,
                   SQL("SELECT id, name FROM sitting_room WHERE sitting = ? ORDER BY position, id LIMIT 1000"), "i",
                   id);
}

/* -- the list ---------------------------------------------------------------------------------------------------- */

static const struct param list_params[] = {
    { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },      { "q", PARAM_TEXT, OPTIONAL, 0, 50, NULL },
    { "unit", PARAM_ID, OPTIONAL, 0, 0, NULL },         { "room", PARAM_ID, OPTIONAL, 0, 0, NULL },
    { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL }, { 0 }
};

#define LISTED                                                                                                         \
    " FROM candidate c JOIN officer_name o ON o.id = c.officer JOIN unit u ON u.id = c.unit"                           \
    " LEFT JOIN unit p ON p.id = u.parent AND u.kind = 'squad' LEFT JOIN sitting_room r ON r.id = c.room"              \
    " WHERE c.sitting = ? AND c.withdrawn_at IS NULL AND c.unit" IN_SCOPE                                              \
    "   AND (? IS NULL OR o.number = ? OR c.ticket = ? OR LOCATE(?, o.name) > 0)"                                      \
    "   AND (? = 0 OR c.room = ?)"                                                                                     \
    "   AND (? = 0 OR EXISTS (SELECT 1 FROM unit_tree t WHERE t.ancestor = ? AND t.descendant = c.unit))"
#define LISTED_TYPES "iisssssiiii"
#define LISTED_VALUES(req, id, q, room, unit)                                                                          \
    id, (req)->viewer, right_name(MAY_VIEW_EXAMS), q, q, q, q, room, room, unit, unit

/* The candidates in the viewer's scope; who nominates sees the own people only. */
static enum status list_page(struct request *req)
{
    int64_t id = param_id(req, "sitting"), unit = param_id(req, "unit"), room = param_id(req, "room");
    int64_t number = param_whole(req, "page");
    const char *q = param_text(req, "q");
    enum status got = add_sitting(req, id);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "candidate", NULL,
            SQL("SELECT c.id, o.number, o.name AS person, CONCAT_WS(' ', p.name, u.name) AS unit, r.name AS room, c.seat,"
                "       c.ticket, c.enrolled_at" LISTED " ORDER BY r.position, c.seat, c.id LIMIT ? OFFSET ?"),
            LISTED_TYPES "ii", LISTED_VALUES(req, id, q, room, unit), req->list_size, list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*)" LISTED), LISTED_TYPES,
                         LISTED_VALUES(req, id, q, room, unit));
    if (got == OK)
        got = add_room_choices(req, id);
    return got == OK ? unit_choices_above_squads(req, MAY_VIEW_EXAMS) : got;
}

static enum status back(struct request *req, enum status got, const char *done)
{
    return got == OK ? request_redirect(req, done, "/sittings/%lld/candidates", (long long)param_id(req, "sitting"))
                     : got;
}

static const struct param withdraw_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
                                                { "candidate", PARAM_ID, REQUIRED | MANY, 0, 0, NULL },
                                                { 0 } };

static enum status withdraw_post(struct request *req)
{
    size_t count;
    const int64_t *ids = param_ids(req, "candidate", &count);
    return back(req, candidates_withdraw(req, param_id(req, "sitting"), ids, count), "candidates.withdrawn");
}

static const struct param sitting_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

static enum status shuffle_post(struct request *req)
{
    return back(req, seating_shuffle(req, param_id(req, "sitting")), "seating.shuffled");
}

/* -- one candidate's seat ------------------------------------------------------------------------------------------ */

static const struct param seat_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { "candidate", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { 0 } };

static enum status seat_page(struct request *req)
{
    int64_t id = param_id(req, "sitting"), rows;
    enum status got = add_sitting(req, id);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "candidate", &rows,
            SQL("SELECT c.id, o.number, o.name AS person, CONCAT_WS(' ', p.name, u.name) AS unit, c.room, c.seat, c.ticket"
                "  FROM candidate c JOIN officer_name o ON o.id = c.officer JOIN unit u ON u.id = c.unit"
                "  LEFT JOIN unit p ON p.id = u.parent AND u.kind = 'squad'"
                " WHERE c.id = ? AND c.sitting = ? AND c.withdrawn_at IS NULL AND c.unit" IN_SCOPE),
            "iiis", param_id(req, "candidate"), id, req->viewer, right_name(MAY_MANAGE_EXAMS));
    if (got == OK && rows == 0)
        return not_found(req);
    return got == OK ? add_room_choices(req, id) : got;
}

static const struct param place_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
                                             { "candidate", PARAM_ID, REQUIRED, 0, 0, NULL },
                                             { "room", PARAM_ID, REQUIRED, 0, 0, NULL },
                                             { "seat", PARAM_WHOLE, REQUIRED, 1, ROOM_SEATS_MOST, NULL },
                                             { 0 } };

static enum status place_post(struct request *req)
{
    return back(req,
                seating_place(req, param_id(req, "sitting"), param_id(req, "candidate"), param_id(req, "room"),
                              param_whole(req, "seat")),
                "seating.placed");
}

/* -- enrolling --------------------------------------------------------------------------------------------------- */

static enum status enrol_page(struct request *req)
{
    int64_t id = param_id(req, "sitting");
    enum status got = add_sitting(req, id);
    if (got == OK)
        got = unit_choices(req, MAY_ENROL, req->page, "unit-choice");
    if (got == OK)
        got = db_rows(
            req->db, req->page, "released-choice", NULL,
            SQL("SELECT s.id, CONCAT(e.name, ' · ', s.name) AS name FROM sitting s JOIN exam e ON e.id = s.exam"
                " WHERE s.state = 'released' AND s.id <> ? AND" SITTING_SEEN " ORDER BY s.starts_at DESC LIMIT 100"),
            "iisiis", id, req->viewer, right_name(MAY_ENROL), req->viewer, req->viewer, right_name(MAY_ENROL));
    return got;
}

static const struct param unit_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { "enrol_unit", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { "post", PARAM_TEXT, OPTIONAL, 0, 50, NULL },
                                            { "grade", PARAM_TEXT, OPTIONAL, 0, 50, NULL },
                                            { 0 } };

static enum status unit_post(struct request *req)
{
    return back(req,
                enrol_unit(req, param_id(req, "sitting"), param_id(req, "enrol_unit"), param_text(req, "post"),
                           param_text(req, "grade")),
                "candidates.enrolled");
}

static const struct param failed_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
                                              { "released", PARAM_ID, REQUIRED, 0, 0, NULL },
                                              { 0 } };

static enum status failed_post(struct request *req)
{
    return back(req, enrol_failed(req, param_id(req, "sitting"), param_id(req, "released")), "candidates.enrolled");
}

static const struct param check_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
                                             { "numbers", PARAM_PROSE, OPTIONAL, 0, NUMBERS_BYTES_MOST, NULL },
                                             { "file", PARAM_FILE, OPTIONAL, 0, 0, NULL },
                                             { 0 } };

/* Shows what would become of each number before anything is done. */
static enum status check_post(struct request *req)
{
    const struct upload *file = param_file(req, "file");
    const char *numbers = param_text(req, "numbers");
    if (file == NULL && numbers == NULL)
        return refuse_field(req, "numbers", "candidates.nothing-given");
    enum status got = file != NULL ? numbers_of_file(req, file, &numbers) : OK;
    if (got == OK)
        got = add_sitting(req, param_id(req, "sitting"));
    return got == OK ? enrol_check(req, param_id(req, "sitting"), numbers) : got;
}

static const struct param numbers_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
                                               { "numbers", PARAM_PROSE, REQUIRED, 0, NUMBERS_BYTES_MOST, NULL },
                                               { 0 } };

static enum status numbers_post(struct request *req)
{
    return back(req, enrol_numbers(req, param_id(req, "sitting"), param_text(req, "numbers")), "candidates.enrolled");
}

#define LIST "exams/candidates", .again = list_page
#define ENROL "exams/enrol", .again = enrol_page

const struct route candidates_routes[] = {
    { GET, "/sittings/{sitting}/candidates", MAY_VIEW_EXAMS, list_params, list_page, "exams/candidates",
      .list = "candidate" },
    { POST, "/sittings/{sitting}/candidates/withdraw", MAY_ENROL, withdraw_params, withdraw_post, LIST },
    { POST, "/sittings/{sitting}/seats", MAY_MANAGE_EXAMS, sitting_params, shuffle_post, LIST },
    { GET, "/sittings/{sitting}/candidates/{candidate}/seat", MAY_MANAGE_EXAMS, seat_params, seat_page, "exams/seat" },
    { POST, "/sittings/{sitting}/candidates/{candidate}/seat", MAY_MANAGE_EXAMS, place_params, place_post, "exams/seat",
      .again = seat_page },
    { GET, "/sittings/{sitting}/enrol", MAY_ENROL, sitting_params, enrol_page, "exams/enrol" },
    { POST, "/sittings/{sitting}/enrol/unit", MAY_ENROL, unit_params, unit_post, ENROL },
    { POST, "/sittings/{sitting}/enrol/failed", MAY_ENROL, failed_params, failed_post, ENROL },
    { POST, "/sittings/{sitting}/enrol/check", MAY_ENROL, check_params, check_post, "exams/enrol-check",
      .again = enrol_page },
    { POST, "/sittings/{sitting}/enrol/numbers", MAY_ENROL, numbers_params, numbers_post, ENROL },
    { 0 }
};
