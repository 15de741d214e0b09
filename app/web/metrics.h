/*
 * Counters that all workers share, for /metrics.
 */
#ifndef CHENGXUE_WEB_METRICS_H
#define CHENGXUE_WEB_METRICS_H

#include "chengxue/request.h"

/* Makes the shared counters; the master calls it before it forks. */
void metrics_start(void);
/* Counts one answered request of a pool (0 general, 1 exam). */
void metrics_count(int pool, int status, int64_t microseconds, int statements);
void metrics_worker_replaced(void);

#endif
