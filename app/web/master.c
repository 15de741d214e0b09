#include <errno.h>
#include <fcgiapp.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "chengxue/config.h"
#include "chengxue/db.h"
#include "chengxue/log.h"
#include "chengxue/serve.h"
#include "chengxue/supervise.h"
#include "metrics.h"
#include "worker.h"

#define BACKLOG 4096
#define WORKERS_MOST 256

static const char *socket_of(const struct pool *pool)
{
    char name[64];
    snprintf(name, sizeof name, "run/%s.sock", pool->name);
    return config_path(name);
}

static int open_socket(const struct pool *pool)
{
    const char *path = socket_of(pool);
    unlink(path);
    int fd = FCGX_OpenSocket(path, BACKLOG);
    if (fd < 0 || chmod(path, 0660) != 0)
        log_fatal("event=\"no socket\" path=\"%s\" error=\"%s\"", path, strerror(errno));
    return fd;
}

/* A schema that is not this program's is refused before the first request, by name of the command that mends it. */
static void check_schema(void)
{
    struct arena *arena = arena_new(1 << 20);
    struct db *db = db_new(DB_WORKER);
    db_use(db, arena);
    int64_t missing, unknown;
    if (db_schema_fits(db, &missing, &unknown) != OK)
        log_fatal("event=\"the database does not answer\"");
    if (unknown > 0)
        log_fatal("event=\"the database belongs to a newer program\" unknown=%lld", (long long)unknown);
    if (missing > 0)
        log_fatal("event=\"the database is older than the program; run: chengxue migrate\" missing=%lld",
                  (long long)missing);
    db_close(db);
    arena_free(arena);
}

/* What one worker is for. */
struct post {
    int listening, pool, nice, requests_most;
};

static int work(const void *given)
{
    const struct post *post = given;
    errno = 0;
    if (nice(post->nice) == -1 && errno != 0) /* in steps from the master's own, which may be -1 */
        log_error("event=\"no priority\" error=\"%s\"", strerror(errno));
    return worker_run(post->listening, post->pool, post->requests_most);
}

static int count_workers(const struct pool *pools, size_t count)
{
    int workers = 0;
    for (size_t i = 0; i < count; i++) {
        if (pools[i].workers < 1 || pools[i].workers > WORKERS_MOST - workers)
            log_fatal("event=\"a pool needs a worker, and all at most %d\" pool=\"%s\"", WORKERS_MOST, pools[i].name);
        workers += pools[i].workers;
    }
    return workers;
}

int serve(const struct pool *pools, size_t count, int requests_most)
{
    check_schema();
    metrics_start(pools, count);
    struct post posts[WORKERS_MOST];
    struct child workers[WORKERS_MOST];
    int all = count_workers(pools, count), at = 0;
    for (size_t i = 0; i < count; i++) {
        int listening = open_socket(&pools[i]);
        log_info("event=\"serving\" pool=\"%s\" workers=%d", pools[i].name, pools[i].workers);
        for (int end = at + pools[i].workers; at < end; at++) {
            /* Each worker's number is another, up to a quarter more, so that they do not all reach theirs at once. */
            int more = at * (requests_most / 4) / all;
            posts[at] = (struct post){ listening, (int)i, pools[i].nice, requests_most + more };
            workers[at] = (struct child){ .run = work, .work = &posts[at] };
        }
    }
    supervise(workers, (size_t)all, metrics_worker_replaced);
    for (size_t i = 0; i < count; i++)
        unlink(socket_of(&pools[i]));
    log_info("event=\"stopped\"");
    return 0;
}
