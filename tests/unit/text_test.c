/* Text from outside: what is let in, how it is folded, and which numbers are numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "chengxue/arena.h"
#include "chengxue/text.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define BYTES(literal) (literal), sizeof(literal) - 1
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

static void good_bytes_become_clean_text(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *clean;
    } cases[] = {
        { BYTES(""), "" },
        { BYTES("   "), "" },
        { BYTES("a"), "a" },
        { BYTES("  沪城管001 "), "沪城管001" },
        { BYTES("\xE3\x80\x80徐汇\xE3\x80\x80区\xC2\xA0"), "徐汇\xE3\x80\x80区" }, /* ideographic and no-break spaces */
        { BYTES("\xEF\xBB\xBFname"), "name" },                                     /* a byte-order mark */
        { BYTES("\r\n one\r\ntwo\rthree\n\r\n"), "one\ntwo\nthree" },
        { BYTES("a\tb"), "a\tb" },
        { BYTES("e\xCC\x81t\xC3\xA9"), "\xC3\xA9t\xC3\xA9" },  /* NFD becomes NFC */
        { BYTES("\xE1\x84\x80\xE1\x85\xA1"), "\xEA\xB0\x80" }, /* jamo become a syllable */
        { BYTES("\xE2\x84\xAB"), "\xC3\x85" },                 /* the Angstrom sign is a letter */
        { BYTES("\xEF\xAC\x81"), "\xEF\xAC\x81" },             /* NFC keeps a ligature */
        { BYTES("１２"), "１２" },                             /* and full width */
        { BYTES("\xF0\xA0\xAE\xB7"), "\xF0\xA0\xAE\xB7" },     /* beyond 16 bits */
        { BYTES("\xEF\xBF\xBD"), "\xEF\xBF\xBD" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(text_clean(*state, cases[i].bytes, cases[i].length), cases[i].clean);
}

static void bad_bytes_are_refused(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
    } cases[] = {
        { BYTES("a\0b") },
        { BYTES("\0") },
        { BYTES("a\x01") },
        { BYTES("\x1B[31m") },
        { BYTES("\x0B") },
        { BYTES("\x7F") },
        { BYTES("\xC2\x85") }, /* a C1 control character */
        { BYTES("\x80") },     /* a byte that only continues */
        { BYTES("\xE5\x9F") }, /* cut off */
        { BYTES("\xE5\x9F"
                "a") },
        { BYTES("\xC0\xAF") }, /* overlong */
        { BYTES("\xE0\x80\xAF") },
        { BYTES("\xF0\x80\x80\xAF") },
        { BYTES("\xED\xA0\x80") }, /* a surrogate */
        { BYTES("\xED\xA0\xBD\xED\xB8\x80") },
        { BYTES("\xEF\xBF\xBE") }, /* U+FFFE */
        { BYTES("\xEF\xBF\xBF") },
        { BYTES("\xF4\x90\x80\x80") }, /* past U+10FFFF */
        { BYTES("\xF8\x88\x80\x80\x80") },
        { BYTES("\xFF") },
        { BYTES("\xB3\xC7\xB9\xDC") }, /* 城管 in GBK */
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_null(text_clean(*state, cases[i].bytes, cases[i].length));
}

static void clean_text_stays_as_it_is(void **state)
{
    const char *once = text_clean(*state, BYTES(" e\xCC\x81\r\n城管\xE3\x80\x80 "));
    assert_string_equal(text_clean(*state, once, strlen(once)), once);
}

static void lines_keep_their_places(void **state)
{
    assert_string_equal(text_lines(*state, BYTES("\r\n 城管 \r\n\n")), "\n 城管 \n\n");
    assert_string_equal(text_lines(*state, BYTES("e\xCC\x81\n")), "\xC3\xA9\n");
    assert_null(text_lines(*state, BYTES("\na\0")));
}

static void length_counts_characters(void **state)
{
    (void)state;
    assert_int_equal(text_length(""), 0);
    assert_int_equal(text_length("abc"), 3);
    assert_int_equal(text_length("城管执法"), 4);
    assert_int_equal(text_length("\xF0\xA0\xAE\xB7野家"), 3);
}

static void next_walks_and_stops(void **state)
{
    (void)state;
    const char *text = "a城\xF0\xA0\xAE\xB7", *at = text;
    assert_int_equal(text_next(&at), 'a');
    assert_int_equal(text_next(&at), 0x57CE);
    assert_int_equal(text_next(&at), 0x20BB7);
    assert_int_equal(text_next(&at), 0);
    assert_int_equal(text_next(&at), 0);
    assert_ptr_equal(at, text + strlen(text));
}

/* Each row holds answers that count as the same. */
static void same_answers_fold_alike(void **state)
{
    static const char *const cases[][4] = {
        { "5", "５", " 5 ", "5\n" },
        { "PM2.5", "ｐｍ２．５", "pm 2.5", "P M 2 . 5" },
        { "城管执法", "城管 执法", "城管\xE3\x80\x80执法", "城管\xE2\x80\x8B执\xC2\xAD法" },
        { "caf\xC3\xA9", "cafe\xCC\x81", "CAF\xC3\x89", "Ｃafe\xCC\x81" },
        { "(50)", "（５０）", "( 50 )", "（50）" },
        { "\xE2\x84\x83", "°C", "° c", "°ｃ" },
        { "ハ", "ﾊ", " ﾊ", "ハ " },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *folded = text_fold(*state, cases[i][0]);
        for (size_t j = 1; j < COUNT(cases[i]); j++)
            assert_string_equal(text_fold(*state, cases[i][j]), folded);
        assert_string_equal(text_fold(*state, folded), folded);
    }
    assert_string_equal(text_fold(*state, "Ａ　Ｂ"), "ab");
    assert_string_not_equal(text_fold(*state, "五"), text_fold(*state, "5"));
    assert_string_not_equal(text_fold(*state, "1.5"), text_fold(*state, "15"));
}

static void one_line_folds_white_space(void **state)
{
    static const char *const cases[][2] = {
        { "", "" },
        { " a \n\t b ", "a b" },
        { "城管\n  执法", "城管执法" },
        { "第 5 条", "第 5 条" },
        { "城管\n\nlaw\n执法", "城管 law 执法" },
        { "罚款，\n  并处", "罚款，并处" },
        { "\n\n", "" },
        { "PM 2.5\n以上", "PM 2.5 以上" },
        { "处５０\xE3\x80\x80元", "处５０元" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(text_one_line(*state, cases[i][0]), cases[i][1]);
}

static void whole_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t number;
    } good[] = {
        { "0", 0 },
        { "007", 7 },
        { "-1", -1 },
        { "-0", 0 },
        { "２０２５", 2025 },
        { "2０25", 2025 },
        { "-１２", -12 },
        { "9223372036854775807", INT64_MAX },
        { "-9223372036854775808", INT64_MIN },
    };
    static const char *const bad[] = {
        "",
        "-",
        "--1",
        "+1",
        " 1",
        "1 ",
        "1.0",
        "1,000",
        "0x10",
        "1e3",
        "五",
        "½",
        "1\xCC\x81",
        "a",
        "9223372036854775808",
        "-9223372036854775809",
        "99999999999999999999999999999",
        "１２３４５６７８９０１２３４５６７８９０",
    };
    int64_t number;
    for (size_t i = 0; i < COUNT(good); i++) {
        assert_true(text_whole(good[i].text, &number));
        assert_int_equal(number, good[i].number);
    }
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(text_whole(bad[i], &number));
}

static void decimals_as_hundredths(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t hundredths;
    } good[] = {
        { "0", 0 },
        { "1", 100 },
        { "1.5", 150 },
        { "1.05", 105 },
        { "0.01", 1 },
        { "-0.50", -50 },
        { "60", 6000 },
        { "１．５", 150 },
        { "1．25", 125 },
        { "001.50", 150 },
        { "92233720368547758.07", INT64_MAX },
        { "-92233720368547758.08", INT64_MIN },
    };
    static const char *const bad[] = {
        "",
        "-",
        ".",
        "1.",
        ".5",
        "-.5",
        "1.234",
        "1.000",
        "1..5",
        "1.5.0",
        "1,5",
        "+1",
        " 1",
        "1 ",
        "1.-5",
        "1e2",
        "一",
        "1。5",
        "92233720368547758.08",
        "-92233720368547758.09",
        "99999999999999999999",
        "nan",
        "inf",
    };
    int64_t hundredths;
    for (size_t i = 0; i < COUNT(good); i++) {
        assert_true(text_hundredths(good[i].text, &hundredths));
        assert_int_equal(hundredths, good[i].hundredths);
    }
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(text_hundredths(bad[i], &hundredths));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_bytes_become_clean_text),
        cmocka_unit_test(bad_bytes_are_refused),
        cmocka_unit_test(clean_text_stays_as_it_is),
        cmocka_unit_test(lines_keep_their_places),
        cmocka_unit_test(length_counts_characters),
        cmocka_unit_test(next_walks_and_stops),
        cmocka_unit_test(same_answers_fold_alike),
        cmocka_unit_test(one_line_folds_white_space),
        cmocka_unit_test(whole_numbers),
        cmocka_unit_test(decimals_as_hundredths),
    };
    return cmocka_run_group_tests(tests, start, end);
}
