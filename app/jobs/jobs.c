#include "chengxue/jobs.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "chengxue/log.h"
#include "chengxue/supervise.h"

#define LEASE_SECONDS 60 /* a job that has said nothing for so long is given to another */
#define TRIES_MOST 3
#define PAUSE_MILLISECONDS 300
#define ASKED_AT_ONCE 2
#define LANES_MOST 32
#define JOB_MEMORY ((size_t)1 << 30)

static volatile sig_atomic_t stopping;

static void stop(int signal)
{
    (void)signal;
    stopping = 1;
}

/* The unique key over open jobs makes a second request find the first; again: one that is running runs once more. */
static enum status put(struct db *db, const char *kind, int64_t subject, int64_t asker, bool again)
{
    return db_run(db,
                  SQL("INSERT INTO job (kind, subject, asker, asked_at, not_before)"
                      " VALUES (?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"
                      " ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id), again = again OR (? AND state = 'running')"),
                  "siii", kind, subject, asker, (int64_t)again);
}

enum status job_ask(struct db *db, const char *kind, int64_t subject, int64_t asker, int64_t *id)
{
    enum status got = put(db, kind, subject, asker, false);
    if (id != NULL)
        *id = db_made(db);
    return got;
}

enum status job_follow(struct db *db, const char *kind, int64_t subject, int64_t asker)
{
    return put(db, kind, subject, asker, true);
}

enum status job_progress(struct job *job, int64_t done, int64_t total)
{
    return db_run(
        job->db,
        SQL("UPDATE job SET done = ?, total = ?, leased_to = UTC_TIMESTAMP(6) + INTERVAL ? SECOND WHERE id = ?"),
        "iiii", done, total, (int64_t)LEASE_SECONDS, job->id);
}

enum status job_refuse(struct job *job, const char *key, const char *zero)
{
    enum status got = db_run(job->db, SQL("UPDATE job SET refusal_key = ?, refusal_zero = ? WHERE id = ?"), "ssi", key,
                             zero, job->id);
    return got == OK ? REFUSED : got;
}

/* Takes the next job that waits, or whose lease has run out. *found is false when there is none. */
static enum status take(struct db *db, const char *kind, int64_t subject, bool *found, int64_t *id, char **taken_kind,
                        int64_t *taken_subject, int64_t *asker)
{
    if (!db_begin(db))
        return FAILED;
    enum status got = db_get(db, found,
                             SQL("SELECT id, kind, subject, asker FROM job"
                                 " WHERE ((state = 'waiting' AND not_before <= UTC_TIMESTAMP(6))"
                                 "        OR (state = 'running' AND leased_to < UTC_TIMESTAMP(6)))"
                                 "   AND (? IS NULL OR (kind = ? AND subject = ?))"
                                 " ORDER BY not_before, id LIMIT 1 FOR UPDATE SKIP LOCKED"),
                             "ssi:isii", kind, kind, subject, id, taken_kind, taken_subject, asker);
    if (got == OK && *found)
        got = db_run(db,
                     SQL("UPDATE job SET state = 'running', tries = tries + 1,"
                         "       started_at = COALESCE(started_at, UTC_TIMESTAMP(6)),"
                         "       leased_to = UTC_TIMESTAMP(6) + INTERVAL ? SECOND WHERE id = ?"),
                     "ii", (int64_t)LEASE_SECONDS, *id);
    return db_end(db, got);
}

static enum status finish(struct db *db, int64_t id, enum status how)
{
    if (how != FAILED)
        return db_run(db,
                      SQL("UPDATE job SET state = IF(again, 'waiting', ?), open = IF(again, 1, NULL),"
                          "       ended_at = IF(again, NULL, UTC_TIMESTAMP(6)), tries = IF(again, 0, tries),"
                          "       done = IF(state = 'done', total, done), again = 0 WHERE id = ?"),
                      "si", how == OK ? "done" : "refused", id);
    /* After a failure it waits a little longer each time, and then stays failed. */
    return db_run(db,
                  SQL("UPDATE job SET state = IF(tries >= ?, 'failed', 'waiting'), open = IF(tries >= ?, NULL, 1),"
                      "       not_before = UTC_TIMESTAMP(6) + INTERVAL tries * 5 SECOND,"
                      "       ended_at = IF(tries >= ?, UTC_TIMESTAMP(6), NULL) WHERE id = ?"),
                  "iiii", (int64_t)TRIES_MOST, (int64_t)TRIES_MOST, (int64_t)TRIES_MOST, id);
}

static enum status run(const struct job_kind *kinds, const char *name, struct job *job)
{
    for (const struct job_kind *kind = kinds; kind->name != NULL; kind++)
        if (strcmp(kind->name, name) == 0)
            return kind->run(job);
    log_error("event=\"a job of unknown kind\" kind=\"%s\" id=%lld", name, (long long)job->id);
    return FAILED;
}

/* Runs one job if there is one. */
static enum status run_next(struct db *db, const struct job_kind *kinds, const char *only_kind, int64_t only_subject,
                            bool *found)
{
    struct arena *arena = arena_new(JOB_MEMORY);
    db_use(db, arena);
    char *kind;
    struct job job = { .arena = arena, .db = db };
    *found = false;
    enum status got = take(db, only_kind, only_subject, found, &job.id, &kind, &job.subject, &job.asker);
    if (got == OK && *found) {
        enum status how = run(kinds, kind, &job);
        log_info("event=\"job\" kind=%s subject=%lld id=%lld how=%d", kind, (long long)job.subject, (long long)job.id,
                 (int)how);
        got = finish(db, job.id, how);
    }
    arena_free(arena);
    return got;
}

/* -- the processes ----------------------------------------------------------------------------------------------- */

/* What one process does: a regular kind, or with none whatever is asked for. */
struct lane {
    const struct job_kind *kinds, *regular;
};

static void run_regular(struct db *db, const struct job_kind *kind)
{
    struct arena *arena = arena_new(JOB_MEMORY);
    db_use(db, arena);
    struct job job = { .arena = arena, .db = db };
    if (kind->run(&job) == FAILED)
        log_error("event=\"a regular job failed\" kind=%s", kind->name);
    arena_free(arena);
}

static int run_lane(const void *work)
{
    const struct lane *lane = work;
    sigaction(SIGTERM, &(struct sigaction){ .sa_handler = stop }, NULL);
    sigaction(SIGINT, &(struct sigaction){ .sa_handler = SIG_IGN }, NULL);
    struct timespec pause = { .tv_nsec = PAUSE_MILLISECONDS * 1000000L };
    if (lane->regular != NULL)
        pause = (struct timespec){ .tv_sec = lane->regular->every };
    struct db *db = db_new(DB_WORKER);
    while (!stopping) {
        bool found = false;
        if (lane->regular != NULL)
            run_regular(db, lane->regular);
        else if (run_next(db, lane->kinds, NULL, 0, &found) != OK)
            found = false;
        if (!found)
            nanosleep(&pause, NULL);
    }
    db_close(db);
    return 0;
}

int jobs_run(const struct job_kind *kinds)
{
    struct lane lanes[LANES_MOST];
    struct child processes[LANES_MOST];
    size_t count = 0;
    while (count < ASKED_AT_ONCE)
        lanes[count++] = (struct lane){ kinds, NULL };
    for (const struct job_kind *kind = kinds; kind->name != NULL; kind++) {
        if (kind->every == 0)
            continue;
        if (count == LANES_MOST)
            log_fatal("event=\"more regular kinds of jobs than places\"");
        lanes[count++] = (struct lane){ kinds, kind };
    }
    for (size_t i = 0; i < count; i++)
        processes[i] = (struct child){ .run = run_lane, .work = &lanes[i] };
    log_info("event=\"jobs started\" processes=%zu", count);
    supervise(processes, count, NULL);
    return 0;
}

enum status jobs_run_one(struct db *db, const struct job_kind *kinds, const char *kind, int64_t subject)
{
    bool found;
    enum status got = run_next(db, kinds, kind, subject, &found);
    return got == OK && !found ? REFUSED : got;
}
