/*
 * Counters that all workers share, for /metrics.
 */
#ifndef CHENGXUE_WEB_METRICS_H
#define CHENGXUE_WEB_METRICS_H

#include "chengxue/request.h"
#include "chengxue/serve.h"

/* Makes the shared counters of the pools, which the caller keeps; the master calls it before it forks. */
void metrics_start(const struct pool *pools, size_t count);
/* Counts one answered request of a pool, by its place among them. */
void metrics_count(int pool, int status, int64_t microseconds, int statements);
void metrics_worker_replaced(void);

#endif
