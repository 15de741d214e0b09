/* Papers drawn from a made-up pool: what every paper must meet, and what is said when it cannot. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "exams/draw/draw.h"

#define DOMAINS 8

static const unsigned char seed[DRAW_SEED_SIZE] = "a seed that every test here uses";

struct bank {
    struct arena *arena;
    struct draw_unit units[4000];
    struct draw_cell cells[DRAW_CELLS_MOST];
    struct draw_pool pool;
};

static struct bank *bank_new(void)
{
    struct arena *arena = arena_new((size_t)64 << 20);
    struct bank *bank = arena_alloc(arena, sizeof *bank);
    bank->arena = arena;
    bank->pool = (struct draw_pool){ .units = bank->units, .cells = bank->cells };
    return bank;
}

static struct draw_unit *add(struct bank *bank, enum draw_type type, int domain, int difficulty, int items)
{
    struct draw_unit *unit = &bank->units[bank->pool.unit_count++];
    *unit = (struct draw_unit){ .id = (int64_t)bank->pool.unit_count,
                                .type = type,
                                .domain = domain,
                                .difficulty = difficulty,
                                .items = items,
                                .easiness = draw_easiness(difficulty) };
    return unit;
}

static void add_many(struct bank *bank, int number, enum draw_type type, int domain, int items)
{
    for (int i = 0; i < number; i++)
        add(bank, type, domain, 1 + i % 5, items);
}

static void ask(struct bank *bank, enum draw_type type, int domain, int items, int score)
{
    bank->cells[bank->pool.cell_count++] = (struct draw_cell){ .type = type,
                                                               .domain = domain,
                                                               .difficulty_least = 1,
                                                               .difficulty_most = 5,
                                                               .level = -1,
                                                               .items = items,
                                                               .score = score };
}

/* 2,400 items over eight domains, and 100 of them asked for, as a qualification exam would. */
static struct bank *big_bank(void)
{
    struct bank *bank = bank_new();
    for (int domain = 0; domain < DOMAINS; domain++) {
        add_many(bank, 130, DRAW_SINGLE, domain, 1);
        add_many(bank, 70, DRAW_MULTIPLE, domain, 1);
        add_many(bank, 70, DRAW_TRUE_FALSE, domain, 1);
        add_many(bank, 20, DRAW_FILL_IN, domain, 1);
        add_many(bank, 4, DRAW_SCENARIO, domain, 3);
        ask(bank, DRAW_SINGLE, domain, 5, 100);
        ask(bank, DRAW_MULTIPLE, domain, 2, 100);
    }
    ask(bank, DRAW_TRUE_FALSE, -1, 30, 100);
    ask(bank, DRAW_FILL_IN, -1, 8, 100);
    ask(bank, DRAW_SCENARIO, -1, 6, 100);
    return bank;
}

struct paper {
    struct drawn drawn[DRAW_ITEMS_MOST];
    size_t count;
    int expected;
    char order[16];
};

static void draw_one(struct draw *draw, struct paper *paper)
{
    memset(paper, 0, sizeof *paper);
    assert_true(draw_paper(draw, paper->drawn, &paper->count, &paper->expected));
    draw_choice_order(draw, 4, paper->order);
}

/* What holds for every paper, whatever the blueprint. */
static void assert_whole(const struct bank *bank, const struct paper *paper)
{
    int served[DRAW_CELLS_MOST] = { 0 };
    for (size_t i = 0; i < paper->count; i++) {
        const struct draw_unit *unit = &bank->units[paper->drawn[i].unit];
        assert_true(draw_serves(unit, &bank->cells[paper->drawn[i].cell]));
        served[paper->drawn[i].cell] += unit->items;
        if (i > 0)
            assert_true(bank->units[paper->drawn[i - 1].unit].type <= unit->type);
        for (size_t j = 0; j < i; j++) {
            assert_int_not_equal(paper->drawn[i].unit, paper->drawn[j].unit);
            for (size_t e = 0; e < unit->enemy_count; e++)
                assert_int_not_equal(paper->drawn[j].unit, unit->enemies[e]);
        }
    }
    for (size_t c = 0; c < bank->pool.cell_count; c++)
        assert_int_equal(served[c], bank->cells[c].items);
}

/* -- drawing ----------------------------------------------------------------------------------------------------- */

static void each_of_4000_meets_its_cells(void **state)
{
    (void)state;
    struct bank *bank = big_bank();
    int papers = 4000, least = INT32_MAX, most = 0;
    int ceiling = draw_lowest_ceiling(bank->arena, &bank->pool, papers);
    struct draw *draw = draw_new(bank->arena, &bank->pool, seed, papers, ceiling + papers / 100);
    for (int i = 0; i < papers; i++) {
        struct paper paper;
        draw_one(draw, &paper);
        assert_whole(bank, &paper);
        least = paper.expected < least ? paper.expected : least;
        most = paper.expected > most ? paper.expected : most;
    }
    assert_in_range(most - least, 0, 2 * DRAW_SPREAD); /* 0.1 of 100 points */
    for (size_t u = 0; u < bank->pool.unit_count; u++)
        assert_in_range(draw_usage(draw, u), 1, ceiling + papers / 100);
    arena_free(bank->arena);
}

/* Where a domain's items are asked for by a cell of their own too, the broad cell must leave them to it. */
static void ten_forms_share_no_item(void **state)
{
    (void)state;
    struct bank *bank = bank_new();
    add_many(bank, 110, DRAW_SINGLE, 0, 1);
    add_many(bank, 400, DRAW_SINGLE, 1, 1);
    ask(bank, DRAW_SINGLE, -1, 40, 100);
    ask(bank, DRAW_SINGLE, 0, 11, 100);
    assert_int_equal(draw_lowest_ceiling(bank->arena, &bank->pool, 10), 1);
    struct draw *draw = draw_new(bank->arena, &bank->pool, seed, 10, 1);
    for (int i = 0; i < 10; i++) {
        struct paper paper;
        draw_one(draw, &paper);
        assert_whole(bank, &paper);
    }
    for (size_t u = 0; u < bank->pool.unit_count; u++)
        assert_in_range(draw_usage(draw, u), 0, 1);
    arena_free(bank->arena);
}

static void the_same_seed_draws_the_same(void **state)
{
    (void)state;
    struct bank *bank = big_bank();
    unsigned char other[DRAW_SEED_SIZE] = "another";
    struct draw *one = draw_new(bank->arena, &bank->pool, seed, 20, 20);
    struct draw *two = draw_new(bank->arena, &bank->pool, seed, 20, 20);
    struct draw *three = draw_new(bank->arena, &bank->pool, other, 20, 20);
    int differing = 0;
    for (int i = 0; i < 20; i++) {
        struct paper a, b, c;
        draw_one(one, &a);
        draw_one(two, &b);
        draw_one(three, &c);
        assert_memory_equal(&a, &b, sizeof a);
        differing += memcmp(a.drawn, c.drawn, sizeof a.drawn) != 0;
    }
    assert_int_equal(differing, 20);
    arena_free(bank->arena);
}

static void enemies_stay_apart(void **state)
{
    (void)state;
    static const size_t last[] = { 19 }, first[] = { 0 };
    struct bank *bank = bank_new();
    add_many(bank, 20, DRAW_SINGLE, 0, 1);
    ask(bank, DRAW_SINGLE, -1, 18, 100);
    bank->units[0].enemies = last;
    bank->units[19].enemies = first;
    bank->units[0].enemy_count = bank->units[19].enemy_count = 1;
    struct draw *draw = draw_new(bank->arena, &bank->pool, seed, 50, 50);
    for (int i = 0; i < 50; i++) {
        struct paper paper;
        draw_one(draw, &paper);
        assert_whole(bank, &paper);
    }
    assert_true(draw_usage(draw, 0) > 0 && draw_usage(draw, 19) > 0);
    arena_free(bank->arena);
}

/* All 20 items are asked for, but two of them are enemies. */
static void enemies_in_the_way_are_no_paper(void **state)
{
    (void)state;
    static const size_t last[] = { 19 }, first[] = { 0 };
    struct bank *bank = bank_new();
    add_many(bank, 20, DRAW_SINGLE, 0, 1);
    ask(bank, DRAW_SINGLE, -1, 20, 100);
    bank->units[0].enemies = last;
    bank->units[19].enemies = first;
    bank->units[0].enemy_count = bank->units[19].enemy_count = 1;
    struct draw *draw = draw_new(bank->arena, &bank->pool, seed, 1, 1);
    struct paper paper;
    assert_false(draw_paper(draw, paper.drawn, &paper.count, &paper.expected));
    arena_free(bank->arena);
}

/* The broad cell comes first and could take what only the narrow ones have; each paper needs every item there is. */
static void cells_hand_over_what_they_can_spare(void **state)
{
    (void)state;
    struct bank *bank = bank_new();
    for (int domain = 0; domain < 4; domain++)
        add_many(bank, 10, DRAW_SINGLE, domain, 1);
    ask(bank, DRAW_SINGLE, -1, 22, 100);
    ask(bank, DRAW_SINGLE, 0, 9, 100);
    ask(bank, DRAW_SINGLE, 1, 9, 100);
    struct draw *draw = draw_new(bank->arena, &bank->pool, seed, 30, 30);
    for (int i = 0; i < 30; i++) {
        struct paper paper;
        draw_one(draw, &paper);
        assert_whole(bank, &paper);
    }
    arena_free(bank->arena);
}

static void choices_are_shuffled_evenly(void **state)
{
    (void)state;
    struct bank *bank = bank_new();
    struct draw *draw = draw_new(bank->arena, &bank->pool, seed, 1, 1);
    int first[4] = { 0 };
    for (int i = 0; i < 4000; i++) {
        char order[16];
        draw_choice_order(draw, 4, order);
        assert_int_equal(strlen(order), 4);
        for (const char *letter = "ABCD"; *letter != '\0'; letter++)
            assert_non_null(strchr(order, *letter));
        first[order[0] - 'A']++;
    }
    for (int i = 0; i < 4; i++)
        assert_in_range(first[i], 880, 1120); /* 1,000 expected, deviation 27 */
    arena_free(bank->arena);
}

/* -- feasibility ------------------------------------------------------------------------------------------------- */

static void a_lack_is_named_with_its_number(void **state)
{
    (void)state;
    struct draw_lack lacks[DRAW_CELLS_MOST];
    struct bank *bank = bank_new();
    add_many(bank, 30, DRAW_SINGLE, 0, 1);
    add_many(bank, 4, DRAW_MULTIPLE, 0, 1);
    ask(bank, DRAW_SINGLE, 0, 30, 100);
    ask(bank, DRAW_MULTIPLE, -1, 9, 200);
    assert_int_equal(draw_feasible(bank->arena, &bank->pool, 1, 1, lacks), 1);
    assert_int_equal(lacks[0].cell, 1);
    assert_int_equal(lacks[0].lacking, 5);
    assert_int_equal(lacks[0].fitting, 4);
    bank->cells[1].items = 4;
    assert_int_equal(draw_feasible(bank->arena, &bank->pool, 1, 1, lacks), 0);
    arena_free(bank->arena);
}

/* Each cell alone has enough items, the three together do not: the fourth is no party to it. */
static void cells_that_share_items_are_named_together(void **state)
{
    (void)state;
    struct draw_lack lacks[DRAW_CELLS_MOST];
    struct bank *bank = bank_new();
    add_many(bank, 20, DRAW_SINGLE, 0, 1);
    add_many(bank, 20, DRAW_SINGLE, 1, 1);
    add_many(bank, 20, DRAW_MULTIPLE, 1, 1);
    ask(bank, DRAW_SINGLE, 0, 15, 100);
    ask(bank, DRAW_SINGLE, 1, 15, 100);
    ask(bank, DRAW_MULTIPLE, -1, 20, 100);
    ask(bank, DRAW_SINGLE, -1, 13, 100);
    assert_int_equal(draw_feasible(bank->arena, &bank->pool, 1, 1, lacks), 1);
    assert_int_equal(lacks[0].cell, 3);
    assert_int_equal(lacks[0].lacking, 3);
    assert_int_equal(lacks[0].fitting, 40);
    assert_int_equal(lacks[0].rivals, 0xB); /* cells 0, 1 and 3 */
    assert_int_equal(lacks[0].asked, 43);
    assert_int_equal(lacks[0].held, 40);
    arena_free(bank->arena);
}

/* Whatever a broad cell took first is given back to the narrow one: 40 items serve 40 places however they overlap. */
static void overlapping_cells_that_fit_are_feasible(void **state)
{
    (void)state;
    struct draw_lack lacks[DRAW_CELLS_MOST];
    struct bank *bank = bank_new();
    for (int domain = 0; domain < 4; domain++)
        add_many(bank, 10, DRAW_SINGLE, domain, 1);
    ask(bank, DRAW_SINGLE, -1, 10, 100);
    ask(bank, DRAW_SINGLE, -1, 10, 100);
    bank->cells[1].difficulty_most = 2;
    for (int domain = 0; domain < 2; domain++)
        ask(bank, DRAW_SINGLE, domain, 10, 100);
    assert_int_equal(draw_feasible(bank->arena, &bank->pool, 1, 1, lacks),
                     1); /* only 8 of difficulty 1 and 2 are left */
    bank->cells[1].difficulty_most = 5;
    assert_int_equal(draw_feasible(bank->arena, &bank->pool, 1, 1, lacks), 0);
    arena_free(bank->arena);
}

static void scenarios_come_whole(void **state)
{
    (void)state;
    struct draw_lack lacks[DRAW_CELLS_MOST];
    struct bank *bank = bank_new();
    add(bank, DRAW_SCENARIO, 0, 3, 4);
    add(bank, DRAW_SCENARIO, 0, 3, 4);
    add(bank, DRAW_SCENARIO, 0, 3, 3);
    ask(bank, DRAW_SCENARIO, -1, 7, 100);
    assert_int_equal(draw_feasible(bank->arena, &bank->pool, 1, 1, lacks), 0);
    bank->cells[0].items = 10; /* 11, 8 and 7 can be made up, 10 cannot */
    assert_int_equal(draw_feasible(bank->arena, &bank->pool, 1, 1, lacks), 1);
    assert_int_equal(lacks[0].lacking, 2);
    bank->cells[0].items = 4;
    ask(bank, DRAW_SCENARIO, 0, 4, 100);
    assert_int_equal(draw_feasible(bank->arena, &bank->pool, 1, 1, lacks), 0);
    ask(bank, DRAW_SCENARIO, 0, 4, 100);
    assert_int_equal(draw_feasible(bank->arena, &bank->pool, 1, 1, lacks), 1);
    arena_free(bank->arena);
}

/* 20 of 50 items in every paper: none can stand in less than 40 % on average, so 4 of 10 papers is the least. */
static void the_lowest_exposure_is_found(void **state)
{
    (void)state;
    struct draw_lack lacks[DRAW_CELLS_MOST];
    struct bank *bank = bank_new();
    add_many(bank, 50, DRAW_SINGLE, 0, 1);
    ask(bank, DRAW_SINGLE, 0, 20, 100);
    assert_int_equal(draw_lowest_ceiling(bank->arena, &bank->pool, 10), 4);
    assert_int_equal(draw_feasible(bank->arena, &bank->pool, 10, 3, lacks), 1);
    assert_int_equal(lacks[0].asked, 200);
    assert_int_equal(lacks[0].held, 150);
    assert_int_equal(draw_ceiling(10, 39), 3);
    assert_int_equal(draw_ceiling(10, 5), 1);
    bank->cells[0].items = 51;
    assert_int_equal(draw_lowest_ceiling(bank->arena, &bank->pool, 10), 0);
    arena_free(bank->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_of_4000_meets_its_cells),
        cmocka_unit_test(ten_forms_share_no_item),
        cmocka_unit_test(the_same_seed_draws_the_same),
        cmocka_unit_test(enemies_stay_apart),
        cmocka_unit_test(enemies_in_the_way_are_no_paper),
        cmocka_unit_test(cells_hand_over_what_they_can_spare),
        cmocka_unit_test(choices_are_shuffled_evenly),
        cmocka_unit_test(a_lack_is_named_with_its_number),
        cmocka_unit_test(cells_that_share_items_are_named_together),
        cmocka_unit_test(overlapping_cells_that_fit_are_feasible),
        cmocka_unit_test(scenarios_come_whole),
        cmocka_unit_test(the_lowest_exposure_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
