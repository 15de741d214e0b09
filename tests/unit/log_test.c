/* One line an event, whatever a value holds. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "chengxue/log.h"

static char lines[20000];

/* What body writes to standard error, in lines; its exit status. */
static int written_by(void (*body)(void))
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        body();
        _exit(0);
    }
    close(ends[1]);
    size_t length = 0;
    ssize_t got;
    while ((got = read(ends[0], lines + length, sizeof lines - 1 - length)) > 0)
        length += (size_t)got;
    lines[length] = '\0';
    close(ends[0]);
    int how = 0;
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFEXITED(how));
    return WEXITSTATUS(how);
}

static void write_levels(void)
{
    log_info("event=\"one\" n=%d", 1);
    log_request("4f00");
    log_warn("event=\"two\"");
    log_request(NULL);
    log_error("event=\"城管\"");
}

static void levels_and_the_request_show(void **state)
{
    (void)state;
    assert_int_equal(written_by(write_levels), 0);
    int year, pid, end = 0;
    const char *at = lines;
    assert_int_equal(sscanf(at, "info time=%4d-%*2d-%*2dT%*2d:%*2d:%*2d.%*3dZ pid=%d %n", &year, &pid, &end), 2);
    assert_true(year >= 2025 && pid > 0 && end > 0);
    assert_memory_equal(at + end, "event=\"one\" n=1\n", 16);
    at = strchr(at, '\n') + 1;
    assert_memory_equal(at, "warn time=", 10);
    assert_non_null(strstr(at, " request=\"4f00\" event=\"two\"\n"));
    at = strchr(at, '\n') + 1;
    assert_memory_equal(at, "error time=", 11);
    assert_null(strstr(at, "request="));
    assert_non_null(strstr(at, " event=\"城管\"\n"));
    assert_ptr_equal(strchr(at, '\n'), lines + strlen(lines) - 1);
}

static void write_forged_and_long(void)
{
    log_warn("event=\"x\" name=\"%s\"", "a\nerror event=\"forged\"\r\x1B[31m\tb");
    char text[9000];
    memset(text, 'y', sizeof text);
    text[sizeof text - 1] = '\0';
    log_warn("event=\"%s\"", text);
    log_warn("event=\"after\"");
}

static void a_value_cannot_start_a_line(void **state)
{
    (void)state;
    assert_int_equal(written_by(write_forged_and_long), 0);
    const char *first = strchr(lines, '\n');
    assert_non_null(first);
    assert_null(memchr(lines, 0x1B, strlen(lines)));
    assert_null(memchr(lines, '\r', strlen(lines)));
    assert_non_null(strstr(lines, "name=\"a error event=\"forged\"  [31m b\"\n"));

    /* A long line is cut, and told so, at what a pipe takes in one piece. */
    const char *second = strchr(first + 1, '\n');
    assert_non_null(second);
    assert_true(second - first <= 4096);
    assert_memory_equal(second - 4, "y...", 4);
    assert_non_null(strstr(second, "event=\"after\"\n"));
}

static void write_fatal(void)
{
    log_fatal("event=\"gone\"");
}

static void fatal_ends_with_its_status(void **state)
{
    (void)state;
    assert_int_equal(written_by(write_fatal), 70);
    assert_non_null(strstr(lines, "fatal time="));
    assert_non_null(strstr(lines, "event=\"gone\"\n"));
}

static void write_and_keep_error(void)
{
    close(STDERR_FILENO);
    errno = ENOENT;
    log_info("event=\"nobody hears\"");
    _exit(errno == ENOENT ? 0 : 1);
}

static void errno_stays(void **state)
{
    (void)state;
    assert_int_equal(written_by(write_and_keep_error), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_and_the_request_show),
        cmocka_unit_test(a_value_cannot_start_a_line),
        cmocka_unit_test(fatal_ends_with_its_status),
        cmocka_unit_test(errno_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
