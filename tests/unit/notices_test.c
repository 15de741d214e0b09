/*
 * Telling people on a real MariaDB: each thing once, many by one statement. CHENGXUE_HOME says whose database (tests/run
 * makes one).
 */
#include "records.h"

#include "chengxue/notices.h"

#define PEOPLE 300

static struct db *db;
static struct arena *arena;
static int64_t people[PEOPLE];

static void must(enum status got)
{
    assert_int_equal(got, OK);
}

static int set_up(void **state)
{
    (void)state;
    if (records_open(&db, &arena, (size_t)1 << 28) != 0)
        return -1;
    int64_t unit = records_district(db, arena, 'N');
    for (int i = 0; i < PEOPLE; i++)
        people[i] = records_officer(db, arena, 'N', unit, "2025-01-01");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    db_close(db);
    arena_free(arena);
    return 0;
}

static int64_t told(int64_t officer)
{
    int64_t count;
    must(db_get(db, NULL, SQL("SELECT COUNT(*) FROM notice WHERE officer = ?"), "i:i", officer, &count));
    return count;
}

static const struct notice example = { .kind = "test.example", .key = "1", .link = "/me" };

static void the_same_is_told_once(void **state)
{
    (void)state;
    struct notice notice = example;
    notice.officer = people[0];
    must(notice_send(db, &notice));
    must(notice_send(db, &notice));
    assert_int_equal(told(people[0]), 1);
    notice.key = "2";
    must(notice_send(db, &notice));
    notice.kind = "test.other";
    must(notice_send(db, &notice));
    assert_int_equal(told(people[0]), 3);
    notice.officer = -1; /* nobody */
    must(notice_send(db, &notice));
    assert_int_equal(told(-1), 0);
}

static void many_are_told_by_a_fixed_number_of_statements(void **state)
{
    (void)state;
    int64_t sent, twice[] = { people[1], people[2], people[1], -1 };
    must(notice_send_many(db, arena, &example, twice, 4, &sent));
    assert_int_equal(sent, 2);
    assert_int_equal(told(people[1]), 1);
    db_statement_count(db);
    must(notice_send_many(db, arena, &example, people, PEOPLE, &sent));
    assert_true(db_statement_count(db) <= 3);
    assert_int_equal(sent, PEOPLE - 3); /* the first three were told before */
    must(notice_send_many(db, arena, &example, people, PEOPLE, &sent));
    assert_int_equal(sent, 0);
    must(notice_send_many(db, arena, &example, people, 0, &sent));
    assert_int_equal(sent, 0);
    assert_int_equal(told(people[PEOPLE - 1]), 1);
}

static void what_is_taken_back_was_not_told(void **state)
{
    (void)state;
    struct notice notice = example;
    notice.officer = people[5];
    notice.key = "taken back";
    assert_true(db_begin(db));
    must(notice_send(db, &notice));
    assert_int_equal(db_end(db, REFUSED), REFUSED);
    assert_int_equal(told(people[5]), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_is_told_once),
        cmocka_unit_test(many_are_told_by_a_fixed_number_of_statements),
        cmocka_unit_test(what_is_taken_back_was_not_told),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
