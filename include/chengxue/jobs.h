/*
 * Work that takes longer than a page: a table of jobs, taken by `chengxue jobs` with SKIP LOCKED. A job that dies with
 * its process is taken again when its lease ends, so a kind's function must be safe to run again: it goes on, or begins
 * anew in one transaction.
 *
 * A regular kind comes round in a process of its own, and what is asked for is taken by two more: whatever takes long,
 * an exam's end is not kept waiting by it.
 */
#ifndef CHENGXUE_JOBS_H
#define CHENGXUE_JOBS_H

#include <stdint.h>

#include "chengxue/arena.h"
#include "chengxue/db.h"
#include "chengxue/status.h"

struct job {
    int64_t id;
    int64_t subject; /* the row that the job is about: a sitting, an import */
    int64_t asker;   /* the officer who asked, 0 for the system */
    struct arena *arena;
    struct db *db; /* the job's own connection; not in a transaction when the function is called */
};

struct job_kind {
    const char *name; /* "papers" */
    enum status (*run)(
        struct job *job); /* OK ends it; REFUSED ends it with job_refuse's key; FAILED tries again, 3 times */
    int every;            /* seconds; 0 for a kind that is asked for. subject is 0 then */
};

/*
 * Asks for a job inside the caller's transaction; while one of this kind and subject is waiting or running, it is that one.
 * *id, when not NULL, gets the job: /jobs/{id} shows its progress.
 */
MUST_CHECK enum status job_ask(struct db *db, const char *kind, int64_t subject, int64_t asker, int64_t *id);

/*
 * The same for work that follows what changes: one that is running may have missed the change, and runs once more when it
 * has ended.
 */
MUST_CHECK enum status job_follow(struct db *db, const char *kind, int64_t subject, int64_t asker);

/* Tells how far a job is (done of total), renews its lease. Not inside a transaction: it must be seen at once. */
MUST_CHECK enum status job_progress(struct job *job, int64_t done, int64_t total);
/* Ends a job by the rules: `return job_refuse(job, "papers.infeasible", "单选题")`. zero may be NULL. */
enum status job_refuse(struct job *job, const char *key, const char *zero);

/* Runs all of these processes until SIGTERM; kinds is a NULL-name-ended array wired by main.c. Returns the exit status. */
int jobs_run(const struct job_kind *kinds);
/* Runs one waiting job of a kind and subject here and now, for tests and commands. */
MUST_CHECK enum status jobs_run_one(struct db *db, const struct job_kind *kinds, const char *kind, int64_t subject);

#endif
