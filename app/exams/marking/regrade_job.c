#include "chengxue/audit.h"
#include "chengxue/features.h"
#include "regrade_list.h"
#include "result.h"
#include "scoring.h"

#define PROGRESS_EVERY 100

/* Puts the new mark in the place of the one that was looked at. *replaced is false when that is another by now. */
static enum status replace_mark(struct job *job, const struct regrade *one, bool *replaced)
{
    enum status got =
        one->source == NULL
            ? db_run(job->db,
                     SQL("INSERT IGNORE INTO result_mark (attempt, position, score, source) VALUES (?, ?, ?, 'rule')"),
                     "iii", one->attempt, one->position, one->after)
            : db_run(job->db,
                     SQL("UPDATE result_mark SET score = ?, source = 'rule'"
                         " WHERE attempt = ? AND position = ? AND score = ? AND source = ?"),
                     "iiiis", one->after, one->attempt, one->position, one->before, one->source);
    *replaced = got == OK && db_changed(job->db) > 0;
    return got;
}

/* One candidate's mark and result, in one transaction; nothing when a marker or an appeal came in between. */
static enum status regrade(struct job *job, const struct regrade *one, int64_t *done)
{
    bool replaced;
    if (!db_begin(job->db))
        return FAILED;
    enum status got = replace_mark(job, one, &replaced);
    if (got == OK && replaced)
        got = db_run(job->db,
                     SQL("INSERT INTO mark (attempt, position, round, score, before_score, marker, cause, made_at)"
                         " VALUES (?, ?, 'regrade', ?, ?, ?, ?, UTC_TIMESTAMP(6))"),
                     "iiinii", one->attempt, one->position, one->after, one->source != NULL ? &one->before : NULL,
                     job->asker, job->subject);
    if (got == OK && replaced)
        got = result_sum(job->db, one->attempt);
    *done += got == OK && replaced;
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
        got = results_follow(job->db, sitting, job->asker);
    if (got == OK)
        got = audit_system(job->db, "job", "key-change.regraded", "key-change", job->subject,
                           audit_facts(job->arena, "i", "people", count));
    return db_end(job->db, got);
}

static enum status regrade_list(struct job *job, const struct regrades *list, int64_t *done)
{
    int64_t total = *done + list->count;
    enum status got = OK;
    for (const struct regrade *one = list->first; one != NULL && got == OK; one = one->next) {
        got = regrade(job, one, done);
        if (got == OK && *done % PROGRESS_EVERY == 0)
            got = job_progress(job, *done, total);
    }
    return got;
}

enum status regrade_run(struct job *job)
{
    struct regrades list = { .arena = job->arena };
    int64_t done = 0;
    enum status got;
    do { /* once more for marks that people gave meanwhile, until there is nothing to change */
        got = regrades_gather(job->db, job->subject, &list);
        if (got == OK)
            got = regrade_list(job, &list, &done);
    } while (got == OK && list.count > 0);
    return got == OK ? finish(job, done) : got;
}
