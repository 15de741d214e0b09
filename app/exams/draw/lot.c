#include "lot.h"

#include <string.h>

#include "chengxue/crypto.h"
#include "chengxue/log.h"

enum status lot_open(struct db *db, struct arena *arena, int64_t sitting, struct lot *lot, bool *same)
{
    struct pool *pool;
    char *sealed;
    int64_t papers, ceiling, method;
    enum status got = db_get(
        db, NULL,
        SQL("SELECT s.seed, d.papers, d.ceiling, d.method FROM sitting s JOIN paper_draw d ON d.sitting = s.id"
            " WHERE s.id = ?"),
        "i:siii", sitting, &sealed, &papers, &ceiling, &method);
    if (got == OK)
        got = pool_frozen(db, arena, sitting, &pool);
    if (got != OK)
        return got;
    size_t length = 0;
    const unsigned char *seed = unseal(arena, KEY_SEED, sealed, &length);
    if (seed == NULL || length != DRAW_SEED_SIZE) {
        log_error("event=\"a sitting's seed does not open\" sitting=%lld", (long long)sitting);
        return FAILED;
    }
    *same = method == DRAW_METHOD;
    *lot = (struct lot){ .pool = pool, .arena = arena, .papers = (int)papers, .ceiling = (int)ceiling };
    lot->draw = draw_new(arena, &pool->draw, seed, (int)papers, (int)ceiling);
    return OK;
}

/* One unit's items: a scenario's keep their order, each with choices of its own order. */
static void add_items(struct lot *lot, struct lot_paper *paper, const struct drawn *drawn)
{
    const struct pool *pool = lot->pool;
    int score = pool->draw.cells[drawn->cell].score;
    for (int i = 0; i < pool->draw.units[drawn->unit].items; i++) {
        struct lot_item *item = &paper->items[paper->count++];
        *item = (struct lot_item){ .item = pool->first[drawn->unit] + (size_t)i, .score = score };
        draw_choice_order(lot->draw, pool->items[item->item].choices, item->order);
        paper->total += score;
    }
}

bool lot_next(struct lot *lot, struct lot_paper *paper)
{
    struct drawn drawn[DRAW_ITEMS_MOST];
    size_t count;
    *paper = (struct lot_paper){ .form = ++lot->form };
    if (!draw_paper(lot->draw, drawn, &count, &paper->expected))
        return false;
    int items = 0;
    for (size_t i = 0; i < count; i++)
        items += lot->pool->draw.units[drawn[i].unit].items;
    paper->items = arena_alloc(lot->arena, (size_t)items * sizeof *paper->items);
    for (size_t i = 0; i < count; i++)
        add_items(lot, paper, &drawn[i]);
    return true;
}
