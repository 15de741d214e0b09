#include <stdlib.h>
#include <string.h>

#include "books.h"
#include "chengxue/features.h"
#include "chengxue/words.h"

#define AT_ONCE 200 /* parts of one activity, standings: in one transaction */
#define ACTIVITIES_AT_ONCE 50
#define MEMORY ((size_t)64 << 20) /* of one transaction */

struct rebook {
    struct job *job;
    int64_t year, author;
    const char *reason;
    int64_t done, total; /* activities */
};

/* -- some parts of one activity --------------------------------------------------------------------------------------- */

struct parts {
    struct rebook *rebook;
    struct arena *memory;
    int64_t activity, after; /* officers after this one */
    struct part booked[AT_ONCE], expected[AT_ONCE];
    size_t booked_count, expected_count;
};

static enum status take_part(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct parts *parts = context;
    const struct part part = { .officer = parts->after = strtoll(values[0], NULL, 10),
                               .on = arena_copy(parts->memory, values[1]),
                               .minutes = (int32_t)strtol(values[2], NULL, 10),
                               .half_days = (int32_t)strtol(values[3], NULL, 10),
                               .exercises = (int32_t)strtol(values[4], NULL, 10),
                               .passed = strcmp(values[5], "1") == 0 };
    if (strcmp(values[6], "posted") == 0)
        parts->booked[parts->booked_count++] = part;
    else
        parts->expected[parts->expected_count++] = part;
    return OK;
}

static enum status read_parts(struct parts *parts)
{
    return db_each(parts->rebook->job->db, take_part, parts,
                   SQL("SELECT officer, on_date, minutes, half_days, exercises, passed, state FROM participation"
                       " WHERE activity = ? AND year = ? AND officer > ? AND state <> 'dropped'"
                       " ORDER BY officer LIMIT ?"),
                   "iiii", parts->activity, parts->rebook->year, parts->after, (int64_t)AT_ONCE);
}

/* Books those that are booked, and expects those that are expected, as the ledger would now; the same stays the same. */
static enum status put_again(const struct parts *parts)
{
    struct db *db = parts->rebook->job->db;
    struct ledger_wrong wrong = { .key = NULL };
    const struct booking booking = { .author = parts->rebook->author, .reason = parts->rebook->reason };
    if (!db_begin(db))
        return FAILED;
    enum status got = OK;
    if (parts->booked_count > 0)
        got = ledger_post(db, parts->memory, parts->activity, parts->booked, parts->booked_count, &booking, &wrong);
    if (got == OK && parts->expected_count > 0)
        got = ledger_expect(db, parts->memory, parts->activity, parts->expected, parts->expected_count, &wrong);
    got = db_end(db, got);
    return got == REFUSED ? job_refuse(parts->rebook->job, wrong.key, wrong.zero) : got;
}

/* after goes on; *more says whether somebody may come after. */
static enum status rebook_some(struct rebook *rebook, int64_t activity, int64_t *after, bool *more)
{
    struct job *job = rebook->job;
    struct arena *memory = arena_new(MEMORY);
    struct parts *parts = arena_alloc(memory, sizeof *parts);
    parts->rebook = rebook;
    parts->memory = memory;
    parts->activity = activity;
    parts->after = *after;
    db_use(job->db, memory);
    enum status got = read_parts(parts);
    size_t count = parts->booked_count + parts->expected_count;
    if (got == OK && count > 0)
        got = put_again(parts);
    *after = parts->after;
    *more = count == AT_ONCE;
    db_use(job->db, job->arena);
    arena_free(memory);
    return got;
}

/* -- all of them ------------------------------------------------------------------------------------------------------ */

static enum status rebook_activity(struct rebook *rebook, int64_t activity)
{
    int64_t after = 0;
    bool more = true;
    enum status got = OK;
    while (got == OK && more)
        got = rebook_some(rebook, activity, &after, &more);
    if (got == OK && ++rebook->done % 10 == 0)
        got = job_progress(rebook->job, rebook->done, rebook->total);
    return got;
}

static enum status rebook_all(struct rebook *rebook)
{
    int64_t activities[ACTIVITIES_AT_ONCE], last = 0;
    size_t count = ACTIVITIES_AT_ONCE;
    enum status got = OK;
    while (got == OK && count == ACTIVITIES_AT_ONCE) {
        got = db_ids(
            rebook->job->db, activities, ACTIVITIES_AT_ONCE, &count,
            SQL("SELECT DISTINCT activity FROM participation WHERE year = ? AND activity > ? ORDER BY activity LIMIT ?"),
            "iii", rebook->year, last, (int64_t)ACTIVITIES_AT_ONCE);
        for (size_t i = 0; got == OK && i < count; i++)
            got = rebook_activity(rebook, last = activities[i]);
    }
    return got;
}

/* Those who took part in nothing owe by the new rules as well. */
static enum status renew_some(void *context, struct arena *memory, struct officer_year *pairs, size_t count)
{
    const struct rebook *rebook = context;
    return standings_refresh(rebook->job->db, memory, pairs, count);
}

enum status rebook_run(struct job *job)
{
    struct rebook rebook = { .job = job };
    char *number;
    enum status got = db_get(job->db, NULL,
                             SQL("SELECT s.year, CONCAT(s.year, '-', s.number), COALESCE(s.approved_by, 0),"
                                 "       (SELECT COUNT(DISTINCT p.activity) FROM participation p WHERE p.year = s.year)"
                                 "  FROM rule_set s WHERE s.id = ?"),
                             "i:isii", job->subject, &rebook.year, &number, &rebook.author, &rebook.total);
    if (got != OK)
        return got;
    rebook.reason = word_with(job->arena, "rule-set.rebooked", number, NULL);
    got = rebook_all(&rebook);
    return got == OK ? standings_each(job->db, job->arena, (int)rebook.year, AT_ONCE, renew_some, &rebook) : got;
}
