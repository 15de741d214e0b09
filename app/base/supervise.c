#include "chengxue/supervise.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "chengxue/log.h"

#define STOP_SECONDS 20 /* how long children may take to finish what they have */

struct brood {
    struct child *children;
    size_t count;
    sigset_t outside; /* the signals as they were, for the children */
    void (*ended)(void);
};

static void start(const struct brood *brood, struct child *child)
{
    pid_t supervisor = getpid();
    child->pid = fork();
    child->started = time(NULL);
    child->leaving = false;
    if (child->pid < 0) {
        log_error("event=\"no fork\" error=\"%s\"", strerror(errno));
        child->pid = 0;
        return;
    }
    if (child->pid != 0)
        return;
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != supervisor)
        _exit(0);
    sigprocmask(SIG_SETMASK, &brood->outside, NULL);
    exit(child->run(child->work));
}

/* One that dies at once is not started in a rush. */
static void start_missing(const struct brood *brood)
{
    for (size_t i = 0; i < brood->count; i++)
        if (brood->children[i].pid == 0 && brood->children[i].started < time(NULL))
            start(brood, &brood->children[i]);
}

static void bury(const struct brood *brood)
{
    int how;
    for (pid_t pid; (pid = waitpid(-1, &how, WNOHANG)) > 0;) {
        for (size_t i = 0; i < brood->count; i++) {
            if (brood->children[i].pid != pid)
                continue;
            brood->children[i].pid = 0;
            if (!WIFEXITED(how) || WEXITSTATUS(how) != 0)
                log_error("event=\"a process died\" pid=%d how=%d", (int)pid, how);
            if (brood->ended != NULL)
                brood->ended();
        }
    }
}

/* Replaces children started before a moment one after another: the next leaves when the last has its successor. */
static void replace_next(const struct brood *brood, time_t before)
{
    for (size_t i = 0; i < brood->count; i++)
        if (brood->children[i].leaving && brood->children[i].pid != 0)
            return;
    for (size_t i = 0; i < brood->count; i++) {
        struct child *child = &brood->children[i];
        if (child->pid == 0 || child->leaving || child->started >= before)
            continue;
        child->leaving = true;
        kill(child->pid, SIGTERM);
        return;
    }
}

/* Whether anybody is left to tell; signal 0 only asks that. */
static bool tell_all(const struct brood *brood, int signal)
{
    bool any = false;
    for (size_t i = 0; i < brood->count; i++) {
        if (brood->children[i].pid == 0)
            continue;
        any = true;
        kill(brood->children[i].pid, signal);
    }
    return any;
}

static void stop_all(const struct brood *brood)
{
    const struct timespec moment = { .tv_nsec = 50000000 };
    tell_all(brood, SIGTERM);
    for (int i = 0; i < STOP_SECONDS * 20 && tell_all(brood, 0); i++) {
        nanosleep(&moment, NULL);
        bury(brood);
    }
    tell_all(brood, SIGKILL);
}

void supervise(struct child *children, size_t count, void (*ended)(void))
{
    struct brood brood = { .children = children, .count = count, .ended = ended };
    const struct timespec second = { .tv_sec = 1 };
    sigset_t ours;
    sigemptyset(&ours);
    sigaddset(&ours, SIGTERM);
    sigaddset(&ours, SIGINT);
    sigaddset(&ours, SIGHUP);
    sigaddset(&ours, SIGCHLD);
    sigprocmask(SIG_BLOCK, &ours, &brood.outside);
    time_t replace_before = 0;
    for (bool stopping = false; !stopping;) {
        start_missing(&brood);
        int signal = sigtimedwait(&ours, NULL, &second);
        if (signal == SIGHUP)
            replace_before = time(NULL) + 1;
        stopping = signal == SIGTERM || signal == SIGINT;
        bury(&brood);
        replace_next(&brood, replace_before);
    }
    stop_all(&brood);
}
