#include "chengxue/features.h"

#include "attempt.h"
#include "exams/sitting/sitting.h"

#define AT_ONCE 200 /* attempts ended in one transaction, so that no lock stands long in the way of others */
#define BATCH_MEMORY ((size_t)256 << 20)

static enum status end_all(struct db *db, struct arena *arena, const int64_t *attempts, size_t count)
{
    if (!db_begin(db))
        return FAILED;
    enum status got = OK;
    for (size_t i = 0; got == OK && i < count; i++)
        got = attempt_end(db, arena, attempts[i], "time");
    return db_end(db, got);
}

/* In the order of attempt_once, as a closing goes through them (invigilate.c): neither has what the other waits for. */
static enum status end_some(struct job *job, size_t *count)
{
    int64_t attempts[AT_ONCE];
    struct arena *memory = arena_new(BATCH_MEMORY);
    db_use(job->db, memory);
    enum status got = db_ids(
        job->db, attempts, AT_ONCE, count,
        SQL("SELECT a.id FROM attempt a JOIN sitting s ON s.id = a.sitting"
            " WHERE a.state IN ('running', 'paused')"
            "   AND" TIME_UP_AT(
                "UTC_TIMESTAMP(6) - INTERVAL a.grace_seconds SECOND") " ORDER BY a.sitting, a.officer LIMIT ?"),
        "i", (int64_t)AT_ONCE);
    if (got == OK && *count > 0)
        got = end_all(job->db, memory, attempts, *count);
    db_use(job->db, job->arena);
    arena_free(memory);
    return got;
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
    for (size_t count = 1; got == OK && count > 0;)
        got = end_some(job, &count);
    return got;
}
