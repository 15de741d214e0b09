/*
 * What the files of the ledger share: rules out of the database, lists of officers as values of a statement, standings.
 */
#ifndef CHENGXUE_CREDITS_BOOKS_H
#define CHENGXUE_CREDITS_BOOKS_H

#include "rules.h"

/* The rules that a year goes by; *set is NULL when none are approved. */
MUST_CHECK enum status rules_read(struct db *db, struct arena *arena, int year, const struct rule_set **set);
/* A rule set in whatever state. *set is NULL when there is none of that id. */
MUST_CHECK enum status rules_read_set(struct db *db, struct arena *arena, int64_t id, const struct rule_set **set);

/* A year of an officer: what a booking touches. */
struct officer_year {
    int64_t officer;
    int year;
};

/*
 * Takes the standings for this transaction: whoever books for one of these officers and years waits here, on another node
 * of a cluster one of the two is undone at its commit. To be called before anything of theirs is read. pairs are put into
 * order, so that two who take the same ones cannot lock one another out, and each is kept once: *count becomes how many.
 */
MUST_CHECK enum status standings_take(struct db *db, struct arena *arena, struct officer_year *pairs, size_t *count);
/* Reckons standings that were taken anew: from balances, service, leave, exemption and what was carried. */
MUST_CHECK enum status standings_renew(struct db *db, struct arena *arena, const struct officer_year *pairs,
                                       size_t count);

/* Both in a transaction of its own. */
MUST_CHECK enum status standings_refresh(struct db *db, struct arena *arena, struct officer_year *pairs, size_t count);

/* What is done with some officers of a year; memory is theirs, and ends with them. */
typedef enum status standings_some(void *context, struct arena *memory, struct officer_year *pairs, size_t count);
/* Calls some for all standings that there are of a year, for at most so many at once. arena is what the db uses otherwise. */
MUST_CHECK enum status standings_each(struct db *db, struct arena *arena, int year, size_t most, standings_some *some,
                                      void *context);
/* Reckons all standings of a year anew and prints to standard error where they differ; *wrong gets their number. */
MUST_CHECK enum status standings_check(struct db *db, struct arena *arena, int year, int64_t *wrong);
/* How an officer's standing by a rule set comes about, as of now. */
MUST_CHECK enum status standing_explain(struct db *db, struct arena *arena, const struct rule_set *set, int64_t officer,
                                        struct owed *owed, struct reckoned *reckoned);

/* REFUSED with the key ({0} the year) when a year is closed: for whatever changes what it says. */
MUST_CHECK enum status year_open(struct request *req, int64_t year, const char *key);
MUST_CHECK enum status year_is_closed(struct db *db, int64_t year, bool *closed);

/* Takes where these officers (an ID_LIST) are for this transaction, on every node of a cluster. */
MUST_CHECK enum status presence_take(struct db *db, const char *officers);

/* -- the books of one activity --------------------------------------------------------------------------------------- */

struct books {
    struct db *db;
    struct arena *arena;
    int64_t activity;
    char *kind; /* books_open fills it */
};

/* Takes the activity for this transaction: whoever else changes its parts waits. */
MUST_CHECK enum status books_open(struct books *books);
/* All years of the pairs must be open: REFUSED with ledger.closed, unless the booking may be late. NULL: something expected. */
MUST_CHECK enum status books_check_years(const struct books *books, const struct officer_year *pairs, size_t count,
                                         const struct booking *booking, struct ledger_wrong *wrong);
/* What these officers' parts were expected to give is expected no more; the parts stay as they are. */
MUST_CHECK enum status books_release(const struct books *books, const char *officers);
/* A counter-entry for each of these officers' parts that is booked; the parts are dropped. */
MUST_CHECK enum status books_take_back(const struct books *books, const char *officers, const struct booking *booking);

/* Fills *wrong, returns REFUSED. zero and one may be NULL. */
enum status ledger_wrong_say(struct ledger_wrong *wrong, const char *key, const char *zero, const char *one);

#endif
