#include <string.h>

#include "candidates.h"
#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/request.h"
#include "chengxue/scope.h"
#include "sitting.h"

static const struct param list_params[] = {
    { "exam", PARAM_ID, OPTIONAL, 0, 0, NULL },
    { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },
    { 0 }
};

#define LISTED                                                                                                         \
    " FROM sitting s JOIN exam e ON e.id = s.exam WHERE (? = 0 OR s.exam = ?)"                                         \
    " AND (" IN_SCOPE("e.unit") " OR (s.state <> 'draft' AND EXISTS (SELECT 1 FROM quota q JOIN viewer_scope v"        \
    "   ON v.unit = q.unit AND v.right_name = 'enrol' AND v.viewer = ? WHERE q.sitting = s.id)))"

/* The sittings of exams in scope, and for who nominates those with a quota of theirs. */
static enum status list_page(struct request *req)
{
    int64_t exam = param_id(req, "exam"), number = param_whole(req, "page"), rows;
    enum status got = db_rows(req->db, req->page, "sitting", NULL,
        SQL("SELECT s.id, s.name, s.exam, e.name AS exam_name, s.state, s.opens_at, s.starts_at,"
            "       s.papers_at IS NOT NULL AS papers,"
            "       (SELECT COUNT(*) FROM candidate c WHERE c.sitting = s.id AND c.withdrawn_at IS NULL) AS candidates"
            LISTED " ORDER BY s.starts_at DESC LIMIT ? OFFSET ?"),
        "iiisiii", exam, exam, req->viewer, right_name(MAY_VIEW_EXAMS), req->viewer, req->list_size,
        list_start(req, number));
    if (got == OK)
        got = db_get(req->db, NULL, SQL("SELECT COUNT(*)" LISTED), "iiisi:i", exam, exam, req->viewer,
                     right_name(MAY_VIEW_EXAMS), req->viewer, &rows);
    if (got == OK)
        list_paging(req, number, rows);
    return got;
}

/* -- making ------------------------------------------------------------------------------------------------------ */

static const struct param form_params[] = { { "exam", PARAM_ID, OPTIONAL, 0, 0, NULL }, { 0 } };

static enum status form_page(struct request *req)
{
    page_number(page_add(req->page, "form"), "exam", param_id(req, "exam"));
    return db_rows(req->db, req->page, "exam-choice", NULL,
        SQL("SELECT e.id, e.name FROM exam e WHERE" IN_SCOPE("e.unit") " ORDER BY e.id DESC LIMIT 500"), "is",
        req->viewer, right_name(MAY_MANAGE_EXAMS));
}

static const struct param plan_params[] = {
    { "sitting", PARAM_ID, OPTIONAL, 0, 0, NULL },
    { "exam", PARAM_ID, OPTIONAL, 0, 0, NULL },
    { "name", PARAM_TEXT, REQUIRED, 0, 100, NULL },
    { "opens_at", PARAM_MOMENT, REQUIRED, 0, 0, NULL },
    { "starts_at", PARAM_MOMENT, REQUIRED, 0, 0, NULL },
    { 0 }
};

static struct sitting_plan plan_of(struct request *req)
{
    return (struct sitting_plan){ .exam = param_id(req, "exam"), .name = param_text(req, "name"),
                                  .opens_at = param_text(req, "opens_at"), .starts_at = param_text(req, "starts_at") };
}

static enum status create_post(struct request *req)
{
    int64_t id;
    struct sitting_plan plan = plan_of(req);
    enum status got = sitting_create(req, &plan, &id);
    return got == OK ? request_redirect(req, "sitting.created", "/sittings/%lld", (long long)id) : got;
}

/* -- one sitting ------------------------------------------------------------------------------------------------- */

static const struct param sitting_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

static enum status rooms_and_quotas(struct request *req, int64_t id)
{
    enum status got = db_rows(req->db, req->page, "room", NULL,
        SQL("SELECT r.id, r.name, r.seats, u.name AS unit,"
            "       (SELECT COUNT(*) FROM candidate c WHERE c.room = r.id) AS taken"
            "  FROM sitting_room r JOIN unit u ON u.id = r.unit WHERE r.sitting = ? ORDER BY r.position, r.id"), "i", id);
    if (got == OK)
        got = db_rows(req->db, req->page, "quota", NULL,
            SQL("SELECT q.unit, u.name, q.seats, (SELECT COUNT(*) FROM candidate c JOIN unit_tree t"
                "        ON t.descendant = c.unit WHERE c.sitting = q.sitting AND c.withdrawn_at IS NULL"
                "         AND t.ancestor = q.unit) AS sent"
                "  FROM quota q JOIN unit u ON u.id = q.unit WHERE q.sitting = ? ORDER BY u.position, u.id"), "i", id);
    if (got == OK)
        got = db_rows(req->db, req->page, "unit-choice", NULL,
            SQL("SELECT u.id, u.name FROM unit u WHERE u.kind <> 'squad' AND u.closed_on IS NULL AND" IN_SCOPE("u.id")
                " ORDER BY u.parent IS NOT NULL, u.position, u.id LIMIT 500"), "is", req->viewer,
            right_name(MAY_MANAGE_EXAMS));
    return got;
}

static enum status sitting_page(struct request *req)
{
    int64_t id = param_id(req, "sitting"), rows;
    enum status got = db_rows(req->db, req->page, "sitting", &rows,
        SQL("SELECT s.id, s.name, s.exam, e.name AS exam_name, s.state, s.opens_at, s.starts_at, s.papers_at,"
            "       s.started_at, s.closed_at, s.marked_at, s.released_at, s.appeal_until, e.minutes, e.pass_score,"
            "       (SELECT COUNT(*) FROM candidate c WHERE c.sitting = s.id AND c.withdrawn_at IS NULL) AS candidates,"
            "       (SELECT COUNT(c.seat) FROM candidate c WHERE c.sitting = s.id AND c.withdrawn_at IS NULL) AS seated,"
            "       (SELECT COALESCE(SUM(r.seats), 0) FROM sitting_room r WHERE r.sitting = s.id) AS seats,"
            "       (SELECT MAX(j.id) FROM job j WHERE j.kind = 'papers' AND j.subject = s.id) AS papers_job,"
            "       (SELECT j.state FROM job j WHERE j.kind = 'papers' AND j.subject = s.id ORDER BY j.id DESC LIMIT 1)"
            "         AS papers_state"
            "  FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.id = ? AND" IN_SCOPE("e.unit")),
        "iis", id, req->viewer, right_name(MAY_VIEW_EXAMS));
    if (got == OK && rows == 0)
        return not_found(req);
    return got == OK ? rooms_and_quotas(req, id) : got;
}

static enum status back(struct request *req, enum status got, const char *done)
{
    return got == OK ? request_redirect(req, done, "/sittings/%lld", (long long)param_id(req, "sitting")) : got;
}

static enum status change_post(struct request *req)
{
    struct sitting_plan plan = plan_of(req);
    return back(req, sitting_change(req, param_id(req, "sitting"), &plan), "sitting.changed");
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

static const struct param room_params[] = {
    { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "name", PARAM_TEXT, REQUIRED, 0, 100, NULL },
    { "unit", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "seats", PARAM_WHOLE, REQUIRED, 1, ROOM_SEATS_MOST, NULL },
    { 0 }
};

static enum status room_post(struct request *req)
{
    return back(req, room_add(req, param_id(req, "sitting"), param_text(req, "name"), param_id(req, "unit"),
                              param_whole(req, "seats")), "room.added");
}

static const struct param room_remove_params[] = {
    { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL }, { "room", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 }
};

static enum status room_remove_post(struct request *req)
{
    return back(req, room_remove(req, param_id(req, "sitting"), param_id(req, "room")), "room.removed");
}

static const struct param quota_params[] = {
    { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "unit", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "quota", PARAM_WHOLE, REQUIRED, 0, 100000, NULL },
    { 0 }
};

static enum status quota_post(struct request *req)
{
    return back(req, quota_set(req, param_id(req, "sitting"), param_id(req, "unit"), param_whole(req, "quota")),
                "quota.saved");
}

const struct route sitting_routes[] = {
    { GET, "/sittings", MAY_ENROL, list_params, list_page, "exams/sittings", .list = "sitting" },
    { GET, "/sittings/new", MAY_MANAGE_EXAMS, form_params, form_page, "exams/sitting-form" },
    { POST, "/sittings/new", MAY_MANAGE_EXAMS, plan_params, create_post, "exams/sitting-form", .again = form_page },
    { GET, "/sittings/{sitting}", MAY_VIEW_EXAMS, sitting_params, sitting_page, "exams/sitting" },
    { POST, "/sittings/{sitting}/change", MAY_MANAGE_EXAMS, plan_params, change_post, "exams/sitting",
      .again = sitting_page },
    { POST, "/sittings/{sitting}/publish", MAY_MANAGE_EXAMS, sitting_params, publish_post, "exams/sitting",
      .again = sitting_page },
    { POST, "/sittings/{sitting}/withdraw", MAY_MANAGE_EXAMS, sitting_params, withdraw_post, "exams/sitting",
      .again = sitting_page },
    { POST, "/sittings/{sitting}/papers", MAY_MANAGE_EXAMS, sitting_params, papers_post, "exams/sitting",
      .again = sitting_page },
    { POST, "/sittings/{sitting}/rooms", MAY_MANAGE_EXAMS, room_params, room_post, "exams/sitting",
      .again = sitting_page },
    { POST, "/sittings/{sitting}/rooms/remove", MAY_MANAGE_EXAMS, room_remove_params, room_remove_post,
      "exams/sitting", .again = sitting_page },
    { POST, "/sittings/{sitting}/quotas", MAY_MANAGE_EXAMS, quota_params, quota_post, "exams/sitting",
      .again = sitting_page },
    { 0 }
};
