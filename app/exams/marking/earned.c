#include <stdlib.h>

#include "chengxue/features.h"
#include "chengxue/ledger.h"
#include "chengxue/words.h"

/*
 * What an exam earns: whoever passed a sitting whose results are out has taken part in an activity of the kind "exam", and
 * the ledger books it by the rules of the year of the exam. A job does it (results_follow), so that neither a closed year
 * nor a year without rules keeps results from being released; the ledger refuses by the rules, and the job says so.
 */
struct earning {
    struct job *job;
    int64_t activity;
    struct part *parts;
    size_t count;
};

static enum status take_part(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct earning *earning = context;
    earning->parts[earning->count++] = (struct part){ .officer = strtoll(values[0], NULL, 10),
                                                      .on = arena_copy(earning->job->arena, values[1]),
                                                      .passed = true };
    return OK;
}

static enum status read_passed(struct earning *earning)
{
    struct job *job = earning->job;
    int64_t passed;
    enum status got = db_get(job->db, NULL, SQL("SELECT COUNT(*) FROM result WHERE sitting = ? AND passed = 1"), "i:i",
                             job->subject, &passed);
    if (got != OK || passed == 0)
        return got;
    earning->parts = arena_alloc(job->arena, (size_t)passed * sizeof *earning->parts);
    return db_each(job->db, take_part, earning,
                   SQL("SELECT a.officer, DATE(a.started_at + INTERVAL 8 HOUR) FROM result r"
                       "  JOIN attempt a ON a.id = r.attempt WHERE r.sitting = ? AND r.passed = 1"
                       " ORDER BY a.officer LIMIT ?"),
                   "ii", job->subject, passed);
}

/* Takes back what was booked for those who have not passed after all. */
static enum status take_back(struct earning *earning, const struct booking *booking, struct ledger_wrong *wrong)
{
    struct job *job = earning->job;
    int64_t booked, *officers;
    size_t count;
    enum status got = db_get(job->db, NULL, SQL("SELECT COUNT(*) FROM participation WHERE activity = ?"), "i:i",
                             earning->activity, &booked);
    if (got != OK || booked == 0)
        return got;
    officers = arena_alloc(job->arena, (size_t)booked * sizeof *officers);
    got = db_ids(job->db, officers, (size_t)booked, &count,
                 SQL("SELECT p.officer FROM participation p JOIN attempt a ON a.sitting = ? AND a.officer = p.officer"
                     "  JOIN result r ON r.attempt = a.id"
                     " WHERE p.activity = ? AND p.state <> 'dropped' AND r.passed = 0 ORDER BY p.officer LIMIT ?"),
                 "iii", job->subject, earning->activity, booked);
    return got == OK && count > 0 ? ledger_drop(job->db, job->arena, earning->activity, officers, count, booking, wrong)
                                  : got;
}

static enum status put_activity(struct earning *earning, bool *released)
{
    struct job *job = earning->job;
    int64_t unit;
    char *title;
    enum status got = db_get(
        job->db, released,
        SQL("SELECT CONCAT(e.name, ' ', s.name), e.unit FROM sitting s JOIN exam e ON e.id = s.exam"
            " WHERE s.id = ? AND s.state = 'released' FOR UPDATE"),
        "i:si", job->subject, &title, &unit);
    if (got != OK || !*released)
        return got;
    const struct activity activity = {
        .source = "exam", .source_id = job->subject, .kind = "exam", .title = title, .unit = unit, .link = "/exams/mine"
    };
    const struct evidence evidence = {
        .kind = "result", .link = arena_printf(job->arena, "/sittings/%lld/results", (long long)job->subject)
    };
    got = activity_put(job->db, &activity, &earning->activity);
    return got == OK ? evidence_add(job->db, earning->activity, &evidence, 0) : got;
}

static enum status follow(struct earning *earning, struct ledger_wrong *wrong)
{
    struct job *job = earning->job;
    bool released;
    const struct booking booking = { .author = job->asker, .reason = word("earned.reason"), .late = true };
    enum status got = put_activity(earning, &released);
    if (got != OK || !released)
        return got;
    got = read_passed(earning);
    if (got == OK && earning->count > 0)
        got = ledger_post(job->db, job->arena, earning->activity, earning->parts, earning->count, &booking, wrong);
    return got == OK ? take_back(earning, &booking, wrong) : got;
}

enum status earned_run(struct job *job)
{
    struct ledger_wrong wrong = { .key = NULL };
    struct earning earning = { .job = job };
    if (!db_begin(job->db))
        return FAILED;
    enum status got = db_end(job->db, follow(&earning, &wrong));
    return got == REFUSED ? job_refuse(job, wrong.key, wrong.zero) : got;
}
