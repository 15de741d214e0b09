#include "draw.h"

#include <stdlib.h>
#include <string.h>

#include "draw_chance.h"

#define TRIES 200        /* of one paper, before the draw gives up */
#define SWAPS_MOST 60    /* to bring a paper's expected score to the target */

struct candidate {
    size_t unit;
    int usage;
    uint32_t tie;
};

struct draw {
    const struct draw_pool *pool;
    struct chance chance;
    int ceiling;      /* papers that a unit may stand in */
    int target;       /* expected score in hundredths that all papers aim at */
    int *usage;       /* by unit */
    bool *taken;      /* by unit: in the paper that is being drawn */
    int *barred;      /* by unit: how many of its enemies are */
    struct candidate *candidates;
    size_t order[DRAW_CELLS_MOST]; /* cells, the scarcest first */
    struct drawn paper[DRAW_ITEMS_MOST];
    size_t count;
};

static int expected_of(const struct draw *draw, const struct drawn *drawn)
{
    const struct draw_unit *unit = &draw->pool->units[drawn->unit];
    return unit->easiness * unit->items * draw->pool->cells[drawn->cell].score / 1000;
}

static int expected_all(const struct draw *draw)
{
    int expected = 0;
    for (size_t i = 0; i < draw->count; i++)
        expected += expected_of(draw, &draw->paper[i]);
    return expected;
}

/* What a paper is worth to a candidate on average over the whole pool: each cell's items at its mean easiness. */
static int target_of(const struct draw_pool *pool)
{
    int64_t target = 0;
    for (size_t c = 0; c < pool->cell_count; c++) {
        int64_t easiness = 0, items = 0;
        for (size_t u = 0; u < pool->unit_count; u++)
            if (draw_serves(&pool->units[u], &pool->cells[c])) {
                easiness += (int64_t)pool->units[u].easiness * pool->units[u].items;
                items += pool->units[u].items;
            }
        if (items > 0)
            target += easiness * pool->cells[c].items * pool->cells[c].score / items / 1000;
    }
    return (int)target;
}

static void order_cells(struct draw *draw)
{
    const struct draw_pool *pool = draw->pool;
    for (size_t c = 0; c < pool->cell_count; c++) {
        size_t at = c;
        int scarce = draw_least_exposure(pool, c);
        for (; at > 0 && draw_least_exposure(pool, draw->order[at - 1]) < scarce; at--)
            draw->order[at] = draw->order[at - 1];
        draw->order[at] = c;
    }
}

struct draw *draw_new(struct arena *arena, const struct draw_pool *pool, const unsigned char seed[DRAW_SEED_SIZE],
                      int papers, int exposure_most)
{
    struct draw *draw = arena_alloc(arena, sizeof *draw);
    draw->pool = pool;
    chance_init(&draw->chance, seed);
    draw->ceiling = papers * exposure_most / 100;
    if (draw->ceiling < 1)
        draw->ceiling = 1;
    draw->target = target_of(pool);
    draw->usage = arena_alloc(arena, (pool->unit_count + 1) * sizeof *draw->usage);
    draw->taken = arena_alloc(arena, (pool->unit_count + 1) * sizeof *draw->taken);
    draw->barred = arena_alloc(arena, (pool->unit_count + 1) * sizeof *draw->barred);
    draw->candidates = arena_alloc(arena, (pool->unit_count + 1) * sizeof *draw->candidates);
    order_cells(draw);
    return draw;
}

/* -- one paper --------------------------------------------------------------------------------------------------- */

static void mark_taken(struct draw *draw, size_t unit, bool taken)
{
    draw->taken[unit] = taken;
    for (size_t i = 0; i < draw->pool->units[unit].enemy_count; i++)
        draw->barred[draw->pool->units[unit].enemies[i]] += taken ? 1 : -1;
}

static bool is_free(const struct draw *draw, size_t unit)
{
    return !draw->taken[unit] && draw->barred[unit] == 0;
}

/* The least used first, then chance. */
static int by_usage(const void *one, const void *other)
{
    const struct candidate *a = one, *b = other;
    if (a->usage != b->usage)
        return a->usage < b->usage ? -1 : 1;
    return a->tie < b->tie ? -1 : a->tie > b->tie;
}

static size_t list_candidates(struct draw *draw, size_t cell)
{
    size_t count = 0;
    for (size_t u = 0; u < draw->pool->unit_count; u++) {
        if (!is_free(draw, u) || !draw_serves(&draw->pool->units[u], &draw->pool->cells[cell]))
            continue;
        draw->candidates[count++] = (struct candidate){ .unit = u, .usage = draw->usage[u],
                                                        .tie = chance_below(&draw->chance, UINT32_MAX) };
    }
    qsort(draw->candidates, count, sizeof *draw->candidates, by_usage);
    return count;
}

static void take(struct draw *draw, size_t unit, size_t cell)
{
    mark_taken(draw, unit, true);
    draw->paper[draw->count++] = (struct drawn){ .unit = unit, .cell = cell };
}

/*
 * When a cell finds no free unit, one that stands in another cell of the paper is moved here and the other cell takes a
 * free one instead, as in an augmenting path of length one; cells that overlap more deeply are left to another try.
 */
static bool take_from_other_cell(struct draw *draw, size_t cell)
{
    for (size_t i = 0; i < draw->count; i++) {
        size_t unit = draw->paper[i].unit, other = draw->paper[i].cell;
        if (other == cell || !draw_serves(&draw->pool->units[unit], &draw->pool->cells[cell]))
            continue;
        if (list_candidates(draw, other) == 0)
            continue;
        draw->paper[i].cell = cell;
        take(draw, draw->candidates[0].unit, other);
        return true;
    }
    return false;
}

static bool fill_items(struct draw *draw, size_t cell)
{
    int need = draw->pool->cells[cell].items;
    size_t count = list_candidates(draw, cell);
    for (size_t i = 0; need > 0 && i < count; i++) {
        if (!is_free(draw, draw->candidates[i].unit))
            continue; /* an enemy of one taken just now */
        take(draw, draw->candidates[i].unit, cell);
        need--;
    }
    while (need > 0 && take_from_other_cell(draw, cell))
        need--;
    return need == 0;
}

/* Whether the candidates from `from` on can make up exactly `need` items. */
static bool reachable(const struct draw *draw, size_t from, size_t count, int need)
{
    bool reached[DRAW_ITEMS_MOST + 1] = { true };
    for (size_t i = from; i < count; i++) {
        int items = draw->pool->units[draw->candidates[i].unit].items;
        for (int sum = need; is_free(draw, draw->candidates[i].unit) && sum >= items; sum--)
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
        if (!is_free(draw, unit) || items > need)
            continue;
        mark_taken(draw, unit, true);
        bool good = reachable(draw, i + 1, count, need - items);
        mark_taken(draw, unit, false);
        if (!good)
            continue;
        take(draw, unit, cell);
        need -= items;
    }
    return need == 0;
}

static void put_back(struct draw *draw)
{
    for (size_t i = 0; i < draw->count; i++)
        mark_taken(draw, draw->paper[i].unit, false);
    draw->count = 0;
}

static bool fill_all(struct draw *draw)
{
    for (size_t i = 0; i < draw->pool->cell_count; i++) {
        size_t cell = draw->order[i];
        bool scenario = draw->pool->cells[cell].type == DRAW_SCENARIO;
        if (!(scenario ? fill_scenarios(draw, cell) : fill_items(draw, cell))) {
            put_back(draw);
            return false;
        }
    }
    return true;
}

/* The free unit for a place that brings the expected score nearest to the target; the least used among equals. */
static bool better_unit(struct draw *draw, size_t place, int off, size_t *best)
{
    const struct drawn *drawn = &draw->paper[place];
    const struct draw_unit *present = &draw->pool->units[drawn->unit];
    const struct draw_cell *cell = &draw->pool->cells[drawn->cell];
    int least_off = abs(off), least_usage = 0;
    bool found = false;
    for (size_t u = 0; u < draw->pool->unit_count; u++) {
        const struct draw_unit *unit = &draw->pool->units[u];
        if (!is_free(draw, u) || unit->items != present->items || draw->usage[u] >= draw->ceiling ||
            !draw_serves(unit, cell))
            continue;
        int change = (unit->easiness - present->easiness) * unit->items * cell->score / 1000;
        int left = abs(off + change);
        if (left > least_off || (left == least_off && (!found || draw->usage[u] >= least_usage)))
            continue;
        least_off = left;
        least_usage = draw->usage[u];
        *best = u;
        found = true;
    }
    return found;
}

/* Swaps units at random places until the expected score is near enough to the target. */
static void balance(struct draw *draw)
{
    int off = expected_all(draw) - draw->target;
    for (int i = 0; i < SWAPS_MOST && abs(off) > DRAW_SPREAD; i++) {
        size_t place = chance_below(&draw->chance, (uint32_t)draw->count), unit;
        if (!better_unit(draw, place, off, &unit))
            continue;
        mark_taken(draw, draw->paper[place].unit, false);
        mark_taken(draw, unit, true);
        draw->paper[place].unit = unit;
        off = expected_all(draw) - draw->target;
    }
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
    /* A paper off the target is kept only when no try came nearer: some pools allow no better. */
    struct drawn nearest[DRAW_ITEMS_MOST];
    size_t nearest_count = 0;
    int nearest_off = INT32_MAX;
    for (int try = 0; try < TRIES && nearest_off > DRAW_SPREAD; try++) {
        if (!fill_all(draw))
            continue;
        balance(draw);
        int off = abs(expected_all(draw) - draw->target);
        if (off < nearest_off) {
            nearest_off = off;
            nearest_count = draw->count;
            memcpy(nearest, draw->paper, draw->count * sizeof *nearest);
        }
        put_back(draw);
        if (try >= 20 && nearest_count > 0)
            break;
    }
    if (nearest_count == 0)
        return false;
    memcpy(draw->paper, nearest, nearest_count * sizeof *nearest);
    draw->count = nearest_count;
    shuffle(draw);
    *count = 0;
    *expected = expected_all(draw);
    for (int type = 0; type < DRAW_TYPES; type++)
        for (size_t i = 0; i < draw->count; i++)
            if ((int)draw->pool->units[draw->paper[i].unit].type == type)
                drawn[(*count)++] = draw->paper[i];
    for (size_t i = 0; i < draw->count; i++)
        draw->usage[draw->paper[i].unit]++;
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
