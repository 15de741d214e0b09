/*
 * The FastCGI side: a master that listens, workers that answer, one request at a time each.
 */
#ifndef CHENGXUE_SERVE_H
#define CHENGXUE_SERVE_H

#include "chengxue/route.h"

struct serve_options {
    const char *general_socket; /* unix sockets that nginx connects to */
    const char *exam_socket;
    int general_workers, exam_workers;
    int requests_per_worker; /* a worker is replaced after as many */
};

struct request;

/*
 * What main.c wires in: the features' route tables (NULL-ended; a bad or double row is fatal at start), and who a
 * request comes from (fills viewer…, rights, session, csrf, detour from the cookies; FAILED only on a database error),
 * and who keeps that a page was looked at (called outside any transaction after the handler of a route with .look).
 */
struct wiring {
    const struct route *const *tables;
    enum status (*identify)(struct request *req);
    enum status (*look)(struct request *req);
};
void router_wire(const struct wiring *wiring);

/*
 * Runs the master until SIGTERM (workers finish what they have), answering by the wired routes. SIGHUP replaces all
 * workers one after another without a failed request. Returns the process's exit status.
 */
int serve(const struct serve_options *options);

#endif
