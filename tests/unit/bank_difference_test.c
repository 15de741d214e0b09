/* The difference of two texts: what a reader sees as gone and new, and that nothing is lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bank/difference.h"
#include "chengxue/buffer.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define MEGABYTE ((size_t)1024 * 1024)

static int start(void **state)
{
    *state = arena_new(64 * MEGABYTE);
    return 0;
}

static int end(void **state)
{
    arena_free(*state);
    return 0;
}

/* The runs as one text: what is gone in [-…], what is new in [+…]. */
static const char *shown(struct arena *arena, const char *from, const char *to)
{
    size_t count;
    const struct run *runs = difference(arena, from, to, &count);
    struct buffer *text = buffer_new(arena, MEGABYTE);
    for (size_t i = 0; i < count; i++) {
        if (runs[i].kind == RUN_SAME)
            buffer_text(text, runs[i].text);
        else
            buffer_printf(text, "[%c%s]", runs[i].kind == RUN_GONE ? '-' : '+', runs[i].text);
    }
    return text->bytes;
}

static void changes_are_told_as_words(void **state)
{
    static const struct {
        const char *from, *to, *shown;
    } cases[] = {
        { "", "", "" },
        { "不变", "不变", "不变" },
        { "", "新写的", "[+新写的]" },
        { "删去的", "", "[-删去的]" },
        { "罚款五万元以下", "罚款十万元以下", "罚款[-五][+十]万元以下" },
        { "应当在七日内", "应当在十五日内", "应当在[-七][+十五]日内" },
        { "处100元以上", "处1000元以上", "处[-100][+1000]元以上" }, /* a number is one word */
        { "费率1.5倍", "费率1.25倍", "费率[-1.5][+1.25]倍" },
        { "按 GB 18483 执行", "按 GB 16297 执行", "按 GB [-18483][+16297] 执行" },
        { "可以拆除", "应当拆除", "[-可以][+应当]拆除" },
        { "责令改正", "责令限期改正", "责令[+限期]改正" },
        { "一二三", "四二五", "[-一二三][+四二五]" }, /* a lone character between two changes tells nothing */
        { "一二三四", "五二三六", "[-一][+五]二三[-四][+六]" },
        { "甲乙", "乙甲", "[-甲乙][+乙甲]" },
        { "全部换掉", "从头写起", "[-全部换掉][+从头写起]" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(shown(*state, cases[i].from, cases[i].to), cases[i].shown);
}

static void assert_gives_back(struct arena *arena, const char *from, const char *to)
{
    size_t count, ceiling = strlen(from) + strlen(to) + 1;
    const struct run *runs = difference(arena, from, to, &count);
    struct buffer *before = buffer_new(arena, ceiling), *after = buffer_new(arena, ceiling);
    for (size_t i = 0; i < count; i++) {
        assert_true(*runs[i].text != '\0');
        if (runs[i].kind != RUN_NEW)
            buffer_text(before, runs[i].text);
        if (runs[i].kind != RUN_GONE)
            buffer_text(after, runs[i].text);
    }
    assert_string_equal(before->bytes, from);
    assert_string_equal(after->bytes, to);
}

/* Many random texts of few characters, which share much in tangled ways. */
static void nothing_is_lost(void **state)
{
    static const char *const signs[] = { "甲", "乙", "丙", "1", "23", " ", ".", "x" };
    unsigned seed = 7;
    for (int round = 0; round < 2000; round++) {
        struct arena *arena = arena_new(MEGABYTE);
        struct buffer *texts[2] = { buffer_new(arena, 4096), buffer_new(arena, 4096) };
        for (size_t t = 0; t < 2; t++) {
            seed = seed * 1103515245 + 12345;
            for (unsigned length = seed >> 16 & 31; length > 0; length--) {
                seed = seed * 1103515245 + 12345;
                buffer_text(texts[t], signs[seed >> 16 & 7]);
            }
        }
        assert_gives_back(arena, texts[0]->bytes, texts[1]->bytes);
        arena_free(arena);
    }
    (void)state;
}

/* Past the size of its table it still tells what both share at either end. */
static void long_texts_are_exchanged_as_a_whole(void **state)
{
    struct buffer *from = buffer_new(*state, MEGABYTE), *to = buffer_new(*state, MEGABYTE);
    buffer_text(from, "开头");
    buffer_text(to, "开头");
    for (int i = 0; i < 5000; i++) {
        buffer_text(from, i % 2 == 0 ? "甲" : "乙");
        buffer_text(to, i % 2 == 0 ? "丙" : "乙");
    }
    buffer_text(from, "结尾");
    buffer_text(to, "结尾");
    size_t count;
    const struct run *runs = difference(*state, from->bytes, to->bytes, &count);
    assert_int_equal(count, 4);
    assert_string_equal(runs[0].text, "开头");
    assert_string_equal(runs[3].text, "乙结尾");
    assert_gives_back(*state, from->bytes, to->bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(changes_are_told_as_words, start, end),
        cmocka_unit_test_setup_teardown(nothing_is_lost, start, end),
        cmocka_unit_test_setup_teardown(long_texts_are_exchanged_as_a_whole, start, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
