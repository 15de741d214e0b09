/*
 * The papers of a sitting, one after another as its sealed seed draws them: for making them, for latecomers, and for
 * proving later that what was frozen is what was drawn.
 */
#ifndef CHENGXUE_EXAMS_LOT_H
#define CHENGXUE_EXAMS_LOT_H

#include "pool.h"

struct lot_item {
    size_t item;    /* index in the pool */
    int score;      /* hundredths */
    char order[16]; /* the bank's letters in the order shown; "" for items without choices */
};

struct lot_paper {
    int form;            /* 1, 2, … */
    int total, expected; /* hundredths */
    int count;
    struct lot_item *items; /* by position */
};

struct lot {
    const struct pool *pool;
    struct draw *draw;
    struct arena *arena;
    int papers; /* how many the draw was planned for */
    int ceiling;
    int form; /* the latest drawn */
};

/*
 * Begins the draw that a sitting's paper_draw tells of, from its frozen pool. All of it lives in the arena.
 * *same is false when another method of the program drew then, so that it cannot be repeated.
 */
MUST_CHECK enum status lot_open(struct db *db, struct arena *arena, int64_t sitting, struct lot *lot, bool *same);

/* Draws the next paper, its items and choices in the order shown. False when none could be drawn. */
bool lot_next(struct lot *lot, struct lot_paper *paper);

#endif
