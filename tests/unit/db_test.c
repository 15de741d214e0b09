/*
 * The database layer on a real MariaDB: what goes in comes out, what fails leaves nothing, and a connection that is lost
 * costs no more than the transaction it was lost in. CHENGXUE_HOME says whose database (tests/run makes one).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h> /* needs the headers above it */

#include "chengxue/db.h"
#include "chengxue/page.h"

struct bench {
    struct db *db, *other;
    struct arena *arena;
};

static int set_up(void **state)
{
    if (getenv("CHENGXUE_HOME") == NULL) {
        print_error("CHENGXUE_HOME must name an installation whose database runs: tests/run unit makes one\n");
        return -1;
    }
    struct bench *bench = calloc(1, sizeof *bench);
    bench->arena = arena_new((size_t)16 << 20);
    bench->db = db_new(DB_OWNER);
    bench->other = db_new(DB_OWNER);
    db_use(bench->db, bench->arena);
    db_use(bench->other, bench->arena);
    *state = bench;
    enum status got = db_run(bench->db,
                             SQL("CREATE OR REPLACE TABLE db_test (id INT PRIMARY KEY, word VARCHAR(2000),"
                                 " raw VARBINARY(100), at DATETIME(6)) ENGINE=InnoDB"),
                             "");
    return got == OK ? 0 : -1;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;
    if (bench == NULL)
        return 0;
    enum status got = db_run(bench->db, SQL("DROP TABLE db_test"), "");
    db_close(bench->db);
    db_close(bench->other);
    arena_free(bench->arena);
    free(bench);
    return got == OK ? 0 : -1;
}

static struct bench *ready(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(db_run(bench->db, SQL("DELETE FROM db_test"), ""), OK);
    return bench;
}

static enum status add(struct db *db, int64_t id, const char *word)
{
    return db_run(db, SQL("INSERT INTO db_test (id, word) VALUES (?, ?)"), "is", id, word);
}

/* Counted on a connection of its own: what others see. */
static int64_t rows(const struct bench *bench)
{
    int64_t count;
    assert_int_equal(db_get(bench->other, NULL, SQL("SELECT COUNT(*) FROM db_test"), ":i", &count), OK);
    return count;
}

static void values_come_back_as_they_went(void **state)
{
    struct bench *bench = ready(state);
    char word[1500];
    memset(word, 'x', sizeof word - 1); /* longer than the room that a column gets at first */
    word[sizeof word - 1] = '\0';
    int64_t id = 7, none;
    assert_int_equal(db_run(bench->db, SQL("INSERT INTO db_test (id, word, raw) VALUES (?, ?, ?)"), "nsb", &id, word,
                            "a\0b", (size_t)3),
                     OK);
    char *got, *raw;
    size_t length;
    assert_int_equal(db_get(bench->db, NULL, SQL("SELECT word, raw, NULL FROM db_test WHERE id = ?"), "i:sbi", id, &got,
                            &raw, &length, &none),
                     OK);
    assert_string_equal(got, word);
    assert_int_equal(length, 3);
    assert_memory_equal(raw, "a\0b", 3);
    assert_int_equal(none, 0);

    assert_int_equal(add(bench->db, 8, NULL), OK);
    assert_int_equal(db_get(bench->db, NULL, SQL("SELECT word FROM db_test WHERE id = 8"), ":s", &got), OK);
    assert_null(got);
}

static void a_row_that_is_missing_is_told_or_is_a_failure(void **state)
{
    struct bench *bench = ready(state);
    bool found = true;
    int64_t id;
    assert_int_equal(db_get(bench->db, &found, SQL("SELECT id FROM db_test WHERE id = 1"), ":i", &id), OK);
    assert_false(found);
    assert_int_equal(db_get(bench->db, NULL, SQL("SELECT id FROM db_test WHERE id = 2"), ":i", &id), FAILED);
}

static void a_failure_dooms_the_whole_transaction(void **state)
{
    struct bench *bench = ready(state);
    assert_true(db_begin(bench->db));
    assert_int_equal(add(bench->db, 1, "kept?"), OK);
    assert_int_equal(db_run(bench->db, SQL("INSERT INTO db_test (id) VALUES ('no number')"), ""), FAILED);
    assert_int_equal(add(bench->db, 2, "after"), OK);
    assert_int_equal(db_end(bench->db, OK), FAILED); /* also when the caller has overlooked it */
    assert_int_equal(rows(bench), 0);
}

static void an_inner_refusal_undoes_the_outer(void **state)
{
    struct bench *bench = ready(state);
    assert_true(db_begin(bench->db));
    assert_int_equal(add(bench->db, 1, "outer"), OK);
    assert_true(db_begin(bench->db));
    assert_int_equal(add(bench->db, 2, "inner"), OK);
    assert_int_equal(db_end(bench->db, REFUSED), REFUSED);
    assert_int_equal(db_end(bench->db, OK), FAILED);
    assert_int_equal(rows(bench), 0);
}

static void nobody_sees_it_before_the_outermost_end(void **state)
{
    struct bench *bench = ready(state);
    assert_true(db_begin(bench->db));
    assert_true(db_begin(bench->db));
    assert_int_equal(add(bench->db, 1, "x"), OK);
    assert_int_equal(db_end(bench->db, OK), OK);
    assert_int_equal(rows(bench), 0);
    assert_int_equal(db_end(bench->db, OK), OK);
    assert_int_equal(rows(bench), 1);
}

static void a_duplicate_is_told_and_dooms_nothing(void **state)
{
    struct bench *bench = ready(state);
    assert_true(db_begin(bench->db));
    assert_int_equal(add(bench->db, 1, "first"), OK);
    assert_int_equal(add(bench->db, 1, "second"), FAILED);
    assert_true(db_duplicate(bench->db));
    assert_int_equal(db_end(bench->db, OK), OK);
    assert_int_equal(rows(bench), 1);
}

static void a_reading_transaction_cannot_write(void **state)
{
    struct bench *bench = ready(state);
    assert_true(db_begin_read(bench->db));
    assert_int_equal(add(bench->db, 1, "x"), FAILED);
    assert_int_equal(db_end(bench->db, OK), FAILED);
    assert_int_equal(rows(bench), 0);
}

struct walk {
    int seen, most;
};

static enum status step(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)values;
    (void)lengths;
    struct walk *walk = context;
    assert_int_equal(columns, 1);
    return ++walk->seen < walk->most ? OK : REFUSED;
}

static void a_walk_ends_when_it_is_told_to_and_a_batch_at_its_bound(void **state)
{
    struct bench *bench = ready(state);
    assert_int_equal(db_run(bench->db, SQL("INSERT INTO db_test (id) SELECT seq FROM seq_1_to_5000"), ""), OK);
    struct walk walk = { .most = 3 };
    assert_int_equal(db_each(bench->db, step, &walk, SQL("SELECT id FROM db_test ORDER BY id"), ""), REFUSED);
    assert_int_equal(walk.seen, 3);

    int64_t ids[4];
    size_t count;
    assert_int_equal(db_ids(bench->db, ids, 4, &count, SQL("SELECT id FROM db_test WHERE id > ? ORDER BY id"), "i",
                            (int64_t)9),
                     OK);
    assert_int_equal(count, 4);
    assert_int_equal(ids[0], 10);
    assert_int_equal(ids[3], 13);
    assert_int_equal(db_ids(bench->db, ids, 4, &count, SQL("SELECT id FROM db_test WHERE id > 4998 ORDER BY id"), ""),
                     OK);
    assert_int_equal(count, 2);
    assert_int_equal(rows(bench), 5000); /* and the connection is free for the next */
}

static void rows_become_elements(void **state)
{
    struct bench *bench = ready(state);
    assert_int_equal(db_run(bench->db, SQL("INSERT INTO db_test (id, at) VALUES (1, '2026-03-01 16:30:00')"), ""), OK);
    xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
    xmlNode *page = xmlNewNode(NULL, BAD_CAST "page");
    xmlDocSetRootElement(doc, page);
    int64_t count;
    assert_int_equal(db_rows(bench->db, page, "row", &count,
                             SQL("SELECT id, at, '<长>' AS long_text, word FROM db_test"), ""),
                     OK);
    assert_int_equal(count, 1);
    xmlNode *row = page->children;
    xmlChar *at = xmlGetProp(row, BAD_CAST "at");
    assert_string_equal((char *)at, "2026-03-02 00:30:00"); /* the time of Shanghai */
    xmlFree(at);
    assert_string_equal((const char *)row->children->name, "long_text");
    xmlChar *text = xmlNodeGetContent(row->children);
    assert_string_equal((char *)text, "<长>");
    xmlFree(text);
    assert_null(xmlHasProp(row, BAD_CAST "word")); /* NULL gives no attribute */

    assert_int_equal(db_rows(bench->db, page, "row", &count, SQL("SELECT seq FROM seq_1_to_1001"), ""), FAILED);
    xmlFreeDoc(doc);
}

/* As when the server is restarted: the connection is gone before the next statement. */
static void cut(const struct bench *bench)
{
    int64_t id;
    assert_int_equal(db_get(bench->db, NULL, SQL("SELECT CONNECTION_ID()"), ":i", &id), OK);
    assert_int_equal(db_run(bench->other, SQL("KILL ?"), "i", id), OK);
}

static void a_lost_connection_is_opened_again(void **state)
{
    struct bench *bench = ready(state);
    cut(bench);
    enum status got = add(bench->db, 1, "x");
    if (got != OK) /* the server had time to say that it ends the connection: that is told, and the next one works */
        got = add(bench->db, 1, "x");
    assert_int_equal(got, OK);
    cut(bench);
    bool begun = db_begin(bench->db);
    assert_true(begun);
    assert_int_equal(add(bench->db, 2, "y"), OK);
    assert_int_equal(db_end(bench->db, OK), OK);
    assert_int_equal(rows(bench), 2);
}

static void what_was_half_done_when_it_was_lost_is_not_done(void **state)
{
    struct bench *bench = ready(state);
    assert_true(db_begin(bench->db));
    assert_int_equal(add(bench->db, 1, "x"), OK);
    cut(bench);
    assert_int_equal(add(bench->db, 2, "y"), FAILED);
    assert_int_equal(add(bench->db, 3, "z"), FAILED); /* never on a new connection, outside the transaction */
    assert_int_equal(db_end(bench->db, OK), FAILED);
    assert_int_equal(rows(bench), 0);
    assert_int_equal(add(bench->db, 4, "afresh"), OK);
    assert_int_equal(rows(bench), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_come_back_as_they_went),
        cmocka_unit_test(a_row_that_is_missing_is_told_or_is_a_failure),
        cmocka_unit_test(a_failure_dooms_the_whole_transaction),
        cmocka_unit_test(an_inner_refusal_undoes_the_outer),
        cmocka_unit_test(nobody_sees_it_before_the_outermost_end),
        cmocka_unit_test(a_duplicate_is_told_and_dooms_nothing),
        cmocka_unit_test(a_reading_transaction_cannot_write),
        cmocka_unit_test(a_walk_ends_when_it_is_told_to_and_a_batch_at_its_bound),
        cmocka_unit_test(rows_become_elements),
        cmocka_unit_test(a_lost_connection_is_opened_again),
        cmocka_unit_test(what_was_half_done_when_it_was_lost_is_not_done),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
