/*
 * The FastCGI side: a master that listens, workers that answer, one request at a time each.
 */
#ifndef CHENGXUE_SERVE_H
#define CHENGXUE_SERVE_H

#include <stddef.h>

#include "chengxue/route.h"

/* Workers that share a socket: no request of one pool waits in line behind those of another. */
struct pool {
    const char *name; /* it listens at HOME/run/NAME.sock, where nginx connects, and has this name in /metrics */
    int workers;
    int nice; /* how far its workers stand back when cores are scarce: 0 (not) to 19 */
};
#define POOLS_MOST 8

struct request;

/*
 * What main.c wires in: the features' route tables (NULL-ended; a bad or double row is fatal at start), who a
 * request comes from (fills viewer…, rights, session, csrf, detour from the cookies; FAILED only on a database error),
 * who keeps that a page was looked at (called outside any transaction after the handler of a route with .look), and what
 * the frame of a page shows of the viewer's own, appended to the page (called outside any transaction before it is
 * rendered, for a viewer whose way is free; never for an exam at work or a page of errors; NULL when there is nothing).
 */
struct wiring {
    const struct route *const *tables;
    enum status (*identify)(struct request *req);
    enum status (*look)(struct request *req);
    enum status (*frame)(struct request *req);
};
void router_wire(const struct wiring *wiring);

/*
 * Runs the master of the pools until SIGTERM (workers finish what they have), answering by the wired routes; any pool
 * answers any route, nginx chooses. SIGHUP replaces all workers one after another without a failed request, and each is
 * replaced after about requests_most. The caller keeps pools. Returns the process's exit status.
 */
int serve(const struct pool *pools, size_t count, int requests_most);

#endif
