#include "chengxue/features.h"

#include <stdlib.h>

#include "attempt.h"
#include "sitting.h"

#define AT_ONCE 200 /* attempts ended in one transaction */

struct ids {
    int64_t list[AT_ONCE];
    size_t count;
};

static enum status take_id(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct ids *ids = context;
    ids->list[ids->count++] = strtoll(values[0], NULL, 10);
    return OK;
}

static enum status end_all(struct job *job, const struct ids *ids, const char *by)
{
    if (ids->count == 0)
        return OK;
    if (!db_begin(job->db))
        return FAILED;
    enum status got = OK;
    for (size_t i = 0; got == OK && i < ids->count; i++)
        got = attempt_end(job->db, job->arena, ids->list[i], by);
    return db_end(job->db, got);
}

static enum status end_expired(struct job *job, bool *more)
{
    struct ids ids = { .count = 0 };
    enum status got = db_each(
        job->db, take_id, &ids,
        SQL("SELECT id FROM attempt WHERE state = 'running'"
            "   AND ends_at < UTC_TIMESTAMP(6) - INTERVAL grace_seconds SECOND ORDER BY ends_at LIMIT 200"),
        "");
    *more = ids.count == AT_ONCE;
    return got == OK ? end_all(job, &ids, "time") : got;
}

/* Who was let in by a start that crossed the closing, or was left when the one who closed was cut off. */
static enum status end_left_over(struct job *job)
{
    struct ids ids = { .count = 0 };
    enum status got = db_each(
        job->db, take_id, &ids,
        SQL("SELECT a.id FROM attempt a JOIN sitting s ON s.id = a.sitting"
            " WHERE EXISTS (SELECT 1 FROM sitting WHERE closed_at > UTC_TIMESTAMP(6) - INTERVAL 1 DAY)"
            "   AND a.state IN ('running', 'paused') AND s.state IN ('closed', 'marked', 'released') LIMIT 200"),
        "");
    return got == OK ? end_all(job, &ids, "closing") : got;
}

static enum status open_due(struct job *job)
{
    struct ids ids = { .count = 0 };
    enum status got = db_each(
        job->db, take_id, &ids,
        SQL("SELECT id FROM sitting WHERE state = 'published' AND opens_at <= UTC_TIMESTAMP(6) LIMIT 200"), "");
    for (size_t i = 0; got == OK && i < ids.count; i++)
        got = sitting_move_by_job(job->db, ids.list[i], SITTING_PUBLISHED, SITTING_WAITING);
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
