#include "books.h"
#include "chengxue/audit.h"
#include "chengxue/features.h"
#include "chengxue/kept_file.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"
#include "person.h"

static const struct param entry_params[] = { { "entry", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

/* An entry with all that it follows from; not_found unless it is the viewer's own or of somebody in scope. */
static enum status show_entry(struct request *req, int64_t entry, int64_t *rows)
{
    return db_rows(
        req->db, req->page, "entry", rows,
        SQL("SELECT e.id, e.officer, n.number, n.name AS person, up.path AS unit, e.year, e.channel, k.name AS kind, e.hours,"
            "       e.credits, e.quantity, e.raw_hours, e.raw_credits, e.on_date, e.known_at, e.reason, e.late, e.turn,"
            "       e.turn % 2 = 0 AS back, w.name AS author, a.id AS activity, a.title, a.link, au.path AS held_by,"
            "       r.basis, r.hours AS each_hours, r.credits AS each_credits, r.rounding, r.step, r.rule_set,"
            "       s.class_hour_minutes, p.minutes, p.state, e.officer = ? AS own"
            "  FROM ledger_entry e JOIN officer_name n ON n.id = e.officer JOIN unit_path up ON up.id = e.unit"
            "  JOIN activity_kind k ON k.code = e.kind JOIN activity a ON a.id = e.activity JOIN unit_path au ON au.id = a.unit"
            "  JOIN rule r ON r.id = e.rule JOIN rule_set s ON s.id = r.rule_set JOIN participation p ON p.id = e.participation"
            "  LEFT JOIN officer_name w ON w.id = e.author"
            " WHERE e.id = ? AND (e.officer = ? OR EXISTS (SELECT 1 FROM officer_place o WHERE o.id = e.officer AND o.unit" IN_SCOPE
            "))"),
        "iiiis", req->viewer, entry, req->viewer, req->viewer, right_name(MAY_VIEW_CREDITS));
}

static enum status entry_page(struct request *req)
{
    int64_t entry = param_id(req, "entry"), rows;
    enum status got = show_entry(req, entry, &rows);
    if (got == OK && rows == 0)
        return not_found(req);
    if (got == OK)
        got = db_rows(req->db, req->page, "other", NULL,
                      SQL("SELECT o.id, o.turn, o.turn % 2 = 0 AS back, o.hours, o.credits, o.known_at, o.reason,"
                          "       w.name AS author"
                          "  FROM ledger_entry e JOIN ledger_entry o ON o.participation = e.participation"
                          "  LEFT JOIN officer_name w ON w.id = o.author WHERE e.id = ? ORDER BY o.turn LIMIT 100"),
                      "i", entry);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "evidence", NULL,
            SQL("SELECT v.id, v.kind, v.link, v.kept_file, JSON_VALUE(v.facts, '$.document') AS document, v.made_at, w.name AS author"
                "  FROM ledger_entry e JOIN evidence v ON v.activity = e.activity"
                "   AND (v.officer IS NULL OR v.officer = e.officer)"
                "  LEFT JOIN officer_name w ON w.id = v.made_by WHERE e.id = ? ORDER BY v.id LIMIT 200"),
            "i", entry);
    return got;
}

static const struct param evidence_params[] = { { "evidence", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

/* A file that shows something, for whoever sees an entry that rests on it. */
static enum status evidence_page(struct request *req)
{
    bool found;
    int64_t file;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT v.kept_file FROM evidence v WHERE v.id = ? AND v.kept_file IS NOT NULL AND EXISTS (SELECT 1"
            "  FROM ledger_entry e JOIN officer_place o ON o.id = e.officer WHERE e.activity = v.activity"
            "   AND (v.officer IS NULL OR v.officer = e.officer) AND (e.officer = ? OR o.unit" IN_SCOPE "))"),
        "iiis:i", param_id(req, "evidence"), req->viewer, req->viewer, right_name(MAY_VIEW_CREDITS), &file);
    return got != OK ? got : found ? kept_file_answer(req, file) : not_found(req);
}

/* -- taking back ------------------------------------------------------------------------------------------------------ */

static const struct param back_params[] = { { "entry", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { "reason", PARAM_TEXT, REQUIRED, 0, 200, NULL },
                                            { 0 } };

/* The latest entry of a part that is booked, of somebody in scope. */
static enum status find_standing_entry(struct request *req, int64_t entry, int64_t *activity, int64_t *officer)
{
    bool found;
    int64_t stands;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT e.activity, e.officer, p.state = 'posted' AND p.turn = e.turn FROM ledger_entry e"
            "  JOIN participation p ON p.id = e.participation JOIN officer_place o ON o.id = e.officer"
            " WHERE e.id = ? AND o.unit" IN_SCOPE),
        "iis:iii", entry, req->viewer, right_name(MAY_MANAGE_CREDITS), activity, officer, &stands);
    if (got != OK)
        return got;
    return !found ? not_found(req) : stands ? OK : refuse(req, "entry.taken-back-before");
}

static enum status take_back(struct request *req, int64_t entry, const char *reason)
{
    int64_t activity, officer;
    struct ledger_wrong wrong = { .key = NULL };
    const struct booking booking = { .author = req->viewer, .reason = reason, .late = true };
    if (!db_begin(req->db))
        return FAILED;
    enum status got = find_standing_entry(req, entry, &activity, &officer);
    if (got == OK)
        got = ledger_said(req, ledger_drop(req->db, req->arena, activity, &officer, 1, &booking, &wrong), &wrong);
    if (got == OK)
        got = presence_drop(req->db, req->arena, activity, &officer, 1);
    if (got == OK)
        got = audit(req, "entry.take-back", "activity", activity,
                    audit_facts(req->arena, "is", "officer", officer, "reason", reason));
    return db_end(req->db, got);
}

static enum status back_post(struct request *req)
{
    int64_t entry = param_id(req, "entry");
    enum status got = take_back(req, entry, param_text(req, "reason"));
    return got == OK ? request_redirect(req, "entry.taken-back", "/credits/entries/%lld", (long long)entry) : got;
}

const struct route credits_entry_routes[] = {
    { GET, "/credits/entries/{entry}", SIGNED_IN, entry_params, entry_page, "credits/entry" },
    { GET, "/credits/evidence/{evidence}", SIGNED_IN, evidence_params, evidence_page, NULL },
    { POST, "/credits/entries/{entry}/take-back", MAY_MANAGE_CREDITS, back_params, back_post, "credits/entry",
      .again = entry_page },
    { 0 },
};
