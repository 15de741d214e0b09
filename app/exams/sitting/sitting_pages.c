#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/request.h"
#include "chengxue/unit.h"
#include "rooms.h"
#include "sitting.h"

static const char *const states[] = {
    "draft", "published", "waiting", "running", "closed", "marked", "released", NULL
};

static const struct param list_params[] = { { "q", PARAM_TEXT, OPTIONAL, 0, 50, NULL },
                                            { "state", PARAM_CHOICE, OPTIONAL, 0, 0, states },
                                            { "exam", PARAM_ID, OPTIONAL, 0, 0, NULL },
                                            { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },
                                            { 0 } };

#define LISTED                                                                                                         \
    " FROM sitting s JOIN exam e ON e.id = s.exam"                                                                     \
    " WHERE (? = 0 OR s.exam = ?) AND (? IS NULL OR s.state = ?)"                                                      \
    "   AND (? IS NULL OR LOCATE(?, s.name) > 0 OR LOCATE(?, e.name) > 0) AND" SITTING_SEEN
#define LISTED_TYPES "iisssssisiis"
#define LISTED_VALUES(req, exam, state, q)                                                                             \
    exam, exam, state, state, q, q, q, (req)->viewer, right_name(MAY_VIEW_EXAMS), (req)->viewer, (req)->viewer,        \
        right_name(MAY_VIEW_EXAMS)

/* Candidates are counted for those shown alone, after the order and the cut: there may be thousands in each. */
static enum status list_page(struct request *req)
{
    int64_t exam = param_id(req, "exam"), number = param_whole(req, "page");
    const char *state = param_text(req, "state"), *q = param_text(req, "q");
    if (may(req, MAY_MANAGE_EXAMS))
        page_set(page_add(req->page, "can"), "do", "create");
    enum status got = db_rows(
        req->db, req->page, "sitting", NULL,
        SQL("SELECT t.id, t.exam, t.exam_name, t.name, t.state, t.starts_at, t.papers,"
            "       (SELECT COUNT(*) FROM (SELECT DISTINCT vs.unit FROM viewer_scope vs"
            "                               WHERE vs.viewer = ? AND vs.right_name = ?) own"
            "          JOIN candidate c ON c.sitting = t.id AND c.unit = own.unit AND c.withdrawn_at IS NULL) AS candidates"
            "  FROM (SELECT s.id, s.exam, e.name AS exam_name, s.name, s.state, s.starts_at,"
            "               s.papers_at IS NOT NULL AS papers" LISTED
            "         ORDER BY s.state = 'running' DESC, s.starts_at DESC, s.id DESC LIMIT ? OFFSET ?) t"
            " ORDER BY t.state = 'running' DESC, t.starts_at DESC, t.id DESC"),
        "is" LISTED_TYPES "ii", req->viewer, right_name(MAY_VIEW_EXAMS), LISTED_VALUES(req, exam, state, q),
        req->list_size, list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*)" LISTED), LISTED_TYPES, LISTED_VALUES(req, exam, state, q));
    return got;
}

/* -- making and changing ----------------------------------------------------------------------------------------- */

static const struct param form_params[] = { { "exam", PARAM_ID, OPTIONAL, 0, 0, NULL }, { 0 } };

static enum status form_page(struct request *req)
{
    page_number(page_add(req->page, "plan"), "exam", param_id(req, "exam"));
    return db_rows(req->db, req->page, "exam-choice", NULL,
                   SQL("SELECT e.id, e.name FROM exam e WHERE e.unit" IN_SCOPE " ORDER BY e.id DESC LIMIT 500"), "is",
                   req->viewer, right_name(MAY_MANAGE_EXAMS));
}

#define PLAN                                                                                                           \
    { "name", PARAM_TEXT, REQUIRED, 0, 100, NULL }, { "opens_at", PARAM_MOMENT, REQUIRED, 0, 0, NULL },                \
    {                                                                                                                  \
        "starts_at", PARAM_MOMENT, REQUIRED, 0, 0, NULL                                                                \
    }

static const struct param create_params[] = { { "exam", PARAM_ID, REQUIRED, 0, 0, NULL }, PLAN, { 0 } };

static enum status create_post(struct request *req)
{
    int64_t id;
    struct sitting_plan plan = { .exam = param_id(req, "exam"),
                                 .name = param_text(req, "name"),
                                 .opens_at = param_text(req, "opens_at"),
                                 .starts_at = param_text(req, "starts_at") };
    enum status got = sitting_create(req, &plan, &id);
    return got == OK ? request_redirect(req, "sitting.created", "/sittings/%lld", (long long)id) : got;
}

static const struct param change_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL }, PLAN, { 0 } };

static enum status change_page(struct request *req)
{
    struct sitting sitting;
    int64_t id = param_id(req, "sitting");
    enum status got = sitting_read(req, id, MAY_MANAGE_EXAMS, false, &sitting);
    if (got == OK)
        got = db_rows(req->db, req->page, "plan", NULL,
                      SQL("SELECT s.id, s.exam, e.name AS exam_name, s.name, s.opens_at, s.starts_at"
                          "  FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.id = ?"),
                      "i", id);
    return got;
}

static enum status back(struct request *req, enum status got, const char *done)
{
    return got == OK ? request_redirect(req, done, "/sittings/%lld", (long long)param_id(req, "sitting")) : got;
}

static enum status change_post(struct request *req)
{
    struct sitting_plan plan = { .name = param_text(req, "name"),
                                 .opens_at = param_text(req, "opens_at"),
                                 .starts_at = param_text(req, "starts_at") };
    return back(req, sitting_change(req, param_id(req, "sitting"), &plan), "sitting.changed");
}

/* -- one sitting ------------------------------------------------------------------------------------------------- */

static const struct param sitting_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

/* Whoever sees only the own people sees the rooms where they sit, and the quotas that are theirs. */
static enum status add_rooms(struct request *req, int64_t id, int64_t whole)
{
    enum status got = db_rows(
        req->db, req->page, "room", NULL,
        SQL("SELECT r.id, r.name, r.seats, CONCAT_WS(' ', p.name, u.name) AS unit,"
            "       (SELECT COUNT(*) FROM candidate c WHERE c.room = r.id AND (? = 1 OR c.unit" IN_SCOPE ")) AS seated"
            "  FROM sitting_room r JOIN unit u ON u.id = r.unit LEFT JOIN unit p ON p.id = u.parent AND u.kind = 'squad'"
            " WHERE r.sitting = ? HAVING ? = 1 OR seated > 0 ORDER BY r.position, r.id LIMIT 1000"),
        "iisii", whole, req->viewer, right_name(MAY_VIEW_EXAMS), id, whole);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "quota", NULL,
            SQL("SELECT q.unit AS id, CONCAT_WS(' ', p.name, u.name) AS unit, q.seats AS quota,"
                "       (SELECT COUNT(*) FROM candidate c JOIN unit_tree t ON t.descendant = c.unit"
                "         WHERE c.sitting = q.sitting AND c.withdrawn_at IS NULL AND t.ancestor = q.unit) AS sent"
                "  FROM quota q JOIN unit u ON u.id = q.unit LEFT JOIN unit p ON p.id = u.parent AND u.kind = 'squad'"
                " WHERE q.sitting = ? AND (? = 1 OR EXISTS (SELECT 1 FROM unit_tree t WHERE t.ancestor = q.unit"
                "                                              AND t.descendant" IN_SCOPE "))"
                " ORDER BY u.position, u.id LIMIT 1000"),
            "iiis", id, whole, req->viewer, right_name(MAY_VIEW_EXAMS));
    return got;
}

static enum status sitting_page(struct request *req)
{
    int64_t id = param_id(req, "sitting"), whole = 0;
    enum status got = sitting_offers(req, id, &whole);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "sitting", NULL,
            SQL("SELECT s.id, s.exam, e.name AS exam_name, s.name, s.state, s.opens_at, s.starts_at, e.minutes,"
                "       s.papers_at, s.started_at, s.closed_at, COUNT(c.id) AS candidates, COUNT(c.seat) AS seated,"
                "       COUNT(c.id) > 0 AND COUNT(c.id) = COUNT(c.seat) AS all_seated,"
                "       (SELECT COALESCE(SUM(r.seats), 0) FROM sitting_room r WHERE r.sitting = s.id) AS seats,"
                "       (SELECT COALESCE(SUM(r.seats), 0) FROM sitting_room r WHERE r.sitting = s.id)"
                "         >= GREATEST(COUNT(c.id), 1) AS enough"
                "  FROM sitting s JOIN exam e ON e.id = s.exam"
                "  LEFT JOIN candidate c ON c.sitting = s.id AND c.withdrawn_at IS NULL AND (? = 1 OR c.unit" IN_SCOPE
                ")"
                " WHERE s.id = ? GROUP BY s.id"),
            "iisi", whole, req->viewer, right_name(MAY_VIEW_EXAMS), id);
    if (got == OK && whole)
        got = db_rows(req->db, req->page, "papers-job", NULL,
                      SQL("SELECT id, state FROM job WHERE kind = 'papers' AND subject = ? ORDER BY id DESC LIMIT 1"),
                      "i", id);
    if (got == OK)
        got = add_rooms(req, id, whole);
    return got == OK ? unit_choices(req, MAY_MANAGE_EXAMS, req->page, "unit-choice") : got;
}

static enum status publish_post(struct request *req)
{
    return back(req, sitting_publish(req, param_id(req, "sitting")), "sitting.published");
}

static enum status withdraw_post(struct request *req)
{
    return back(req, sitting_withdraw(req, param_id(req, "sitting")), "sitting.withdrawn");
}

static enum status papers_post(struct request *req)
{
    int64_t job;
    enum status got = sitting_ask_papers(req, param_id(req, "sitting"), &job);
    return got == OK ? request_redirect(req, "papers.asked", "/jobs/%lld", (long long)job) : got;
}

static const struct param room_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { "room_name", PARAM_TEXT, REQUIRED, 0, 100, NULL },
                                            { "room_unit", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { "seats", PARAM_WHOLE, REQUIRED, 1, ROOM_SEATS_MOST, NULL },
                                            { 0 } };

static enum status room_post(struct request *req)
{
    return back(req,
                room_add(req, param_id(req, "sitting"), param_text(req, "room_name"), param_id(req, "room_unit"),
                         param_whole(req, "seats")),
                "room.added");
}

static const struct param room_remove_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
                                                   { "room", PARAM_ID, REQUIRED, 0, 0, NULL },
                                                   { 0 } };

static enum status room_remove_post(struct request *req)
{
    return back(req, room_remove(req, param_id(req, "sitting"), param_id(req, "room")), "room.removed");
}

static const struct param quota_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
                                             { "quota_unit", PARAM_ID, REQUIRED, 0, 0, NULL },
                                             { "quota", PARAM_WHOLE, REQUIRED, 0, 100000, NULL },
                                             { 0 } };

static enum status quota_post(struct request *req)
{
    return back(req, quota_set(req, param_id(req, "sitting"), param_id(req, "quota_unit"), param_whole(req, "quota")),
                "quota.saved");
}

#define SITTING "exams/sitting", .again = sitting_page

const struct route sitting_routes[] = {
    { GET, "/sittings", MAY_VIEW_EXAMS, list_params, list_page, "exams/sittings", .list = "sitting" },
    { GET, "/sittings/new", MAY_MANAGE_EXAMS, form_params, form_page, "exams/sitting-form" },
    { POST, "/sittings/new", MAY_MANAGE_EXAMS, create_params, create_post, "exams/sitting-form", .again = form_page },
    { GET, "/sittings/{sitting}", MAY_VIEW_EXAMS, sitting_params, sitting_page, "exams/sitting" },
    { GET, "/sittings/{sitting}/change", MAY_MANAGE_EXAMS, sitting_params, change_page, "exams/sitting-form" },
    { POST, "/sittings/{sitting}/change", MAY_MANAGE_EXAMS, change_params, change_post, "exams/sitting-form",
      .again = change_page },
    { POST, "/sittings/{sitting}/publish", MAY_MANAGE_EXAMS, sitting_params, publish_post, SITTING },
    { POST, "/sittings/{sitting}/withdraw", MAY_MANAGE_EXAMS, sitting_params, withdraw_post, SITTING },
    { POST, "/sittings/{sitting}/papers", MAY_MANAGE_EXAMS, sitting_params, papers_post, SITTING },
    { POST, "/sittings/{sitting}/rooms", MAY_MANAGE_EXAMS, room_params, room_post, SITTING },
    { POST, "/sittings/{sitting}/rooms/remove", MAY_MANAGE_EXAMS, room_remove_params, room_remove_post, SITTING },
    { POST, "/sittings/{sitting}/quotas", MAY_MANAGE_EXAMS, quota_params, quota_post, SITTING },
    { 0 }
};
