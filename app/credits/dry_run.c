#include <stdlib.h>
#include <string.h>

#include "chengxue/buffer.h"
#include "chengxue/features.h"
#include "crowd.h"
#include "rule_set.h"

#define JSON_MOST ((size_t)4 << 20)

/* A set that is tried on all officers of its year. */
struct trial {
    struct job *job;
    const struct rule_set *set;
    struct crowd crowd;
    int64_t officers, changed, met_before, met_after, hours_before, hours_after;
    struct buffer *json; /* those who would change */
};

/* Where one stands by the rules in force. */
struct before {
    int64_t hours, credits, owed, met;
};

/* -- what was done, by the rules that are tried ---------------------------------------------------------------------- */

static struct kind_sum *sum_of(struct trial *trial, struct person *person, const char *kind)
{
    for (size_t i = 0; i < person->sum_count; i++)
        if (strcmp(person->sums[i].kind, kind) == 0)
            return &person->sums[i];
    if (person->sum_count == KINDS_MOST)
        return NULL;
    person->sums[person->sum_count] = (struct kind_sum){ .kind = arena_copy(trial->crowd.arena, kind) };
    return &person->sums[person->sum_count++];
}

static enum status take_part(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct trial *trial = context;
    struct person *person = crowd_person(&trial->crowd, values[0]);
    const struct rule *rule = rule_for(trial->set, values[1]);
    struct kind_sum *sum = person != NULL ? sum_of(trial, person, values[1]) : NULL;
    if (sum == NULL)
        return FAILED;
    if (rule == NULL)
        return OK; /* the kind earns nothing by these rules */
    const struct part part = { .minutes = (int32_t)strtol(values[2], NULL, 10),
                               .half_days = (int32_t)strtol(values[3], NULL, 10),
                               .exercises = (int32_t)strtol(values[4], NULL, 10),
                               .passed = values[5][0] == '1' };
    struct amount earned = rule_earns(trial->set, rule, &part).amount;
    struct amount *to = values[6][0] == 'b' ? &sum->booked : &sum->pending;
    to->hours += earned.hours;
    to->credits += earned.credits;
    return OK;
}

static enum status sum_anew(struct trial *trial)
{
    for (size_t i = 0; i < trial->crowd.count; i++)
        trial->crowd.people[i].sum_count = 0;
    return db_each(trial->job->db, take_part, trial,
                   SQL("SELECT p.officer, a.kind, p.minutes, p.half_days, p.exercises, p.passed,"
                       "       IF(p.state = 'posted', 'b', 'w')"
                       "  FROM" ID_LIST
                       "j JOIN participation p ON p.officer = j.id AND p.year = ? AND p.state <> 'dropped'"
                       "  JOIN activity a ON a.id = p.activity"),
                   "si", trial->crowd.ids, (int64_t)trial->set->year);
}

/* -- holding both against one another --------------------------------------------------------------------------------- */

static enum status take_before(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct trial *trial = context;
    struct person *person = crowd_person(&trial->crowd, values[0]);
    const struct before before = { strtoll(values[1], NULL, 10), strtoll(values[2], NULL, 10),
                                   strtoll(values[3], NULL, 10), strtoll(values[4], NULL, 10) };
    struct owed owed;
    struct reckoned after;
    if (person == NULL)
        return FAILED;
    crowd_reckon(trial->set, person, &owed, &after);
    trial->officers++;
    trial->met_before += before.met;
    trial->met_after += after.met;
    trial->hours_before += before.hours;
    trial->hours_after += after.total.hours;
    if (before.hours == after.total.hours && before.credits == after.total.credits &&
        before.owed == owed.amount.hours && before.met == after.met)
        return OK;
    trial->changed++;
    buffer_printf(trial->json, "%s[%s,%lld,%d,%lld,%d,%lld,%d,%lld,%d]", trial->json->length > 1 ? "," : "", values[0],
                  (long long)before.hours, after.total.hours, (long long)before.credits, after.total.credits,
                  (long long)before.owed, owed.amount.hours, (long long)before.met, after.met);
    return OK;
}

static enum status write_changed(struct trial *trial)
{
    buffer_text(trial->json, "]");
    return db_run(
        trial->job->db,
        SQL("INSERT INTO rule_dry_run_officer (rule_set, officer, hours_before, hours_after, credits_before, credits_after,"
            "    owed_before, owed_after, met_before, met_after)"
            " SELECT ?, j.* FROM JSON_TABLE(?, '$[*]' COLUMNS (officer BIGINT PATH '$[0]', hb INT PATH '$[1]', ha INT PATH '$[2]',"
            "    cb INT PATH '$[3]', ca INT PATH '$[4]', ob INT PATH '$[5]', oa INT PATH '$[6]', mb INT PATH '$[7]',"
            "    ma INT PATH '$[8]')) j"),
        "is", trial->job->subject, trial->json->bytes);
}

static enum status try_some(void *context, struct arena *memory, struct officer_year *pairs, size_t count)
{
    struct trial *trial = context;
    struct db *db = trial->job->db;
    trial->crowd = (struct crowd){ .db = db, .arena = memory, .set = trial->set, .count = count };
    trial->json = buffer_new(memory, JSON_MOST);
    buffer_text(trial->json, "[");
    enum status got = crowd_read(&trial->crowd, pairs);
    if (got == OK)
        got = sum_anew(trial);
    if (got == OK)
        got = db_each(db, take_before, trial,
                      SQL("SELECT s.officer, s.hours, s.credits, s.owed_hours, s.met FROM" ID_LIST
                          "j JOIN standing s ON s.officer = j.id AND s.year = ?"),
                      "si", trial->crowd.ids, (int64_t)trial->set->year);
    return got == OK ? write_changed(trial) : got;
}

static enum status write_result(struct trial *trial, const char *seal)
{
    return db_run(trial->job->db,
                  SQL("INSERT INTO rule_dry_run (rule_set, seal, ended_at, officers, changed, met_before, met_after,"
                      "    hours_before, hours_after) VALUES (?, ?, UTC_TIMESTAMP(6), ?, ?, ?, ?, ?, ?)"),
                  "isiiiiii", trial->job->subject, seal, trial->officers, trial->changed, trial->met_before,
                  trial->met_after, trial->hours_before, trial->hours_after);
}

static enum status try_anew(struct trial *trial)
{
    struct job *job = trial->job;
    const char *seal;
    enum status got = rule_set_seal(job->db, job->arena, job->subject, &seal);
    if (got == OK)
        got = db_run(job->db, SQL("DELETE FROM rule_dry_run_officer WHERE rule_set = ?"), "i", job->subject);
    if (got == OK)
        got = db_run(job->db, SQL("DELETE FROM rule_dry_run WHERE rule_set = ?"), "i", job->subject);
    if (got == OK)
        got = standings_each(job->db, job->arena, trial->set->year, CROWD_MOST, try_some, trial);
    return got == OK ? write_result(trial, seal) : got;
}

/* In one transaction: what is read belongs together, and half a result is never seen. */
enum status dry_run_run(struct job *job)
{
    struct trial trial = { .job = job };
    if (!db_begin(job->db))
        return FAILED;
    enum status got = rules_read_set(job->db, job->arena, job->subject, &trial.set);
    if (got == OK)
        got = trial.set == NULL ? REFUSED : try_anew(&trial);
    got = db_end(job->db, got);
    return got == REFUSED ? job_refuse(job, "rule-set.moved-on", NULL) : got;
}
