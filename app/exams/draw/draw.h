/*
 * Drawing papers from a pool of items by a blueprint's cells: pure computation, no database.
 *
 * Every paper meets its cells exactly; no item stands in it twice; enemies stand apart; scenarios come whole. Over all
 * papers of a draw, items are used evenly (the least used first, ties by chance), so that the exposure of each stays as
 * low as its cells allow, and expected scores stay within DRAW_SPREAD of the target. The same seed, pool and cells give
 * the same papers, so that any paper can be drawn again and held against the one that was frozen.
 */
#ifndef CHENGXUE_EXAMS_DRAW_H
#define CHENGXUE_EXAMS_DRAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chengxue/arena.h"

#define DRAW_METHOD 1 /* raised by any change after which the same seed gives other papers */
#define DRAW_SEED_SIZE 32
#define DRAW_ITEMS_MOST 500 /* in one paper */
#define DRAW_CELLS_MOST 64
#define DRAW_SPREAD 5 /* hundredths of a point that a paper's expected score may lie off the target */

enum draw_type { DRAW_SINGLE, DRAW_MULTIPLE, DRAW_TRUE_FALSE, DRAW_FILL_IN, DRAW_SHORT, DRAW_SCENARIO, DRAW_TYPES };

/* One item, or one scenario with all its items: what is drawn as a whole. The order of units is part of the draw. */
struct draw_unit {
    int64_t id;
    enum draw_type type;
    int domain;            /* index of the caller's */
    int difficulty;        /* 1 to 5 */
    int level;             /* index of the caller's; a scenario has that of its first item */
    int items;             /* 1, or the number of a scenario's items */
    int easiness;          /* expected share of the score in per mille, the mean over a scenario's items */
    const size_t *enemies; /* indexes of units that may not stand beside it */
    size_t enemy_count;
};

struct draw_cell {
    enum draw_type type;
    int domain; /* -1: any */
    int difficulty_least, difficulty_most;
    int level; /* -1: any */
    int items;
    int score; /* hundredths an item */
};

struct draw_pool {
    const struct draw_unit *units;
    size_t unit_count;
    const struct draw_cell *cells; /* at most DRAW_CELLS_MOST, with at most DRAW_ITEMS_MOST items in all */
    size_t cell_count;
};

/* Whether a unit may serve a cell. */
bool draw_serves(const struct draw_unit *unit, const struct draw_cell *cell);

/*
 * The expected share of the score by difficulty, in per mille. A default of ours until items have statistics of their
 * own: 1 is 92 %, 2 85 %, 3 75 %, 4 62 %, 5 50 %.
 */
int draw_easiness(int difficulty);

/* -- before anything is drawn ------------------------------------------------------------------------------------- */

struct draw_lack {
    size_t cell;
    int64_t lacking; /* places that the cell cannot fill in all papers once all cells are served as well as possible */
    int64_t fitting; /* items in the pool that fit the cell */
    uint64_t rivals; /* bits of the cells that together ask for too much of the same items, this one included */
    int64_t asked, held; /* what the rivals ask for in all papers, and what the items that fit any of them can fill */
};

/*
 * Whether `papers` papers can be drawn in which no unit stands in more than `ceiling` of them, and which cells lack
 * what. For one paper and ceiling 1 the answer is exact: a unit serves one cell only, scenarios come whole. For many
 * papers it is exact but for scenarios, whose items may then be counted one by one. Enemies are left out of account:
 * draw_paper finds out. lacks has room for cell_count. Returns the number of lacks: 0 is feasible.
 */
size_t draw_feasible(struct arena *arena, const struct draw_pool *pool, int papers, int ceiling,
                     struct draw_lack *lacks);

/* The lowest ceiling at which draw_feasible finds no lack; 0 when there is none up to `papers`. */
int draw_lowest_ceiling(struct arena *arena, const struct draw_pool *pool, int papers);

/* How many of `papers` papers an exposure of so many per cent allows: at least 1, as every item drawn stands in one. */
int draw_ceiling(int papers, int exposure_most);

/* -- drawing ------------------------------------------------------------------------------------------------------- */

struct draw;

/*
 * A draw of `papers` papers in which a unit stands in at most `ceiling` of them wherever its cells allow that: see
 * draw_usage. More papers than that may be drawn later, for latecomers. The pool stays the caller's, and must stay.
 */
struct draw *draw_new(struct arena *arena, const struct draw_pool *pool, const unsigned char seed[DRAW_SEED_SIZE],
                      int papers, int ceiling);

struct drawn {
    size_t unit; /* index in the pool */
    size_t cell;
};

/*
 * Draws the next paper into drawn (room for DRAW_ITEMS_MOST): units in the order of DRAW types, shuffled within each.
 * *expected is its expected score in hundredths. False when no paper was found that meets all (enemies in the way).
 */
bool draw_paper(struct draw *draw, struct drawn *drawn, size_t *count, int *expected);

/* A random order of n choices (at most 15) as bank letters, "CADB", for an item of the latest paper; of the same seed. */
void draw_choice_order(struct draw *draw, int choices, char *order);

/* How many papers a unit stands in so far. */
int draw_usage(const struct draw *draw, size_t unit);

#endif
