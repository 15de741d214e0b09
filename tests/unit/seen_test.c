/* What of a lesson counts as seen, and what a clever script gets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "courses/learning/seen.h"

#define MINUTE INT64_C(60000)
#define LENGTH (10 * MINUTE)

static struct beat beat(int64_t at, int64_t place)
{
    return (struct beat){ at, place, true, true };
}

/* Plays from a place for a while at a speed (hundredths), a beat every 10 s; what counts. */
static int64_t play(struct seen *seen, int64_t at, int64_t from, int64_t time, int speed)
{
    int64_t counted = 0;
    for (int64_t gone = 0; gone < time; gone += 10000) {
        struct beat before = beat(at + gone, from + gone * speed / 100);
        struct beat now = beat(at + gone + 10000, from + (gone + 10000) * speed / 100);
        counted += seen_watched(seen, &before, &now, LENGTH);
    }
    return counted;
}

static void whole_lesson_counts_whole(void **state)
{
    (void)state;
    struct seen seen = { .count = 0 };
    assert_int_equal(play(&seen, 0, 0, LENGTH, 100), LENGTH);
    assert_int_equal(seen_length(&seen), LENGTH);
    assert_int_equal(seen.count, 1);
}

static void twice_earns_once(void **state)
{
    (void)state;
    struct seen seen = { .count = 0 };
    assert_int_equal(play(&seen, 0, 2 * MINUTE, MINUTE, 100), MINUTE);
    assert_int_equal(play(&seen, 5 * MINUTE, 2 * MINUTE, MINUTE, 100), 0);
    assert_int_equal(play(&seen, 9 * MINUTE, 90000, MINUTE, 100), MINUTE / 2);
    assert_int_equal(seen_length(&seen), 90000);
}

static void double_speed_shows_all_and_counts_half(void **state)
{
    (void)state;
    struct seen seen = { .count = 0 };
    assert_int_equal(play(&seen, 0, 0, LENGTH / 2, 200), LENGTH / 2);
    assert_int_equal(seen_length(&seen), LENGTH);
}

static void four_times_the_speed_is_a_jump(void **state)
{
    (void)state;
    struct seen seen = { .count = 0 };
    assert_int_equal(play(&seen, 0, 0, LENGTH / 4, 400), 0);
    assert_int_equal(seen_length(&seen), 0);
}

/* Says a thousand times within a second that it went on by ten seconds. */
static void thousand_beats_at_once_earn_a_second_at_most(void **state)
{
    (void)state;
    struct seen seen = { .count = 0 };
    int64_t counted = 0;
    for (int64_t i = 0; i < 1000; i++) {
        struct beat before = beat(i, i * 10000), now = beat(i + 1, (i + 1) * 10000);
        counted += seen_watched(&seen, &before, &now, INT64_C(10000000));
    }
    assert_int_equal(counted, 0);
    assert_int_equal(seen_length(&seen), 0);
}

static void same_moment_and_backwards_earn_nothing(void **state)
{
    (void)state;
    struct seen seen = { .count = 0 };
    struct beat before = beat(5000, 0), now = beat(5000, 10000), earlier = beat(1000, 4000);
    assert_int_equal(seen_watched(&seen, &before, &now, LENGTH), 0);
    assert_int_equal(seen_watched(&seen, &before, &earlier, LENGTH), 0);
    now = beat(15000, -10000);
    assert_int_equal(seen_watched(&seen, &before, &now, LENGTH), 0);
    before = beat(5000, INT64_MIN / 4);
    assert_int_equal(seen_watched(&seen, &before, &now, LENGTH), 0);
    assert_int_equal(seen.count, 0);
}

static void hidden_paused_or_silent_earns_nothing(void **state)
{
    (void)state;
    struct seen seen = { .count = 0 };
    struct beat before = beat(0, 0), now = beat(10000, 10000);
    before.visible = false;
    assert_int_equal(seen_watched(&seen, &before, &now, LENGTH), 0);
    before = beat(0, 0);
    now.visible = false;
    assert_int_equal(seen_watched(&seen, &before, &now, LENGTH), 0);
    now = beat(10000, 10000);
    before.playing = false;
    assert_int_equal(seen_watched(&seen, &before, &now, LENGTH), 0);
    before = beat(0, 0);
    now = beat(SEEN_GAP_MOST + 1, SEEN_GAP_MOST + 1);
    assert_int_equal(seen_watched(&seen, &before, &now, LENGTH), 0);
    assert_int_equal(seen.count, 0);
}

static void nothing_counts_beyond_the_end(void **state)
{
    (void)state;
    struct seen seen = { .count = 0 };
    struct beat before = beat(0, LENGTH - 4000), now = beat(10000, LENGTH + 6000);
    assert_int_equal(seen_watched(&seen, &before, &now, LENGTH), 4000);
    assert_int_equal(play(&seen, 20000, LENGTH + MINUTE, MINUTE, 100), 0);
}

static void reading_counts_up_to_its_length(void **state)
{
    (void)state;
    struct seen seen = { .count = 0 };
    int64_t counted = 0;
    for (int64_t at = 0; at < 5 * MINUTE; at += 10000) {
        struct beat before = beat(at, 0), now = beat(at + 10000, 0);
        counted += seen_read(&seen, &before, &now, 3 * MINUTE);
    }
    assert_int_equal(counted, 3 * MINUTE);
    struct beat before = beat(0, 0), late = beat(SEEN_GAP_MOST + 1, 0);
    assert_int_equal(seen_read(&seen, &before, &late, 10 * MINUTE), 0);
}

static void spans_join_and_stay_in_order(void **state)
{
    (void)state;
    struct seen seen = { .count = 0 };
    char text[SEEN_TEXT_MOST];
    play(&seen, 0, 4 * MINUTE, 10000, 100);
    play(&seen, 0, 1 * MINUTE, 10000, 100);
    play(&seen, 0, 7 * MINUTE, 10000, 100);
    seen_text(&seen, text);
    assert_string_equal(text, "60000-70000 240000-250000 420000-430000");
    play(&seen, 0, 70000, 170000, 100);
    seen_text(&seen, text);
    assert_string_equal(text, "60000-250000 420000-430000");
    struct seen back;
    assert_true(seen_from_text(&back, text));
    assert_int_equal(seen_length(&back), seen_length(&seen));
    assert_true(seen_from_text(&back, NULL));
    assert_int_equal(back.count, 0);
}

static void only_sound_text_is_read(void **state)
{
    (void)state;
    static const char *const bad[] = { "5",       "5-",      "-5",       "5-5", "9-3",
                                       "0-5 3-9", "0-5 5-9", "0-5  7-9", "a-b", "1-99999999999999999999",
                                       "0-5,7-9", " 0-5" };
    struct seen seen;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(seen_from_text(&seen, bad[i]));
        assert_int_equal(seen.count, 0);
    }
}

/* By chance, held against a plain list of milliseconds. */
static void agrees_with_counting_by_the_second(void **state)
{
    (void)state;
    static bool watched[600];
    struct seen seen = { .count = 0 };
    int64_t counted = 0, plain = 0;
    srand(7);
    for (int i = 0; i < 5000; i++) {
        int from = rand() % 600, time = 1 + rand() % 20;
        struct beat before = beat(0, from * INT64_C(1000)),
                    now = beat(time * INT64_C(1000), (from + time) * INT64_C(1000));
        counted += seen_watched(&seen, &before, &now, 600000);
        for (int at = from; at < from + time && at < 600; at++) {
            plain += !watched[at];
            watched[at] = true;
        }
    }
    assert_int_equal(counted, plain * 1000);
    assert_int_equal(seen_length(&seen), plain * 1000);
}

static void more_spans_than_fit_are_not_taken(void **state)
{
    (void)state;
    static struct seen seen;
    char text[SEEN_TEXT_MOST];
    for (int64_t i = 0; i < 2 * SEEN_SPANS_MOST; i++) {
        struct beat before = beat(0, i * 5000), now = beat(1000, i * 5000 + 1000);
        seen_watched(&seen, &before, &now, INT64_MAX);
    }
    assert_int_equal(seen.count, SEEN_SPANS_MOST);
    seen_text(&seen, text);
    struct seen back;
    assert_true(seen_from_text(&back, text));
    assert_int_equal(back.count, SEEN_SPANS_MOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_lesson_counts_whole),
        cmocka_unit_test(twice_earns_once),
        cmocka_unit_test(double_speed_shows_all_and_counts_half),
        cmocka_unit_test(four_times_the_speed_is_a_jump),
        cmocka_unit_test(thousand_beats_at_once_earn_a_second_at_most),
        cmocka_unit_test(same_moment_and_backwards_earn_nothing),
        cmocka_unit_test(hidden_paused_or_silent_earns_nothing),
        cmocka_unit_test(nothing_counts_beyond_the_end),
        cmocka_unit_test(reading_counts_up_to_its_length),
        cmocka_unit_test(spans_join_and_stay_in_order),
        cmocka_unit_test(only_sound_text_is_read),
        cmocka_unit_test(agrees_with_counting_by_the_second),
        cmocka_unit_test(more_spans_than_fit_are_not_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
