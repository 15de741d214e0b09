/*
 * What the standings of some officers in one year follow from, read for all of them by a few statements.
 */
#ifndef CHENGXUE_CREDITS_CROWD_H
#define CHENGXUE_CREDITS_CROWD_H

#include "books.h"

#define CROWD_MOST 1000 /* officers whose facts are in memory together */
#define SPANS_MOST 32   /* terms of service, spells of leave of one officer in a year */

struct person {
    int64_t officer;
    struct span served[SPANS_MOST], leave[SPANS_MOST];
    struct kind_sum sums[KINDS_MOST];
    size_t served_count, leave_count, sum_count;
    int exempt_percent;
    struct amount carried; /* into this year, by its rules */
};

struct crowd {
    struct db *db;
    struct arena *arena;
    const struct rule_set *set; /* of the year */
    size_t count;
    struct person *people; /* crowd_read fills it, in the order of their ids */
    const char *ids;       /* and an ID_LIST of them */
};

/* Reads the facts of so many officers as count says. pairs are of the set's year. */
MUST_CHECK enum status crowd_read(struct crowd *crowd, const struct officer_year *pairs);
/* The person of an id as text; NULL when it is none of them. */
struct person *crowd_person(const struct crowd *crowd, const char *id);
/* What follows for one of them by a rule set. */
void crowd_reckon(const struct rule_set *set, struct person *person, struct owed *owed, struct reckoned *reckoned);

#endif
