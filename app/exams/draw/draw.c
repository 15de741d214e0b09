#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "draw_inside.h"

#define TRIES 60        /* of one paper, before the draw gives up */
#define TRIES_WITHIN 10 /* of them within the ceiling */
#define TRIES_NEARER 20 /* for an expected score within DRAW_SPREAD */
#define REHEARSALS 64

/* -- what is known before the first paper ------------------------------------------------------------------------ */

static void list_fitting(struct draw *draw, struct arena *arena, size_t cell)
{
    const struct draw_pool *pool = draw->pool;
    draw->fitting[cell] = arena_alloc(arena, (pool->unit_count + 1) * sizeof **draw->fitting);
    for (size_t u = 0; u < pool->unit_count; u++)
        if (draw_serves(&pool->units[u], &pool->cells[cell]))
            draw->fitting[cell][draw->fitting_count[cell]++] = u;
}

/* The share of what fits a cell that one paper asks for, in parts of a million. */
static int scarcity(const struct draw *draw, size_t cell)
{
    int64_t fitting = 0;
    for (size_t i = 0; i < draw->fitting_count[cell]; i++)
        fitting += draw->pool->units[draw->fitting[cell][i]].items;
    return fitting == 0 ? 1000000 : (int)((int64_t)draw->pool->cells[cell].items * 1000000 / fitting);
}

static void weigh(struct draw *draw)
{
    int scarce[DRAW_CELLS_MOST];
    for (size_t c = 0; c < draw->pool->cell_count; c++) {
        size_t at = c;
        scarce[c] = scarcity(draw, c);
        for (size_t i = 0; i < draw->fitting_count[c]; i++)
            draw->pressure[draw->fitting[c][i]] += scarce[c];
        for (; at > 0 && scarce[draw->order[at - 1]] < scarce[c]; at--)
            draw->order[at] = draw->order[at - 1];
        draw->order[at] = c;
    }
}

static void count_usage(struct draw *draw)
{
    for (size_t i = 0; i < draw->count; i++)
        draw->usage[draw->paper[i].unit]++;
}

/*
 * The score that all papers aim at is what papers are worth on average when they are drawn by usage alone: a paper can
 * come near it without leaving the even use of items. So some are drawn to see, and forgotten.
 */
static void rehearse(struct draw *draw, int papers)
{
    int64_t sum = 0;
    int drawn = 0;
    draw->beyond = true;
    for (int i = 0; i < papers && i < REHEARSALS; i++) {
        if (!draw_fill(draw))
            continue;
        sum += draw_expected(draw);
        drawn++;
        count_usage(draw);
        draw_put_back(draw);
    }
    draw->target = drawn > 0 ? (int)(sum / drawn) : 0;
    memset(draw->usage, 0, draw->pool->unit_count * sizeof *draw->usage);
}

struct draw *draw_new(struct arena *arena, const struct draw_pool *pool, const unsigned char seed[DRAW_SEED_SIZE],
                      int papers, int ceiling)
{
    assert(pool->cell_count <= DRAW_CELLS_MOST);
    struct draw *draw = arena_alloc(arena, sizeof *draw);
    size_t places = pool->unit_count + 1;
    draw->pool = pool;
    chance_init(&draw->chance, seed);
    draw->ceiling = ceiling;
    draw->usage = arena_alloc(arena, places * sizeof *draw->usage);
    draw->pressure = arena_alloc(arena, places * sizeof *draw->pressure);
    draw->taken = arena_alloc(arena, places * sizeof *draw->taken);
    draw->barred = arena_alloc(arena, places * sizeof *draw->barred);
    draw->candidates = arena_alloc(arena, places * sizeof *draw->candidates);
    for (size_t c = 0; c < pool->cell_count; c++)
        list_fitting(draw, arena, c);
    weigh(draw);
    rehearse(draw, papers);
    return draw;
}

/* -- paper after paper ------------------------------------------------------------------------------------------- */

/* A paper off the target is kept only when no try came nearer: some pools allow no better. */
static bool draw_nearest(struct draw *draw)
{
    struct drawn nearest[DRAW_ITEMS_MOST];
    size_t count = 0;
    int nearest_off = INT32_MAX;
    draw->beyond = false;
    for (int try = 0; try < (count > 0 ? TRIES_NEARER : TRIES) && nearest_off > DRAW_SPREAD; try++) {
        draw->beyond |= count == 0 && try == TRIES_WITHIN;
        if (!draw_fill(draw))
            continue;
        draw_balance(draw);
        int off = abs(draw_expected(draw) - draw->target);
        if (off < nearest_off) {
            nearest_off = off;
            count = draw->count;
            memcpy(nearest, draw->paper, count * sizeof *nearest);
        }
        draw_put_back(draw);
    }
    memcpy(draw->paper, nearest, count * sizeof *nearest);
    draw->count = count;
    return count > 0;
}

static void shuffle(struct draw *draw)
{
    for (size_t i = draw->count; i > 1; i--) {
        size_t j = chance_below(&draw->chance, (uint32_t)i);
        struct drawn kept = draw->paper[i - 1];
        draw->paper[i - 1] = draw->paper[j];
        draw->paper[j] = kept;
    }
}

bool draw_paper(struct draw *draw, struct drawn *drawn, size_t *count, int *expected)
{
    if (!draw_nearest(draw))
        return false;
    shuffle(draw);
    *count = 0;
    *expected = draw_expected(draw);
    for (int type = 0; type < DRAW_TYPES; type++)
        for (size_t i = 0; i < draw->count; i++)
            if ((int)draw->pool->units[draw->paper[i].unit].type == type)
                drawn[(*count)++] = draw->paper[i];
    count_usage(draw);
    draw->count = 0;
    return true;
}

void draw_choice_order(struct draw *draw, int choices, char *order)
{
    for (int i = 0; i < choices; i++)
        order[i] = (char)('A' + i);
    order[choices] = '\0';
    for (int i = choices; i > 1; i--) {
        int j = (int)chance_below(&draw->chance, (uint32_t)i);
        char kept = order[i - 1];
        order[i - 1] = order[j];
        order[j] = kept;
    }
}

int draw_usage(const struct draw *draw, size_t unit)
{
    return draw->usage[unit];
}
