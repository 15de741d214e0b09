/* What a browser sends: forms, multipart bodies and cookies, good and broken; and typed parameters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "web/values.h"

#define ARENA ((size_t)16 << 20)

static struct arena *arena;

static int begin(void **state)
{
    (void)state;
    arena = arena_new(ARENA);
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static const char *value(const struct fields *fields, const char *name)
{
    const struct field *field = fields_find(fields, name);
    return field != NULL ? field->bytes : NULL;
}

static bool parse(const char *text, struct fields *fields)
{
    fields_init(fields);
    return form_parse(arena, text, strlen(text), fields);
}

static void forms_are_decoded(void **state)
{
    (void)state;
    struct fields fields;
    assert_true(parse("name=%E5%BC%A0+%E4%B8%89&empty=&alone&&a%26b=c%3Dd", &fields));
    assert_string_equal(value(&fields, "name"), "张 三");
    assert_string_equal(value(&fields, "empty"), "");
    assert_string_equal(value(&fields, "alone"), "");
    assert_string_equal(value(&fields, "a&b"), "c=d");
    assert_null(value(&fields, "other"));
    assert_true(parse("", &fields));
    assert_int_equal(fields.count, 0);
}

static void broken_forms_are_refused(void **state)
{
    (void)state;
    struct fields fields;
    assert_false(parse("a=%", &fields));
    assert_false(parse("a=%4", &fields));
    assert_false(parse("a=%zz", &fields));
    assert_true(parse("a=%41", &fields));
    char *many = malloc(3 * (FIELDS_MOST + 2));
    for (int i = 0; i <= FIELDS_MOST; i++)
        memcpy(many + 2 * i, "a&", 3);
    assert_false(parse(many, &fields));
    free(many);
}

static void cookies_are_read_and_rubbish_passed_over(void **state)
{
    (void)state;
    struct fields fields;
    fields_init(&fields);
    cookies_parse(arena, "cx=abc; rubbish; =x; cx-device=1=2 ;last=", &fields);
    assert_string_equal(value(&fields, "cx"), "abc");
    assert_string_equal(value(&fields, "cx-device"), "1=2 ");
    assert_string_equal(value(&fields, "last"), "");
    assert_int_equal(fields.count, 3);
}

/* -- multipart: fed in pieces of every size, so that a delimiter is cut at every place ----------------------------- */

struct source {
    const char *bytes;
    size_t left;
    int piece;
};

static int feed(void *context, char *bytes, int room)
{
    struct source *source = context;
    size_t take = (size_t)(room < source->piece ? room : source->piece);
    if (take > source->left)
        take = source->left;
    memcpy(bytes, source->bytes, take);
    source->bytes += take;
    source->left -= take;
    return (int)take;
}

static int multipart(const char *body, int piece, struct fields *fields)
{
    struct source source = { body, strlen(body), piece };
    fields_init(fields);
    return multipart_parse(arena, "multipart/form-data; boundary=xYz", feed, &source, "/tmp", fields);
}

#define WHOLE                                                                                                          \
    "--xYz\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\ntoken\r\n"                                          \
    "--xYz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\\\x\\\\名单.csv\"\r\n"                   \
    "Content-Type: text/csv\r\n\r\na,b\r\n--xY\r\n--xYz\r\n"                                                           \
    "Content-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n--xYz--\r\n"

static void multipart_is_taken_apart_however_it_arrives(void **state)
{
    (void)state;
    for (int piece = 1; piece < 400; piece += 7) {
        struct fields fields;
        assert_int_equal(multipart(WHOLE, piece, &fields), 0);
        assert_string_equal(value(&fields, "csrf"), "token");
        const struct field *file = fields_find(&fields, "file");
        assert_non_null(file);
        assert_string_equal(file->file->name, "名单.csv");
        assert_int_equal(file->file->size, 9);
        char content[16] = "";
        FILE *opened = fopen(file->file->path, "r");
        assert_non_null(opened);
        assert_int_equal(fread(content, 1, sizeof content - 1, opened), 9);
        fclose(opened);
        assert_string_equal(content, "a,b\r\n--xY");
        assert_null(fields_find(&fields, "none"));
    }
}

static void uploads_are_gone_with_the_request(void **state)
{
    (void)state;
    struct fields fields;
    assert_int_equal(multipart(WHOLE, 100, &fields), 0);
    char path[256];
    snprintf(path, sizeof path, "%s", fields_find(&fields, "file")->file->path);
    assert_int_equal(access(path, F_OK), 0);
    arena_free(arena);
    arena = arena_new(ARENA);
    assert_int_not_equal(access(path, F_OK), 0);
}

static void broken_multipart_is_refused(void **state)
{
    (void)state;
    struct fields fields;
    assert_int_equal(multipart("", 10, &fields), 400);
    assert_int_equal(multipart("--xYz\r\nno head", 10, &fields), 400);
    assert_int_equal(multipart("--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ncut", 10, &fields), 400);
    assert_int_equal(multipart("--xYz\r\nContent-Disposition: form-data\r\n\r\nx\r\n--xYz--", 10, &fields), 400);
    struct source source = { WHOLE, strlen(WHOLE), 100 };
    assert_int_equal(multipart_parse(arena, "multipart/form-data", feed, &source, "/tmp", &fields), 415);
    assert_int_equal(multipart_parse(arena, "multipart/mixed; boundary=x", feed, &source, "/tmp", &fields), 415);
}

/* -- typed parameters --------------------------------------------------------------------------------------------- */

static const char *const colours[] = { "red", "blue", NULL };

static const struct {
    struct param param;
    const char *bytes;
    const char *key; /* NULL: good */
    const char *text;
    int64_t number;
} converted[] = {
    { { "x", PARAM_ID, 0, 0, 0, NULL }, "17", NULL, NULL, 17 },
    { { "x", PARAM_ID, 0, 0, 0, NULL }, "0", "param.too-small", NULL, 0 },
    { { "x", PARAM_ID, 0, 0, 0, NULL }, "1e3", "param.not-a-number", NULL, 0 },
    { { "x", PARAM_WHOLE, 0, 1, 9, NULL }, "９", NULL, NULL, 9 },
    { { "x", PARAM_WHOLE, 0, 1, 9, NULL }, "10", "param.out-of-range", NULL, 0 },
    { { "x", PARAM_HUNDREDTHS, 0, 0, 1000, NULL }, "9.5", NULL, NULL, 950 },
    { { "x", PARAM_TEXT, 0, 0, 3, NULL }, "一二三", NULL, "一二三", 0 },
    { { "x", PARAM_TEXT, 0, 0, 3, NULL }, "一二三四", "param.too-long", NULL, 0 },
    { { "x", PARAM_TEXT, 0, 0, 0, NULL }, "\xFF", "param.not-text", NULL, 0 },
    { { "x", PARAM_CODE, 0, 0, 0, NULL }, "gas-0001", NULL, "gas-0001", 0 },
    { { "x", PARAM_CODE, 0, 0, 0, NULL }, "Gas 1", "param.not-a-code", NULL, 0 },
    { { "x", PARAM_DATE, 0, 0, 0, NULL }, "2024-02-29", NULL, "2024-02-29", 0 },
    { { "x", PARAM_DATE, 0, 0, 0, NULL }, "2025-02-29", "param.not-a-date", NULL, 0 },
    { { "x", PARAM_DATE, 0, 0, 0, NULL }, "2025-2-9", "param.not-a-date", NULL, 0 },
    { { "x", PARAM_MOMENT, 0, 0, 0, NULL }, "2026-03-01T08:30", NULL, "2026-03-01 00:30:00", 0 },
    { { "x", PARAM_MOMENT, 0, 0, 0, NULL }, "2026-03-01T03:30", NULL, "2026-02-28 19:30:00", 0 },
    { { "x", PARAM_MOMENT, 0, 0, 0, NULL }, "2026-03-01 08:30", "param.not-a-moment", NULL, 0 },
    { { "x", PARAM_CHOICE, 0, 0, 0, colours }, "blue", NULL, "blue", 0 },
    { { "x", PARAM_CHOICE, 0, 0, 0, colours }, "green", "param.not-a-choice", NULL, 0 },
    { { "x", PARAM_FLAG, 0, 0, 0, NULL }, "1", NULL, NULL, 1 },
    { { "x", PARAM_FLAG, 0, 0, 0, NULL }, "on", "param.not-a-choice", NULL, 0 },
    { { "x", PARAM_SECRET, 0, 0, 0, NULL }, " 密 码 ", NULL, " 密 码 ", 0 },
};

static void parameters_are_converted_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof converted / sizeof *converted; i++) {
        int64_t number = 0;
        const char *text = NULL, *zero = NULL, *one = NULL;
        const char *key = value_convert(arena, &converted[i].param, converted[i].bytes, strlen(converted[i].bytes),
                                        &number, &text, &zero, &one);
        if (converted[i].key != NULL) {
            assert_non_null(key);
            assert_string_equal(key, converted[i].key);
            continue;
        }
        assert_null(key);
        if (converted[i].text != NULL)
            assert_string_equal(text, converted[i].text);
        else
            assert_int_equal(number, converted[i].number);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(forms_are_decoded, begin, end),
        cmocka_unit_test_setup_teardown(broken_forms_are_refused, begin, end),
        cmocka_unit_test_setup_teardown(cookies_are_read_and_rubbish_passed_over, begin, end),
        cmocka_unit_test_setup_teardown(multipart_is_taken_apart_however_it_arrives, begin, end),
        cmocka_unit_test_setup_teardown(uploads_are_gone_with_the_request, begin, end),
        cmocka_unit_test_setup_teardown(broken_multipart_is_refused, begin, end),
        cmocka_unit_test_setup_teardown(parameters_are_converted_once, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
