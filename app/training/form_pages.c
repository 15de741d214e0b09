#include <string.h>

#include "attach.h"
#include "chengxue/features.h"
#include "chengxue/numbers.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"
#include "chengxue/unit.h"
#include "training.h"

static const char *const acts[] = { "save", "submit", NULL };

/* -- the form ------------------------------------------------------------------------------------------------------- */

static const struct param new_params[] = { { "unit", PARAM_ID, OPTIONAL, 0, 0, NULL },
                                           { "like", PARAM_ID, OPTIONAL, 0, 0, NULL },
                                           { 0 } };

/* The unit that is registered for: the one asked for, else the viewer's own, else the first of the viewer's. */
static enum status choose_unit(struct request *req, int64_t asked, int64_t *unit)
{
    bool found;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT u.id FROM unit u WHERE u.closed_on IS NULL AND u.id" IN_SCOPE
            " ORDER BY u.id = ? DESC, u.id = (SELECT m.unit FROM membership m WHERE m.officer = ? AND m.current = 1) DESC,"
            "          u.kind = 'squad' DESC, u.id LIMIT 1"),
        "isii:i", req->viewer, right_name(MAY_REGISTER_TRAINING), asked, req->viewer, unit);
    if (got == OK && (!found || (asked != 0 && *unit != asked)))
        return not_found(req);
    return got;
}

/* Everybody of the unit and below it, with those picked who stand in a session, or all of a squad for a new one. */
static enum status add_people(struct request *req, int64_t unit, int64_t training)
{
    return db_rows(
        req->db, req->page, "person", NULL,
        SQL("SELECT o.id, o.number, o.name, o.unit AS unit_id, o.unit_name AS unit, o.post,"
            "       IF(? = 0, own.kind = 'squad', EXISTS (SELECT 1 FROM training_person tp WHERE tp.training = ?"
            "                                               AND tp.officer = o.id)) AS picked,"
            "       (SELECT NULLIF(tp.missed_minutes, 0) FROM training_person tp WHERE tp.training = ? AND tp.officer = o.id)"
            "       AS missed"
            "  FROM officer_now o JOIN unit_tree t ON t.descendant = o.unit AND t.ancestor = ? JOIN unit own ON own.id = ?"
            "  JOIN unit u ON u.id = o.unit WHERE o.unit" IN_SCOPE
            " ORDER BY t.depth, u.position, u.id, o.number LIMIT 1000"),
        "iiiiiis", training, training, training, unit, unit, req->viewer, right_name(MAY_REGISTER_TRAINING));
}

/* What the form offers for a unit, filled from a session (0: none). */
static enum status add_form(struct request *req, int64_t unit, int64_t training)
{
    enum status got = db_rows(req->db, req->page, "own-unit", NULL,
                              SQL("SELECT u.id, u.name, u.kind, m.register_days, m.usual"
                                  "  FROM unit u JOIN training_terms m ON m.id = 1 WHERE u.id = ?"),
                              "i", unit);
    if (got == OK)
        got = unit_choices(req, MAY_REGISTER_TRAINING, req->page, "unit-choice");
    return got == OK ? add_people(req, unit, training) : got;
}

static enum status add_training(struct request *req, int64_t id, int64_t *unit)
{
    int64_t rows;
    enum status got = db_rows(
        req->db, req->page, "training", &rows,
        SQL("SELECT t.id, t.unit, t.kind, t.topic, t.task, t.on_date, TIME_FORMAT(TIME(t.starts_at + INTERVAL 8 HOUR), '%H:%i')"
            "       AS from_time, TIME_FORMAT(TIME(t.ends_at + INTERVAL 8 HOUR), '%H:%i') AS to_time, t.break_minutes,"
            "       t.instructor, t.place, t.note, t.late_reason, t.state, t.decision_reason"
            "  FROM training t WHERE t.id = ? AND t.unit" IN_SCOPE),
        "iis", id, req->viewer, right_name(MAY_REGISTER_TRAINING));
    if (got == OK && rows == 0)
        return not_found(req);
    return got == OK ? db_get(req->db, NULL, SQL("SELECT unit FROM training WHERE id = ?"), "i:i", id, unit) : got;
}

/* A new session; with like, its people, place and instructor as last time. */
static enum status new_page(struct request *req)
{
    int64_t like = param_id(req, "like"), unit = param_id(req, "unit");
    enum status got = like != 0 ? add_training(req, like, &unit) : choose_unit(req, unit, &unit);
    return got == OK ? add_form(req, unit, like) : got;
}

static const struct param id_params[] = { { "training", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

static enum status edit_page(struct request *req)
{
    int64_t id = param_id(req, "training"), unit;
    enum status got = add_training(req, id, &unit);
    return got == OK ? add_form(req, unit, id) : got;
}

/* -- what it posts --------------------------------------------------------------------------------------------------- */

static const struct param save_params[] = { { "training", PARAM_ID, OPTIONAL, 0, 0, NULL },
                                            { "unit", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { "act", PARAM_CHOICE, REQUIRED, 0, 0, acts },
                                            { "activity_kind", PARAM_CHOICE, REQUIRED, 0, 0, training_kinds },
                                            { "topic", PARAM_TEXT, REQUIRED, 0, 100, NULL },
                                            { "task", PARAM_TEXT, OPTIONAL, 0, 100, NULL },
                                            { "on", PARAM_DATE, REQUIRED, 0, 0, NULL },
                                            { "from_time", PARAM_TEXT, REQUIRED, 0, 5, NULL },
                                            { "to_time", PARAM_TEXT, REQUIRED, 0, 5, NULL },
                                            { "break_minutes", PARAM_WHOLE, OPTIONAL, 0, 600, NULL },
                                            { "instructor", PARAM_TEXT, REQUIRED, 0, 50, NULL },
                                            { "place", PARAM_TEXT, REQUIRED, 0, 100, NULL },
                                            { "note", PARAM_PROSE, OPTIONAL, 0, 500, NULL },
                                            { "late_reason", PARAM_TEXT, OPTIONAL, 0, 200, NULL },
                                            { "officer", PARAM_ID, OPTIONAL | MANY, 0, 1000, NULL },
                                            { "numbers", PARAM_PROSE, OPTIONAL, 0, 20000, NULL },
                                            { "missed", PARAM_PROSE, OPTIONAL, 0, 5000, NULL },
                                            { "people_file", PARAM_FILE, OPTIONAL, 0, 0, NULL },
                                            { "photo", PARAM_FILE, OPTIONAL, 0, ATTACHED_BYTES_MOST, NULL },
                                            { "roster", PARAM_FILE, OPTIONAL, 0, ATTACHED_BYTES_MOST, NULL },
                                            { 0 } };

static bool is_time(const char *text)
{
    return strlen(text) == 5 && strspn(text, "0123456789:") == 5 && text[2] == ':' && strncmp(text, "24", 2) < 0 &&
           text[3] < '6' && text[4] != ':' && text[0] != ':' && text[1] != ':' && text[3] != ':';
}

/* Adds the officers of a list of numbers that stands in a field. */
static enum status add_numbers(struct request *req, const char *field, const char *text, int64_t *officers,
                               size_t *count)
{
    size_t more;
    const struct numbers *numbers;
    enum status got = numbers_read(req, field, text, &numbers);
    if (got == OK)
        got = numbers_officers(req, MAY_REGISTER_TRAINING, field, numbers, officers + *count, TRAINING_PEOPLE_MOST,
                               &more);
    if (got == OK)
        *count += more;
    return got;
}

static enum status add_picked(struct request *req, int64_t *officers, size_t *count)
{
    const int64_t *ids = param_ids(req, "officer", count);
    if (*count > TRAINING_PEOPLE_MOST)
        return refuse_with(req, "training.too-many", arena_printf(req->arena, "%d", TRAINING_PEOPLE_MOST), NULL);
    memcpy(officers, ids, *count * sizeof *officers);
    return OK;
}

/* Those in the uploaded table, or when there is none those who were picked; and those whose numbers were pasted. */
static enum status read_people(struct request *req, int64_t *officers, size_t *count)
{
    const struct upload *file = param_file(req, "people_file");
    const char *text = param_text(req, "numbers"), *listed;
    *count = 0;
    enum status got = file != NULL ? numbers_of_file(req, file, &listed) : add_picked(req, officers, count);
    if (got == OK && file != NULL)
        got = add_numbers(req, "people_file", listed, officers, count);
    return got == OK && text != NULL ? add_numbers(req, "numbers", text, officers, count) : got;
}

static struct training posted(struct request *req)
{
    return (struct training){ .id = param_id(req, "training"),
                              .unit = param_id(req, "unit"),
                              .kind = param_text(req, "activity_kind"),
                              .topic = param_text(req, "topic"),
                              .task = param_text(req, "task"),
                              .on = param_text(req, "on"),
                              .from = param_text(req, "from_time"),
                              .to = param_text(req, "to_time"),
                              .break_minutes = param_whole(req, "break_minutes"),
                              .instructor = param_text(req, "instructor"),
                              .place = param_text(req, "place"),
                              .note = param_text(req, "note"),
                              .late_reason = param_text(req, "late_reason"),
                              .missed = param_text(req, "missed"),
                              .photo = param_file(req, "photo"),
                              .roster = param_file(req, "roster") };
}

static enum status save_post(struct request *req)
{
    int64_t id, officers[2 * TRAINING_PEOPLE_MOST];
    size_t count = 0;
    bool submit = strcmp(param_text(req, "act"), "submit") == 0;
    const struct training training = posted(req);
    if (!is_time(training.from))
        return refuse_field(req, "from_time", "training.not-a-time");
    if (!is_time(training.to))
        return refuse_field(req, "to_time", "training.not-a-time");
    enum status got = read_people(req, officers, &count);
    if (got == OK)
        got = training_save(req, &training, officers, count, submit, &id);
    return got == OK ? request_redirect(req, submit ? "training.submitted" : "training.saved", "/training/%lld",
                                        (long long)id)
                     : got;
}

/* Whether it was refused for people who are elsewhere: then all else was in order. */
static bool has_clashes(const struct request *req)
{
    const xmlNode *refusal = page_first(req->page, "refusal");
    const char *key = refusal != NULL ? page_value(refusal, "key") : NULL;
    return key != NULL && strcmp(key, "training.clashes") == 0;
}

static enum status name_clashes(struct request *req)
{
    int64_t officers[2 * TRAINING_PEOPLE_MOST];
    size_t count = 0;
    const struct training training = posted(req);
    enum status got = read_people(req, officers, &count);
    return got == OK ? training_clashes(req, &training, officers, count) : got;
}

/* The form again, with what was posted; who clashes is named. */
static enum status save_again(struct request *req)
{
    int64_t unit, id = param_id(req, "training");
    enum status got = has_clashes(req) ? name_clashes(req) : OK;
    if (got == OK)
        got = choose_unit(req, param_id(req, "unit"), &unit);
    if (got == OK && id != 0)
        got = add_training(req, id, &unit);
    return got == OK ? add_form(req, param_id(req, "unit"), id) : got;
}

const struct route training_form_routes[] = {
    { GET, "/training/new", MAY_REGISTER_TRAINING, new_params, new_page, "training/form" },
    { GET, "/training/{training}/edit", MAY_REGISTER_TRAINING, id_params, edit_page, "training/form" },
    { POST, "/training", MAY_REGISTER_TRAINING, save_params, save_post, "training/form", .again = save_again },
    { 0 },
};
