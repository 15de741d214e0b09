#include "item_analysis.h"

#include <math.h>

/* What is left of rounding where nothing differs: far below a hundredth of a point squared. */
#define NOTHING 1e-9

double variance_of(double n, double x, double xx)
{
    return n < 2 ? NAN : fmax(0, (xx - x * x / n) / (n - 1));
}

double correlation_of(const struct sums *sums)
{
    double n = sums->n;
    double x = variance_of(n, sums->x, sums->xx), y = variance_of(n, sums->y, sums->yy);
    if (!(x > NOTHING && y > NOTHING))
        return NAN;
    double together = (sums->xy - sums->x * sums->y / n) / (n - 1);
    return fmax(-1, fmin(1, together / sqrt(x * y)));
}

double alpha_of(double items, double item_variances, double total_variance)
{
    if (items < 2 || !(total_variance > NOTHING))
        return NAN;
    return items / (items - 1) * (1 - item_variances / total_variance);
}

double measurement_error(double sd, double alpha)
{
    return isnan(alpha) ? NAN : sd * sqrt(fmax(0, 1 - alpha));
}

struct verdict item_verdict(int64_t people, double p, double r, bool lure)
{
    bool enough = people >= PEOPLE_LEAST;
    return (struct verdict){
        .too_hard = enough && p < P_HARD,
        .too_easy = enough && p > P_EASY,
        .weak = enough && r < R_WEAK, /* never for NAN */
        .doubtful = enough && (r < 0 || lure),
    };
}
