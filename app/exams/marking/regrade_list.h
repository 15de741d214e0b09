/*
 * Whose mark a changed key changes, and what that does to their result.
 */
#ifndef CHENGXUE_EXAMS_REGRADE_LIST_H
#define CHENGXUE_EXAMS_REGRADE_LIST_H

#include "chengxue/db.h"

struct regrade {
    int64_t attempt, position;
    int64_t before, after;             /* the mark, hundredths */
    const char *source;                /* of the mark before; NULL when there was none */
    int64_t total_before, total_after; /* the result */
    bool passed, passes;
    const char *number, *name, *unit;
    struct regrade *next;
};

struct regrades {
    struct arena *arena;
    struct regrade *first, **end; /* in order of attempts */
    int64_t count;
};

/* Fills a list whose arena is set. Those whose mark would stay are not in it, so that gathering again goes on. */
MUST_CHECK enum status regrades_gather(struct db *db, int64_t change, struct regrades *list);

#endif
