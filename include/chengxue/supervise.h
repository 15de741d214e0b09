/*
 * One process that keeps others: it starts them, starts one anew when it ends, and ends them all when it is asked to.
 */
#ifndef CHENGXUE_SUPERVISE_H
#define CHENGXUE_SUPERVISE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <time.h>

struct child {
    int (*run)(const void *work); /* in a process of its own, until SIGTERM or its own end; returns the exit status */
    const void *work;             /* the caller keeps it */
    /* the supervisor's own */
    pid_t pid; /* 0: not there */
    time_t started;
    bool leaving; /* asked to stop, to be replaced */
};

/*
 * Runs the children until SIGTERM or SIGINT, then lets them finish what they have, 20 s at most. One that ends is
 * replaced, within a second, and ended, when not NULL, is called; SIGHUP replaces all of them one after another. A
 * child whose supervisor is killed gets SIGTERM.
 */
void supervise(struct child *children, size_t count, void (*ended)(void));

#endif
