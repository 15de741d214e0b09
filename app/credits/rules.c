#include "rules.h"

#include <assert.h>
#include <string.h>

#define YEAR_DAYS_MOST 366
#define COUNT_MOST 1000000 /* minutes, half days: more is an error, and must not overflow */

const char *const channel_names[CHANNELS] = { "online", "district", "squad" };
const char *const basis_names[BASES] = { "class-hour", "half-day", "day", "fixed", "pass", "exercise" };
const char *const rounding_names[ROUNDINGS] = { "down", "half", "up" };
const char *const prorata_names[PRORATAS] = { "none", "months", "days" };

static int64_t least(int64_t one, int64_t other)
{
    return one < other ? one : other;
}

static int64_t most(int64_t one, int64_t other)
{
    return one > other ? one : other;
}

static int32_t capped(int64_t value, int32_t cap)
{
    return (int32_t)least(value, cap == NONE ? INT32_MAX : cap);
}

static struct amount amount_add(struct amount one, struct amount other)
{
    return (struct amount){ capped((int64_t)one.hours + other.hours, NONE),
                            capped((int64_t)one.credits + other.credits, NONE) };
}

static struct amount amount_capped(struct amount amount, struct amount cap)
{
    return (struct amount){ capped(amount.hours, cap.hours), capped(amount.credits, cap.credits) };
}

static bool amount_reaches(struct amount amount, struct amount aim)
{
    return amount.hours >= aim.hours && amount.credits >= aim.credits;
}

/* -- what a part earns --------------------------------------------------------------------------------------------- */

const struct rule *rule_for(const struct rule_set *set, const char *kind)
{
    for (size_t i = 0; i < set->rule_count; i++)
        if (strcmp(set->rules[i].kind, kind) == 0)
            return &set->rules[i];
    return NULL;
}

/* How many of the basis a part is, as a fraction. */
struct share {
    int64_t count, of;
};

static struct share share_of(const struct rule_set *set, enum basis basis, const struct part *part)
{
    switch (basis) {
    case BASIS_CLASS_HOUR:
        return (struct share){ part->minutes, set->class_hour_minutes };
    case BASIS_HALF_DAY:
        return (struct share){ part->half_days, 1 };
    case BASIS_DAY:
        return (struct share){ part->half_days, 2 };
    case BASIS_PASS:
        return (struct share){ part->passed, 1 };
    case BASIS_EXERCISE:
        return (struct share){ part->exercises, 1 };
    case BASIS_FIXED:
    case BASES:
        break;
    }
    return (struct share){ 1, 1 };
}

/* A fraction of hundredths to the step above, below or nearest (a half goes up); never negative. */
static int32_t rounded(int64_t hundredths, int64_t of, int32_t step, enum rounding rounding)
{
    int64_t unit = of * step, whole = hundredths / unit, rest = hundredths % unit;
    if ((rounding == ROUND_UP && rest > 0) || (rounding == ROUND_HALF && 2 * rest >= unit))
        whole++;
    return capped(whole * step, NONE);
}

struct earned rule_earns(const struct rule_set *set, const struct rule *rule, const struct part *part)
{
    struct share share = share_of(set, rule->basis, part);
    share.count = most(least(share.count, COUNT_MOST), 0);
    int64_t hours = share.count * rule->each.hours, credits = share.count * rule->each.credits;
    return (struct earned){ .quantity = capped(share.count * 100 / share.of, NONE),
                            .raw_hours = hours * 100 / share.of,
                            .raw_credits = credits * 100 / share.of,
                            .amount = { rounded(hours, share.of, rule->step, rule->rounding),
                                        rounded(credits, share.of, rule->step, rule->rounding) } };
}

/* -- what is owed ---------------------------------------------------------------------------------------------------- */

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_of_month(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return days[month] + (month == 1 && is_leap(year));
}

/* The days of a year, from 1: which of them count. */
struct days {
    bool counts[YEAR_DAYS_MOST + 1];
    int whole;
};

static void mark_days(struct days *days, const struct span *span, bool counts)
{
    for (int day = (int)most(span->from, 1); day <= least(span->to, days->whole); day++)
        days->counts[day] = counts;
}

static int count_days(const struct days *days)
{
    int count = 0;
    for (int day = 1; day <= days->whole; day++)
        count += days->counts[day];
    return count;
}

/* A month counts when at least half of its days do. */
static int count_months(const struct days *days, int year)
{
    int months = 0;
    for (int month = 0, day = 1; month < 12; month++) {
        int length = days_of_month(year, month), in_month = 0;
        for (int end = day + length; day < end; day++)
            in_month += days->counts[day];
        months += 2 * in_month >= length;
    }
    return months;
}

/* A part of an amount of the whole year, to the step above; the whole as it is. */
static struct amount owed_part(const struct rule_set *set, struct amount whole, const struct owed *owed)
{
    int64_t share = (int64_t)owed->parts * (100 - owed->exempt_percent), of = INT64_C(100) * owed->whole;
    if (share == of)
        return whole;
    return (struct amount){ rounded(whole.hours * share, of, set->owed_step, ROUND_UP),
                            rounded(whole.credits * share, of, set->owed_step, ROUND_UP) };
}

struct owed rules_owed(const struct rule_set *set, const struct service *service)
{
    struct days days = { .whole = is_leap(set->year) ? 366 : 365 };
    struct owed owed = { .exempt_percent = service->exempt_percent };
    for (size_t i = 0; i < service->served_count; i++)
        mark_days(&days, &service->served[i], true);
    int served = count_days(&days);
    for (size_t i = 0; set->prorata != PRORATA_NONE && i < service->leave_count; i++)
        if (service->leave[i].to - service->leave[i].from + 1 >= set->leave_days_least)
            mark_days(&days, &service->leave[i], false);
    owed.leave_days = served - count_days(&days);
    owed.whole = set->prorata == PRORATA_DAYS ? days.whole : 12;
    owed.parts = set->prorata == PRORATA_DAYS     ? count_days(&days)
                 : set->prorata == PRORATA_MONTHS ? count_months(&days, set->year)
                 : served > 0                     ? owed.whole
                                                  : 0;
    owed.amount = owed_part(set, set->owed, &owed);
    return owed;
}

struct amount rules_carry(const struct rule_set *next, struct amount counted, struct amount owed)
{
    int64_t hours = most((int64_t)counted.hours - owed.hours, 0),
            credits = most((int64_t)counted.credits - owed.credits, 0);
    return (struct amount){ capped(hours * next->carry_percent / 100, next->carry_most.hours),
                            capped(credits * next->carry_percent / 100, next->carry_most.credits) };
}

/* -- how far somebody is ---------------------------------------------------------------------------------------------- */

/* What counts of all kinds and channels, told in reckoned; the sum of the channels. */
static struct amount count_all(const struct rule_set *set, const struct kind_sum *sums, size_t count, bool pending,
                               struct reckoned *reckoned)
{
    struct amount total = { 0, 0 };
    assert(count <= KINDS_MOST);
    reckoned->kind_count = count;
    for (enum channel channel = 0; channel < CHANNELS; channel++)
        reckoned->channels[channel].summed = (struct amount){ 0, 0 };
    for (size_t i = 0; i < count; i++) {
        struct kind_counts *kind = &reckoned->kinds[i];
        *kind = (struct kind_counts){ .rule = rule_for(set, sums[i].kind), .booked = sums[i].booked };
        if (pending)
            kind->booked = amount_add(kind->booked, sums[i].pending);
        if (kind->rule == NULL)
            continue;
        kind->counts = amount_capped(kind->booked, kind->rule->cap);
        struct amount *summed = &reckoned->channels[kind->rule->channel].summed;
        *summed = amount_add(*summed, kind->counts);
    }
    for (enum channel channel = 0; channel < CHANNELS; channel++) {
        reckoned->channels[channel].counts = amount_capped(reckoned->channels[channel].summed,
                                                           set->channels[channel].cap);
        total = amount_add(total, reckoned->channels[channel].counts);
    }
    return total;
}

struct reckoned standing_reckon(const struct rule_set *set, const struct kind_sum *sums, size_t count,
                                const struct owed *owed, struct amount carried)
{
    struct reckoned reckoned = { .carried = carried };
    reckoned.with_pending = amount_add(count_all(set, sums, count, true, &reckoned), carried);
    reckoned.total = amount_add(count_all(set, sums, count, false, &reckoned), carried);
    reckoned.met = amount_reaches(reckoned.total, owed->amount);
    for (enum channel channel = 0; channel < CHANNELS; channel++) {
        reckoned.channels[channel].least = owed_part(set, set->channels[channel].least, owed);
        reckoned.channels[channel].least_met = amount_reaches(reckoned.channels[channel].counts,
                                                              reckoned.channels[channel].least);
        reckoned.met = reckoned.met && reckoned.channels[channel].least_met;
    }
    return reckoned;
}
