/* What an answer is worth by rule. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "chengxue/item_marking.h"
#include "exams/marking/agreement.h"

static const struct {
    enum item_type type;
    const char *key, *answer;
    int32_t full;
    bool partial;
    int32_t score;
} cases[] = {
    { ITEM_SINGLE, "B", "B", 200, false, 200 },
    { ITEM_SINGLE, "B", "C", 200, false, 0 },
    { ITEM_SINGLE, "B", "", 200, false, 0 },
    { ITEM_SINGLE, "B", NULL, 200, false, 0 },
    { ITEM_TRUE_FALSE, "false", "false", 100, false, 100 },
    { ITEM_TRUE_FALSE, "false", "true", 100, false, 0 },
    /* multiple choice, all or nothing */
    { ITEM_MULTIPLE, "ACD", "ACD", 300, false, 300 },
    { ITEM_MULTIPLE, "ACD", "DCA", 300, false, 300 }, /* in whatever order */
    { ITEM_MULTIPLE, "ACD", "AC", 300, false, 0 },
    { ITEM_MULTIPLE, "ACD", "ABCD", 300, false, 0 },
    /* and in part: half, and none for a wrong choice */
    { ITEM_MULTIPLE, "ACD", "ACD", 300, true, 300 },
    { ITEM_MULTIPLE, "ACD", "AC", 300, true, 150 },
    { ITEM_MULTIPLE, "ACD", "D", 300, true, 150 },
    { ITEM_MULTIPLE, "ACD", "AB", 300, true, 0 },
    { ITEM_MULTIPLE, "ACD", "ABCD", 300, true, 0 },
    { ITEM_MULTIPLE, "ACD", "", 300, true, 0 },
    { ITEM_MULTIPLE, "AC", "A", 25, true, 12 }, /* half a hundredth goes down */
    /* fill-in: alternatives, width, case, spaces */
    { ITEM_FILL_IN, "五|5", "５", 200, false, 200 },
    { ITEM_FILL_IN, "五|5", " 五 ", 200, false, 200 },
    { ITEM_FILL_IN, "PM2.5", "ｐｍ 2.5", 200, false, 200 },
    { ITEM_FILL_IN, "五|5", "15", 200, false, 0 },
    { ITEM_FILL_IN, "五|5", "五|5", 200, false, 0 },
    { ITEM_FILL_IN, "五|5", "", 200, false, 0 },
    /* blanks share the score; no hundredth is lost */
    { ITEM_FILL_IN, "三\n七", "三\n七", 200, false, 200 },
    { ITEM_FILL_IN, "三\n七", "三\n", 200, false, 100 },
    { ITEM_FILL_IN, "三\n七", "\n七", 200, false, 100 },
    { ITEM_FILL_IN, "三\n七", "七\n三", 200, false, 0 },
    { ITEM_FILL_IN, "三\n七", "三", 200, false, 100 }, /* the second line is missing */
    { ITEM_FILL_IN, "a\nb\nc", "a\nb\nc", 100, false, 100 },
    { ITEM_FILL_IN, "a\nb\nc", "a\nx\nx", 100, false, 34 },
    { ITEM_FILL_IN, "a\nb\nc", "x\nb\nx", 100, false, 33 },
    { ITEM_FILL_IN, "a\nb", "a\nb\nc", 100, false, 100 }, /* lines too many do no harm */
};

static void answers_are_worth_what_the_rules_say(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new((size_t)1 << 20);
        int32_t score = mark_by_rule(arena, cases[i].type, cases[i].key, cases[i].answer, cases[i].full,
                                     cases[i].partial);
        if (score != cases[i].score)
            print_error("case %zu: key \"%s\", answer \"%s\"\n", i, cases[i].key,
                        cases[i].answer != NULL ? cases[i].answer : "(none)");
        assert_int_equal(score, cases[i].score);
        arena_free(arena);
    }
}

static void types_have_the_banks_names(void **state)
{
    (void)state;
    assert_int_equal(item_type_named("single-choice"), ITEM_SINGLE);
    assert_int_equal(item_type_named("multiple-choice"), ITEM_MULTIPLE);
    assert_int_equal(item_type_named("true-false"), ITEM_TRUE_FALSE);
    assert_int_equal(item_type_named("fill-in"), ITEM_FILL_IN);
    assert_int_equal(item_type_named("short-answer"), ITEM_SHORT);
}

static void two_marks_agree_within_what_the_exam_allows(void **state)
{
    (void)state;
    int32_t agreed = -1;
    assert_true(marks_agree(600, 800, 200, &agreed));
    assert_int_equal(agreed, 700);
    assert_true(marks_agree(801, 600, 201, &agreed));
    assert_int_equal(agreed, 701); /* half a hundredth up */
    assert_true(marks_agree(0, 0, 0, &agreed));
    assert_int_equal(agreed, 0);
    assert_false(marks_agree(600, 801, 200, &agreed));
    assert_false(marks_agree(801, 600, 200, &agreed));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_worth_what_the_rules_say),
        cmocka_unit_test(types_have_the_banks_names),
        cmocka_unit_test(two_marks_agree_within_what_the_exam_allows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
