#include "chengxue/features.h"
#include "chengxue/page.h"
#include "rule_set.h"

/* -- looking --------------------------------------------------------------------------------------------------------- */

static enum status list_page(struct request *req)
{
    enum status got = db_rows(
        req->db, req->page, "set", NULL,
        SQL("SELECT s.id, s.year, s.number, s.state, s.current, s.usual, s.owed_hours, s.owed_credits, m.name AS made_by,"
            "       s.made_at, a.name AS approved_by, s.approved_at"
            "  FROM rule_set s LEFT JOIN officer_name m ON m.id = s.made_by LEFT JOIN officer_name a ON a.id = s.approved_by"
            " WHERE s.state <> 'dropped' ORDER BY s.year DESC, s.number DESC LIMIT 500"),
        "");
    if (got == OK)
        got = db_rows(
            req->db, req->page, "draft-year", NULL,
            SQL("SELECT y.year AS id, y.year AS name FROM (SELECT YEAR(UTC_TIMESTAMP() + INTERVAL 8 HOUR) AS year"
                "        UNION SELECT YEAR(UTC_TIMESTAMP() + INTERVAL 8 HOUR) + 1"
                "        UNION SELECT YEAR(UTC_TIMESTAMP() + INTERVAL 8 HOUR) - 1) y"
                " WHERE NOT EXISTS (SELECT 1 FROM year_close c WHERE c.year = y.year) ORDER BY y.year DESC"),
            "");
    return got;
}

static const struct param set_params[] = { { "set", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

static enum status show_head(struct request *req, int64_t id)
{
    int64_t rows;
    enum status got = db_rows(
        req->db, req->page, "set", &rows,
        SQL("SELECT s.*, m.name AS maker, u.name AS submitter, a.name AS approver, r.changed, r.officers, r.met_before,"
            "       r.met_after, r.hours_before, r.hours_after, r.ended_at AS tried_at, r.seal AS tried_seal,"
            "       (SELECT x.id FROM rule_set x WHERE x.year = s.year AND x.current = 1 AND x.id <> s.id) AS in_force,"
            "       (SELECT j.id FROM job j WHERE j.kind = 'dry-run' AND j.subject = s.id AND j.open = 1) AS trying"
            "  FROM rule_set s LEFT JOIN officer_name m ON m.id = s.made_by LEFT JOIN officer_name u ON u.id = s.submitted_by"
            "  LEFT JOIN officer_name a ON a.id = s.approved_by LEFT JOIN rule_dry_run r ON r.rule_set = s.id"
            " WHERE s.id = ?"),
        "i", id);
    return got == OK && rows == 0 ? not_found(req) : got;
}

enum status rule_set_show_rules(struct request *req, int64_t id, const char *rule, const char *channel)
{
    enum status got = db_rows(
        req->db, req->page, rule, NULL,
        SQL("SELECT k.code AS kind, k.name, r.channel, r.basis, r.hours AS each_hours, r.credits AS each_credits, r.rounding,"
            "       r.step, r.cap_hours, r.cap_credits"
            "  FROM activity_kind k LEFT JOIN rule r ON r.kind = k.code AND r.rule_set = ?"
            " WHERE k.closed_at IS NULL OR r.id IS NOT NULL ORDER BY k.position, k.code LIMIT 200"),
        "i", id);
    if (got == OK)
        got = db_rows(req->db, req->page, channel, NULL,
                      SQL("SELECT channel AS code, least_hours, least_credits, cap_hours, cap_credits FROM rule_channel"
                          " WHERE rule_set = ? ORDER BY channel"),
                      "i", id);
    return got;
}

/* Whether what was tried is what it says now. */
static enum status show_tried(struct request *req, int64_t id)
{
    const char *seal;
    xmlNode *set = page_first(req->page, "set");
    const char *tried = page_value(set, "tried_seal");
    enum status got = rule_set_seal(req->db, req->arena, id, &seal);
    if (got == OK)
        page_set(set, "tried", tried == NULL ? NULL : xmlStrEqual(BAD_CAST tried, BAD_CAST seal) ? "now" : "before");
    if (got == OK)
        page_set(set, "sound",
                 page_value(set, "seal") == NULL                                ? NULL
                 : xmlStrEqual(BAD_CAST page_value(set, "seal"), BAD_CAST seal) ? "1"
                                                                                : "0");
    return got;
}

static enum status set_page(struct request *req)
{
    int64_t id = param_id(req, "set");
    enum status got = show_head(req, id);
    if (got == OK)
        got = rule_set_show_rules(req, id, "rule", "channel");
    if (got == OK)
        got = show_tried(req, id);
    return got;
}

/* -- whom it would change --------------------------------------------------------------------------------------------- */

static const struct param trial_params[] = { { "set", PARAM_ID, REQUIRED, 0, 0, NULL },
                                             { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },
                                             { 0 } };

static enum status trial_page(struct request *req)
{
    int64_t id = param_id(req, "set"), number = param_whole(req, "page");
    enum status got = show_head(req, id);
    if (got == OK)
        got = show_tried(req, id);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "officer", NULL,
            SQL("SELECT d.officer AS id, n.number, n.name AS person, (SELECT up.path FROM unit_path up WHERE up.id = p.unit)"
                "       AS unit, d.hours_before, d.hours_after, d.credits_before, d.credits_after, d.owed_before, d.owed_after,"
                "       CONCAT(d.met_before, d.met_after) AS becomes"
                "  FROM rule_dry_run_officer d JOIN officer_name n ON n.id = d.officer"
                "  LEFT JOIN officer_place p ON p.id = d.officer WHERE d.rule_set = ?"
                " ORDER BY d.met_before = d.met_after, ABS(d.hours_after - d.hours_before) DESC, d.officer LIMIT ? OFFSET ?"),
            "iii", id, req->list_size, list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*) FROM rule_dry_run_officer WHERE rule_set = ?"), "i", id);
    return got;
}

static enum status ask_trial(struct request *req, int64_t id, int64_t *job)
{
    int64_t year;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = rule_set_take(req, id, "draft", &year);
    if (got == OK)
        got = job_ask(req->db, "dry-run", id, req->viewer, job);
    return db_end(req->db, got);
}

static enum status trial_post(struct request *req)
{
    int64_t job;
    enum status got = ask_trial(req, param_id(req, "set"), &job);
    return got == OK ? request_redirect(req, NULL, "/jobs/%lld", (long long)job) : got;
}

/* -- steps ----------------------------------------------------------------------------------------------------------- */

static enum status back(struct request *req, enum status got, const char *done)
{
    return got == OK ? request_redirect(req, done, "/credits/rules/%lld", (long long)param_id(req, "set")) : got;
}

static const struct param draft_params[] = { { "year", PARAM_WHOLE, REQUIRED, 2000, 2100, NULL },
                                             { "like", PARAM_ID, REQUIRED, 0, 0, NULL },
                                             { 0 } };

static enum status draft_post(struct request *req)
{
    int64_t id;
    enum status got = rule_set_draft(req, param_whole(req, "year"), param_id(req, "like"), &id);
    return got == OK ? request_redirect(req, "rule-set.drafted", "/credits/rules/%lld/edit", (long long)id) : got;
}

static enum status drop_post(struct request *req)
{
    enum status got = rule_set_drop(req, param_id(req, "set"));
    return got == OK ? request_redirect(req, "rule-set.dropped", "/credits/rules") : got;
}

static enum status submit_post(struct request *req)
{
    return back(req, rule_set_submit(req, param_id(req, "set")), "rule-set.submitted");
}

static enum status approve_post(struct request *req)
{
    return back(req, rule_set_approve(req, param_id(req, "set")), "rule-set.approved");
}

static const struct param return_params[] = { { "set", PARAM_ID, REQUIRED, 0, 0, NULL },
                                              { "reason", PARAM_TEXT, REQUIRED, 0, 200, NULL },
                                              { 0 } };

static enum status return_post(struct request *req)
{
    return back(req, rule_set_return(req, param_id(req, "set"), param_text(req, "reason")), "rule-set.returned");
}

/* -- the form -------------------------------------------------------------------------------------------------------- */

static const char *const proratas[] = { "none", "months", "days", NULL };

static const struct param edit_params[] = { { "set", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { "owed_hours", PARAM_HUNDREDTHS, REQUIRED, 0, 100000, NULL },
                                            { "owed_credits", PARAM_HUNDREDTHS, REQUIRED, 0, 100000, NULL },
                                            { "class_hour_minutes", PARAM_WHOLE, REQUIRED, 10, 120, NULL },
                                            { "prorata", PARAM_CHOICE, REQUIRED, 0, 0, proratas },
                                            { "leave_days_least", PARAM_WHOLE, REQUIRED, 1, 366, NULL },
                                            { "owed_step", PARAM_HUNDREDTHS, REQUIRED, 1, 1000, NULL },
                                            { "carry_percent", PARAM_WHOLE, REQUIRED, 0, 100, NULL },
                                            { "carry_hours_most", PARAM_HUNDREDTHS, REQUIRED, 0, 100000, NULL },
                                            { "carry_credits_most", PARAM_HUNDREDTHS, REQUIRED, 0, 100000, NULL },
                                            { "note", PARAM_PROSE, OPTIONAL, 0, 500, NULL },
                                            { "rule_kind", PARAM_TEXT, OPTIONAL | MANY, 0, 32, NULL },
                                            { "rule_channel", PARAM_TEXT, OPTIONAL | MANY, 0, 10, NULL },
                                            { "rule_basis", PARAM_TEXT, OPTIONAL | MANY, 0, 10, NULL },
                                            { "rule_hours", PARAM_TEXT, OPTIONAL | MANY, 0, 10, NULL },
                                            { "rule_credits", PARAM_TEXT, OPTIONAL | MANY, 0, 10, NULL },
                                            { "rule_rounding", PARAM_TEXT, OPTIONAL | MANY, 0, 10, NULL },
                                            { "rule_step", PARAM_TEXT, OPTIONAL | MANY, 0, 10, NULL },
                                            { "rule_cap_hours", PARAM_TEXT, OPTIONAL | MANY, 0, 10, NULL },
                                            { "rule_cap_credits", PARAM_TEXT, OPTIONAL | MANY, 0, 10, NULL },
                                            { "least_hours", PARAM_TEXT, OPTIONAL | MANY, 0, 10, NULL },
                                            { "least_credits", PARAM_TEXT, OPTIONAL | MANY, 0, 10, NULL },
                                            { "most_hours", PARAM_TEXT, OPTIONAL | MANY, 0, 10, NULL },
                                            { "most_credits", PARAM_TEXT, OPTIONAL | MANY, 0, 10, NULL },
                                            { 0 } };

/* Columns of the form: the values of one name, in the order of the rows. Browsers send every field of every row. */
static const char *const *column(struct request *req, const char *name, size_t *count)
{
    size_t own;
    const char *const *texts = param_texts(req, name, &own);
    *count = own < *count ? own : *count;
    return texts;
}

static const struct rule_typed *typed_rules(struct request *req, size_t *count)
{
    *count = KINDS_MOST + 1;
    const char *const *kind = column(req, "rule_kind", count), *const *channel = column(req, "rule_channel", count);
    const char *const *basis = column(req, "rule_basis", count), *const *hours = column(req, "rule_hours", count);
    const char *const *credits = column(req, "rule_credits", count), *const *step = column(req, "rule_step", count);
    const char *const *rounding = column(req, "rule_rounding", count);
    const char *const *cap_hours = column(req, "rule_cap_hours", count);
    const char *const *cap_credits = column(req, "rule_cap_credits", count);
    struct rule_typed *rules = arena_alloc(req->arena, (*count + 1) * sizeof *rules);
    for (size_t i = 0; i < *count; i++)
        rules[i] = (struct rule_typed){ kind[i],     channel[i], basis[i],     hours[i],      credits[i],
                                        rounding[i], step[i],    cap_hours[i], cap_credits[i] };
    return rules;
}

static bool typed_channels(struct request *req, struct channel_typed channels[CHANNELS])
{
    size_t count = CHANNELS;
    const char *const *least_hours = column(req, "least_hours", &count);
    const char *const *least_credits = column(req, "least_credits", &count);
    const char *const *most_hours = column(req, "most_hours", &count);
    const char *const *most_credits = column(req, "most_credits", &count);
    for (size_t i = 0; i < count; i++)
        channels[i] = (struct channel_typed){ least_hours[i], least_credits[i], most_hours[i], most_credits[i] };
    return count == CHANNELS;
}

static enum status edit_page(struct request *req)
{
    int64_t id = param_id(req, "set");
    enum status got = show_head(req, id);
    return got == OK ? rule_set_show_rules(req, id, "rule", "channel") : got;
}

/* What was typed, in place of what is kept. */
static enum status edit_again(struct request *req)
{
    size_t count;
    struct channel_typed channels[CHANNELS];
    const struct rule_typed *rules = typed_rules(req, &count);
    enum status got = edit_page(req);
    for (size_t i = 0; got == OK && i < count; i++) {
        xmlNode *row = page_add(req->page, "typed-rule");
        page_set(row, "kind", rules[i].kind);
        page_set(row, "channel", rules[i].channel);
        page_set(row, "basis", rules[i].basis);
        page_set(row, "hours", rules[i].hours);
        page_set(row, "credits", rules[i].credits);
        page_set(row, "rounding", rules[i].rounding);
        page_set(row, "step", rules[i].step);
        page_set(row, "cap_hours", rules[i].cap_hours);
        page_set(row, "cap_credits", rules[i].cap_credits);
    }
    for (size_t i = 0; got == OK && typed_channels(req, channels) && i < CHANNELS; i++) {
        xmlNode *row = page_add(req->page, "typed-channel");
        page_set(row, "code", channel_names[i]);
        page_set(row, "least_hours", channels[i].least_hours);
        page_set(row, "least_credits", channels[i].least_credits);
        page_set(row, "cap_hours", channels[i].cap_hours);
        page_set(row, "cap_credits", channels[i].cap_credits);
    }
    return got;
}

static struct amount amount_of(struct request *req, const char *hours, const char *credits)
{
    return (struct amount){ (int32_t)param_whole(req, hours), (int32_t)param_whole(req, credits) };
}

static enum status edit_post(struct request *req)
{
    size_t count;
    struct channel_typed channels[CHANNELS];
    const struct rule_typed *rules = typed_rules(req, &count);
    const struct rule_set_head head = { .owed = amount_of(req, "owed_hours", "owed_credits"),
                                        .carry_most = amount_of(req, "carry_hours_most", "carry_credits_most"),
                                        .class_hour_minutes = param_whole(req, "class_hour_minutes"),
                                        .leave_days_least = param_whole(req, "leave_days_least"),
                                        .owed_step = param_whole(req, "owed_step"),
                                        .carry_percent = param_whole(req, "carry_percent"),
                                        .prorata = param_text(req, "prorata"),
                                        .note = param_text(req, "note") };
    if (!typed_channels(req, channels))
        return refuse(req, "param.missing");
    return back(req, rule_set_change(req, param_id(req, "set"), &head, rules, count, channels), "rule-set.changed");
}

const struct route credits_rules_routes[] = {
    { GET, "/credits/rules", MAY_VIEW_CREDITS, NULL, list_page, "credits/rule-sets", .list = "set" },
    { POST, "/credits/rules", MAY_MANAGE_CREDITS, draft_params, draft_post, "credits/rule-sets", .again = list_page },
    { GET, "/credits/rules/{set}", MAY_VIEW_CREDITS, set_params, set_page, "credits/rule-set" },
    { GET, "/credits/rules/{set}/edit", MAY_MANAGE_CREDITS, set_params, edit_page, "credits/rule-set-edit" },
    { POST, "/credits/rules/{set}/edit", MAY_MANAGE_CREDITS, edit_params, edit_post, "credits/rule-set-edit",
      .again = edit_again },
    { GET, "/credits/rules/{set}/dry-run", MAY_MANAGE_CREDITS, trial_params, trial_page, "credits/dry-run",
      .list = "officer" },
    { POST, "/credits/rules/{set}/dry-run", MAY_MANAGE_CREDITS, set_params, trial_post, "credits/rule-set",
      .again = set_page },
    { POST, "/credits/rules/{set}/drop", MAY_MANAGE_CREDITS, set_params, drop_post, "credits/rule-set",
      .again = set_page },
    { POST, "/credits/rules/{set}/submit", MAY_MANAGE_CREDITS, set_params, submit_post, "credits/rule-set",
      .again = set_page },
    { POST, "/credits/rules/{set}/approve", MAY_MANAGE_CREDITS, set_params, approve_post, "credits/rule-set",
      .again = set_page },
    { POST, "/credits/rules/{set}/return", MAY_MANAGE_CREDITS, return_params, return_post, "credits/rule-set",
      .again = set_page },
    { 0 },
};
