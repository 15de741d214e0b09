/*
 * Telling people on a real MariaDB: each thing once, many by one statement. CHENGXUE_HOME says whose database (tests/run
 * makes one).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h> /* needs the headers above it */

#include "chengxue/notices.h"
#include "people/officer.h"
#include "people/unit.h"

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
    if (getenv("CHENGXUE_HOME") == NULL) {
        print_error("CHENGXUE_HOME must name an installation whose database runs: tests/run unit makes one\n");
        return -1;
    }
    arena = arena_new((size_t)1 << 28);
    db = db_new(DB_WORKER);
    db_use(db, arena);
    bool found;
    int64_t root, unit;
    must(db_get(db, &found, SQL("SELECT id FROM unit WHERE parent IS NULL ORDER BY id LIMIT 1"), ":i", &root));
    if (!found)
        must(unit_add(db, 0, &(struct unit_facts){ "bureau", "city", "市局" }, &root));
    char *code = arena_printf(arena, "N%ld", (long)getpid());
    must(unit_add(db, root, &(struct unit_facts){ "district", code, code }, &unit));
    for (int i = 0; i < PEOPLE; i++) {
        const struct officer_facts facts = { .number = arena_printf(arena, "N%03d-%ld", i, (long)getpid()),
                                             .name = "某人" };
        must(officer_add(db, &facts, unit, "2025-01-01", &(struct cause){ 0 }, &people[i]));
    }
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
