/*
 * A worker: answers one request after another until told to stop or its number is up.
 */
#ifndef CHENGXUE_WEB_WORKER_H
#define CHENGXUE_WEB_WORKER_H

/* Runs in the child. pool is its place among the pools. Returns the exit status. */
int worker_run(int listening, int pool, int requests_most);

#endif
