#include "enemies.h"

#include <stdlib.h>
#include <string.h>

struct pair {
    int64_t item, enemy;
};

struct pairs {
    struct arena *arena;
    struct pair *list;
    size_t count, room;
};

static void add(struct pairs *pairs, int64_t item, int64_t enemy)
{
    if (pairs->count == pairs->room) {
        pairs->room = pairs->room * 2 + 256;
        struct pair *list = arena_alloc(pairs->arena, pairs->room * sizeof *list);
        if (pairs->count > 0)
            memcpy(list, pairs->list, pairs->count * sizeof *list);
        pairs->list = list;
    }
    pairs->list[pairs->count++] = (struct pair){ item, enemy };
}

static int in_order(const void *one, const void *other)
{
    const struct pair *a = one, *b = other;
    int order = (a->item > b->item) - (a->item < b->item);
    return order != 0 ? order : (a->enemy > b->enemy) - (a->enemy < b->enemy);
}

static void sort(struct pairs *pairs)
{
    if (pairs->count > 0)
        qsort(pairs->list, pairs->count, sizeof *pairs->list, in_order);
}

static enum status take(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    add(context, strtoll(values[0], NULL, 10), strtoll(values[1], NULL, 10));
    return OK;
}

/* Both ways, though the files may name an enemy at one of the two items only. */
static void collect(struct pairs *wanted, const struct source *source, const int64_t *ids)
{
    for (size_t i = 0; i < source->item_count; i++) {
        const struct form *form = source->items[i].form;
        for (size_t e = 0; e < form->enemy_count; e++) {
            int64_t enemy = ids[source_item(source, form->enemies[e]) - source->items];
            add(wanted, ids[i], enemy);
            add(wanted, enemy, ids[i]);
        }
    }
}

static enum status insert(struct db *db, const struct pair *pair, int64_t *changes)
{
    ++*changes;
    return db_run(db, SQL("INSERT INTO item_enemy (item, enemy) VALUES (?, ?)"), "ii", pair->item, pair->enemy);
}

static enum status remove_pair(struct db *db, const struct pair *pair, int64_t *changes)
{
    ++*changes;
    return db_run(db, SQL("DELETE FROM item_enemy WHERE item = ? AND enemy = ?"), "ii", pair->item, pair->enemy);
}

static enum status reconcile(struct db *db, const struct pairs *wanted, const struct pairs *there, int64_t *changes)
{
    size_t w = 0, t = 0;
    enum status got = OK;
    while (got == OK && (w < wanted->count || t < there->count)) {
        if (w > 0 && w < wanted->count && in_order(&wanted->list[w], &wanted->list[w - 1]) == 0) {
            w++; /* named at both items */
            continue;
        }
        int order = w == wanted->count ? 1 : t == there->count ? -1 : in_order(&wanted->list[w], &there->list[t]);
        if (order < 0)
            got = insert(db, &wanted->list[w], changes);
        else if (order > 0)
            got = remove_pair(db, &there->list[t], changes);
        w += order <= 0;
        t += order >= 0;
    }
    return got;
}

enum status enemies_save(struct db *db, struct arena *arena, const struct source *source, const int64_t *ids,
                         int64_t *changes)
{
    struct pairs wanted = { .arena = arena }, there = { .arena = arena };
    collect(&wanted, source, ids);
    sort(&wanted);
    enum status got = db_each(db, take, &there, SQL("SELECT item, enemy FROM item_enemy"), "");
    sort(&there);
    return got == OK ? reconcile(db, &wanted, &there, changes) : got;
}
