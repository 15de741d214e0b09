#include "pool.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char *const type_names[DRAW_TYPES] = { "single-choice", "multiple-choice", "true-false",
                                                    "fill-in",       "short-answer",    "scenario" };
static const char *const level_names[] = { "remember", "understand", "apply", "analyse" };

const char *pool_type_name(enum draw_type type)
{
    return type_names[type];
}

static int place_of(const char *name, const char *const *names, int count)
{
    int place = 0;
    while (place < count && strcmp(names[place], name) != 0)
        place++;
    assert(place < count && "the database holds a word that its table does not allow");
    return place;
}

/* -- building ---------------------------------------------------------------------------------------------------- */

#define DOMAINS_MOST 256

/* Items come in the order of their units; lists grow by doubling, the arena keeps the shorter ones to its end. */
struct builder {
    struct arena *arena;
    struct pool *pool;
    struct draw_unit *units;
    struct draw_cell *cells;
    size_t item_room, unit_room;
    const char *domains[DOMAINS_MOST]; /* numbered as they come */
    int domain_count;
};

static int domain_number(struct builder *builder, const char *code)
{
    int number = 0;
    while (number < builder->domain_count && strcmp(builder->domains[number], code) != 0)
        number++;
    assert(number < DOMAINS_MOST);
    if (number == builder->domain_count)
        builder->domains[builder->domain_count++] = arena_copy(builder->arena, code);
    return number;
}

static void *grown(struct arena *arena, void *list, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return list;
    *room = *room == 0 ? 256 : *room * 2;
    void *larger = arena_alloc(arena, *room * size);
    if (count > 0)
        memcpy(larger, list, count * size);
    return larger;
}

static void add_unit(struct builder *builder, const struct pool_item *item, int domain, int difficulty, int level)
{
    struct pool *pool = builder->pool;
    size_t count = pool->draw.unit_count, room = builder->unit_room;
    builder->units = grown(builder->arena, builder->units, count, &room, sizeof *builder->units);
    pool->first = grown(builder->arena, pool->first, count, &builder->unit_room, sizeof *pool->first);
    builder->units[count] = (struct draw_unit){ .id = item->scenario != 0 ? item->scenario : item->version,
                                                .type = item->scenario != 0 ? DRAW_SCENARIO : item->type,
                                                .domain = domain,
                                                .difficulty = difficulty,
                                                .level = level };
    pool->first[count] = pool->item_count;
    pool->draw.unit_count++;
}

/* version, item, type, domain, difficulty, level, choices, scenario, its domain, its difficulty */
static enum status take_item(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)lengths;
    assert(columns == 10);
    struct builder *builder = context;
    struct pool *pool = builder->pool;
    bool scenario = values[7] != NULL;
    struct pool_item item = { .version = strtoll(values[0], NULL, 10),
                              .item = strtoll(values[1], NULL, 10),
                              .scenario = scenario ? strtoll(values[7], NULL, 10) : 0,
                              .type = (enum draw_type)place_of(values[2], type_names, DRAW_SCENARIO),
                              .difficulty = (int)strtol(values[4], NULL, 10) };
    if (item.type == DRAW_SINGLE || item.type == DRAW_MULTIPLE)
        item.choices = (int)strtol(values[6], NULL, 10);
    if (!scenario || pool->item_count == 0 || pool->items[pool->item_count - 1].scenario != item.scenario)
        add_unit(builder, &item, domain_number(builder, values[scenario ? 8 : 3]),
                 scenario ? (int)strtol(values[9], NULL, 10) : item.difficulty, place_of(values[5], level_names, 4));
    pool->items = grown(builder->arena, pool->items, pool->item_count, &builder->item_room, sizeof *pool->items);
    pool->items[pool->item_count++] = item;
    struct draw_unit *unit = &builder->units[pool->draw.unit_count - 1];
    unit->easiness = (unit->easiness * unit->items + draw_easiness(item.difficulty)) / (unit->items + 1);
    unit->items++;
    return OK;
}

/* type, domain, difficulty from, to, level, items, score */
static enum status take_cell(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)lengths;
    assert(columns == 7);
    struct builder *builder = context;
    assert(builder->pool->draw.cell_count < DRAW_CELLS_MOST);
    builder->cells[builder->pool->draw.cell_count++] = (struct draw_cell){
        .type = (enum draw_type)place_of(values[0], type_names, DRAW_TYPES),
        .domain = values[1] != NULL ? domain_number(builder, values[1]) : -1,
        .difficulty_least = (int)strtol(values[2], NULL, 10),
        .difficulty_most = (int)strtol(values[3], NULL, 10),
        .level = values[4] != NULL ? place_of(values[4], level_names, 4) : -1,
        .items = (int)strtol(values[5], NULL, 10),
        .score = (int)strtol(values[6], NULL, 10),
    };
    return OK;
}

/* -- enemies ----------------------------------------------------------------------------------------------------- */

struct place {
    int64_t item;
    size_t unit;
};

struct pair {
    size_t unit, enemy;
};

struct enemies {
    struct builder *builder;
    struct place *places; /* sorted by item */
    struct pair *pairs;
    size_t pair_count, pair_room;
};

static int by_item(const void *one, const void *other)
{
    int64_t a = ((const struct place *)one)->item, b = ((const struct place *)other)->item;
    return a < b ? -1 : a > b;
}

static int by_unit(const void *one, const void *other)
{
    const struct pair *a = one, *b = other;
    if (a->unit != b->unit)
        return a->unit < b->unit ? -1 : 1;
    return a->enemy < b->enemy ? -1 : a->enemy > b->enemy;
}

static const struct place *find(const struct enemies *enemies, const char *item)
{
    struct place wanted = { .item = strtoll(item, NULL, 10) };
    return bsearch(&wanted, enemies->places, enemies->builder->pool->item_count, sizeof wanted, by_item);
}

static enum status take_enemy(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct enemies *enemies = context;
    const struct place *one = find(enemies, values[0]), *other = find(enemies, values[1]);
    if (one == NULL || other == NULL || one->unit == other->unit)
        return OK; /* not in this pool, or parts of one scenario, which was written so */
    enemies->pairs = grown(enemies->builder->arena, enemies->pairs, enemies->pair_count, &enemies->pair_room,
                           sizeof *enemies->pairs);
    enemies->pairs[enemies->pair_count++] = (struct pair){ one->unit, other->unit };
    return OK;
}

static struct enemies enemies_new(struct builder *builder)
{
    const struct pool *pool = builder->pool;
    struct enemies enemies = { .builder = builder };
    enemies.places = arena_alloc(builder->arena, (pool->item_count + 1) * sizeof *enemies.places);
    for (size_t u = 0; u < pool->draw.unit_count; u++)
        for (int i = 0; i < builder->units[u].items; i++)
            enemies.places[pool->first[u] + (size_t)i] = (struct place){
                .item = pool->items[pool->first[u] + (size_t)i].item, .unit = u
            };
    qsort(enemies.places, pool->item_count, sizeof *enemies.places, by_item);
    return enemies;
}

static void give_enemies(struct enemies *enemies)
{
    size_t *list = arena_alloc(enemies->builder->arena, (enemies->pair_count + 1) * sizeof *list);
    if (enemies->pair_count > 0)
        qsort(enemies->pairs, enemies->pair_count, sizeof *enemies->pairs, by_unit);
    for (size_t i = 0; i < enemies->pair_count; i++) {
        struct draw_unit *unit = &enemies->builder->units[enemies->pairs[i].unit];
        list[i] = enemies->pairs[i].enemy;
        if (unit->enemy_count++ == 0)
            unit->enemies = &list[i];
    }
}

/* -- the two pools ----------------------------------------------------------------------------------------------- */

/* The order is part of the draw: single items by version, then scenarios with their items in place. */
#define COLUMNS                                                                                                        \
    "SELECT v.id, v.item, v.type, v.domain, v.difficulty, v.level, v.choices, v.scenario, v.scenario_domain,"          \
    "       v.scenario_difficulty"
#define ORDERED " ORDER BY COALESCE(v.scenario, 0), v.place, v.id"
#define CELLS                                                                                                          \
    "SELECT c.type, c.domain, c.difficulty_least, c.difficulty_most, c.level, c.items, c.score FROM blueprint_cell c"

static struct builder builder_new(struct arena *arena)
{
    return (struct builder){ .arena = arena,
                             .pool = arena_alloc(arena, sizeof(struct pool)),
                             .cells = arena_alloc(arena, DRAW_CELLS_MOST * sizeof(struct draw_cell)) };
}

static struct pool *finish(struct builder *builder)
{
    builder->pool->draw.units = builder->units;
    builder->pool->draw.cells = builder->cells;
    return builder->pool;
}

enum status pool_now(struct db *db, struct arena *arena, int64_t blueprint, struct pool **pool)
{
    struct builder builder = builder_new(arena);
    enum status got = db_each(
        db, take_item, &builder,
        SQL(COLUMNS " FROM bank_item i JOIN bank_version v ON v.id = i.version WHERE i.state = 'approved'" ORDERED),
        "");
    struct enemies enemies = enemies_new(&builder);
    if (got == OK)
        got = db_each(db, take_enemy, &enemies, SQL("SELECT item, enemy FROM bank_enemy ORDER BY item, enemy"), "");
    if (got == OK)
        got = db_each(db, take_cell, &builder, SQL(CELLS " WHERE c.blueprint = ? ORDER BY c.position, c.id"), "i",
                      blueprint);
    give_enemies(&enemies);
    *pool = finish(&builder);
    return got;
}

enum status pool_frozen(struct db *db, struct arena *arena, int64_t sitting, struct pool **pool)
{
    struct builder builder = builder_new(arena);
    enum status got = db_each(db, take_item, &builder,
                              SQL(COLUMNS " FROM paper_pool p JOIN bank_version v ON v.id = p.item_version"
                                          " WHERE p.sitting = ?" ORDERED),
                              "i", sitting);
    struct enemies enemies = enemies_new(&builder);
    if (got == OK)
        got = db_each(db, take_enemy, &enemies,
                      SQL("SELECT item, enemy FROM paper_pool_enemy WHERE sitting = ? ORDER BY item, enemy"), "i",
                      sitting);
    if (got == OK)
        got = db_each(db, take_cell, &builder,
                      SQL(CELLS
                          " JOIN exam e ON e.blueprint = c.blueprint JOIN sitting s ON s.exam = e.id WHERE s.id = ?"
                          " ORDER BY c.position, c.id"),
                      "i", sitting);
    give_enemies(&enemies);
    *pool = finish(&builder);
    return got;
}
