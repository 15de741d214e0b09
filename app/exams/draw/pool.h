/*
 * The items that papers are drawn from, as the drawing wants them: as the bank stands now, to say whether a blueprint
 * is feasible, or as they were frozen for a sitting.
 */
#ifndef CHENGXUE_EXAMS_POOL_H
#define CHENGXUE_EXAMS_POOL_H

#include "chengxue/db.h"
#include "draw.h"

struct pool_item {
    int64_t version, item, scenario; /* ids; scenario 0 for an item that stands alone */
    enum draw_type type;             /* never DRAW_SCENARIO: a scenario's items have their own types */
    int difficulty;
    int choices; /* of a question with choices, 0 for others */
};

struct pool {
    struct draw_pool draw;
    struct pool_item *items; /* in the order of their units, a scenario's items in theirs */
    size_t item_count;
    size_t *first; /* by unit: its first item */
};

/* "single-choice" for DRAW_SINGLE, "scenario" for DRAW_SCENARIO: the names of SQL and templates. */
const char *pool_type_name(enum draw_type type);

/* The approved items of today with the cells of a blueprint, in the arena. */
MUST_CHECK enum status pool_now(struct db *db, struct arena *arena, int64_t blueprint, struct pool **pool);

/* The items that were frozen for a sitting, with its blueprint's cells. Equal at any later time. */
MUST_CHECK enum status pool_frozen(struct db *db, struct arena *arena, int64_t sitting, struct pool **pool);

#endif
