#include "chengxue/log.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define LINE_SIZE 4096  /* what Linux writes to a pipe in one piece, so that lines of several workers never mix */
#define STATUS_FATAL 70 /* EX_SOFTWARE of sysexits.h */

static const char *request_id;

void log_request(const char *id)
{
    request_id = id;
}

/* level, the time, and the request when there is one; the number of bytes. */
static size_t begin_line(char line[LINE_SIZE], const char *level)
{
    struct timespec now = { 0 };
    clock_gettime(CLOCK_REALTIME, &now);
    struct tm utc = { 0 };
    gmtime_r(&now.tv_sec, &utc);
    char seconds[sizeof "2026-01-31T23:59:59"];
    if (strftime(seconds, sizeof seconds, "%Y-%m-%dT%H:%M:%S", &utc) == 0)
        seconds[0] = '\0';

    int length = snprintf(line, LINE_SIZE, "%s time=%s.%03ldZ pid=%ld ", level, seconds, now.tv_nsec / 1000000,
                          (long)getpid());
    if (request_id != NULL)
        length += snprintf(line + length, LINE_SIZE - (size_t)length, "request=\"%.64s\" ", request_id);
    return (size_t)length;
}

__attribute__((format(printf, 2, 0))) static void write_line(const char *level, const char *format, va_list values)
{
    int error = errno; /* the caller may still want it */
    char line[LINE_SIZE];
    size_t start = begin_line(line, level);
    size_t room = LINE_SIZE - start;
    int wanted = vsnprintf(line + start, room, format, values);
    size_t length = wanted < 0 ? start : start + (size_t)wanted;
    if (length > LINE_SIZE - 1) {
        length = LINE_SIZE - 1;
        snprintf(line + length - 3, 4, "...");
    }

    /* A value from outside must not be able to start a line of its own. */
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)line[i] < ' ' || line[i] == 0x7f)
            line[i] = ' ';
    }
    line[length++] = '\n';

    /* When standard error takes nothing there is nobody left to tell. */
    ssize_t written = write(STDERR_FILENO, line, length);
    (void)written;
    errno = error;
}

void log_info(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    write_line("info", format, values);
    va_end(values);
}

void log_warn(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    write_line("warn", format, values);
    va_end(values);
}

void log_error(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    write_line("error", format, values);
    va_end(values);
}

void log_fatal(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    write_line("fatal", format, values);
    va_end(values);
    exit(STATUS_FATAL);
}
