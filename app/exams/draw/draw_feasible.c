#include <string.h>

#include "draw.h"
#include "draw_whole.h"

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

/*
 * A flow of places from cells to kinds of items. Units that serve the same cells are one kind; with as many papers as
 * are asked for and a ceiling for each unit, a flow that fills all cells can be parted into papers without a double
 * item, as edges of a bipartite graph can be coloured with as many colours as its largest degree (König).
 */
struct kind {
    uint64_t cells; /* bits of the cells that it serves */
    int64_t left;   /* places that its items can still fill */
    int64_t given[DRAW_CELLS_MOST];
};

struct flow {
    const struct draw_pool *pool;
    struct kind *kinds;
    size_t kind_count;
    uint64_t reached;                  /* cells that the latest search came to */
    size_t came_from[DRAW_CELLS_MOST]; /* the cell before, and the kind between */
    size_t came_by[DRAW_CELLS_MOST];
};

static uint64_t cells_of(const struct draw_pool *pool, const struct draw_unit *unit)
{
    uint64_t cells = 0;
    for (size_t c = 0; c < pool->cell_count; c++)
        if (draw_serves(unit, &pool->cells[c]))
            cells |= (uint64_t)1 << c;
    return cells;
}

static size_t place_of(uint64_t *kinds, size_t *count, uint64_t cells)
{
    size_t k = 0;
    while (k < *count && kinds[k] != cells)
        k++;
    if (k == *count)
        kinds[(*count)++] = cells;
    return k;
}

static struct flow *flow_new(struct arena *arena, const struct draw_pool *pool, int ceiling)
{
    struct flow *flow = arena_alloc(arena, sizeof *flow);
    uint64_t *cells = arena_alloc(arena, (pool->unit_count + 1) * sizeof *cells);
    flow->pool = pool;
    for (size_t u = 0; u < pool->unit_count; u++)
        place_of(cells, &flow->kind_count, cells_of(pool, &pool->units[u]));
    flow->kinds = arena_alloc(arena, (flow->kind_count + 1) * sizeof *flow->kinds);
    for (size_t k = 0; k < flow->kind_count; k++)
        flow->kinds[k].cells = cells[k];
    for (size_t u = 0; u < pool->unit_count; u++) {
        size_t k = place_of(cells, &flow->kind_count, cells_of(pool, &pool->units[u]));
        flow->kinds[k].left += (int64_t)pool->units[u].items * ceiling;
    }
    return flow;
}

/* Hands `most` places or fewer from the kind at the end of the way found to the cell at its beginning. */
static int64_t push(struct flow *flow, size_t from, size_t to, size_t kind, int64_t most)
{
    int64_t amount = most < flow->kinds[kind].left ? most : flow->kinds[kind].left;
    for (size_t c = to; c != from; c = flow->came_from[c]) {
        int64_t given = flow->kinds[flow->came_by[c]].given[c];
        amount = given < amount ? given : amount;
    }
    flow->kinds[kind].left -= amount;
    flow->kinds[kind].given[to] += amount;
    for (size_t c = to; c != from; c = flow->came_from[c]) {
        flow->kinds[flow->came_by[c]].given[c] -= amount;
        flow->kinds[flow->came_by[c]].given[flow->came_from[c]] += amount;
    }
    return amount;
}

/* Looks breadth first for a kind with places left, from a cell over cells that would take another kind instead. */
static int64_t search(struct flow *flow, size_t from, int64_t most)
{
    size_t queue[DRAW_CELLS_MOST] = { from }, count = 1;
    flow->reached = (uint64_t)1 << from;
    for (size_t at = 0; at < count; at++) {
        for (size_t k = 0; k < flow->kind_count; k++) {
            const struct kind *kind = &flow->kinds[k];
            if ((kind->cells >> queue[at] & 1) == 0)
                continue;
            if (kind->left > 0)
                return push(flow, from, queue[at], k, most);
            for (size_t c = 0; c < flow->pool->cell_count; c++) {
                if (kind->given[c] == 0 || (flow->reached >> c & 1) != 0)
                    continue;
                flow->reached |= (uint64_t)1 << c;
                flow->came_from[c] = queue[at];
                flow->came_by[c] = k;
                queue[count++] = c;
            }
        }
    }
    return 0;
}

/* Cells that the search for more places came to hold all that they could ever get: together they ask for too much. */
static void name_rivals(const struct flow *flow, struct draw_lack *lack, int papers, int ceiling)
{
    lack->rivals = flow->reached;
    for (size_t c = 0; c < flow->pool->cell_count; c++)
        if ((flow->reached >> c & 1) != 0)
            lack->asked += (int64_t)flow->pool->cells[c].items * papers;
    for (size_t u = 0; u < flow->pool->unit_count; u++) {
        uint64_t cells = cells_of(flow->pool, &flow->pool->units[u]);
        lack->fitting += (cells >> lack->cell & 1) != 0 ? flow->pool->units[u].items : 0;
        lack->held += (cells & flow->reached) != 0 ? (int64_t)flow->pool->units[u].items * ceiling : 0;
    }
}

size_t draw_feasible(struct arena *arena, const struct draw_pool *pool, int papers, int ceiling,
                     struct draw_lack *lacks)
{
    struct flow *flow = flow_new(arena, pool, ceiling);
    size_t count = 0;
    for (size_t c = 0; c < pool->cell_count; c++) {
        int64_t lacking = (int64_t)pool->cells[c].items * papers, got = 1;
        for (; lacking > 0 && got > 0; lacking -= got)
            got = search(flow, c, lacking);
        if (lacking == 0)
            continue;
        lacks[count] = (struct draw_lack){ .cell = c, .lacking = lacking };
        name_rivals(flow, &lacks[count++], papers, ceiling);
    }
    return count > 0 || papers > 1 ? count : draw_whole(pool, lacks);
}

int draw_lowest_ceiling(struct arena *arena, const struct draw_pool *pool, int papers)
{
    struct draw_lack *lacks = arena_alloc(arena, (pool->cell_count + 1) * sizeof *lacks);
    if (draw_feasible(arena, pool, papers, papers, lacks) > 0)
        return 0;
    int low = 1, high = papers;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (draw_feasible(arena, pool, papers, middle, lacks) > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int draw_ceiling(int papers, int exposure_most)
{
    int ceiling = (int)((int64_t)papers * exposure_most / 100);
    return ceiling < 1 ? 1 : ceiling;
}
