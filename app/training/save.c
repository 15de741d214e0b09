#include <string.h>

#include "attach.h"
#include "chengxue/audit.h"
#include "chengxue/membership.h"
#include "chengxue/scope.h"
#include "missed.h"

/* What the facts say by themselves and with the terms, computed by the database's clock. */
struct judged {
    int64_t minutes, future, late, register_days, people_most;
    char *starts, *ends, *kind;
};

static enum status judge(struct request *req, const struct training *training, struct judged *judged)
{
    return db_get(
        req->db, NULL,
        SQL("SELECT CONCAT(x.on_date, ' ', x.starts) - INTERVAL 8 HOUR, CONCAT(x.on_date, ' ', x.ends) - INTERVAL 8 HOUR,"
            "       TIMESTAMPDIFF(MINUTE, CONCAT(x.on_date, ' ', x.starts), CONCAT(x.on_date, ' ', x.ends)) - ?,"
            "       CONCAT(x.on_date, ' ', x.ends) > UTC_TIMESTAMP() + INTERVAL 8 HOUR,"
            "       DATEDIFF(UTC_TIMESTAMP() + INTERVAL 8 HOUR, x.on_date) > m.register_days, m.register_days,"
            "       IF(u.kind = 'squad', 200, 500), u.kind"
            "  FROM (SELECT ? AS on_date, ? AS starts, ? AS ends) x JOIN training_terms m ON m.id = 1 JOIN unit u ON u.id = ?"),
        "isssi:ssiiiiis", training->break_minutes, training->on, training->from, training->to, training->unit,
        &judged->starts, &judged->ends, &judged->minutes, &judged->future, &judged->late, &judged->register_days,
        &judged->people_most, &judged->kind);
}

/* Squads hold squad training, districts all-staff training; exercises both. */
static bool holds(const char *unit_kind, const char *kind)
{
    bool squad = strcmp(unit_kind, "squad") == 0;
    return strcmp(kind, "exercise") == 0 || strcmp(kind, squad ? "squad-training" : "district-training") == 0;
}

static enum status check_facts(struct request *req, const struct training *training, const struct judged *judged,
                               size_t count, bool submit)
{
    const char *days = arena_printf(req->arena, "%lld", (long long)judged->register_days);
    if (!holds(judged->kind, training->kind))
        return refuse_field(req, "activity_kind", "training.kind-unit");
    if (strcmp(training->to, training->from) <= 0)
        return refuse_field(req, "to_time", "training.no-time");
    if (judged->minutes <= 0)
        return refuse_field(req, "break_minutes", "training.break-too-long");
    if (judged->future)
        return refuse_field(req, "on", "training.future");
    if (count > (size_t)judged->people_most)
        return refuse_with(req, "training.too-many", arena_printf(req->arena, "%lld", (long long)judged->people_most),
                           NULL);
    if (submit && count == 0)
        return refuse_field(req, "officer", "training.nobody");
    if (submit && judged->late && training->late_reason == NULL)
        return refuse_with(req, "training.late", days, NULL);
    return OK;
}

static enum status check_unit(struct request *req, int64_t unit)
{
    bool found;
    int64_t id;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT u.id FROM unit u WHERE u.id = ? AND u.closed_on IS NULL AND u.id" IN_SCOPE),
                             "iis:i", unit, req->viewer, right_name(MAY_REGISTER_TRAINING), &id);
    return got == OK && !found ? refuse_field(req, "unit", "training.unit-elsewhere") : got;
}

/* -- writing -------------------------------------------------------------------------------------------------------- */

static enum status insert(struct request *req, const struct training *training, const struct judged *judged,
                          int64_t *id)
{
    enum status got = db_run(
        req->db,
        SQL("INSERT INTO training (unit, kind, topic, task, on_date, starts_at, ends_at, break_minutes, instructor, place,"
            "    note, late_reason, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))"),
        "issssssissssi", training->unit, training->kind, training->topic, training->task, training->on, judged->starts,
        judged->ends, training->break_minutes, training->instructor, training->place, training->note,
        training->late_reason, req->viewer);
    *id = db_made(req->db);
    return got;
}

/* Only what is in the registering unit's hands. */
static enum status update(struct request *req, const struct training *training, const struct judged *judged)
{
    bool found;
    char *state;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT t.state FROM training t WHERE t.id = ? AND t.unit" IN_SCOPE " FOR UPDATE"),
                             "iis:s", training->id, req->viewer, right_name(MAY_REGISTER_TRAINING), &state);
    if (got == OK && !found)
        return not_found(req);
    if (got == OK && strcmp(state, "draft") != 0 && strcmp(state, "returned") != 0)
        return refuse(req, "training.moved-on");
    if (got == OK)
        got = db_run(
            req->db,
            SQL("UPDATE training SET unit = ?, kind = ?, topic = ?, task = ?, on_date = ?, starts_at = ?, ends_at = ?,"
                "    break_minutes = ?, instructor = ?, place = ?, note = ?, late_reason = ? WHERE id = ?"),
            "issssssissssi", training->unit, training->kind, training->topic, training->task, training->on,
            judged->starts, judged->ends, training->break_minutes, training->instructor, training->place,
            training->note, training->late_reason, training->id);
    return got;
}

/* Those who take part belong, or did on that day, to a unit that the viewer registers for. */
static enum status put_people(struct request *req, int64_t id, const struct training *training, const int64_t *officers,
                              size_t count)
{
    bool outside;
    char *name;
    const char *json = db_id_list(req->arena, officers, count);
    enum status got = db_get(req->db, &outside,
                             SQL("SELECT COALESCE(n.name, j.id) FROM" ID_LIST
                                 "j LEFT JOIN officer_name n ON n.id = j.id"
                                 " WHERE NOT EXISTS (SELECT 1 FROM membership m WHERE m.officer = j.id"
                                 "   AND" MEMBER_ON("?") "AND m.unit" IN_SCOPE ") LIMIT 1"),
                             "sssis:s", json, training->on, training->on, req->viewer,
                             right_name(MAY_REGISTER_TRAINING), &name);
    if (got == OK && outside)
        return refuse_with(req, "training.person-elsewhere", name, NULL);
    if (got == OK)
        got = db_run(req->db, SQL("DELETE FROM training_person WHERE training = ?"), "i", id);
    if (got == OK)
        got = db_run(req->db,
                     SQL("INSERT INTO training_person (training, officer) SELECT DISTINCT ?, j.id FROM" ID_LIST "j"),
                     "is", id, json);
    return got;
}

enum status training_event_keep(struct request *req, int64_t id, const char *act, const char *reason)
{
    return db_run(req->db,
                  SQL("INSERT INTO training_event (training, act, made_by, made_at, reason)"
                      " VALUES (?, ?, ?, UTC_TIMESTAMP(6), ?)"),
                  "isis", id, act, req->viewer, reason);
}

static bool twice(const int64_t *officers, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (officers[i] == officers[at])
            return true;
    return false;
}

/* Each officer once: a number may be typed of somebody who is picked as well. */
static int64_t *each_once(struct request *req, const int64_t *officers, size_t *count)
{
    int64_t *once = arena_alloc(req->arena, (*count + 1) * sizeof *once);
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++)
        if (!twice(officers, i))
            once[kept++] = officers[i];
    *count = kept;
    return once;
}

/* -- handing in ------------------------------------------------------------------------------------------------------ */

static const struct presence *presences_of(struct request *req, const struct judged *judged, const int64_t *officers,
                                           size_t count)
{
    struct presence *presences = arena_alloc(req->arena, (count + 1) * sizeof *presences);
    for (size_t i = 0; i < count; i++)
        presences[i] = (struct presence){ officers[i], judged->starts, judged->ends };
    return presences;
}

enum status training_clashes(struct request *req, const struct training *training, const int64_t *officers,
                             size_t count)
{
    struct judged judged;
    int64_t activity, clashes;
    const int64_t *people = each_once(req, officers, &count);
    enum status got = judge(req, training, &judged);
    if (got == OK)
        got = activity_find(req->db, "training", training->id, &activity);
    return got == OK ? presence_clashes(req->db, req->arena, req->page, activity,
                                        presences_of(req, &judged, people, count), count, &clashes)
                     : got;
}

/* Refused for one who is elsewhere, it counts all who are. */
static enum status put_presences(struct request *req, int64_t activity, const struct presence *presences, size_t count)
{
    int64_t clashes;
    struct ledger_wrong wrong = { .key = NULL };
    enum status got = presence_put(req->db, req->arena, activity, presences, count, &wrong);
    if (got != REFUSED)
        return got;
    got = presence_clashes(req->db, req->arena, req->page, activity, presences, count, &clashes);
    return got == OK ? refuse_with(req, "training.clashes", arena_printf(req->arena, "%lld", (long long)clashes), NULL)
                     : got;
}

/* Everybody is there at that time, and will earn by it. */
static enum status claim(struct request *req, int64_t id, const struct training *training, const struct judged *judged,
                         const int64_t *officers, size_t count)
{
    int64_t activity;
    struct ledger_wrong wrong = { .key = NULL };
    const struct activity held = { "training",     id,
                                   training->kind, training->topic,
                                   training->unit, arena_printf(req->arena, "/training/%lld", (long long)id) };
    const struct part *parts;
    enum status got = activity_put(req->db, &held, &activity);
    if (got == OK)
        got = put_presences(req, activity, presences_of(req, judged, officers, count), count);
    if (got == OK)
        got = missed_parts(req, id, officers, count, training->on, judged->minutes, &parts);
    if (got == OK)
        got = ledger_said(req, ledger_expect(req->db, req->arena, activity, parts, count, &wrong), &wrong);
    const struct evidence roster = { 0, "roster", 0, held.link, NULL };
    return got == OK ? evidence_add(req->db, activity, &roster, req->viewer) : got;
}

static enum status submit_kept(struct request *req, int64_t id, const struct training *training,
                               const struct judged *judged, const int64_t *officers, size_t count)
{
    enum status got = claim(req, id, training, judged, officers, count);
    if (got == OK)
        got = db_run(req->db,
                     SQL("UPDATE training SET state = 'submitted', submitted_by = ?, submitted_at = UTC_TIMESTAMP(6),"
                         "    decided_by = NULL, decided_at = NULL, decision_reason = NULL WHERE id = ?"),
                     "ii", req->viewer, id);
    return got == OK ? training_event_keep(req, id, "submit", NULL) : got;
}

static enum status attach(struct request *req, int64_t id, const struct training *training)
{
    enum status got = training->photo != NULL ? attach_kept(req, id, training->photo, "photo", "photo") : OK;
    return got == OK && training->roster != NULL ? attach_kept(req, id, training->roster, "roster", "roster") : got;
}

enum status training_save(struct request *req, const struct training *training, const int64_t *officers, size_t count,
                          bool submit, int64_t *id)
{
    struct judged judged;
    const int64_t *people = each_once(req, officers, &count);
    if (!db_begin(req->db))
        return FAILED;
    *id = training->id;
    enum status got = check_unit(req, training->unit);
    if (got == OK)
        got = judge(req, training, &judged);
    if (got == OK)
        got = check_facts(req, training, &judged, count, submit);
    if (got == OK)
        got = *id == 0 ? insert(req, training, &judged, id) : update(req, training, &judged);
    if (got == OK)
        got = put_people(req, *id, training, people, count);
    if (got == OK)
        got = missed_keep(req, *id, training->missed, judged.minutes);
    if (got == OK)
        got = attach(req, *id, training);
    if (got == OK)
        got = submit ? submit_kept(req, *id, training, &judged, people, count)
                     : training_event_keep(req, *id, "save", NULL);
    if (got == OK)
        got = audit(req, submit ? "training.submit" : "training.save", "training", *id,
                    audit_facts(req->arena, "i", "people", (int64_t)count));
    return db_end(req->db, got);
}
