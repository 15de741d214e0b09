#include "chengxue/features.h"
#include "exams/sitting/sitting.h"
#include "scoring.h"

#define SITTINGS_AT_ONCE 50
#define ATTEMPTS_AT_ONCE 50 /* marked in one transaction */

static enum status score_batch(struct job *job, const int64_t *attempts, size_t count)
{
    if (!db_begin(job->db))
        return FAILED;
    enum status got = OK;
    for (size_t i = 0; got == OK && i < count; i++) {
        struct arena *arena = arena_new((size_t)64 << 20); /* of one attempt, so that thousands do not pile up */
        int64_t open;
        db_use(job->db, arena);
        got = attempt_score(job->db, arena, attempts[i], &open);
        db_use(job->db, job->arena);
        arena_free(arena);
    }
    return db_end(job->db, got);
}

/* Marks every attempt of a closed sitting that has no result yet. */
static enum status score_sitting(struct job *job, int64_t sitting)
{
    for (;;) {
        int64_t attempts[ATTEMPTS_AT_ONCE];
        size_t count;
        enum status got = db_ids(
            job->db, attempts, ATTEMPTS_AT_ONCE, &count,
            SQL("SELECT a.id FROM attempt a LEFT JOIN result r ON r.attempt = a.id"
                " WHERE a.sitting = ? AND a.state = 'ended' AND r.attempt IS NULL ORDER BY a.id LIMIT ?"),
            "ii", sitting, (int64_t)ATTEMPTS_AT_ONCE);
        if (got == OK && count > 0)
            got = score_batch(job, attempts, count);
        if (got != OK || count == 0)
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
    int64_t sittings[SITTINGS_AT_ONCE];
    size_t count;
    enum status got = db_ids(job->db, sittings, SITTINGS_AT_ONCE, &count,
                             SQL("SELECT id FROM sitting WHERE state = 'closed' ORDER BY closed_at LIMIT ?"), "i",
                             (int64_t)SITTINGS_AT_ONCE);
    for (size_t i = 0; got == OK && i < count; i++) {
        int64_t open = 0;
        got = score_sitting(job, sittings[i]);
        if (got == OK)
            got = count_open(job, sittings[i], &open);
        if (got == OK && open == 0)
            got = sitting_move_by_job(job->db, sittings[i], SITTING_CLOSED, SITTING_MARKED);
    }
    return got;
}
