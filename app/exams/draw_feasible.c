#include <string.h>

#include "draw.h"

int draw_easiness(int difficulty)
{
    static const int easiness[] = { 920, 850, 750, 620, 500 };
    return easiness[difficulty < 1 ? 0 : difficulty > 5 ? 4 : difficulty - 1];
}

bool draw_serves(const struct draw_unit *unit, const struct draw_cell *cell)
{
    return unit->type == cell->type && (cell->domain < 0 || unit->domain == cell->domain) &&
           unit->difficulty >= cell->difficulty_least && unit->difficulty <= cell->difficulty_most &&
           (cell->level < 0 || unit->level == cell->level);
}

int draw_least_exposure(const struct draw_pool *pool, size_t cell)
{
    int fitting = 0;
    for (size_t i = 0; i < pool->unit_count; i++)
        if (draw_serves(&pool->units[i], &pool->cells[cell]))
            fitting += pool->units[i].items;
    int need = pool->cells[cell].items;
    return fitting == 0 ? 100 : (need * 100 + fitting - 1) / fitting;
}

/*
 * Single items: a matching with capacities between units and cells, by augmenting paths. holder[u] is the cell that unit
 * u serves, or -1.
 */
struct matching {
    const struct draw_pool *pool;
    int *holder;
    bool *tried; /* units seen on this way */
};

static bool augment(struct matching *m, size_t cell)
{
    for (size_t u = 0; u < m->pool->unit_count; u++) {
        if (m->tried[u] || !draw_serves(&m->pool->units[u], &m->pool->cells[cell]))
            continue;
        m->tried[u] = true;
        if (m->holder[u] < 0 || augment(m, (size_t)m->holder[u])) {
            m->holder[u] = (int)cell;
            return true;
        }
    }
    return false;
}

/* Scenarios come whole: which totals can be reached with those that fit, as in a subset sum. The most that is ≤ need. */
static int most_of_scenarios(const struct draw_pool *pool, size_t cell)
{
    bool reached[DRAW_ITEMS_MOST + 1] = { true };
    int need = pool->cells[cell].items;
    for (size_t u = 0; u < pool->unit_count; u++) {
        if (!draw_serves(&pool->units[u], &pool->cells[cell]))
            continue;
        for (int sum = need; sum >= pool->units[u].items; sum--)
            reached[sum] |= reached[sum - pool->units[u].items];
    }
    int most = need;
    while (!reached[most])
        most--;
    return most;
}

static int fitting_items(const struct draw_pool *pool, size_t cell)
{
    int fitting = 0;
    for (size_t u = 0; u < pool->unit_count; u++)
        if (draw_serves(&pool->units[u], &pool->cells[cell]))
            fitting += pool->units[u].items;
    return fitting;
}

size_t draw_feasible(struct arena *arena, const struct draw_pool *pool, struct draw_lack *lacks)
{
    struct matching m = { .pool = pool };
    m.holder = arena_alloc(arena, (pool->unit_count + 1) * sizeof *m.holder);
    m.tried = arena_alloc(arena, (pool->unit_count + 1) * sizeof *m.tried);
    memset(m.holder, -1, pool->unit_count * sizeof *m.holder);
    size_t count = 0;
    for (size_t c = 0; c < pool->cell_count; c++) {
        int got = 0, need = pool->cells[c].items;
        if (pool->cells[c].type == DRAW_SCENARIO) {
            got = most_of_scenarios(pool, c);
        } else {
            for (bool found = true; found && got < need; got += found) {
                memset(m.tried, 0, pool->unit_count * sizeof *m.tried);
                found = augment(&m, c);
            }
        }
        if (got < need)
            lacks[count++] = (struct draw_lack){ .cell = c, .lacking = need - got, .fitting = fitting_items(pool, c) };
    }
    return count;
}
