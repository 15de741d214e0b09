/*
 * What the parts of a draw share: draw.c draws paper after paper, draw_fill.c fills the cells of one, draw_balance.c
 * brings its expected score to the target.
 */
#ifndef CHENGXUE_EXAMS_DRAW_INSIDE_H
#define CHENGXUE_EXAMS_DRAW_INSIDE_H

#include "draw.h"
#include "draw_chance.h"

struct draw_candidate {
    size_t unit;
    int usage;
    int pressure;
    uint32_t tie;
};

struct draw {
    const struct draw_pool *pool;
    struct chance chance;
    int ceiling;                      /* papers that a unit may stand in */
    bool beyond;                      /* the ceiling could not be kept for this paper */
    int target;                       /* expected score in hundredths that all papers aim at */
    int *usage;                       /* by unit: papers that it stands in */
    int *pressure;                    /* by unit: how much its cells ask of it on average */
    bool *taken;                      /* by unit: in the paper that is being drawn */
    int *barred;                      /* by unit: how many of its enemies are */
    size_t *fitting[DRAW_CELLS_MOST]; /* by cell: the units that serve it */
    size_t fitting_count[DRAW_CELLS_MOST];
    size_t order[DRAW_CELLS_MOST]; /* cells, the scarcest first */
    struct draw_candidate *candidates;
    struct drawn paper[DRAW_ITEMS_MOST];
    size_t count;
};

/* Whether a unit may still come into the paper that is being drawn. */
bool draw_is_free(const struct draw *draw, size_t unit);
void draw_mark(struct draw *draw, size_t unit, bool taken);

/* Fills all cells; false, with the paper empty again, when one cannot be filled. */
bool draw_fill(struct draw *draw);
void draw_put_back(struct draw *draw);

int draw_expected(const struct draw *draw);
/* Swaps units of the paper for free ones until its expected score is near enough to the target, or no swap helps. */
void draw_balance(struct draw *draw);

#endif
