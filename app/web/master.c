#include <errno.h>
#include <fcgiapp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "chengxue/db.h"
#include "chengxue/log.h"
#include "chengxue/serve.h"
#include "metrics.h"
#include "worker.h"

#define BACKLOG 4096
#define WORKERS_MOST 256
#define STOP_SECONDS 20 /* how long workers may take to finish what they have */

struct slot {
    pid_t pid; /* 0: nobody there yet */
    int pool;
    time_t started;
    bool leaving; /* asked to stop, to be replaced */
};

static struct slot slots[WORKERS_MOST];
static int slot_count, listening[2];
static bool stop_asked;

static int open_socket(const char *path)
{
    unlink(path);
    int fd = FCGX_OpenSocket(path, BACKLOG);
    if (fd < 0 || chmod(path, 0660) != 0)
        log_fatal("event=\"no socket\" path=\"%s\" error=\"%s\"", path, strerror(errno));
    return fd;
}

static void start_worker(struct slot *slot, const sigset_t *outside, int requests_most)
{
    pid_t master = getpid();
    slot->pid = fork();
    slot->started = time(NULL);
    slot->leaving = false;
    if (slot->pid < 0) {
        log_error("event=\"no fork\" error=\"%s\"", strerror(errno));
        slot->pid = 0;
    }
    if (slot->pid != 0)
        return;
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != master)
        _exit(0);
    sigprocmask(SIG_SETMASK, outside, NULL);
    /* Each slot's number is another, evenly up to a quarter more, so that workers do not all reach theirs at once. */
    int more = (int)(slot - slots) * (requests_most / 4) / slot_count;
    exit(worker_run(listening[slot->pool], slot->pool, requests_most + more));
}

static struct slot *slot_of(pid_t pid)
{
    for (int i = 0; i < slot_count; i++)
        if (slots[i].pid == pid)
            return &slots[i];
    return NULL;
}

static void bury(void)
{
    int how;
    for (pid_t pid; (pid = waitpid(-1, &how, WNOHANG)) > 0;) {
        struct slot *slot = slot_of(pid);
        if (slot == NULL)
            continue;
        bool clean = WIFEXITED(how) && WEXITSTATUS(how) == 0;
        if (!clean)
            log_error("event=\"a worker died\" pid=%d how=%d", (int)pid, how);
        metrics_worker_replaced();
        slot->pid = 0;
    }
}

/* Replaces workers started before a moment one after another: the next leaves when the last has its successor. */
static void replace_next(time_t before)
{
    for (int i = 0; i < slot_count; i++)
        if (slots[i].leaving && slots[i].pid != 0)
            return;
    for (int i = 0; i < slot_count; i++) {
        if (slots[i].pid != 0 && !slots[i].leaving && slots[i].started < before) {
            slots[i].leaving = true;
            kill(slots[i].pid, SIGTERM);
            return;
        }
    }
}

static void tell_all(int signal)
{
    for (int i = 0; i < slot_count; i++)
        if (slots[i].pid != 0)
            kill(slots[i].pid, signal);
}

static bool any_left(void)
{
    for (int i = 0; i < slot_count; i++)
        if (slots[i].pid != 0)
            return true;
    return false;
}

static void stop_all(void)
{
    const struct timespec moment = { .tv_nsec = 50000000 };
    tell_all(SIGTERM);
    for (int i = 0; i < STOP_SECONDS * 20 && any_left(); i++) {
        nanosleep(&moment, NULL);
        bury();
    }
    tell_all(SIGKILL);
}

/* A schema that is not this program's is refused before the first request, by name of the command that mends it. */
static void check_schema(void)
{
    struct arena *arena = arena_new(1 << 20);
    struct db *db = db_new(DB_WORKER);
    db_use(db, arena);
    int64_t missing, unknown;
    if (db_schema_fits(db, &missing, &unknown) != OK)
        log_fatal("event=\"the database does not answer\"");
    if (unknown > 0)
        log_fatal("event=\"the database belongs to a newer program\" unknown=%lld", (long long)unknown);
    if (missing > 0)
        log_fatal("event=\"the database is older than the program; run: chengxue migrate\" missing=%lld",
                  (long long)missing);
    db_close(db);
    arena_free(arena);
}

static void watch(const struct serve_options *options, sigset_t *outside)
{
    const struct timespec second = { .tv_sec = 1 };
    sigset_t ours;
    sigemptyset(&ours);
    sigaddset(&ours, SIGTERM);
    sigaddset(&ours, SIGINT);
    sigaddset(&ours, SIGHUP);
    sigaddset(&ours, SIGCHLD);
    sigprocmask(SIG_BLOCK, &ours, outside);
    time_t replace_before = 0;
    while (!stop_asked) {
        for (int i = 0; i < slot_count; i++)
            if (slots[i].pid == 0 && slots[i].started < time(NULL)) /* one that dies at once is not started in a rush */
                start_worker(&slots[i], outside, options->requests_per_worker);
        int signal = sigtimedwait(&ours, NULL, &second);
        if (signal == SIGHUP)
            replace_before = time(NULL) + 1;
        stop_asked = signal == SIGTERM || signal == SIGINT;
        bury();
        replace_next(replace_before);
    }
}

int serve(const struct serve_options *options)
{
    check_schema();
    metrics_start();
    slot_count = options->general_workers + options->exam_workers;
    if (options->general_workers < 1 || options->exam_workers < 1 || slot_count > WORKERS_MOST)
        log_fatal("event=\"a pool needs a worker, and both at most %d\"", WORKERS_MOST);
    listening[0] = open_socket(options->general_socket);
    listening[1] = open_socket(options->exam_socket);
    for (int i = 0; i < slot_count; i++)
        slots[i].pool = i >= options->general_workers;
    sigset_t outside;
    log_info("event=\"serving\" general=%d exam=%d", options->general_workers, options->exam_workers);
    watch(options, &outside);
    stop_all();
    unlink(options->general_socket);
    unlink(options->exam_socket);
    log_info("event=\"stopped\"");
    return 0;
}
