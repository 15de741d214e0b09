#include "worker.h"

#include <fcgiapp.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <time.h>

#include "answer.h"
#include "arrival.h"
#include "chengxue/log.h"
#include "metrics.h"
#include "router.h"

#define REQUEST_MEMORY ((size_t)128 << 20) /* ceiling of a request's arena */

static volatile sig_atomic_t stopping;

static void stop(int signal)
{
    (void)signal;
    stopping = 1;
    FCGX_ShutdownPending();
}

static int64_t microseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void free_page(void *page)
{
    xmlFreeDoc(page);
}

static void answer_one(FCGX_Request *fcgx, struct db *db, int pool)
{
    int64_t begun = microseconds_now();
    struct arena *arena = arena_new(REQUEST_MEMORY);
    struct request req = { .arena = arena, .db = db };
    db_use(db, arena);
    xmlDoc *document = xmlNewDoc(BAD_CAST "1.0");
    arena_defer(arena, free_page, document);
    req.page = xmlNewDocNode(document, NULL, BAD_CAST "page", NULL);
    xmlDocSetRootElement(document, req.page);
    req.answer = answer_new(arena);
    req.arrival = arrival_read(&req, fcgx);
    log_request(req.id);
    router_answer(&req);
    answer_send(&req, fcgx);
    FCGX_Finish_r(fcgx);
    int64_t took = microseconds_now() - begun;
    int statements = db_statement_count(db);
    metrics_count(pool, req.answer->status, took, statements);
    log_info("method=%s route=\"%s\" status=%d ms=%.1f sql=%d viewer=%lld", req.arrival->method,
             req.route != NULL ? req.route->path : "-", req.answer->status, (double)took / 1000, statements,
             (long long)req.viewer);
    log_request(NULL);
    arena_free(arena);
}

int worker_run(int listening, int pool, int requests_most)
{
    struct sigaction act = { .sa_handler = stop };
    sigaction(SIGTERM, &act, NULL); /* without SA_RESTART, so that a waiting accept ends */
    sigaction(SIGHUP, &(struct sigaction){ .sa_handler = SIG_IGN }, NULL);
    sigaction(SIGINT, &(struct sigaction){ .sa_handler = SIG_IGN }, NULL);
    if (FCGX_Init() != 0)
        log_fatal("event=\"FastCGI does not start\"");
    struct db *db = db_new(DB_WORKER);
    FCGX_Request fcgx;
    FCGX_InitRequest(&fcgx, listening, FCGI_FAIL_ACCEPT_ON_INTR);
    for (int answered = 0; !stopping && answered < requests_most; answered++) {
        if (FCGX_Accept_r(&fcgx) < 0)
            break;
        answer_one(&fcgx, db, pool);
    }
    FCGX_Free(&fcgx, 1);
    db_close(db);
    return 0;
}
