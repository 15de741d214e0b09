/*
 * Rule sets as administrators make them: drafted from another, tried, handed in, approved by a second person, and frozen from
 * then on. Functions are a transaction each, check that the viewer may (manage-credits) and stand in the audit.
 *
 *   draft ──submit──► submitted ──approve──► approved ──(the year gets another)──► replaced
 *     ▲                   │
 *     └──── return ◄──────┘
 */
#ifndef CHENGXUE_CREDITS_RULE_SET_H
#define CHENGXUE_CREDITS_RULE_SET_H

#include "books.h"
#include "chengxue/jobs.h"

/* One rule as typed. basis "" for a kind that earns nothing; caps "" for none. */
struct rule_typed {
    const char *kind, *channel, *basis, *hours, *credits, *rounding, *step, *cap_hours, *cap_credits;
};

/* What each channel must give and may give, as typed; "" for none. */
struct channel_typed {
    const char *least_hours, *least_credits, *cap_hours, *cap_credits;
};

/* What stands above the rules; amounts are hundredths. */
struct rule_set_head {
    struct amount owed, carry_most;
    int64_t class_hour_minutes, leave_days_least, owed_step, carry_percent;
    const char *prorata, *note; /* note NULL for none */
};

/* A draft for a year like another set. REFUSED: rule-set.closed-year ({0}), rule-set.has-draft ({0}). */
MUST_CHECK enum status rule_set_draft(struct request *req, int64_t year, int64_t like, int64_t *id);
/* Changes a draft. REFUSED naming what is wrong: rule-set.moved-on, rule-set.wrong-amount ({0} the kind, {1} the column), … */
MUST_CHECK enum status rule_set_change(struct request *req, int64_t id, const struct rule_set_head *head,
                                       const struct rule_typed *rules, size_t count,
                                       const struct channel_typed *channels);
/* Drops a draft that was returned or never handed in. */
MUST_CHECK enum status rule_set_drop(struct request *req, int64_t id);

/* Hands a draft in. REFUSED: rule-set.moved-on, rule-set.not-tried (what it says now was not tried),
 * rule-set.kind-used ({0}: people took part by a kind that it has no rule for). */
MUST_CHECK enum status rule_set_submit(struct request *req, int64_t id);
MUST_CHECK enum status rule_set_return(struct request *req, int64_t id, const char *reason);
/*
 * Approves and freezes it; the year goes by it from now on, and what is booked is reckoned anew by the job "rebook". REFUSED:
 * rule-set.moved-on, rule-set.own (who made or handed it in does not approve it), rule-set.closed-year, rule-set.kind-used.
 */
MUST_CHECK enum status rule_set_approve(struct request *req, int64_t id);

/* SM3 over all that a set says, 64 hex digits in the db's arena. */
MUST_CHECK enum status rule_set_seal(struct db *db, struct arena *arena, int64_t id, const char **seal);

/* Appends the rule of each kind of activity (without a basis where it earns nothing) and of each channel, as such elements. */
MUST_CHECK enum status rule_set_show_rules(struct request *req, int64_t id, const char *rule, const char *channel);

/* Takes the set for the transaction when it is in that state; *year gets its year. */
MUST_CHECK enum status rule_set_take(struct request *req, int64_t id, const char *state, int64_t *year);

#endif
