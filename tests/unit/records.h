/* What a unit test on a real database begins with: a connection of the workers', and a district of the test's own. */
#ifndef CHENGXUE_TESTS_RECORDS_H
#define CHENGXUE_TESTS_RECORDS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h> /* needs the headers above it */

#include "people/officer.h"
#include "people/unit.h"

/* *arena takes at most memory bytes; -1 when there is no installation to test on. */
static inline int records_open(struct db **db, struct arena **arena, size_t memory)
{
    if (getenv("CHENGXUE_HOME") == NULL) {
        print_error("CHENGXUE_HOME must name an installation whose database runs: tests/run unit makes one\n");
        return -1;
    }
    *arena = arena_new(memory);
    *db = db_new(DB_WORKER);
    db_use(*db, *arena);
    return 0;
}

/* A district below the city, called by a letter and the process. */
static inline int64_t records_district(struct db *db, struct arena *arena, char letter)
{
    bool found;
    int64_t root, unit;
    assert_int_equal(db_get(db, &found, SQL("SELECT id FROM unit WHERE parent IS NULL ORDER BY id LIMIT 1"), ":i",
                            &root),
                     OK);
    if (!found)
        assert_int_equal(unit_add(db, 0, &(struct unit_facts){ "bureau", "city", "市局" }, &root), OK);
    char *code = arena_printf(arena, "%c%ld", letter, (long)getpid());
    assert_int_equal(unit_add(db, root, &(struct unit_facts){ "district", code, code }, &unit), OK);
    return unit;
}

/* An officer of a unit since a day; the number is of this test alone. */
static inline int64_t records_officer(struct db *db, struct arena *arena, char letter, int64_t unit, const char *day)
{
    static int made;
    int64_t id;
    const struct officer_facts facts = { .number = arena_printf(arena, "%c%06d-%ld", letter, ++made, (long)getpid()),
                                         .name = "某人" };
    assert_int_equal(officer_add(db, &facts, unit, day, &(struct cause){ 0 }, &id), OK);
    return id;
}

#endif
