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

/* NULL-ended array of the features' route tables; main.c wires it. Checked at start: a duplicate or bad row is fatal. */
void router_wire(const struct route *const *tables);

/*
 * Runs the master until SIGTERM (workers finish what they have), answering by the wired routes. SIGHUP replaces all
 * workers one after another without a failed request. Returns the process's exit status.
 */
int serve(const struct serve_options *options);

#endif
