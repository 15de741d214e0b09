/* Memory that ends together: alignment, zeroing, the ceiling, and the order of clean-ups. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "chengxue/arena.h"

#define MEGABYTE ((size_t)1024 * 1024)

static void pieces_are_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    static const size_t sizes[] = { 0, 1, 7, 16, 17, 4095, 8192, 8193, 32768, 100000, 3 };
    struct arena *arena = arena_new(MEGABYTE);
    unsigned char *pieces[sizeof sizes / sizeof *sizes * 20];
    size_t count = 0;
    for (size_t round = 0; round < 3; round++) {
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            unsigned char *piece = arena_alloc(arena, sizes[i]);
            assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
            for (size_t at = 0; at < sizes[i]; at++)
                assert_int_equal(piece[at], 0);
            memset(piece, (int)(count + 1), sizes[i]);
            pieces[count++] = piece;
        }
    }
    for (size_t i = 0; i < count; i++) {
        size_t size = sizes[i % (sizeof sizes / sizeof *sizes)];
        for (size_t at = 0; at < size; at++)
            assert_int_equal(pieces[i][at], i + 1);
    }
    arena_free(arena);
}

static void copies_are_their_own(void **state)
{
    (void)state;
    struct arena *arena = arena_new(MEGABYTE);
    char source[] = "城管执法";
    char *copy = arena_copy(arena, source);
    source[0] = 'x';
    assert_string_equal(copy, "城管执法");
    assert_null(arena_copy(arena, NULL));
    assert_null(arena_copy_bytes(arena, NULL, 0));
    assert_memory_equal(arena_copy_bytes(arena, "a\0bc", 3), "a\0b", 4);
    assert_string_equal(arena_copy_bytes(arena, "", 0), "");
    assert_string_equal(arena_printf(arena, "%s-%03d", "gas", 7), "gas-007");
    assert_int_equal(strlen(arena_printf(arena, "%*s", 50000, "")), 50000);
    arena_free(arena);
    arena_free(NULL);
}

struct trace {
    struct arena *arena;
    char seen[8];
};

static void note_one(void *what)
{
    struct trace *trace = what;
    trace->seen[strlen(trace->seen)] = '1';
}

static void note_two(void *what)
{
    struct trace *trace = what;
    trace->seen[strlen(trace->seen)] = '2';
}

static void note_three_and_defer(void *what)
{
    struct trace *trace = what;
    trace->seen[strlen(trace->seen)] = '3';
    arena_defer(trace->arena, note_two, trace);
}

static void clean_ups_run_latest_first(void **state)
{
    (void)state;
    struct trace trace = { .arena = arena_new(MEGABYTE) };
    arena_defer(trace.arena, note_one, &trace);
    arena_defer(trace.arena, note_two, &trace);
    arena_defer(trace.arena, note_three_and_defer, &trace);
    assert_string_equal(trace.seen, "");
    arena_free(trace.arena);
    assert_string_equal(trace.seen, "3221");
}

/* The exit status of a process that takes size bytes, `times` times, from an arena of `ceiling`. */
static int status_of_taking(size_t ceiling, size_t size, int times)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (freopen("/dev/null", "w", stderr) == NULL)
            _exit(1);
        struct arena *arena = arena_new(ceiling);
        for (int i = 0; i < times; i++)
            arena_alloc(arena, size);
        arena_free(arena);
        _exit(0);
    }
    int how = 0;
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFEXITED(how));
    return WEXITSTATUS(how);
}

static void past_the_ceiling_the_process_ends(void **state)
{
    (void)state;
    assert_int_equal(status_of_taking(MEGABYTE, MEGABYTE, 1), 0);
    assert_int_equal(status_of_taking(MEGABYTE, MEGABYTE + 1, 1), 70);
    assert_int_equal(status_of_taking(MEGABYTE, 1000, 900), 0);
    assert_int_equal(status_of_taking(MEGABYTE, 1000, 1100), 70);
    assert_int_equal(status_of_taking(1000, 16, 60), 0);
    assert_int_equal(status_of_taking(MEGABYTE, SIZE_MAX, 1), 70);
    assert_int_equal(status_of_taking(MEGABYTE, SIZE_MAX - 8, 1), 70);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_aligned_and_apart),
        cmocka_unit_test(copies_are_their_own),
        cmocka_unit_test(clean_ups_run_latest_first),
        cmocka_unit_test(past_the_ceiling_the_process_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
