/* Bytes that grow up to a ceiling, and say so when something was dropped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "chengxue/arena.h"
#include "chengxue/buffer.h"

#define MEGABYTE ((size_t)1024 * 1024)

static int start(void **state)
{
    *state = arena_new(MEGABYTE);
    return 0;
}

static int end(void **state)
{
    arena_free(*state);
    return 0;
}

static void starts_as_empty_text(void **state)
{
    struct buffer *buffer = buffer_new(*state, 10);
    assert_int_equal(buffer->length, 0);
    assert_string_equal(buffer->bytes, "");
    assert_false(buffer->full);
}

static void grows_and_stays_closed(void **state)
{
    /* More than the arena holds: the bytes of a buffer are not the arena's. */
    struct buffer *buffer = buffer_new(*state, 4 * MEGABYTE);
    for (size_t i = 0; i < 2 * MEGABYTE; i += 8) {
        buffer_add(buffer, "12345678", 8);
        assert_int_equal(buffer->length, i + 8);
        assert_int_equal(buffer->bytes[buffer->length], '\0');
    }
    assert_false(buffer->full);
    assert_memory_equal(buffer->bytes + MEGABYTE, "12345678", 8);
}

static void takes_any_bytes_and_printed_text(void **state)
{
    struct buffer *buffer = buffer_new(*state, 1000);
    buffer_add(buffer, "a\0b", 3);
    buffer_add(buffer, NULL, 0);
    buffer_text(buffer, "城");
    buffer_printf(buffer, "%d/%s", 42, "x");
    assert_int_equal(buffer->length, 3 + 3 + 4);
    assert_memory_equal(buffer->bytes,
                        "a\0b\xE5\x9F\x8E"
                        "42/x",
                        11);
}

static void the_ceiling_holds(void **state)
{
    struct buffer *buffer = buffer_new(*state, 5);
    buffer_text(buffer, "12345");
    assert_false(buffer->full); /* exactly full has lost nothing */
    buffer_text(buffer, "");
    assert_false(buffer->full);
    buffer_text(buffer, "6");
    assert_true(buffer->full);
    assert_string_equal(buffer->bytes, "12345");
    buffer_printf(buffer, "%s", "789");
    assert_int_equal(buffer->length, 5);

    struct buffer *none = buffer_new(*state, 0);
    buffer_text(none, "x");
    assert_true(none->full);
    assert_string_equal(none->bytes, "");

    struct buffer *large = buffer_new(*state, 1000);
    for (int i = 0; i < 400; i++)
        buffer_text(large, "abc");
    assert_true(large->full);
    assert_int_equal(large->length, 1000);
    assert_int_equal(strlen(large->bytes), 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starts_as_empty_text),
        cmocka_unit_test(grows_and_stays_closed),
        cmocka_unit_test(takes_any_bytes_and_printed_text),
        cmocka_unit_test(the_ceiling_holds),
    };
    return cmocka_run_group_tests(tests, start, end);
}
