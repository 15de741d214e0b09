#include "chengxue/features.h"
#include "exams/sitting/sitting.h"
#include "scoring.h"

#define SITTINGS_AT_ONCE 50
#define BATCH_MEMORY ((size_t)1 << 30)

static enum status score_some(struct job *job, int64_t sitting, int64_t *marked)
{
    if (!db_begin(job->db))
        return FAILED;
    struct arena *arena = arena_new(BATCH_MEMORY); /* of one batch, so that thousands do not pile up */
    db_use(job->db, arena);
    enum status got = attempts_score(job->db, arena, sitting, marked);
    db_use(job->db, job->arena);
    arena_free(arena);
    return db_end(job->db, got);
}

/* Marks every attempt of a closed sitting that has no result yet. */
static enum status score_sitting(struct job *job, int64_t sitting)
{
    enum status got = OK;
    for (int64_t marked = 1; got == OK && marked > 0;)
        got = score_some(job, sitting, &marked);
    return got;
}

/* Whether a written answer without its mark keeps a sitting from being marked. */
static enum status is_open(struct job *job, int64_t sitting, int64_t *open)
{
    return db_get(job->db, NULL,
                  SQL("SELECT EXISTS (SELECT 1 FROM written_answer w"
                      "                 LEFT JOIN result_mark m ON m.attempt = w.attempt AND m.position = w.position"
                      "                WHERE w.sitting = ? AND m.attempt IS NULL)"),
                  "i:i", sitting, open);
}

/*
 * Regular: finds closed sittings, so that none can be forgotten, marks what rules can mark, and moves one on when nothing
 * is left to mark. Not before every paper is in, also that of a start which crossed the closing by a moment.
 */
enum status marking_run(struct job *job)
{
    int64_t sittings[SITTINGS_AT_ONCE];
    size_t count;
    enum status got = db_ids(job->db, sittings, SITTINGS_AT_ONCE, &count,
                             SQL("SELECT s.id FROM sitting s WHERE s.state = 'closed'"
                                 "   AND s.closed_at < UTC_TIMESTAMP(6) - INTERVAL 2 SECOND"
                                 "   AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.sitting = s.id"
                                 "                      AND a.state IN ('running', 'paused'))"
                                 " ORDER BY s.closed_at LIMIT ?"),
                             "i", (int64_t)SITTINGS_AT_ONCE);
    for (size_t i = 0; got == OK && i < count; i++) {
        int64_t open = 0;
        got = score_sitting(job, sittings[i]);
        if (got == OK)
            got = is_open(job, sittings[i], &open);
        if (got == OK && open == 0)
            got = sitting_move_by_job(job->db, job->arena, sittings[i], SITTING_CLOSED, SITTING_MARKED);
    }
    return got;
}
