/*
 * The ledger on a real MariaDB: what is booked stays booked, once, and sums up. CHENGXUE_HOME says whose database
 * (tests/run makes one).
 */
#include <string.h>
#include <time.h>

#include "records.h"

#include "chengxue/ledger.h"
#include "chengxue/page.h"

#define PEOPLE 10000

static struct db *db;
static struct arena *arena;
static int64_t unit, people[PEOPLE];
static struct ledger_wrong wrong;
static const struct booking plain = { .author = 0 }, because = { .reason = "because" };

static void must(enum status got)
{
    if (got == REFUSED)
        print_error("refused: %s %s %s\n", wrong.key, wrong.zero, wrong.one);
    assert_int_equal(got, OK);
}

static int64_t officer_since(const char *day)
{
    return records_officer(db, arena, 'L', unit, day);
}

static int set_up(void **state)
{
    (void)state;
    if (records_open(&db, &arena, (size_t)1 << 30) != 0)
        return -1;
    unit = records_district(db, arena, 'L');
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    db_close(db);
    arena_free(arena);
    return 0;
}

static int64_t new_activity(const char *kind)
{
    static int64_t row;
    int64_t id;
    const struct activity activity = { "test", ++row + getpid() * INT64_C(100000), kind, "一次训练", unit, "/test" };
    must(activity_put(db, &activity, &id));
    return id;
}

static int64_t number(const char *sql, int64_t officer)
{
    int64_t value;
    must(db_get(db, NULL, sql, "i:i", officer, &value));
    return value;
}
#define NUMBER(sql, officer) number(SQL(sql), officer)

static enum status in_one(enum status (*act)(struct db *, struct arena *, int64_t, const struct part *, size_t,
                                             const struct booking *, struct ledger_wrong *),
                          int64_t activity, const struct part *parts, size_t count, const struct booking *booking)
{
    wrong = (struct ledger_wrong){ .key = "" };
    assert_true(db_begin(db));
    return db_end(db, act(db, arena, activity, parts, count, booking, &wrong));
}

static enum status post(int64_t activity, struct part part, const struct booking *booking)
{
    return in_one(ledger_post, activity, &part, 1, booking);
}

static enum status expect(int64_t activity, struct part part)
{
    wrong = (struct ledger_wrong){ .key = "" };
    assert_true(db_begin(db));
    return db_end(db, ledger_expect(db, arena, activity, &part, 1, &wrong));
}

static enum status drop(int64_t activity, int64_t officer, const struct booking *booking)
{
    wrong = (struct ledger_wrong){ .key = "" };
    assert_true(db_begin(db));
    return db_end(db, ledger_drop(db, arena, activity, officer == 0 ? NULL : &officer, 1, booking, &wrong));
}

/* -- booking -------------------------------------------------------------------------------------------------------- */

static void booked_once_however_often(void **state)
{
    (void)state;
    int64_t officer = officer_since("2020-01-01"), activity = new_activity("squad-training");
    const struct part part = { .officer = officer, .on = "2025-03-01", .minutes = 90 };
    for (int i = 0; i < 3; i++)
        must(post(activity, part, &plain));
    assert_int_equal(NUMBER("SELECT COUNT(*) FROM ledger_entry WHERE officer = ?", officer), 1);
    assert_int_equal(NUMBER("SELECT hours FROM standing WHERE officer = ? AND year = 2025", officer), 200);
    assert_int_equal(NUMBER("SELECT squad_credits FROM standing WHERE officer = ? AND year = 2025", officer), 80);
    assert_int_equal(NUMBER("SELECT owed_hours FROM standing WHERE officer = ? AND year = 2025", officer), 6000);
    assert_int_equal(NUMBER("SELECT COUNT(*) FROM standing WHERE officer = ?", officer), 1);
}

static void other_figures_need_a_reason_and_leave_a_trace(void **state)
{
    (void)state;
    int64_t officer = officer_since("2020-01-01"), activity = new_activity("squad-training");
    struct part part = { .officer = officer, .on = "2025-03-01", .minutes = 90 };
    must(post(activity, part, &plain));
    part.minutes = 45;
    assert_int_equal(post(activity, part, &plain), REFUSED);
    assert_string_equal(wrong.key, "ledger.no-reason");
    must(post(activity, part, &because));
    assert_int_equal(NUMBER("SELECT COUNT(*) FROM ledger_entry WHERE officer = ?", officer), 3);
    assert_int_equal(NUMBER("SELECT SUM(hours) FROM ledger_entry WHERE officer = ?", officer), 100);
    assert_int_equal(NUMBER("SELECT hours FROM balance WHERE officer = ?", officer), 100);
    assert_int_equal(NUMBER("SELECT hours FROM standing WHERE officer = ?", officer), 100);
    assert_int_equal(NUMBER("SELECT COUNT(*) FROM ledger_entry WHERE officer = ? AND reason = 'because'", officer), 2);
}

static void moved_to_another_year_changes_both(void **state)
{
    (void)state;
    int64_t officer = officer_since("2020-01-01"), activity = new_activity("squad-training");
    struct part part = { .officer = officer, .on = "2025-01-01", .minutes = 90 };
    must(post(activity, part, &plain));
    part.on = "2024-12-31";
    must(post(activity, part, &because));
    assert_int_equal(NUMBER("SELECT hours FROM standing WHERE officer = ? AND year = 2025", officer), 0);
    assert_int_equal(NUMBER("SELECT hours FROM standing WHERE officer = ? AND year = 2024", officer), 200);
}

static void expected_is_pending_until_booked(void **state)
{
    (void)state;
    int64_t officer = officer_since("2020-01-01"), activity = new_activity("district-training");
    struct part part = { .officer = officer, .on = "2025-05-01", .minutes = 180 };
    must(expect(activity, part));
    must(expect(activity, part));
    assert_int_equal(NUMBER("SELECT pending_hours FROM standing WHERE officer = ?", officer), 400);
    assert_int_equal(NUMBER("SELECT hours FROM standing WHERE officer = ?", officer), 0);
    part.minutes = 90;
    must(expect(activity, part));
    assert_int_equal(NUMBER("SELECT pending_hours FROM balance WHERE officer = ?", officer), 200);
    must(post(activity, part, &plain));
    assert_int_equal(NUMBER("SELECT pending_hours FROM standing WHERE officer = ?", officer), 0);
    assert_int_equal(NUMBER("SELECT hours FROM standing WHERE officer = ?", officer), 200);
    part.minutes = 900;
    must(expect(activity, part)); /* it is booked: nothing is expected any more */
    assert_int_equal(NUMBER("SELECT hours + pending_hours FROM balance WHERE officer = ?", officer), 200);
}

static void dropped_and_booked_again(void **state)
{
    (void)state;
    int64_t officer = officer_since("2020-01-01"), activity = new_activity("squad-training");
    const struct part part = { .officer = officer, .on = "2025-03-01", .minutes = 90 };
    must(expect(activity, part));
    must(drop(activity, officer, &plain));
    assert_int_equal(NUMBER("SELECT pending_hours FROM standing WHERE officer = ?", officer), 0);
    assert_int_equal(NUMBER("SELECT COUNT(*) FROM ledger_entry WHERE officer = ?", officer), 0);
    must(post(activity, part, &plain));
    assert_int_equal(drop(activity, 0, &plain), REFUSED);
    assert_string_equal(wrong.key, "ledger.no-reason");
    must(drop(activity, 0, &because));
    must(drop(activity, 0, &because));
    assert_int_equal(NUMBER("SELECT hours FROM standing WHERE officer = ?", officer), 0);
    assert_int_equal(NUMBER("SELECT COUNT(*) FROM ledger_entry WHERE officer = ?", officer), 2);
    must(post(activity, part, &plain));
    assert_int_equal(NUMBER("SELECT hours FROM standing WHERE officer = ?", officer), 200);
    assert_int_equal(NUMBER("SELECT MAX(turn) FROM ledger_entry WHERE officer = ?", officer), 3);
}

/* -- what is refused ------------------------------------------------------------------------------------------------ */

static void refused_with_nothing_written(void **state)
{
    (void)state;
    int64_t officer = officer_since("2025-06-01"), activity = new_activity("squad-training");
    assert_int_equal(post(activity, (struct part){ .officer = officer, .on = "2025-05-31", .minutes = 90 }, &plain),
                     REFUSED);
    assert_string_equal(wrong.key, "ledger.nobody");
    assert_string_equal(wrong.zero, "某人");
    assert_string_equal(wrong.one, "2025-05-31");
    assert_int_equal(post(activity, (struct part){ .officer = officer, .on = "2019-05-31", .minutes = 90 }, &plain),
                     REFUSED);
    assert_string_equal(wrong.key, "ledger.no-rules");
    assert_string_equal(wrong.zero, "2019");
    assert_int_equal(NUMBER("SELECT COUNT(*) FROM participation WHERE officer = ?", officer), 0);
}

/* -- where people are ----------------------------------------------------------------------------------------------- */

static enum status put(int64_t activity, struct presence presence)
{
    wrong = (struct ledger_wrong){ .key = "" };
    assert_true(db_begin(db));
    return db_end(db, presence_put(db, arena, activity, &presence, 1, &wrong));
}

static void nobody_is_in_two_places(void **state)
{
    (void)state;
    int64_t officer = officer_since("2020-01-01"), here = new_activity("squad-training"),
            there = new_activity("city-class");
    must(put(here, (struct presence){ officer, "2025-03-01 01:00:00", "2025-03-01 03:30:00" }));
    assert_int_equal(put(there, (struct presence){ officer, "2025-03-01 03:00:00", "2025-03-01 05:00:00" }), REFUSED);
    assert_string_equal(wrong.key, "ledger.elsewhere");
    assert_string_equal(wrong.zero, "某人");
    assert_string_equal(wrong.one, "一次训练 2025-03-01 09:00-11:30");
    must(put(there, (struct presence){ officer, "2025-03-01 03:30:00", "2025-03-01 05:00:00" }));
    must(put(here, (struct presence){ officer, "2025-03-01 01:00:00", "2025-03-01 03:00:00" }));
    assert_true(db_begin(db));
    must(db_end(db, presence_drop(db, arena, here, &officer, 1)));
    assert_int_equal(NUMBER("SELECT COUNT(*) FROM presence WHERE officer = ?", officer), 1);
}

static void nobody_is_there_on_leave(void **state)
{
    (void)state;
    int64_t officer = officer_since("2020-01-01"), activity = new_activity("squad-training"), clashes;
    must(db_run(db,
                SQL("INSERT INTO leave_spell (officer, from_on, to_on, kind, made_by, made_at)"
                    " VALUES (?, '2025-03-01', '2025-03-05', 'sick', 1, UTC_TIMESTAMP(6))"),
                "i", officer));
    const struct presence first = { officer, "2025-02-28 16:30:00", "2025-02-28 18:00:00" }; /* 1 March in Shanghai */
    const struct presence last = { officer, "2025-03-05 15:00:00", "2025-03-05 15:30:00" };
    const struct presence after = { officer, "2025-03-05 16:30:00", "2025-03-05 18:00:00" }; /* 6 March */
    assert_int_equal(put(activity, first), REFUSED);
    assert_string_equal(wrong.key, "ledger.on-leave");
    assert_string_equal(wrong.one, "2025-03-01-2025-03-05");
    assert_int_equal(put(activity, last), REFUSED);
    must(put(activity, after));
    xmlDoc *page = xmlNewDoc(BAD_CAST "1.0");
    xmlDocSetRootElement(page, xmlNewNode(NULL, BAD_CAST "page"));
    const struct presence both[] = { first, after };
    must(presence_clashes(db, arena, xmlDocGetRootElement(page), 0, both, 2, &clashes));
    assert_int_equal(clashes, 2);
    xmlFreeDoc(page);
}

/* -- many ----------------------------------------------------------------------------------------------------------- */

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void thousands_at_once(void **state)
{
    (void)state;
    static struct part parts[PEOPLE];
    assert_true(db_begin(db));
    for (size_t i = 0; i < PEOPLE; i++)
        people[i] = officer_since("2020-01-01");
    must(db_end(db, OK));
    for (size_t i = 0; i < PEOPLE; i++)
        parts[i] = (struct part){ .officer = people[i], .on = "2025-04-01", .minutes = 45 + (int)(i % 4) * 45 };
    int64_t activity = new_activity("district-training"), begun = milliseconds();
    must(in_one(ledger_post, activity, parts, 200, &plain));
    printf("booked 200 in %lld ms\n", (long long)(milliseconds() - begun));
    begun = milliseconds();
    must(in_one(ledger_post, activity, parts, PEOPLE, &plain));
    printf("booked %d in %lld ms\n", PEOPLE - 200, (long long)(milliseconds() - begun));
    begun = milliseconds();
    must(drop(activity, 0, &because));
    printf("took %d back in %lld ms\n", PEOPLE, (long long)(milliseconds() - begun));
    assert_int_equal(NUMBER("SELECT COUNT(*) FROM ledger_entry WHERE activity = ?", activity), 2 * PEOPLE);
    assert_int_equal(NUMBER("SELECT SUM(hours) FROM ledger_entry WHERE activity = ?", activity), 0);
    assert_int_equal(NUMBER("SELECT SUM(s.hours) FROM participation p JOIN standing s ON s.officer = p.officer"
                            " WHERE p.activity = ?",
                            activity),
                     0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(booked_once_however_often),
        cmocka_unit_test(other_figures_need_a_reason_and_leave_a_trace),
        cmocka_unit_test(moved_to_another_year_changes_both),
        cmocka_unit_test(expected_is_pending_until_booked),
        cmocka_unit_test(dropped_and_booked_again),
        cmocka_unit_test(refused_with_nothing_written),
        cmocka_unit_test(nobody_is_in_two_places),
        cmocka_unit_test(nobody_is_there_on_leave),
        cmocka_unit_test(thousands_at_once),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
