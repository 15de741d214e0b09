/*
 * exam PORT CANDIDATES-FILE [--window SECONDS] [--answers N] [--pace SECONDS] [--journal FILE]
 *
 * Plays candidates against a sitting that runs: each opens the page, enters with its device, waits with pulses until its
 * moment in the window, starts, fetches the paper, answers, submits. A line of the file is one candidate:
 * "attempt cookie csrf items". Prints, per kind of request, number, rate, p50, p95, p99 in ms and errors. With --journal
 * every acknowledged answer is written down ("attempt position seq answer"), to be held against the database.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>

#include "http.h"

enum kind { PAGE, ENTER, PULSE, START, PAPER, SAVE, END, KINDS };
static const char *const kind_names[KINDS] = { "page", "enter", "pulse", "start", "paper", "save", "end" };

struct candidate {
    long attempt;
    char cookie[64], csrf[80], device[128];
    int items;
    enum kind doing;
    int answered;
    int64_t due, sent, start_at; /* microseconds */
    bool waiting, done;          /* waiting for an answer from the server */
    int tries;
    char request[2048];
    struct connection connection;
};

struct samples {
    int32_t *took; /* microseconds */
    size_t count, room, errors;
    int64_t first, last;
};

static struct samples samples[KINDS];
static struct candidate *all;
static size_t count, finished;
static int port, answers_each = 20;
static double window = 60, pace = 10;
static FILE *journal;
static int64_t begun;

static void sample(enum kind kind, int64_t took, bool good)
{
    struct samples *s = &samples[kind];
    if (s->count == s->room) {
        s->room = s->room == 0 ? 4096 : s->room * 2;
        s->took = realloc(s->took, s->room * sizeof *s->took);
        if (s->took == NULL)
            abort();
    }
    s->took[s->count++] = (int32_t)took;
    s->errors += !good;
    s->last = microseconds_now();
    if (s->first == 0)
        s->first = s->last;
}

static double chance(void)
{
    return (double)rand() / RAND_MAX;
}

/* -- what a candidate sends -------------------------------------------------------------------------------------- */

static size_t write_request(struct candidate *c)
{
    static const char *const paths[KINDS] = { "", "/enter", "/pulse", "/start", "/paper", "/save", "/end" };
    char body[256] = "";
    if (c->doing == SAVE)
        snprintf(body, sizeof body, "position=%d&seq=%d&changed=%lld&answer=%c", c->answered % c->items + 1,
                 c->answered / c->items + 1, 1000000000000LL, "ABCD"[c->answered % 4]);
    bool get = c->doing == PAGE || c->doing == PAPER;
    int length = snprintf(c->request, sizeof c->request,
                          "%s /sit/%ld%s HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: cx=%s%s\r\n%s", get ? "GET" : "POST",
                          c->attempt, paths[c->doing], c->cookie, c->device, get ? "" : "Accept: application/json\r\n");
    if (!get)
        length += snprintf(c->request + length, sizeof c->request - (size_t)length,
                           "X-CSRF: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n",
                           c->csrf, strlen(body));
    length += snprintf(c->request + length, sizeof c->request - (size_t)length, "\r\n%s", body);
    return (size_t)length;
}

static void send_next(struct candidate *c, int epoll)
{
    size_t length = write_request(c);
    c->sent = microseconds_now();
    c->waiting = true;
    if (!connection_send(&c->connection, epoll, port, c->request, length, c)) {
        connection_close(&c->connection);
        c->waiting = false;
        c->due = microseconds_now() + 200000;
        if (++c->tries > 50)
            c->done = true, finished++;
    }
}

/* -- what follows from an answer --------------------------------------------------------------------------------- */

static void keep_device(struct candidate *c)
{
    const char *cookie = strstr(c->connection.head, "cx-device=");
    if (cookie != NULL)
        snprintf(c->device, sizeof c->device, "; %.*s", (int)strcspn(cookie, ";"), cookie);
}

static bool is_good(const struct candidate *c)
{
    if (c->connection.status != 200)
        return false;
    if (c->doing == SAVE)
        return strstr(c->connection.body, "\"result\":\"saved\"") != NULL;
    if (c->doing == START)
        return strstr(c->connection.body, "\"phase\":\"running\"") != NULL;
    return c->doing != END || strstr(c->connection.body, "\"phase\":\"ended\"") != NULL;
}

static void next_step(struct candidate *c)
{
    int64_t now = microseconds_now();
    c->due = now;
    if (c->doing == SAVE) {
        if (journal != NULL)
            fprintf(journal, "%ld\t%d\t%d\t%c\n", c->attempt, c->answered % c->items + 1, c->answered / c->items + 1,
                    "ABCD"[c->answered % 4]);
        c->answered++;
    }
    if (c->doing == END) {
        c->done = true;
        finished++;
        connection_close(&c->connection);
    } else if (c->doing == ENTER || c->doing == PULSE) {
        c->doing = now + 8000000 < c->start_at ? PULSE : START;
        c->due = c->doing == PULSE ? now + 8000000 : c->start_at;
    } else if (c->doing == PAPER || c->doing == SAVE) {
        c->doing = c->answered < answers_each ? SAVE : END;
        c->due = now + (int64_t)(pace * (0.5 + chance()) * 1e6);
    } else {
        c->doing = (enum kind)(c->doing + 1); /* PAGE → ENTER, START → PAPER */
    }
}

static void answered(struct candidate *c)
{
    c->waiting = false;
    bool good = is_good(c);
    sample(c->doing, microseconds_now() - c->sent, good);
    if (good) {
        c->tries = 0;
        keep_device(c);
        next_step(c);
        return;
    }
    if (c->tries == 0 && samples[c->doing].errors < 4)
        fprintf(stderr, "%s: %d %.300s\n", kind_names[c->doing], c->connection.status, c->connection.body);
    /* The same again after a while, as the browser does: an answer is never given up while there is hope. */
    c->due = microseconds_now() + 500000 + (int64_t)(chance() * 1000000);
    if (++c->tries > 50) {
        c->done = true;
        finished++;
    }
}

static void broken(struct candidate *c)
{
    connection_close(&c->connection);
    c->waiting = false;
    sample(c->doing, microseconds_now() - c->sent, false);
    c->due = microseconds_now() + 200000 + (int64_t)(chance() * 500000);
    if (++c->tries > 100)
        c->done = true, finished++;
}

/* -- all of them ------------------------------------------------------------------------------------------------- */

static void read_candidates(const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        exit(2);
    }
    char line[512];
    size_t room = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        if (count == room) {
            room = room == 0 ? 1024 : room * 2;
            all = realloc(all, room * sizeof *all);
            if (all == NULL)
                abort();
        }
        struct candidate *c = &all[count];
        memset(c, 0, sizeof *c);
        c->connection.fd = -1;
        if (sscanf(line, "%ld %63s %79s %d", &c->attempt, c->cookie, c->csrf, &c->items) == 4)
            count++;
    }
    fclose(file);
}

static int by_time(const void *one, const void *other)
{
    return (*(const int32_t *)one > *(const int32_t *)other) - (*(const int32_t *)one < *(const int32_t *)other);
}

static double percentile(const struct samples *s, double share)
{
    size_t at = (size_t)(share * (double)(s->count - 1));
    return s->took[at] / 1000.0;
}

static void report(void)
{
    printf("%-6s %8s %9s %8s %8s %8s %8s %7s\n", "", "requests", "per s", "p50 ms", "p95 ms", "p99 ms", "max ms",
           "errors");
    for (int kind = 0; kind < KINDS; kind++) {
        struct samples *s = &samples[kind];
        if (s->count == 0)
            continue;
        qsort(s->took, s->count, sizeof *s->took, by_time);
        double seconds = (double)(s->last - s->first) / 1e6;
        printf("%-6s %8zu %9.1f %8.1f %8.1f %8.1f %8.1f %7zu\n", kind_names[kind], s->count,
               seconds > 0 ? (double)s->count / seconds : 0, percentile(s, 0.5), percentile(s, 0.95),
               percentile(s, 0.99), percentile(s, 1), s->errors);
    }
}

static void play(void)
{
    int epoll = epoll_create1(0);
    struct epoll_event events[512];
    while (finished < count) {
        int64_t now = microseconds_now();
        for (size_t i = 0; i < count; i++)
            if (!all[i].done && !all[i].waiting && all[i].due <= now)
                send_next(&all[i], epoll);
        int ready = epoll_wait(epoll, events, 512, 2);
        for (int i = 0; i < ready; i++) {
            struct candidate *c = events[i].data.ptr;
            if (!c->waiting)
                continue;
            enum progress progress = connection_go_on(&c->connection);
            if (progress == PROGRESS_DONE)
                answered(c);
            else if (progress == PROGRESS_BROKEN)
                broken(c);
        }
    }
}

static void take_options(char **words)
{
    for (; *words != NULL; words++) {
        if (words[1] == NULL)
            continue;
        if (strcmp(*words, "--window") == 0)
            window = atof(words[1]);
        else if (strcmp(*words, "--answers") == 0)
            answers_each = atoi(words[1]);
        else if (strcmp(*words, "--pace") == 0)
            pace = atof(words[1]);
        else if (strcmp(*words, "--journal") == 0)
            journal = fopen(words[1], "w");
    }
}

int main(int word_count, char **words)
{
    if (word_count < 3) {
        fprintf(stderr, "usage: exam PORT CANDIDATES-FILE [--window S] [--answers N] [--pace S] [--journal FILE]\n");
        return 2;
    }
    port = atoi(words[1]);
    read_candidates(words[2]);
    take_options(words + 3);
    setrlimit(RLIMIT_NOFILE, &(struct rlimit){ 65536, 65536 });
    srand(1);
    begun = microseconds_now();
    for (size_t i = 0; i < count; i++) {
        /* They come to the waiting room during the first ten seconds, and start evenly over the window after it. */
        all[i].due = begun + (int64_t)(chance() * 10e6);
        all[i].start_at = begun + (int64_t)(12e6 + window * 1e6 * chance());
    }
    play();
    report();
    if (journal != NULL)
        fclose(journal);
    size_t unfinished = 0;
    for (size_t i = 0; i < count; i++)
        unfinished += all[i].doing != END;
    printf("candidates %zu, not finished %zu, %.1f s\n", count, unfinished, (double)(microseconds_now() - begun) / 1e6);
    return unfinished == 0 ? 0 : 1;
}
