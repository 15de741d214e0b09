#include "chengxue/features.h"

#include "attempt.h"
#include "exams/sitting/sitting.h"

#define AT_ONCE 200 /* attempts ended in one transaction */

static enum status end_all(struct job *job, const int64_t *attempts, size_t count, const char *by)
{
    if (count == 0)
        return OK;
    if (!db_begin(job->db))
        return FAILED;
    enum status got = OK;
    for (size_t i = 0; got == OK && i < count; i++)
        got = attempt_end(job->db, job->arena, attempts[i], by);
    return db_end(job->db, got);
}

static enum status end_expired(struct job *job, bool *more)
{
    int64_t attempts[AT_ONCE];
    size_t count;
    enum status got = db_ids(
        job->db, attempts, AT_ONCE, &count,
        SQL("SELECT id FROM attempt WHERE state = 'running'"
            "   AND ends_at < UTC_TIMESTAMP(6) - INTERVAL grace_seconds SECOND ORDER BY ends_at LIMIT ?"),
        "i", (int64_t)AT_ONCE);
    *more = count == AT_ONCE;
    return got == OK ? end_all(job, attempts, count, "time") : got;
}

/* Who was let in by a start that crossed the closing, or was left when the one who closed was cut off. */
static enum status end_left_over(struct job *job)
{
    int64_t attempts[AT_ONCE];
    size_t count;
    enum status got = db_ids(
        job->db, attempts, AT_ONCE, &count,
        SQL("SELECT a.id FROM attempt a JOIN sitting s ON s.id = a.sitting"
            " WHERE EXISTS (SELECT 1 FROM sitting WHERE closed_at > UTC_TIMESTAMP(6) - INTERVAL 1 DAY)"
            "   AND a.state IN ('running', 'paused') AND s.state IN ('closed', 'marked', 'released') LIMIT ?"),
        "i", (int64_t)AT_ONCE);
    return got == OK ? end_all(job, attempts, count, "closing") : got;
}

static enum status open_due(struct job *job)
{
    int64_t sittings[AT_ONCE];
    size_t count;
    enum status got = db_ids(
        job->db, sittings, AT_ONCE, &count,
        SQL("SELECT id FROM sitting WHERE state = 'published' AND opens_at <= UTC_TIMESTAMP(6) LIMIT ?"), "i",
        (int64_t)AT_ONCE);
    for (size_t i = 0; got == OK && i < count; i++)
        got = sitting_move_by_job(job->db, job->arena, sittings[i], SITTING_PUBLISHED, SITTING_WAITING);
    return got;
}

enum status closing_run(struct job *job)
{
    enum status got = open_due(job);
    if (got == OK)
        got = end_left_over(job);
    for (bool more = true; got == OK && more;)
        got = end_expired(job, &more);
    return got;
}
