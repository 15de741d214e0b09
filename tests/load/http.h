/*
 * A small HTTP/1.1 client for many connections at once: one request at a time on each, kept alive, no threads.
 */
#ifndef CHENGXUE_LOAD_HTTP_H
#define CHENGXUE_LOAD_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BODY_KEPT 65536 /* bytes of an answer's body that are kept; the rest is read and dropped */

struct connection {
    int fd; /* -1 while not connected */
    const char *out;
    size_t out_length, out_done;
    char head[8192];
    size_t head_length;
    bool head_done, chunked, close_after;
    int64_t body_left; /* of a body with a length; -1 none known */
    int chunk_state;
    int64_t chunk_left;
    int status;
    char body[BODY_KEPT];
    size_t body_length;
};

/* Sends a request (the whole text stays the caller's until the answer is there) over 127.0.0.1:port. False: no socket. */
bool connection_send(struct connection *connection, int epoll, int port, const char *request, size_t length, void *tag);

enum progress { PROGRESS_MORE, PROGRESS_DONE, PROGRESS_BROKEN };

/* Goes on after epoll said that something may be done. On PROGRESS_DONE status and body are there. */
enum progress connection_go_on(struct connection *connection);

void connection_close(struct connection *connection);

int64_t microseconds_now(void);

#endif
