#include "metrics.h"

#include <assert.h>
#include <stdatomic.h>
#include <sys/mman.h>

#include "chengxue/buffer.h"
#include "chengxue/features.h"
#include "chengxue/log.h"

#define BUCKETS 14 /* of powers of two from 1 ms to 8 s, and one for what is longer */

struct pool_counters {
    atomic_llong by_class[6]; /* 1xx is 1 … 5xx is 5 */
    atomic_llong statements;
    atomic_llong microseconds;
    atomic_llong took[BUCKETS + 1];
};

static struct counters {
    struct pool_counters pools[POOLS_MOST];
    atomic_llong workers_replaced;
} * counters;

static const struct pool *served;
static size_t served_count;

void metrics_start(const struct pool *pools, size_t count)
{
    assert(count <= POOLS_MOST);
    served = pools;
    served_count = count;
    counters = mmap(NULL, sizeof *counters, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (counters == MAP_FAILED)
        log_fatal("event=\"no shared memory for the counters\"");
}

void metrics_count(int pool, int status, int64_t microseconds, int statements)
{
    struct pool_counters *counted = &counters->pools[pool];
    int bucket = 0;
    while (bucket < BUCKETS && microseconds > (int64_t)1000 << bucket)
        bucket++;
    atomic_fetch_add(&counted->by_class[status / 100 % 6], 1);
    atomic_fetch_add(&counted->statements, statements);
    atomic_fetch_add(&counted->microseconds, microseconds);
    atomic_fetch_add(&counted->took[bucket], 1);
}

void metrics_worker_replaced(void)
{
    atomic_fetch_add(&counters->workers_replaced, 1);
}

static void print_pool(struct buffer *text, const char *name, struct pool_counters *counted)
{
    for (int i = 1; i <= 5; i++)
        buffer_printf(text, "chengxue_requests_total{pool=\"%s\",status=\"%dxx\"} %lld\n", name, i,
                      atomic_load(&counted->by_class[i]));
    long long below = 0;
    for (int i = 0; i < BUCKETS; i++) {
        below += atomic_load(&counted->took[i]);
        buffer_printf(text, "chengxue_request_seconds_bucket{pool=\"%s\",le=\"%.3f\"} %lld\n", name,
                      (double)(1 << i) / 1000, below);
    }
    below += atomic_load(&counted->took[BUCKETS]);
    buffer_printf(text, "chengxue_request_seconds_bucket{pool=\"%s\",le=\"+Inf\"} %lld\n", name, below);
    buffer_printf(text, "chengxue_request_seconds_sum{pool=\"%s\"} %.6f\n", name,
                  (double)atomic_load(&counted->microseconds) / 1e6);
    buffer_printf(text, "chengxue_request_seconds_count{pool=\"%s\"} %lld\n", name, below);
    buffer_printf(text, "chengxue_sql_statements_total{pool=\"%s\"} %lld\n", name, atomic_load(&counted->statements));
}

static enum status metrics_page(struct request *req)
{
    int64_t waiting = 0, age = 0;
    enum status got = db_get(
        req->db, NULL,
        SQL("SELECT COUNT(*), COALESCE(TIMESTAMPDIFF(SECOND, MIN(not_before), UTC_TIMESTAMP(6)), 0)"
            "  FROM job WHERE state = 'waiting' AND not_before <= UTC_TIMESTAMP(6)"),
        ":ii", &waiting, &age);
    if (got != OK)
        return got;
    struct buffer *text = buffer_new(req->arena, 32768);
    for (size_t i = 0; i < served_count; i++)
        print_pool(text, served[i].name, &counters->pools[i]);
    buffer_printf(text, "chengxue_workers_replaced_total %lld\n", atomic_load(&counters->workers_replaced));
    buffer_printf(text, "chengxue_jobs_waiting %lld\n", (long long)waiting);
    buffer_printf(text, "chengxue_jobs_oldest_seconds %lld\n", (long long)age);
    return answer_bytes(req, "text/plain; charset=utf-8", NULL, NULL, text->bytes, text->length);
}

/* Healthy is: a worker answers, and the database answers it. */
static enum status healthz(struct request *req)
{
    int64_t one = 0;
    enum status got = db_get(req->db, NULL, SQL("SELECT 1"), ":i", &one);
    return got == OK ? answer_bytes(req, "text/plain; charset=utf-8", NULL, NULL, "ok\n", 3) : got;
}

/* /healthz and /metrics */
const struct route metrics_routes[] = {
    { GET, "/healthz", ANYONE, NULL, healthz, NULL },
    { GET, "/metrics", ANYONE, NULL, metrics_page, NULL }, /* nginx lets only this machine ask */
    { 0 },
};
