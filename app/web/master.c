#include <errno.h>
#include <fcgiapp.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "chengxue/db.h"
#include "chengxue/log.h"
#include "chengxue/serve.h"
#include "chengxue/supervise.h"
#include "metrics.h"
#include "worker.h"

#define BACKLOG 4096
#define WORKERS_MOST 256

static int open_socket(const char *path)
{
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
    int listening, pool, requests_most;
};

static int work(const void *given)
{
    const struct post *post = given;
    return worker_run(post->listening, post->pool, post->requests_most);
}

int serve(const struct serve_options *options)
{
    check_schema();
    metrics_start();
    int count = options->general_workers + options->exam_workers;
    if (options->general_workers < 1 || options->exam_workers < 1 || count > WORKERS_MOST)
        log_fatal("event=\"a pool needs a worker, and both at most %d\"", WORKERS_MOST);
    const int listening[2] = { open_socket(options->general_socket), open_socket(options->exam_socket) };
    struct post posts[WORKERS_MOST];
    struct child workers[WORKERS_MOST];
    for (int i = 0; i < count; i++) {
        int pool = i >= options->general_workers;
        /* Each worker's number is another, evenly up to a quarter more, so that they do not all reach theirs at once. */
        int more = i * (options->requests_per_worker / 4) / count;
        posts[i] = (struct post){ listening[pool], pool, options->requests_per_worker + more };
        workers[i] = (struct child){ .run = work, .work = &posts[i] };
    }
    log_info("event=\"serving\" general=%d exam=%d", options->general_workers, options->exam_workers);
    supervise(workers, (size_t)count, metrics_worker_replaced);
    unlink(options->general_socket);
    unlink(options->exam_socket);
    log_info("event=\"stopped\"");
    return 0;
}
