/* The figures of a test, against cases worked by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "exams/marking/item_analysis.h"

#define assert_near(got, wanted) assert_true(fabs((got) - (wanted)) < 1e-9)

/*
 * Five people, four items of 1 point:
 *            1  2  3  4   total
 *   A        1  1  1  1     4
 *   B        1  1  1  0     3
 *   C        1  1  0  0     2
 *   D        1  0  0  0     1
 *   E        0  0  0  0     0
 *   right    4  3  2  1    10     p  0.8  0.6  0.4  0.2
 * Totals: mean 2; squares of the differences 4 + 1 + 0 + 1 + 4 = 10, over n - 1 = 4: variance 2.5.
 * Items: variance p (1 - p) n / (n - 1): 0.16, 0.24, 0.24, 0.16 times 1.25 = 0.2, 0.3, 0.3, 0.2; together 1.
 * KR-20 = 4/3 (1 - 1/2.5) = 0.8. Error of measurement = sqrt(2.5) sqrt(0.2) = sqrt(0.5).
 */
static const int answers[5][4] = { { 1, 1, 1, 1 }, { 1, 1, 1, 0 }, { 1, 1, 0, 0 }, { 1, 0, 0, 0 }, { 0, 0, 0, 0 } };

static struct sums sums_of(int item, double worth)
{
    struct sums sums = { .n = 5 };
    for (int who = 0; who < 5; who++) {
        double total = 0, x = answers[who][item] * worth;
        for (int i = 0; i < 4; i++)
            total += answers[who][i] * worth;
        double rest = total - x;
        sums.x += x;
        sums.xx += x * x;
        sums.y += rest;
        sums.yy += rest * rest;
        sums.xy += x * rest;
    }
    return sums;
}

static void reliability_is_kr20(void **state)
{
    (void)state;
    double variances = 0;
    for (int item = 0; item < 4; item++) {
        struct sums sums = sums_of(item, 1);
        variances += variance_of(sums.n, sums.x, sums.xx);
    }
    double total = variance_of(5, 10, 30); /* squares 16 + 9 + 4 + 1 */
    assert_near(variances, 1);
    assert_near(total, 2.5);
    assert_near(alpha_of(4, variances, total), 0.8);
    assert_near(measurement_error(sqrt(total), 0.8), sqrt(0.5));
}

/*
 * Item 2 (right: A, B, C) with the rest 3, 2, 1, 1, 0: sums x 3, xx 3, y 7, yy 15, xy 6.
 * Covariance (6 - 3·7/5)/4 = 0.45; variances 0.3 and (15 - 49/5)/4 = 1.3; r = 0.45/sqrt(0.39).
 * By the formula for point-biserial: mean of the rest 2 among the right, 0.5 among the wrong, sd over n sqrt(1.04),
 * p q = 0.24: (2 - 0.5) sqrt(0.24)/sqrt(1.04) = 0.7205766921…, the same.
 */
static void an_item_is_held_against_the_rest(void **state)
{
    (void)state;
    struct sums sums = sums_of(1, 1);
    assert_near(correlation_of(&sums), 0.45 / sqrt(0.39));
    assert_near(correlation_of(&sums), 1.5 * sqrt(0.24) / sqrt(1.04));
    struct sums scaled = sums_of(1, 250); /* the unit of scores does not matter */
    assert_near(correlation_of(&scaled), 0.45 / sqrt(0.39));
}

static void what_is_undefined_is_no_number(void **state)
{
    (void)state;
    struct sums all_right = { .n = 3, .x = 300, .xx = 30000, .y = 600, .yy = 140000, .xy = 60000 };
    assert_true(isnan(correlation_of(&all_right)));
    assert_true(isnan(variance_of(1, 5, 25)));
    assert_true(isnan(alpha_of(4, 0, 0)));
    assert_true(isnan(alpha_of(1, 1, 2)));
    assert_true(isnan(measurement_error(1, NAN)));
}

static void items_worth_a_look_are_named(void **state)
{
    (void)state;
    assert_true(item_verdict(40, 0.29, 0.3, false).too_hard);
    assert_false(item_verdict(40, 0.30, 0.3, false).too_hard);
    assert_true(item_verdict(40, 0.96, 0.3, false).too_easy);
    assert_true(item_verdict(40, 0.5, 0.19, false).weak);
    assert_false(item_verdict(40, 0.5, 0.19, false).doubtful);
    assert_true(item_verdict(40, 0.5, -0.01, false).doubtful);
    assert_true(item_verdict(40, 0.5, 0.4, true).doubtful);
    assert_false(item_verdict(29, 0.5, -0.5, true).doubtful); /* too few */
    assert_false(item_verdict(29, 0.5, -0.5, true).weak);
    assert_false(item_verdict(1, 0, NAN, false).too_hard);
    assert_false(item_verdict(29, 1, NAN, false).too_easy);
    assert_false(item_verdict(40, 0.5, NAN, false).weak);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reliability_is_kr20),
        cmocka_unit_test(an_item_is_held_against_the_rest),
        cmocka_unit_test(what_is_undefined_is_no_number),
        cmocka_unit_test(items_worth_a_look_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
