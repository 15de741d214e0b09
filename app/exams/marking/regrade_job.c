#include "chengxue/audit.h"
#include "chengxue/features.h"
#include "regrade_list.h"
#include "scoring.h"
#include "statistics.h"

#define PROGRESS_EVERY 100

static enum status regrade(struct job *job, const struct regrade *one)
{
    if (!db_begin(job->db))
        return FAILED;
    const int64_t *before = one->before >= 0 ? &one->before : NULL;
    enum status got = db_run(job->db,
                             SQL("INSERT INTO mark (attempt, position, round, score, before_score, marker, cause,"
                                 "       made_at) VALUES (?, ?, 'regrade', ?, ?, ?, ?, UTC_TIMESTAMP(6))"),
                             "iiinii", one->attempt, one->position, one->after, before, job->asker, job->subject);
    if (got == OK)
        got = db_run(job->db,
                     SQL("INSERT INTO result_mark (attempt, position, score, source) VALUES (?, ?, ?, 'rule')"
                         " ON DUPLICATE KEY UPDATE score = VALUES(score), source = VALUES(source)"),
                     "iii", one->attempt, one->position, one->after);
    if (got == OK)
        got = result_sum(job->db, one->attempt);
    return db_end(job->db, got);
}

/* The figures follow, and the audit says how many were regraded. */
static enum status finish(struct job *job, int64_t count)
{
    int64_t sitting;
    if (!db_begin(job->db))
        return FAILED;
    enum status got = db_get(job->db, NULL, SQL("SELECT sitting FROM key_change WHERE id = ?"), "i:i", job->subject,
                             &sitting);
    if (got == OK)
        got = statistics_ask(job->db, sitting, job->asker, NULL);
    if (got == OK)
        got = audit_system(job->db, "job", "key-change.regraded", "key-change", job->subject,
                           arena_printf(job->arena, "%lld", (long long)count));
    return db_end(job->db, got);
}

enum status regrade_run(struct job *job)
{
    struct regrades list = { .arena = job->arena };
    int64_t done = 0;
    enum status got = regrades_gather(job->db, job->subject, &list);
    for (const struct regrade *one = list.first; one != NULL && got == OK; one = one->next) {
        got = regrade(job, one);
        if (got == OK && ++done % PROGRESS_EVERY == 0)
            got = job_progress(job, done, list.count);
    }
    return got == OK ? finish(job, list.count) : got;
}
