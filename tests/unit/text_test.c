/* Text from outside: what is clean, what is refused, how it is folded and read as numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "chengxue/text.h"

#define ARENA ((size_t)1 << 20)

static const struct {
    const char *bytes;
    size_t length; /* 0: up to the NUL */
    const char *clean; /* NULL: refused */
} cleaned[] = {
    { "", 0, "" },
    { "  \t\n ", 0, "" },
    { " 张三 ", 0, "张三" },
    { "\xE3\x80\x80张三\xE3\x80\x80", 0, "张三" },        /* ideographic spaces */
    { "\xC2\xA0x\xC2\xA0", 0, "x" },                       /* no-break spaces */
    { "a\r\nb\rc\n", 0, "a\nb\nc" },
    { "e\xCC\x81", 0, "\xC3\xA9" },                        /* NFD becomes NFC */
    { "１２", 0, "１２" },                                 /* full width stays: only comparing folds it */
    { "𠮷", 0, "𠮷" },
    { "a\0b", 3, NULL },
    { "\x01", 0, NULL },
    { "\x7F", 0, NULL },
    { "\xC2\x85", 0, NULL },                               /* a C1 control */
    { "\xC0\x80", 0, NULL },                               /* overlong */
    { "\xED\xA0\x80", 0, NULL },                           /* a surrogate */
    { "\xF4\x90\x80\x80", 0, NULL },                       /* beyond U+10FFFF */
    { "\xEF\xBF\xBE", 0, NULL },                           /* U+FFFE */
    { "\xE5\xBC", 0, NULL },                               /* cut off */
    { "\xD5\xC5", 0, NULL },                               /* GB 18030 */
};

static void text_is_cleaned_or_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cleaned / sizeof *cleaned; i++) {
        struct arena *arena = arena_new(ARENA);
        size_t length = cleaned[i].length != 0 ? cleaned[i].length : strlen(cleaned[i].bytes);
        const char *got = text_clean(arena, cleaned[i].bytes, length);
        if (cleaned[i].clean == NULL)
            assert_null(got);
        else
            assert_string_equal(got, cleaned[i].clean);
        arena_free(arena);
    }
}

static void comparing_ignores_width_case_and_spaces(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        { "５０ 元", "50元" }, { "ＡＢｃ", "abC" }, { "三\xE3\x80\x80十", "三十" }, { "（一）", "(一)" }, { "ﾊ", "ハ" }
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct arena *arena = arena_new(ARENA);
        assert_string_equal(text_fold(arena, pairs[i][0]), text_fold(arena, pairs[i][1]));
        arena_free(arena);
    }
    struct arena *arena = arena_new(ARENA);
    assert_string_not_equal(text_fold(arena, "三十"), text_fold(arena, "三一"));
    arena_free(arena);
}

static void lines_fold_without_gaps_in_chinese(void **state)
{
    (void)state;
    struct arena *arena = arena_new(ARENA);
    assert_string_equal(text_one_line(arena, "  城管\n    执法 人员，\n应当 "), "城管执法人员，应当");
    assert_string_equal(text_one_line(arena, "two  words"), "two words");
    assert_string_equal(text_one_line(arena, "PM 2.5\n以上"), "PM 2.5 以上");
    arena_free(arena);
}

static void length_counts_characters(void **state)
{
    (void)state;
    assert_int_equal(text_length(""), 0);
    assert_int_equal(text_length("城管a𠮷"), 4);
}

static const struct {
    const char *text;
    int64_t number; /* meaningful when good */
    bool good;
} wholes[] = {
    { "0", 0, true },      { "007", 7, true },  { "-12", -12, true },
    { "１２３", 123, true }, { "9223372036854775807", INT64_MAX, true },
    { "9223372036854775808", 0, false },        { "", 0, false },
    { "-", 0, false },     { "1 2", 0, false }, { "1.0", 0, false },
    { "0x10", 0, false },  { "一", 0, false },  { "+1", 0, false },
};

static const struct {
    const char *text;
    int64_t hundredths;
    bool good;
} decimals[] = {
    { "1.5", 150, true },   { "60", 6000, true },  { "0.05", 5, true },   { "１．２５", 125, true },
    { "-0.5", -50, true },  { "1.", 0, false },    { ".5", 0, false },    { "1.234", 0, false },
    { "1.2.3", 0, false },  { "", 0, false },      { "99999999999999999999", 0, false },
    { "92233720368547758.08", 0, false },
};

static void numbers_are_read_whole_or_not_at_all(void **state)
{
    (void)state;
    int64_t number;
    for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++) {
        assert_int_equal(text_whole(wholes[i].text, &number), wholes[i].good);
        if (wholes[i].good)
            assert_int_equal(number, wholes[i].number);
    }
    for (size_t i = 0; i < sizeof decimals / sizeof *decimals; i++) {
        assert_int_equal(text_hundredths(decimals[i].text, &number), decimals[i].good);
        if (decimals[i].good)
            assert_int_equal(number, decimals[i].hundredths);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_cleaned_or_refused),
        cmocka_unit_test(comparing_ignores_width_case_and_spaces),
        cmocka_unit_test(lines_fold_without_gaps_in_chinese),
        cmocka_unit_test(length_counts_characters),
        cmocka_unit_test(numbers_are_read_whole_or_not_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
