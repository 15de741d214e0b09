/* Near-duplicates: found by meaning of the wording, not by its punctuation; none missed that a slow search would find. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "bank/duplicates.h"
#include "bank/source.h"
#include "chengxue/buffer.h"
#include "chengxue/text.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define MEGABYTE ((size_t)1024 * 1024)
#define BANK_SIZE 2450

static int start(void **state)
{
    *state = arena_new(1024 * MEGABYTE);
    return 0;
}

static int end(void **state)
{
    arena_free(*state);
    return 0;
}

static void rewordings_are_found_and_others_not(void **state)
{
    static const char *const texts[] = {
        "个人擅自安装燃气热水器的，由燃气管理部门责令限期改正；逾期不改正的，可以处多少罚款？",
        "夜间施工产生噪声的，应当如何处理？",
        "居民个人擅自安装燃气热水器，燃气管理部门责令限期改正；逾期不改正的，可处多少罚款？",
        "夜间施工，产生噪声的应当　如何处理",
        "",
        "水",
    };
    size_t found;
    const struct duplicate *list = duplicates_find(*state, texts, COUNT(texts), DUPLICATE_FROM, &found);
    assert_int_equal(found, 2);
    assert_int_equal(list[0].one, 1); /* the likest first: only punctuation and spaces differ */
    assert_int_equal(list[0].other, 3);
    assert_int_equal(list[0].likeness, 100);
    assert_int_equal(list[1].one, 0);
    assert_int_equal(list[1].other, 2);
    assert_in_range(list[1].likeness, 60, 95);
}

static void nothing_to_compare(void **state)
{
    size_t found = 7;
    duplicates_find(*state, NULL, 0, DUPLICATE_FROM, &found);
    assert_int_equal(found, 0);
}

/* -- on the real bank -------------------------------------------------------------------------------------------------- */

static const char *asked(struct arena *arena, const struct form *form)
{
    struct buffer *text = buffer_new(arena, MEGABYTE);
    buffer_text(text, form_stem(arena, form));
    for (size_t i = 0; i < form->choice_count; i++)
        buffer_text(text, form->choices[i].text);
    return text->bytes;
}

static const char **bank_texts(struct arena *arena, size_t *count)
{
    struct source *source = source_read(arena, "question-bank");
    assert_int_equal(source->faults.count, 0);
    const char **texts = arena_alloc(arena, (source->item_count + 1) * sizeof *texts);
    for (size_t i = 0; i < source->item_count; i++)
        texts[i] = asked(arena, source->items[i].form);
    *count = source->item_count;
    return texts;
}

/* The pairs of neighbouring characters of a text, in order, each once. */
static size_t grams_of(const char *folded, uint64_t *grams)
{
    size_t count = 0, kept = 0;
    uint32_t before = 0, c;
    while ((c = text_next(&folded)) != 0) {
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c >= 0x3400))
            continue;
        if (before != 0)
            grams[count++] = (uint64_t)before << 32 | c;
        before = c;
    }
    for (size_t i = 0; i < count; i++) {
        size_t j = 0;
        while (j < kept && grams[j] != grams[i])
            j++;
        if (j == kept)
            grams[kept++] = grams[i];
    }
    return kept;
}

static int likeness(struct arena *arena, const char *one, const char *other)
{
    uint64_t *a = arena_alloc(arena, 4096 * sizeof *a), *b = arena_alloc(arena, 4096 * sizeof *b);
    size_t a_count = grams_of(text_fold(arena, one), a), b_count = grams_of(text_fold(arena, other), b), both = 0;
    for (size_t i = 0; i < a_count; i++)
        for (size_t j = 0; j < b_count; j++)
            both += a[i] == b[j];
    return a_count + b_count == 0 ? 0 : (int)(both * 100 / (a_count + b_count - both));
}

/* Every pair of the first items of the bank compared one by one finds the same. */
static void index_finds_what_a_slow_search_finds(void **state)
{
    size_t count, found, slow = 0;
    const char **texts = bank_texts(*state, &count);
    if (count > 120)
        count = 120;
    const struct duplicate *list = duplicates_find(*state, texts, count, 15, &found);
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++) {
            struct arena *arena = arena_new(MEGABYTE);
            int like = likeness(arena, texts[i], texts[j]);
            arena_free(arena);
            if (like < 15)
                continue;
            size_t at = 0;
            while (at < found && (list[at].one != i || list[at].other != j))
                at++;
            assert_true(at < found);
            assert_int_equal(list[at].likeness, like);
            slow++;
        }
    assert_int_equal(found, slow);
    assert_true(found > 0);
}

/* Words that writers exchange when they write the same item again. */
static const char *reworded(struct arena *arena, const char *text)
{
    static const char *const swaps[][2] = {
        { "应当", "须" },       { "依照", "根据" },     { "多少", "多大" },     { "哪些", "哪几项" },
        { "某公司", "甲公司" }, { "下列", "以下" },     { "正确", "符合规定" }, { "罚款", "罚金" },
        { "期限", "时限" },     { "当事人", "相对人" }, { "张某", "赵某" },     { "李某", "孙某" },
    };
    struct buffer *out = buffer_new(arena, MEGABYTE);
    while (*text != '\0') {
        size_t i = 0;
        while (i < COUNT(swaps) && strncmp(text, swaps[i][0], strlen(swaps[i][0])) != 0)
            i++;
        const char *next = text;
        if (i < COUNT(swaps)) {
            buffer_text(out, swaps[i][1]);
            next += strlen(swaps[i][0]);
        } else {
            text_next(&next);
            buffer_add(out, text, (size_t)(next - text));
        }
        text = next;
    }
    return out->bytes;
}

/*
 * The bank and a rewording of each item, filled up to its final size: at least nine in ten rewordings are found, at most
 * one pair in ten is none, in less than the two seconds that an editor may wait (ten with sanitizers).
 */
static void planted_rewordings_are_found_in_time(void **state)
{
    size_t count, found, hits = 0;
    const char **texts = bank_texts(*state, &count);
    const char **all = arena_alloc(*state, 2 * count * sizeof *all);
    for (size_t i = 0; i < count; i++) {
        all[i] = texts[i];
        all[count + i] = reworded(*state, texts[i]);
    }
    size_t total = 2 * count < BANK_SIZE ? 2 * count : BANK_SIZE;
    clock_t begun = clock();
    const struct duplicate *list = duplicates_find(*state, all, total, DUPLICATE_FROM, &found);
    assert_true((double)(clock() - begun) / CLOCKS_PER_SEC < 10);
    for (size_t i = 0; i < found; i++)
        hits += list[i].other == list[i].one + count;
    assert_true(hits * 10 >= (total - count) * 9);
    assert_true(hits * 10 >= found * 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rewordings_are_found_and_others_not, start, end),
        cmocka_unit_test_setup_teardown(nothing_to_compare, start, end),
        cmocka_unit_test_setup_teardown(index_finds_what_a_slow_search_finds, start, end),
        cmocka_unit_test_setup_teardown(planted_rewordings_are_found_in_time, start, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
