/* The arithmetic of hours and credits, held against tables of cases worked by hand (tests/fixtures/credits). */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h> /* needs the headers above it */

#include "credits/rules.h"

#define CELLS_MOST 16
#define SPANS_MOST 8

static int cases;

/* One line of a table: its cells; the place for messages. */
struct row {
    char *cells[CELLS_MOST];
    int number;
    const char *file;
};

static void wrong(const struct row *row, const char *what, double is, double should)
{
    fail_msg("%s, line %d: %s is %g, by hand %g", row->file, row->number, what, is, should);
}

static void each_row(const char *file, int cells, void (*check)(const struct row *))
{
    char path[100], line[1000], nothing[] = "";
    snprintf(path, sizeof path, "tests/fixtures/credits/%s", file);
    FILE *in = fopen(path, "r");
    assert_non_null(in);
    for (struct row row = { .file = file, .number = 1 }; fgets(line, sizeof line, in) != NULL; row.number++) {
        char *rest = line;
        int count = 0;
        if (line[0] == '#')
            continue;
        while (count < CELLS_MOST && (row.cells[count] = strsep(&rest, "\t\n")) != NULL && row.cells[count][0] != '\0')
            count++;
        if (count != cells)
            fail_msg("%s, line %d has %d cells, not %d", file, row.number, count, cells);
        for (int i = count; i < CELLS_MOST; i++)
            row.cells[i] = nothing;
        check(&row);
        cases++;
    }
    fclose(in);
}

/* "1.25" is 125: exact, since it goes through text. */
static int32_t hundredths(const char *text)
{
    int32_t whole = 0, part = 0, unit = 100;
    bool less = *text == '-';
    for (text += less; *text >= '0' && *text <= '9'; text++)
        whole = whole * 10 + (*text - '0');
    if (*text == '.')
        for (text++; *text >= '0' && *text <= '9'; text++)
            part += (*text - '0') * (unit /= 10);
    return (less ? -1 : 1) * (whole * 100 + part);
}

static int place_of(const char *const *names, int count, const char *name)
{
    int place = 0;
    while (place < count && strcmp(names[place], name) != 0)
        place++;
    assert_true(place < count);
    return place;
}

static void same(const struct row *row, const char *what, int32_t is, const char *should)
{
    if (is != hundredths(should))
        wrong(row, what, is / 100.0, hundredths(should) / 100.0);
}

static void check_earned(const struct row *row)
{
    char *const *cell = row->cells;
    const struct rule_set set = { .year = 2025, .class_hour_minutes = atoi(cell[5]) };
    const struct rule rule = { .basis = (enum basis)place_of(basis_names, BASES, cell[0]),
                               .each = { hundredths(cell[1]), hundredths(cell[2]) },
                               .rounding = (enum rounding)place_of(rounding_names, ROUNDINGS, cell[3]),
                               .step = hundredths(cell[4]) };
    const struct part part = {
        .minutes = atoi(cell[6]), .half_days = atoi(cell[7]), .exercises = atoi(cell[8]), .passed = atoi(cell[9]) != 0
    };
    struct earned earned = rule_earns(&set, &rule, &part);
    same(row, "hours", earned.amount.hours, cell[10]);
    same(row, "credits", earned.amount.credits, cell[11]);
}

static size_t read_spans(char *text, struct span spans[SPANS_MOST])
{
    size_t count = 0;
    while (text != NULL && strcmp(text, "-") != 0) {
        char *one = strsep(&text, " "), *after;
        assert_non_null(one);
        spans[count].from = (int)strtol(one, &after, 10);
        spans[count++].to = (int)strtol(after + 1, NULL, 10);
    }
    return count;
}

static void check_owed(const struct row *row)
{
    char *const *cell = row->cells;
    struct span served[SPANS_MOST], leave[SPANS_MOST];
    const struct rule_set set = { .year = atoi(cell[0]),
                                  .owed = { 6000, 2400 },
                                  .prorata = (enum prorata)place_of(prorata_names, PRORATAS, cell[1]),
                                  .owed_step = hundredths(cell[2]),
                                  .leave_days_least = atoi(cell[3]) };
    const struct service service = { served, read_spans(cell[4], served), leave, read_spans(cell[5], leave),
                                     atoi(cell[6]) };
    struct owed owed = rules_owed(&set, &service);
    same(row, "hours", owed.amount.hours, cell[7]);
    same(row, "credits", owed.amount.credits, cell[8]);
    if (owed.parts != atoi(cell[9]) || owed.whole != atoi(cell[10]))
        fail_msg("%s, line %d: %d of %d parts, by hand %s of %s", row->file, row->number, owed.parts, owed.whole,
                 cell[9], cell[10]);
}

static void check_carried(const struct row *row)
{
    char *const *cell = row->cells;
    const struct rule_set next = { .carry_percent = atoi(cell[0]),
                                   .carry_most = { hundredths(cell[1]), hundredths(cell[2]) } };
    struct amount carried = rules_carry(&next, (struct amount){ hundredths(cell[3]), hundredths(cell[4]) },
                                        (struct amount){ hundredths(cell[5]), hundredths(cell[6]) });
    same(row, "hours", carried.hours, cell[7]);
    same(row, "credits", carried.credits, cell[8]);
}

#define NO_CAP                                                                                                         \
    {                                                                                                                  \
        NONE, NONE                                                                                                     \
    }

/* The rules that the head of standing.tsv tells. */
static const struct rule_set usual = {
    .year = 2025,
    .owed = { 6000, 2400 },
    .prorata = PRORATA_MONTHS,
    .owed_step = 50,
    .rules = { { .kind = "online-course", .channel = CHANNEL_ONLINE, .cap = NO_CAP },
               { .kind = "exam", .channel = CHANNEL_ONLINE, .cap = { 800, 320 } },
               { .kind = "city-class", .channel = CHANNEL_DISTRICT, .cap = NO_CAP },
               { .kind = "district-training", .channel = CHANNEL_DISTRICT, .cap = NO_CAP },
               { .kind = "squad-training", .channel = CHANNEL_SQUAD, .cap = { 3000, 1200 } },
               { .kind = "exercise", .channel = CHANNEL_SQUAD, .cap = { 1600, 640 } } },
    .rule_count = 6,
    .channels = { { .least = { 1000, 400 }, .cap = NO_CAP },
                  { .least = { 1000, 400 }, .cap = { 4000, 1600 } },
                  { .least = { 1000, 400 }, .cap = { 3500, 1400 } } },
};

/* "12/4.8" */
static struct amount amount_of(const char *text)
{
    const char *slash = strchr(text, '/');
    assert_non_null(slash);
    return (struct amount){ hundredths(text), hundredths(slash + 1) };
}

static size_t read_sums(char *text, struct kind_sum *sums)
{
    size_t count = 0;
    while (text != NULL && strcmp(text, "-") != 0) {
        char *one = strsep(&text, " ");
        assert_non_null(one);
        char *figures = strchr(one, '='), *pending = strchr(one, '+');
        assert_non_null(figures);
        *figures = '\0';
        sums[count++] = (struct kind_sum){ one, amount_of(figures + 1),
                                           pending != NULL ? amount_of(pending + 1) : (struct amount){ 0, 0 } };
    }
    return count;
}

static void same_amount(const struct row *row, const char *what, struct amount is, const char *should)
{
    struct amount by_hand = amount_of(should);
    if (is.hours != by_hand.hours || is.credits != by_hand.credits)
        fail_msg("%s, line %d: %s is %g/%g, by hand %s", row->file, row->number, what, is.hours / 100.0,
                 is.credits / 100.0, should);
}

static void check_standing(const struct row *row)
{
    char *const *cell = row->cells;
    struct kind_sum sums[KINDS_MOST];
    int months = atoi(cell[0]);
    static const int ends[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365 };
    struct span served = { 1, ends[months] };
    const struct service service = { &served, months > 0, NULL, 0, atoi(cell[1]) };
    struct owed owed = rules_owed(&usual, &service);
    size_t count = read_sums(cell[3], sums);
    struct reckoned reckoned = standing_reckon(&usual, sums, count, &owed, amount_of(cell[2]));
    for (int channel = 0; channel < CHANNELS; channel++)
        same_amount(row, channel_names[channel], reckoned.channels[channel].counts, cell[4 + channel]);
    same_amount(row, "total", reckoned.total, cell[7]);
    same_amount(row, "total with what waits", reckoned.with_pending, cell[8]);
    if (reckoned.met != (cell[9][0] == '1'))
        wrong(row, "met", reckoned.met, cell[9][0] - '0');
}

static void parts_earn_what_they_earn_by_hand(void **state)
{
    (void)state;
    each_row("earn.tsv", 13, check_earned);
}

static void years_owe_what_they_owe_by_hand(void **state)
{
    (void)state;
    each_row("owed.tsv", 12, check_owed);
}

static void carried_over_as_by_hand(void **state)
{
    (void)state;
    each_row("carry.tsv", 10, check_carried);
}

static void standings_as_by_hand(void **state)
{
    (void)state;
    each_row("standing.tsv", 11, check_standing);
}

static void there_are_two_hundred_cases(void **state)
{
    (void)state;
    assert_true(cases >= 200);
}

/* Nonsense gives a figure, never an overflow: the sanitizers watch. */
static void nothing_overflows(void **state)
{
    (void)state;
    static const int32_t figures[] = { INT32_MIN, -1, 0, 1, 99, INT32_MAX };
    const struct rule_set set = { .year = 2025, .class_hour_minutes = 1 };
    for (size_t i = 0; i < 6; i++)
        for (enum basis basis = 0; basis < BASES; basis++) {
            const struct rule rule = { .basis = basis, .each = { INT32_MAX, 1 }, .step = INT32_MAX };
            const struct part part = { .minutes = figures[i], .half_days = figures[i], .exercises = figures[i] };
            struct earned earned = rule_earns(&set, &rule, &part);
            assert_true(earned.amount.hours >= 0 && earned.quantity >= 0);
        }
    struct kind_sum sums[] = { { "online-course", { INT32_MAX, INT32_MAX }, { INT32_MAX, 1 } },
                               { "exam", { INT32_MAX, INT32_MAX }, { 0, 0 } } };
    const struct owed owed = { .amount = { INT32_MAX, INT32_MAX }, .parts = 12, .whole = 12 };
    struct reckoned reckoned = standing_reckon(&usual, sums, 2, &owed, (struct amount){ INT32_MAX, 1 });
    assert_int_equal(reckoned.total.hours, INT32_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_earn_what_they_earn_by_hand), cmocka_unit_test(years_owe_what_they_owe_by_hand),
        cmocka_unit_test(carried_over_as_by_hand),           cmocka_unit_test(standings_as_by_hand),
        cmocka_unit_test(there_are_two_hundred_cases),       cmocka_unit_test(nothing_overflows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
