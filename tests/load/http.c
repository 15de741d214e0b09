#include "http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { CHUNK_SIZE, CHUNK_DATA, CHUNK_END, CHUNK_TRAILER, CHUNK_ALL };

int64_t microseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

void connection_close(struct connection *connection)
{
    if (connection->fd >= 0)
        close(connection->fd);
    connection->fd = -1;
}

static bool open_socket(struct connection *connection, int epoll, int port, void *tag)
{
    struct sockaddr_in to = { .sin_family = AF_INET,
                              .sin_port = htons((uint16_t)port),
                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int yes = 1;
    connection->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (connection->fd < 0)
        return false;
    setsockopt(connection->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (connect(connection->fd, (struct sockaddr *)&to, sizeof to) != 0 && errno != EINPROGRESS) {
        connection_close(connection);
        return false;
    }
    struct epoll_event event = { .events = EPOLLIN | EPOLLOUT | EPOLLET, .data.ptr = tag };
    return epoll_ctl(epoll, EPOLL_CTL_ADD, connection->fd, &event) == 0;
}

/* False when the connection is broken; what cannot be sent yet goes with a later event. */
static bool send_out(struct connection *connection)
{
    while (connection->out_done < connection->out_length) {
        ssize_t sent = send(connection->fd, connection->out + connection->out_done,
                            connection->out_length - connection->out_done, MSG_NOSIGNAL);
        if (sent < 0)
            return errno == EAGAIN || errno == ENOTCONN;
        connection->out_done += (size_t)sent;
    }
    return true;
}

bool connection_send(struct connection *connection, int epoll, int port, const char *request, size_t length, void *tag)
{
    connection->out = request;
    connection->out_length = length;
    connection->out_done = 0;
    connection->head_length = connection->body_length = 0;
    connection->head_done = connection->chunked = connection->close_after = false;
    connection->body_left = -1;
    connection->chunk_state = CHUNK_SIZE;
    connection->chunk_left = 0;
    connection->status = 0;
    if (connection->fd < 0)
        return open_socket(connection, epoll, port, tag);
    return send_out(connection); /* only sent: the answer comes with an event */
}

static void keep(struct connection *connection, const char *bytes, size_t length)
{
    size_t room = BODY_KEPT - 1 - connection->body_length;
    if (length > room)
        length = room;
    memcpy(connection->body + connection->body_length, bytes, length);
    connection->body_length += length;
    connection->body[connection->body_length] = '\0';
}

static void take_chunked(struct connection *connection, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length && connection->chunk_state != CHUNK_ALL;) {
        if (connection->chunk_state == CHUNK_DATA) {
            size_t take = length - i < (size_t)connection->chunk_left ? length - i : (size_t)connection->chunk_left;
            keep(connection, bytes + i, take);
            i += take;
            connection->chunk_left -= (int64_t)take;
            if (connection->chunk_left == 0)
                connection->chunk_state = CHUNK_END;
            continue;
        }
        char c = bytes[i++];
        if (connection->chunk_state == CHUNK_SIZE && c != '\n') {
            if (c != '\r')
                connection->chunk_left = connection->chunk_left * 16 + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        } else if (connection->chunk_state == CHUNK_SIZE) {
            connection->chunk_state = connection->chunk_left == 0 ? CHUNK_TRAILER : CHUNK_DATA;
        } else if (c == '\n') {
            connection->chunk_state = connection->chunk_state == CHUNK_END ? CHUNK_SIZE : CHUNK_ALL;
        }
    }
}

static void take_body(struct connection *connection, const char *bytes, size_t length)
{
    if (connection->chunked) {
        take_chunked(connection, bytes, length);
        return;
    }
    keep(connection, bytes, length);
    if (connection->body_left >= 0)
        connection->body_left -= (int64_t)length;
}

static void read_head(struct connection *connection)
{
    connection->head_done = true;
    connection->status = atoi(connection->head + 9); /* after "HTTP/1.1 " */
    connection->chunked = strcasestr(connection->head, "\r\nTransfer-Encoding: chunked") != NULL;
    connection->close_after = strcasestr(connection->head, "\r\nConnection: close") != NULL;
    const char *length = strcasestr(connection->head, "\r\nContent-Length: ");
    if (length != NULL)
        connection->body_left = atoll(length + 18);
    if (connection->status == 204 || connection->status == 304)
        connection->body_left = 0;
}

static void take(struct connection *connection, const char *bytes, size_t length)
{
    if (connection->head_done) {
        take_body(connection, bytes, length);
        return;
    }
    size_t room = sizeof connection->head - 1 - connection->head_length;
    size_t part = length < room ? length : room;
    memcpy(connection->head + connection->head_length, bytes, part);
    connection->head_length += part;
    connection->head[connection->head_length] = '\0';
    char *end = strstr(connection->head, "\r\n\r\n");
    if (end == NULL)
        return;
    size_t head = (size_t)(end - connection->head) + 4, before = connection->head_length - part;
    end[2] = '\0';
    read_head(connection);
    take_body(connection, bytes + (head - before), length - (head - before));
}

static bool is_done(const struct connection *connection)
{
    if (!connection->head_done)
        return false;
    return connection->chunked ? connection->chunk_state == CHUNK_ALL : connection->body_left == 0;
}

enum progress connection_go_on(struct connection *connection)
{
    if (!send_out(connection))
        return PROGRESS_BROKEN;
    char bytes[65536];
    for (;;) {
        ssize_t got = recv(connection->fd, bytes, sizeof bytes, 0);
        if (got < 0)
            return errno == EAGAIN ? PROGRESS_MORE : PROGRESS_BROKEN;
        if (got == 0)
            return PROGRESS_BROKEN;
        take(connection, bytes, (size_t)got);
        if (is_done(connection)) {
            if (connection->close_after)
                connection_close(connection);
            return PROGRESS_DONE;
        }
    }
}
