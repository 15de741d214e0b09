#include <stdlib.h>

#include "draw_inside.h"

bool draw_is_free(const struct draw *draw, size_t unit)
{
    return !draw->taken[unit] && draw->barred[unit] == 0 && (draw->beyond || draw->usage[unit] < draw->ceiling);
}

void draw_mark(struct draw *draw, size_t unit, bool taken)
{
    draw->taken[unit] = taken;
    for (size_t i = 0; i < draw->pool->units[unit].enemy_count; i++)
        draw->barred[draw->pool->units[unit].enemies[i]] += taken ? 1 : -1;
}

/* The least used first; among those what fewer cells ask for, so that a broad cell leaves a narrow one its own. */
static int by_usage(const void *one, const void *other)
{
    const struct draw_candidate *a = one, *b = other;
    if (a->usage != b->usage)
        return a->usage < b->usage ? -1 : 1;
    if (a->pressure != b->pressure)
        return a->pressure < b->pressure ? -1 : 1;
    return a->tie < b->tie ? -1 : a->tie > b->tie;
}

static size_t list_candidates(struct draw *draw, size_t cell)
{
    size_t count = 0;
    for (size_t i = 0; i < draw->fitting_count[cell]; i++) {
        size_t unit = draw->fitting[cell][i];
        if (draw_is_free(draw, unit))
            draw->candidates[count++] = (struct draw_candidate){ .unit = unit,
                                                                 .usage = draw->usage[unit],
                                                                 .pressure = draw->pressure[unit],
                                                                 .tie = chance_below(&draw->chance, UINT32_MAX) };
    }
    qsort(draw->candidates, count, sizeof *draw->candidates, by_usage);
    return count;
}

static void take(struct draw *draw, size_t unit, size_t cell)
{
    draw_mark(draw, unit, true);
    draw->paper[draw->count++] = (struct drawn){ .unit = unit, .cell = cell };
}

/*
 * One more item for a cell. When none is free, another cell whose item also fits here takes one more instead, and hands
 * that item over: an augmenting path. *seen holds the bits of the cells that were tried.
 */
static bool fill_one(struct draw *draw, size_t cell, uint64_t *seen)
{
    if (list_candidates(draw, cell) > 0) {
        take(draw, draw->candidates[0].unit, cell);
        return true;
    }
    *seen |= (uint64_t)1 << cell;
    for (size_t i = 0; i < draw->count; i++) {
        size_t other = draw->paper[i].cell;
        if ((*seen >> other & 1) != 0 ||
            !draw_serves(&draw->pool->units[draw->paper[i].unit], &draw->pool->cells[cell]))
            continue;
        if (fill_one(draw, other, seen)) {
            draw->paper[i].cell = cell;
            return true;
        }
    }
    return false;
}

static bool fill_items(struct draw *draw, size_t cell)
{
    int need = draw->pool->cells[cell].items;
    size_t count = list_candidates(draw, cell);
    for (size_t i = 0; need > 0 && i < count; i++) {
        if (!draw_is_free(draw, draw->candidates[i].unit))
            continue; /* an enemy of one taken just now */
        take(draw, draw->candidates[i].unit, cell);
        need--;
    }
    for (uint64_t seen = 0; need > 0 && fill_one(draw, cell, &seen); seen = 0)
        need--;
    return need == 0;
}

/* Whether the candidates from `from` on can make up exactly `need` items. */
static bool reachable(const struct draw *draw, size_t from, size_t count, int need)
{
    bool reached[DRAW_ITEMS_MOST + 1] = { true };
    for (size_t i = from; i < count; i++) {
        int items = draw->pool->units[draw->candidates[i].unit].items;
        for (int sum = need; draw_is_free(draw, draw->candidates[i].unit) && sum >= items; sum--)
            reached[sum] |= reached[sum - items];
    }
    return reached[need];
}

/* Scenarios are whole, so one is taken only when the rest can still make up the number exactly. */
static bool fill_scenarios(struct draw *draw, size_t cell)
{
    int need = draw->pool->cells[cell].items;
    size_t count = list_candidates(draw, cell);
    for (size_t i = 0; need > 0 && i < count; i++) {
        size_t unit = draw->candidates[i].unit;
        int items = draw->pool->units[unit].items;
        if (!draw_is_free(draw, unit) || items > need)
            continue;
        draw_mark(draw, unit, true);
        bool good = reachable(draw, i + 1, count, need - items);
        draw_mark(draw, unit, false);
        if (!good)
            continue;
        take(draw, unit, cell);
        need -= items;
    }
    return need == 0;
}

void draw_put_back(struct draw *draw)
{
    for (size_t i = 0; i < draw->count; i++)
        draw_mark(draw, draw->paper[i].unit, false);
    draw->count = 0;
}

bool draw_fill(struct draw *draw)
{
    for (size_t i = 0; i < draw->pool->cell_count; i++) {
        size_t cell = draw->order[i];
        bool scenario = draw->pool->cells[cell].type == DRAW_SCENARIO;
        if (!(scenario ? fill_scenarios(draw, cell) : fill_items(draw, cell))) {
            draw_put_back(draw);
            return false;
        }
    }
    return true;
}
