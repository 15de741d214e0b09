#include "books.h"
#include "chengxue/audit.h"
#include "chengxue/features.h"
#include "chengxue/notices.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"
#include "person.h"

/* What an administrator books for one officer, who was there though no other record says so. */
struct by_hand {
    const char *kind, *title, *document, *reason;
    struct part part;
};

static enum status check_officer(struct request *req, int64_t officer, int64_t *unit)
{
    bool found;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT p.unit FROM officer_place p WHERE p.id = ? AND p.unit" IN_SCOPE), "iis:i",
                             officer, req->viewer, right_name(MAY_MANAGE_CREDITS), unit);
    return got == OK && !found ? not_found(req) : got;
}

static enum status keep(struct request *req, const struct by_hand *by_hand, int64_t unit, int64_t *id)
{
    enum status got = db_run(req->db,
                             SQL("INSERT INTO correction (officer, document, reason, made_by, made_at)"
                                 " VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6))"),
                             "issi", by_hand->part.officer, by_hand->document, by_hand->reason, req->viewer);
    const struct activity activity = { "correction", db_made(req->db), by_hand->kind, by_hand->title, unit, NULL };
    if (got == OK)
        got = activity_put(req->db, &activity, id);
    const struct evidence paper = { by_hand->part.officer, "document", 0, NULL,
                                    audit_facts(req->arena, "s", "document", by_hand->document) };
    return got == OK ? evidence_add(req->db, *id, &paper, req->viewer) : got;
}

static enum status tell(struct request *req, const struct by_hand *by_hand, int64_t activity)
{
    const struct notice notice = {
        .officer = by_hand->part.officer,
        .kind = "credits.booked",
        .key = arena_printf(req->arena, "%lld", (long long)activity),
        .link = arena_printf(req->arena, "/credits/mine?year=%.4s", by_hand->part.on),
        .facts = audit_facts(req->arena, "ss", "zero", by_hand->title, "one", by_hand->reason),
        .sender = req->viewer,
    };
    return notice_send(req->db, &notice);
}

static enum status book(struct request *req, const struct by_hand *by_hand)
{
    int64_t unit, activity;
    struct ledger_wrong wrong = { .key = NULL };
    const struct booking booking = { req->viewer, by_hand->reason, true };
    if (!db_begin(req->db))
        return FAILED;
    enum status got = check_officer(req, by_hand->part.officer, &unit);
    if (got == OK)
        got = keep(req, by_hand, unit, &activity);
    if (got == OK)
        got = ledger_said(req, ledger_post(req->db, req->arena, activity, &by_hand->part, 1, &booking, &wrong), &wrong);
    if (got == OK)
        got = tell(req, by_hand, activity);
    if (got == OK)
        got = audit(req, "credits.book", "activity", activity,
                    audit_facts(req->arena, "is", "officer", by_hand->part.officer, "reason", by_hand->reason));
    return db_end(req->db, got);
}

static const struct param officer_params[] = { { "officer", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

static enum status book_page(struct request *req)
{
    enum status got = person_open(req, param_id(req, "officer"));
    if (got == OK)
        got = db_rows(req->db, req->page, "kind-choice", NULL,
                      SQL("SELECT code AS id, name FROM activity_kind WHERE closed_at IS NULL ORDER BY position, code"
                          " LIMIT 100"),
                      "");
    return got;
}

static const struct param book_params[] = { { "officer", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { "activity_kind", PARAM_CODE, REQUIRED, 0, 0, NULL },
                                            { "title", PARAM_TEXT, REQUIRED, 0, 100, NULL },
                                            { "on", PARAM_DATE, REQUIRED, 0, 0, NULL },
                                            { "minutes", PARAM_WHOLE, OPTIONAL, 0, 6000, NULL },
                                            { "half_days", PARAM_WHOLE, OPTIONAL, 0, 60, NULL },
                                            { "exercises", PARAM_WHOLE, OPTIONAL, 0, 20, NULL },
                                            { "passed", PARAM_FLAG, OPTIONAL, 0, 0, NULL },
                                            { "document", PARAM_TEXT, REQUIRED, 0, 100, NULL },
                                            { "reason", PARAM_TEXT, REQUIRED, 0, 200, NULL },
                                            { 0 } };

/* A kind that there is, a day that has been. */
static enum status check_facts(struct request *req, const char *kind, const char *on)
{
    int64_t known, been;
    enum status got = db_get(req->db, NULL,
                             SQL("SELECT EXISTS (SELECT 1 FROM activity_kind WHERE code = ? AND closed_at IS NULL),"
                                 "       ? <= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)"),
                             "ss:ii", kind, on, &known, &been);
    if (got != OK)
        return got;
    return !known  ? refuse_field(req, "activity_kind", "param.not-a-choice")
           : !been ? refuse_field(req, "on", "credits.future")
                   : OK;
}

static enum status book_post(struct request *req)
{
    const struct by_hand by_hand = { .kind = param_text(req, "activity_kind"),
                                     .title = param_text(req, "title"),
                                     .document = param_text(req, "document"),
                                     .reason = param_text(req, "reason"),
                                     .part = { .officer = param_id(req, "officer"),
                                               .on = param_text(req, "on"),
                                               .minutes = (int32_t)param_whole(req, "minutes"),
                                               .half_days = (int32_t)param_whole(req, "half_days"),
                                               .exercises = (int32_t)param_whole(req, "exercises"),
                                               .passed = param_flag(req, "passed") } };
    enum status got = check_facts(req, by_hand.kind, by_hand.part.on);
    if (got == OK)
        got = book(req, &by_hand);
    return got == OK ? request_redirect(req, "credits.booked", "/credits/officers/%lld?year=%.4s",
                                        (long long)by_hand.part.officer, by_hand.part.on)
                     : got;
}

const struct route credits_by_hand_routes[] = {
    { GET, "/credits/officers/{officer}/book", MAY_MANAGE_CREDITS, officer_params, book_page, "credits/book" },
    { POST, "/credits/officers/{officer}/book", MAY_MANAGE_CREDITS, book_params, book_post, "credits/book",
      .again = book_page },
    { 0 },
};
