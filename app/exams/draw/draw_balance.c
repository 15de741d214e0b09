#include <stdlib.h>

#include "draw_inside.h"

#define SWAPS_MOST 60

static int expected_of(const struct draw_unit *unit, const struct draw_cell *cell)
{
    return unit->easiness * unit->items * cell->score / 1000;
}

int draw_expected(const struct draw *draw)
{
    int expected = 0;
    for (size_t i = 0; i < draw->count; i++)
        expected += expected_of(&draw->pool->units[draw->paper[i].unit], &draw->pool->cells[draw->paper[i].cell]);
    return expected;
}

/*
 * The free unit for a place that brings the expected score nearest to the target; the least used among equals. None
 * that more cells ask for than for the present one: they would miss it.
 */
static bool better_unit(struct draw *draw, size_t place, int off, size_t *best)
{
    const struct drawn *drawn = &draw->paper[place];
    const struct draw_cell *cell = &draw->pool->cells[drawn->cell];
    const struct draw_unit *units = draw->pool->units, *present = &units[drawn->unit];
    int least_off = abs(off), least_usage = 0, now = expected_of(present, cell);
    bool found = false;
    for (size_t i = 0; i < draw->fitting_count[drawn->cell]; i++) {
        size_t u = draw->fitting[drawn->cell][i];
        if (units[u].items != present->items || draw->pressure[u] > draw->pressure[drawn->unit] ||
            !draw_is_free(draw, u) || draw->usage[u] >= draw->ceiling)
            continue;
        int left = abs(off + expected_of(&units[u], cell) - now);
        if (left > least_off || (left == least_off && (!found || draw->usage[u] >= least_usage)))
            continue;
        least_off = left;
        least_usage = draw->usage[u];
        *best = u;
        found = true;
    }
    return found;
}

void draw_balance(struct draw *draw)
{
    int off = draw_expected(draw) - draw->target;
    for (int i = 0; i < SWAPS_MOST && abs(off) > DRAW_SPREAD; i++) {
        size_t place = chance_below(&draw->chance, (uint32_t)draw->count), unit;
        if (!better_unit(draw, place, off, &unit))
            continue;
        draw_mark(draw, draw->paper[place].unit, false);
        draw_mark(draw, unit, true);
        draw->paper[place].unit = unit;
        off = draw_expected(draw) - draw->target;
    }
}
