/* The table of a sitting's states: every step that there is, and no other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h> /* needs the headers above it */

#include "exams/sitting/sitting.h"

/* From a row to a column: what is held, published, opened, started, closed, marked and released, and the ways back. */
static const char *const allowed[SITTING_STATES] = {
    /* to       d p w r c m R */
    [SITTING_DRAFT] = ".x.....",    [SITTING_PUBLISHED] = "x.x....", [SITTING_WAITING] = "...x...",
    [SITTING_RUNNING] = "....x..",  [SITTING_CLOSED] = ".....x.",    [SITTING_MARKED] = "....x.x",
    [SITTING_RELEASED] = ".......",
};

static void only_the_steps_of_the_table_are_allowed(void **state)
{
    (void)state;
    for (int from = 0; from < SITTING_STATES; from++)
        for (int to = 0; to < SITTING_STATES; to++)
            assert_int_equal(sitting_step_allowed((enum sitting_state)from, (enum sitting_state)to),
                             allowed[from][to] == 'x');
}

/* Whatever is done, nobody comes from a sitting that was closed back to one that runs: no paper is open again. */
static void no_way_leads_from_closed_to_running(void **state)
{
    (void)state;
    bool reached[SITTING_STATES] = { [SITTING_CLOSED] = true };
    for (int round = 0; round < SITTING_STATES; round++)
        for (int from = 0; from < SITTING_STATES; from++)
            for (int to = 0; reached[from] && to < SITTING_STATES; to++)
                if (sitting_step_allowed((enum sitting_state)from, (enum sitting_state)to))
                    reached[to] = true;
    assert_true(reached[SITTING_RELEASED]);
    assert_false(reached[SITTING_RUNNING]);
    assert_false(reached[SITTING_WAITING]);
}

/* And none runs that was not published and opened before. */
static void running_is_reached_by_publishing_and_opening_only(void **state)
{
    (void)state;
    for (int from = 0; from < SITTING_STATES; from++)
        assert_int_equal(sitting_step_allowed((enum sitting_state)from, SITTING_RUNNING), from == SITTING_WAITING);
    for (int from = 0; from < SITTING_STATES; from++)
        assert_int_equal(sitting_step_allowed((enum sitting_state)from, SITTING_WAITING), from == SITTING_PUBLISHED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_steps_of_the_table_are_allowed),
        cmocka_unit_test(no_way_leads_from_closed_to_running),
        cmocka_unit_test(running_is_reached_by_publishing_and_opening_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
