/*
 * The classical figures of a test, from sums. Pure computation; formulas as in Lord and Novick, Statistical Theories of
 * Mental Test Scores (1968). A figure that is undefined (too few people, nobody differs) is NAN.
 */
#ifndef CHENGXUE_EXAMS_ITEM_ANALYSIS_H
#define CHENGXUE_EXAMS_ITEM_ANALYSIS_H

#include <stdbool.h>
#include <stdint.h>

/* Of n people: the sums of x and y, their squares and their products. */
struct sums {
    double n, x, xx, y, yy, xy;
};

/* The variance of x over n - 1. */
double variance_of(double n, double x, double xx);

/*
 * The correlation of x and y. With x the score on an item and y that on the rest of the paper it is the corrected
 * item-total correlation: point-biserial where the item is right or wrong.
 */
double correlation_of(const struct sums *sums);

/*
 * Cronbach's alpha of `items` items from the sum of their variances and the variance of the totals. Where every item is
 * worth 0 or 1 it is KR-20.
 */
double alpha_of(double items, double item_variances, double total_variance);

/* The standard error of measurement, in the unit of sd. */
double measurement_error(double sd, double alpha);

/* When an item is worth a look. All are defaults of ours; words.xml names them to readers. */
#define P_HARD 0.30
#define P_EASY 0.95
#define R_WEAK 0.20
#define PEOPLE_LEAST 30 /* fewer say nothing about an item */

struct verdict {
    bool too_hard, too_easy, weak, doubtful;
};

/* lure: whether the best were drawn to a wrong choice more than to the key. r may be NAN. */
struct verdict item_verdict(int64_t people, double p, double r, bool lure);

#endif
