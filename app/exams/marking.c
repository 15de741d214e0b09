#include <stdlib.h>

#include "chengxue/features.h"
#include "scoring.h"
#include "sitting.h"

#define SITTINGS_AT_ONCE 50
#define ATTEMPTS_AT_ONCE 50 /* marked in one transaction */

struct ids {
    int64_t list[SITTINGS_AT_ONCE];
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

static enum status score_batch(struct job *job, const struct ids *ids)
{
    if (!db_begin(job->db))
        return FAILED;
    enum status got = OK;
    for (size_t i = 0; got == OK && i < ids->count; i++) {
        struct arena *arena = arena_new((size_t)64 << 20); /* of one attempt, so that thousands do not pile up */
        int64_t open;
        db_use(job->db, arena);
        got = attempt_score(job->db, arena, ids->list[i], &open);
        db_use(job->db, job->arena);
        arena_free(arena);
    }
    return db_end(job->db, got);
}

/* Marks every attempt of a closed sitting that has no result yet. */
static enum status score_sitting(struct job *job, int64_t sitting)
{
    for (;;) {
        struct ids ids = { .count = 0 };
        enum status got = db_each(
            job->db, take_id, &ids,
            SQL("SELECT a.id FROM attempt a LEFT JOIN result r ON r.attempt = a.id"
                " WHERE a.sitting = ? AND a.state = 'ended' AND r.attempt IS NULL ORDER BY a.id LIMIT 50"),
            "i", sitting);
        if (got == OK && ids.count > 0)
            got = score_batch(job, &ids);
        if (got != OK || ids.count == 0)
            return got;
    }
}

/* What keeps a sitting from being marked: attempts not ended yet, and written answers without their mark. */
static enum status count_open(struct job *job, int64_t sitting, int64_t *open)
{
    return db_get(job->db, NULL,
                  SQL("SELECT (SELECT COUNT(*) FROM attempt WHERE sitting = ? AND state IN ('running', 'paused'))"
                      "     + (SELECT COUNT(*) FROM attempt a JOIN paper_item i ON i.paper = a.paper"
                      "          JOIN item_version v ON v.id = i.item_version AND v.type = 'short-answer'"
                      "          LEFT JOIN result_mark m ON m.attempt = a.id AND m.position = i.position"
                      "         WHERE a.sitting = ? AND a.state = 'ended' AND m.attempt IS NULL)"),
                  "ii:i", sitting, sitting, open);
}

/*
 * Regular: finds closed sittings, so that none can be forgotten, marks what rules can mark, and moves one on when nothing
 * is left to mark.
 */
enum status marking_run(struct job *job)
{
    struct ids sittings = { .count = 0 };
    enum status got = db_each(job->db, take_id, &sittings,
                              SQL("SELECT id FROM sitting WHERE state = 'closed' ORDER BY closed_at LIMIT 50"), "");
    for (size_t i = 0; got == OK && i < sittings.count; i++) {
        int64_t open = 0;
        got = score_sitting(job, sittings.list[i]);
        if (got == OK)
            got = count_open(job, sittings.list[i], &open);
        if (got == OK && open == 0)
            got = sitting_move_by_job(job->db, sittings.list[i], SITTING_CLOSED, SITTING_MARKED);
    }
    return got;
}
