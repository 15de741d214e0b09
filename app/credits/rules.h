/*
 * The rules of a year as data, and what follows from them by arithmetic alone: no database here. All rules of the domain
 * about hours and credits stand in rules.c; the ledger, the dry run, the explanation of a figure and the table of worked
 * cases (tests/fixtures/credits) all go through it.
 *
 * Hours and credits are hundredths; a cap or least of NONE is none.
 *
 *   a part ──quantity × rule──► raw ──rounding──► entry        (rule_earns)
 *   entries of a kind ──cap of the kind──► of a channel ──cap of the channel──► with what was carried ──► standing
 *                                                                                               (standing_reckon)
 */
#ifndef CHENGXUE_CREDITS_RULES_H
#define CHENGXUE_CREDITS_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chengxue/ledger.h"

#define NONE INT32_MIN
#define KINDS_MOST 64

enum channel { CHANNEL_ONLINE, CHANNEL_DISTRICT, CHANNEL_SQUAD, CHANNELS };
extern const char *const channel_names[CHANNELS]; /* "online", "district", "squad" */

enum basis { BASIS_CLASS_HOUR, BASIS_HALF_DAY, BASIS_DAY, BASIS_FIXED, BASIS_PASS, BASIS_EXERCISE, BASES };
extern const char *const basis_names[BASES]; /* "class-hour", … as in table rule */

enum rounding { ROUND_DOWN, ROUND_HALF, ROUND_UP, ROUNDINGS };
extern const char *const rounding_names[ROUNDINGS];

enum prorata { PRORATA_NONE, PRORATA_MONTHS, PRORATA_DAYS, PRORATAS };
extern const char *const prorata_names[PRORATAS];

/* Hours and credits that go together. */
struct amount {
    int32_t hours, credits;
};

struct rule {
    int64_t id;
    const char *kind;      /* code of an activity_kind */
    const char *kind_name; /* how people call it */
    enum channel channel;
    enum basis basis;
    struct amount each; /* for one of the basis */
    enum rounding rounding;
    int32_t step;      /* what results are rounded to; 1 for none */
    struct amount cap; /* NONE for none, each by itself */
};

struct rule_set {
    int64_t id;
    int year;
    struct amount owed; /* of a whole year */
    int32_t class_hour_minutes;
    enum prorata prorata;
    int32_t leave_days_least, owed_step;
    int32_t carry_percent;
    struct amount carry_most;
    struct rule rules[KINDS_MOST];
    size_t rule_count;
    struct {
        struct amount least, cap;
    } channels[CHANNELS];
};

/* The rule of a kind, NULL when it earns nothing. */
const struct rule *rule_for(const struct rule_set *set, const char *kind);

/* How one part became an entry. */
struct earned {
    int32_t quantity;               /* hundredths of the basis */
    int64_t raw_hours, raw_credits; /* ten-thousandths, before rounding */
    struct amount amount;
};
struct earned rule_earns(const struct rule_set *set, const struct rule *rule, const struct part *part);

/* -- what is owed ---------------------------------------------------------------------------------------------------- */

/* Days, counted from 1 for 1 January of the year; both ends belong to it, and may lie outside of the year. */
struct span {
    int from, to;
};

struct service {
    struct span *served; /* when the officer belonged to the system, apart and in order */
    size_t served_count;
    struct span *leave; /* approved leave, in any order */
    size_t leave_count;
    int exempt_percent; /* 100: nothing is owed */
};

/* How what is owed came about, for showing. */
struct owed {
    struct amount amount;
    int parts, whole; /* months or days that count, of 12 or of the year's days */
    int leave_days;   /* that took something off */
    int exempt_percent;
};
/*
 * What is owed in a year. By months, a month counts when at least half of its days were served and no leave that counts
 * (that half is a default of ours); by days, each of them by itself. Leave counts in spells of at least leave_days_least,
 * outside of the year included. A part is rounded up to owed_step; nothing is owed where nothing was served.
 */
struct owed rules_owed(const struct rule_set *set, const struct service *service);

/* What goes over into the next year by its rules, from what a year left beyond its due. */
struct amount rules_carry(const struct rule_set *next, struct amount counted, struct amount owed);

/* -- how far somebody is ---------------------------------------------------------------------------------------------- */

struct kind_sum {
    const char *kind;
    struct amount booked, pending; /* sums of entries, before caps */
};

/* What counts of one kind, and of one channel, for showing what the caps took. */
struct kind_counts {
    const struct rule *rule; /* NULL: the rules do not know the kind, nothing of it counts */
    struct amount booked, counts;
};

struct reckoned {
    struct kind_counts kinds[KINDS_MOST];
    size_t kind_count;
    struct {
        struct amount summed, counts; /* after the kinds' caps; after the channel's */
        struct amount least;          /* pro-rated like what is owed */
        bool least_met;
    } channels[CHANNELS];
    struct amount carried, total; /* total: what counts of all channels, and what was carried */
    struct amount with_pending;   /* the same, were all that waits booked */
    bool met;
};
struct reckoned standing_reckon(const struct rule_set *set, const struct kind_sum *sums, size_t count,
                                const struct owed *owed, struct amount carried);

#endif
