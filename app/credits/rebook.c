#include <stdlib.h>
#include <string.h>

#include "books.h"
#include "chengxue/features.h"
#include "chengxue/words.h"

#define AT_ONCE 200 /* parts of one activity that are looked at together */

struct rebook {
    struct job *job;
    int64_t year, author;
    const char *reason;
    struct part parts[AT_ONCE];
    bool posted[AT_ONCE];
    size_t count;
    int64_t last; /* the officer reached within the activity */
};

static enum status take_part(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct rebook *rebook = context;
    rebook->last = strtoll(values[0], NULL, 10);
    rebook->posted[rebook->count] = strcmp(values[6], "posted") == 0;
    rebook->parts[rebook->count++] = (struct part){ .officer = rebook->last,
                                                    .on = arena_copy(rebook->job->arena, values[1]),
                                                    .minutes = (int32_t)strtol(values[2], NULL, 10),
                                                    .half_days = (int32_t)strtol(values[3], NULL, 10),
                                                    .exercises = (int32_t)strtol(values[4], NULL, 10),
                                                    .passed = strcmp(values[5], "1") == 0 };
    return OK;
}

/* Books those that are booked, and expects those that are expected, as the ledger would now; the same stays the same. */
static enum status put_again(struct rebook *rebook, int64_t activity, bool posted)
{
    struct part parts[AT_ONCE];
    size_t count = 0;
    struct ledger_wrong wrong = { .key = NULL };
    const struct booking booking = { .author = rebook->author, .reason = rebook->reason };
    for (size_t i = 0; i < rebook->count; i++)
        if (rebook->posted[i] == posted)
            parts[count++] = rebook->parts[i];
    if (count == 0)
        return OK;
    struct job *job = rebook->job;
    enum status got = posted ? ledger_post(job->db, job->arena, activity, parts, count, &booking, &wrong)
                             : ledger_expect(job->db, job->arena, activity, parts, count, &wrong);
    return got == REFUSED ? job_refuse(job, wrong.key, wrong.zero) : got;
}

static enum status rebook_some(struct rebook *rebook, int64_t activity)
{
    struct job *job = rebook->job;
    rebook->count = 0;
    enum status got = db_each(
        job->db, take_part, rebook,
        SQL("SELECT officer, on_date, minutes, half_days, exercises, passed, state FROM participation"
            " WHERE activity = ? AND year = ? AND officer > ? AND state <> 'dropped'"
            " ORDER BY officer LIMIT ?"),
        "iiii", activity, rebook->year, rebook->last, (int64_t)AT_ONCE);
    if (got != OK || rebook->count == 0)
        return got;
    if (!db_begin(job->db))
        return FAILED;
    got = put_again(rebook, activity, true);
    if (got == OK)
        got = put_again(rebook, activity, false);
    return db_end(job->db, got);
}

static enum status rebook_activity(struct rebook *rebook, int64_t activity)
{
    enum status got = OK;
    rebook->last = 0;
    do
        got = rebook_some(rebook, activity);
    while (got == OK && rebook->count == AT_ONCE);
    return got;
}

/* Those who took part in nothing owe by the new rules as well. */
static enum status renew_all(struct job *job, int64_t year)
{
    struct officer_year pairs[AT_ONCE];
    int64_t officers[AT_ONCE], last = 0;
    size_t count = AT_ONCE;
    enum status got = OK;
    while (got == OK && count == AT_ONCE) {
        got = db_ids(job->db, officers, AT_ONCE, &count,
                     SQL("SELECT officer FROM standing WHERE year = ? AND officer > ? ORDER BY officer LIMIT ?"), "iii",
                     year, last, (int64_t)AT_ONCE);
        if (got != OK || count == 0)
            break;
        for (size_t i = 0; i < count; i++)
            pairs[i] = (struct officer_year){ last = officers[i], (int)year };
        size_t kept = count;
        if (!db_begin(job->db))
            return FAILED;
        got = standings_take(job->db, job->arena, pairs, &kept);
        if (got == OK)
            got = standings_renew(job->db, job->arena, pairs, kept);
        got = db_end(job->db, got);
    }
    return got;
}

enum status rebook_run(struct job *job)
{
    int64_t activities[AT_ONCE], last = 0, done = 0, total;
    size_t count = AT_ONCE;
    struct rebook *rebook = arena_alloc(job->arena, sizeof *rebook);
    *rebook = (struct rebook){ .job = job, .author = job->asker };
    char *number;
    enum status got = db_get(job->db, NULL,
                             SQL("SELECT s.year, CONCAT(s.year, '-', s.number), COALESCE(s.approved_by, 0),"
                                 "       (SELECT COUNT(DISTINCT p.activity) FROM participation p WHERE p.year = s.year)"
                                 "  FROM rule_set s WHERE s.id = ?"),
                             "i:isii", job->subject, &rebook->year, &number, &rebook->author, &total);
    if (got == OK)
        rebook->reason = word_with(job->arena, "rule-set.rebooked", number, NULL);
    while (got == OK && count == AT_ONCE) {
        got = db_ids(
            job->db, activities, AT_ONCE, &count,
            SQL("SELECT DISTINCT activity FROM participation WHERE year = ? AND activity > ? ORDER BY activity LIMIT ?"),
            "iii", rebook->year, last, (int64_t)AT_ONCE);
        for (size_t i = 0; got == OK && i < count; i++) {
            got = rebook_activity(rebook, last = activities[i]);
            if (got == OK && ++done % 10 == 0)
                got = job_progress(job, done, total);
        }
    }
    return got == OK ? renew_all(job, rebook->year) : got;
}
