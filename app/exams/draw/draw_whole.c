#include "draw_whole.h"

#define BATCHES_MOST 256
#define STEPS_MOST 2000000 /* of a search; a bank with as many different scenarios is not known */

/* Scenarios of one size that serve the same cells: which of them is taken makes no difference. */
struct batch {
    uint64_t cells;
    int items, left;
};

struct wholes {
    const struct draw_pool *pool;
    struct batch batches[BATCHES_MOST];
    size_t batch_count;
    int need[DRAW_CELLS_MOST]; /* what is asked for of each cell; 0 for cells that are no part of the question */
    int64_t steps;
};

static void add_scenario(struct wholes *wholes, const struct draw_unit *unit)
{
    uint64_t cells = 0;
    for (size_t c = 0; c < wholes->pool->cell_count; c++)
        if (draw_serves(unit, &wholes->pool->cells[c]))
            cells |= (uint64_t)1 << c;
    size_t b = 0;
    while (b < wholes->batch_count && (wholes->batches[b].cells != cells || wholes->batches[b].items != unit->items))
        b++;
    if (cells == 0 || b == BATCHES_MOST)
        return;
    if (b == wholes->batch_count)
        wholes->batches[wholes->batch_count++] = (struct batch){ .cells = cells, .items = unit->items };
    wholes->batches[b].left++;
}

/* Tries all ways to make up the rest of a cell with batches from `batch` on, then the cells after it. */
static bool make_up(struct wholes *wholes, size_t cell, size_t batch, int rest)
{
    if (wholes->steps++ > STEPS_MOST)
        return false;
    if (rest == 0) {
        do
            cell++;
        while (cell < wholes->pool->cell_count && wholes->need[cell] == 0);
        return cell == wholes->pool->cell_count || make_up(wholes, cell, 0, wholes->need[cell]);
    }
    for (size_t b = batch; b < wholes->batch_count; b++) {
        struct batch *from = &wholes->batches[b];
        if (from->left == 0 || from->items > rest || (from->cells >> cell & 1) == 0)
            continue;
        from->left--;
        bool good = make_up(wholes, cell, b, rest - from->items);
        from->left++;
        if (good)
            return true;
    }
    return false;
}

static bool can_all(struct wholes *wholes)
{
    size_t first = 0;
    while (first < wholes->pool->cell_count && wholes->need[first] == 0)
        first++;
    wholes->steps = 0;
    return first == wholes->pool->cell_count || make_up(wholes, first, 0, wholes->need[first]);
}

size_t draw_whole(const struct draw_pool *pool, struct draw_lack *lacks)
{
    struct wholes wholes = { .pool = pool };
    size_t count = 0;
    for (size_t u = 0; u < pool->unit_count; u++)
        if (pool->units[u].type == DRAW_SCENARIO)
            add_scenario(&wholes, &pool->units[u]);
    for (size_t c = 0; c < pool->cell_count; c++) {
        if (pool->cells[c].type != DRAW_SCENARIO)
            continue;
        wholes.need[c] = pool->cells[c].items;
        while (wholes.need[c] > 0 && !can_all(&wholes))
            wholes.need[c]--;
        if (wholes.need[c] == pool->cells[c].items)
            continue;
        lacks[count] = (struct draw_lack){ .cell = c,
                                           .lacking = pool->cells[c].items - wholes.need[c],
                                           .asked = pool->cells[c].items,
                                           .held = wholes.need[c],
                                           .rivals = (uint64_t)1 << c };
        for (size_t u = 0; u < pool->unit_count; u++)
            lacks[count].fitting += draw_serves(&pool->units[u], &pool->cells[c]) ? pool->units[u].items : 0;
        count++;
    }
    return count;
}
