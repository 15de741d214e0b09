#include "attach.h"
#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"
#include "chengxue/unit.h"
#include "training.h"

const char *const training_kinds[] = { "squad-training", "district-training", "exercise", NULL };
static const char *const states[] = { "draft", "submitted", "approved", "returned", "withdrawn", NULL };

/* -- the list ------------------------------------------------------------------------------------------------------- */

static const struct param list_params[] = { { "q", PARAM_TEXT, OPTIONAL, 0, 50, NULL },
                                            { "unit", PARAM_ID, OPTIONAL, 0, 0, NULL },
                                            { "kind", PARAM_CHOICE, OPTIONAL, 0, 0, training_kinds },
                                            { "state", PARAM_CHOICE, OPTIONAL, 0, 0, states },
                                            { "from", PARAM_DATE, OPTIONAL, 0, 0, NULL },
                                            { "to", PARAM_DATE, OPTIONAL, 0, 0, NULL },
                                            { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },
                                            { 0 } };

#define MATCHING                                                                                                       \
    " FROM training t WHERE (? IS NULL OR LOCATE(?, t.topic) > 0 OR LOCATE(?, t.instructor) > 0)"                      \
    "   AND (? = 0 OR EXISTS (SELECT 1 FROM unit_tree x WHERE x.ancestor = ? AND x.descendant = t.unit))"              \
    "   AND (? IS NULL OR t.kind = ?) AND (? IS NULL OR t.state = ?)"                                                  \
    "   AND t.on_date >= COALESCE(?, '1970-01-01') AND t.on_date <= COALESCE(?, '9999-12-31') AND t.unit" IN_SCOPE
#define MATCHING_TYPES "sssiissssssis"
#define MATCHING_VALUES(req)                                                                                           \
    param_text(req, "q"), param_text(req, "q"), param_text(req, "q"), param_id(req, "unit"), param_id(req, "unit"),    \
        param_text(req, "kind"), param_text(req, "kind"), param_text(req, "state"), param_text(req, "state"),          \
        param_text(req, "from"), param_text(req, "to"), (req)->viewer, right_name(MAY_VIEW_CREDITS)

#define ROW                                                                                                            \
    " t.id, t.topic, t.kind, t.on_date, t.state, t.instructor, t.place, t.submitted_at, t.late_reason,"                \
    " (SELECT up.path FROM unit_path up WHERE up.id = t.unit) AS unit,"                                                \
    " TIMESTAMPDIFF(MINUTE, t.starts_at, t.ends_at) - t.break_minutes AS minutes,"                                     \
    " (SELECT COUNT(*) FROM training_person tp WHERE tp.training = t.id) AS people"

static enum status list_page(struct request *req)
{
    int64_t number = param_whole(req, "page");
    enum status got = db_rows(req->db, req->page, "training", NULL,
                              SQL("SELECT" ROW MATCHING " ORDER BY t.on_date DESC, t.id DESC LIMIT ? OFFSET ?"),
                              MATCHING_TYPES "ii", MATCHING_VALUES(req), req->list_size, list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*)" MATCHING), MATCHING_TYPES, MATCHING_VALUES(req));
    return got == OK ? unit_choices(req, MAY_VIEW_CREDITS, req->page, "unit-choice") : got;
}

/* -- what waits ------------------------------------------------------------------------------------------------------ */

static const struct param page_params[] = { { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL }, { 0 } };

/*
 * Another session of that day, of the same topic or of another unit, in which at least half of the same people took part:
 * perhaps the same, reported twice.
 */
#define SIMILAR                                                                                                        \
    " (SELECT MIN(x.id) FROM training x WHERE x.on_date = t.on_date AND x.id <> t.id"                                  \
    "    AND x.state IN ('submitted', 'approved') AND (x.topic = t.topic OR x.unit <> t.unit)"                         \
    "    AND 2 * (SELECT COUNT(*) FROM training_person a JOIN training_person b ON b.officer = a.officer"              \
    "              WHERE a.training = t.id AND b.training = x.id) >="                                                  \
    "        (SELECT COUNT(*) FROM training_person a WHERE a.training = t.id)) AS similar"

static enum status waiting_page(struct request *req)
{
    int64_t number = param_whole(req, "page");
    const char *right = right_name(MAY_APPROVE_TRAINING);
    enum status got = db_rows(
        req->db, req->page, "training", NULL,
        SQL("SELECT" ROW ", n.name AS submitted_by, '' AS look," SIMILAR ","
            "       (TIMESTAMPDIFF(MINUTE, t.starts_at, t.ends_at) - t.break_minutes) > m.minutes_most AS long_time"
            "  FROM training t JOIN training_terms m ON m.id = 1 JOIN officer_name n ON n.id = t.submitted_by"
            " WHERE t.state = 'submitted' AND" TRAINING_DECIDED " ORDER BY t.submitted_at, t.id LIMIT ? OFFSET ?"),
        "iisii", req->viewer, req->viewer, right, req->list_size, list_start(req, number));
    if (got == OK)
        got = list_count(req, number,
                         SQL("SELECT COUNT(*) FROM training t WHERE t.state = 'submitted' AND" TRAINING_DECIDED), "iis",
                         req->viewer, req->viewer, right);
    return got;
}

static const struct param approve_params[] = { { "training", PARAM_ID, REQUIRED | MANY, 0, 0, NULL },
                                               { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },
                                               { 0 } };

static enum status approve_post(struct request *req)
{
    size_t count;
    const int64_t *ids = param_ids(req, "training", &count);
    enum status got = training_approve(req, ids, count);
    return got == OK ? request_redirect(req, "training.approved", "/training/waiting") : got;
}

/* -- one session ------------------------------------------------------------------------------------------------------ */

static const struct param id_params[] = { { "training", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

/*
 * The facts, what the viewer may do, the people with what each earns, and what became of it. Whoever took part sees the facts
 * and the own line alone.
 */
static enum status show_facts(struct request *req, int64_t id, int64_t *rows)
{
    return db_rows(
        req->db, req->page, "training", rows,
        SQL("SELECT" ROW
            ", t.task, t.note, t.decision_reason, t.decided_at, s.name AS submitted_by, d.name AS decided_by,"
            "       TIME_FORMAT(TIME(t.starts_at + INTERVAL 8 HOUR), '%H:%i') AS from_time,"
            "       TIME_FORMAT(TIME(t.ends_at + INTERVAL 8 HOUR), '%H:%i') AS to_time, t.break_minutes,"
            "       t.unit" IN_SCOPE " AS whole, t.unit" IN_SCOPE " AND t.state IN ('draft', 'returned') AS can_edit,"
            "       t.unit" IN_SCOPE " AS registers, COALESCE(" TRAINING_DECIDED ", 0) AS can_decide"
            "  FROM training t LEFT JOIN officer_name s ON s.id = t.submitted_by"
            "  LEFT JOIN officer_name d ON d.id = t.decided_by"
            " WHERE t.id = ? AND (t.unit" IN_SCOPE
            "    OR (t.state <> 'draft' AND EXISTS (SELECT 1 FROM training_person tp WHERE tp.training = t.id"
            "          AND tp.officer = ?)))"),
        "isisisiisiisi", req->viewer, right_name(MAY_VIEW_CREDITS), req->viewer, right_name(MAY_REGISTER_TRAINING),
        req->viewer, right_name(MAY_REGISTER_TRAINING), req->viewer, req->viewer, right_name(MAY_APPROVE_TRAINING), id,
        req->viewer, right_name(MAY_VIEW_CREDITS), req->viewer);
}

enum status training_page(struct request *req)
{
    int64_t id = param_id(req, "training"), rows;
    enum status got = show_facts(req, id, &rows);
    if (got == OK && rows == 0)
        return not_found(req);
    if (got == OK)
        got = attached_show(req, id);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "person", NULL,
            SQL("SELECT tp.officer AS id, n.number, n.name AS person, up.path AS unit,"
                "       NULLIF(tp.missed_minutes, 0) AS missed, p.hours, p.credits, p.state AS counts"
                "  FROM training t JOIN training_person tp ON tp.training = t.id JOIN officer_name n ON n.id = tp.officer"
                "  LEFT JOIN activity a ON a.source = 'training' AND a.source_id = t.id"
                "  LEFT JOIN participation p ON p.activity = a.id AND p.officer = tp.officer"
                "  LEFT JOIN officer_place o ON o.id = tp.officer LEFT JOIN unit_path up ON up.id = o.unit"
                " WHERE t.id = ? AND (tp.officer = ? OR t.unit" IN_SCOPE ") ORDER BY n.number LIMIT 600"),
            "iiis", id, req->viewer, req->viewer, right_name(MAY_VIEW_CREDITS));
    if (got == OK)
        got = db_rows(req->db, req->page, "event", NULL,
                      SQL("SELECT e.act, e.made_at, n.name AS by_name, e.reason FROM training_event e"
                          "  JOIN training t ON t.id = e.training JOIN officer_name n ON n.id = e.made_by"
                          " WHERE e.training = ? AND t.unit" IN_SCOPE " ORDER BY e.id LIMIT 200"),
                      "iis", id, req->viewer, right_name(MAY_VIEW_CREDITS));
    return got;
}

static const struct param reason_params[] = { { "training", PARAM_ID, REQUIRED, 0, 0, NULL },
                                              { "reason", PARAM_TEXT, REQUIRED, 0, 200, NULL },
                                              { 0 } };

static enum status back(struct request *req, enum status got, const char *done)
{
    return got == OK ? request_redirect(req, done, "/training/%lld", (long long)param_id(req, "training")) : got;
}

static enum status approve_one_post(struct request *req)
{
    int64_t id = param_id(req, "training");
    return back(req, training_approve(req, &id, 1), "training.approved");
}

static enum status return_post(struct request *req)
{
    return back(req, training_return(req, param_id(req, "training"), param_text(req, "reason")), "training.returned");
}

static enum status withdraw_post(struct request *req)
{
    return back(req, training_withdraw(req, param_id(req, "training"), param_text(req, "reason")),
                "training.withdrawn");
}

const struct route training_routes[] = {
    { GET, "/training", MAY_VIEW_CREDITS, list_params, list_page, "training/list", .list = "training" },
    { GET, "/training/waiting", MAY_APPROVE_TRAINING, page_params, waiting_page, "training/waiting",
      .list = "training" },
    { POST, "/training/waiting/approve", MAY_APPROVE_TRAINING, approve_params, approve_post, "training/waiting",
      .again = waiting_page },
    { GET, "/training/{training}", SIGNED_IN, id_params, training_page, "training/training" },
    { POST, "/training/{training}/approve", MAY_APPROVE_TRAINING, id_params, approve_one_post, "training/training",
      .again = training_page },
    { POST, "/training/{training}/return", MAY_APPROVE_TRAINING, reason_params, return_post, "training/training",
      .again = training_page },
    { POST, "/training/{training}/withdraw", MAY_APPROVE_TRAINING, reason_params, withdraw_post, "training/training",
      .again = training_page },
    { 0 },
};
