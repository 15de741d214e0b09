#include <stdlib.h>

#include "books.h"

enum status books_open(struct books *books)
{
    return db_get(books->db, NULL, SQL("SELECT kind FROM activity WHERE id = ? FOR UPDATE"), "i:s", books->activity,
                  &books->kind);
}

enum status year_is_closed(struct db *db, int64_t year, bool *closed)
{
    int64_t row;
    return db_get(db, closed, SQL("SELECT year FROM year_close WHERE year = ?"), "i:i", year, &row);
}

enum status year_open(struct request *req, int64_t year, const char *key)
{
    bool closed;
    enum status got = year_is_closed(req->db, year, &closed);
    return got == OK && closed ? refuse_with(req, key, arena_printf(req->arena, "%lld", (long long)year), NULL) : got;
}

enum status books_check_years(const struct books *books, const struct officer_year *pairs, size_t count,
                              const struct booking *booking, struct ledger_wrong *wrong)
{
    enum status got = OK;
    bool late = booking != NULL && booking->late && booking->reason != NULL;
    for (size_t i = 0; got == OK && !late && i < count; i++) {
        bool closed = false;
        if (i == 0 || pairs[i].year != pairs[i - 1].year)
            got = year_is_closed(books->db, pairs[i].year, &closed);
        if (got == OK && closed)
            return ledger_wrong_say(wrong, "ledger.closed", arena_printf(books->arena, "%d", pairs[i].year), NULL);
    }
    return got;
}

/* What these officers' parts were expected to give is expected no more. */
enum status books_release(const struct books *books, const char *officers)
{
    return db_run(
        books->db,
        SQL("UPDATE" ID_LIST "j JOIN participation p ON p.officer = j.id AND p.activity = ?"
            "  JOIN balance b ON b.officer = p.officer AND b.year = p.year AND b.kind = ?"
            "   SET b.pending_hours = b.pending_hours - p.hours, b.pending_credits = b.pending_credits - p.credits"
            " WHERE p.state = 'pending'"),
        "sis", officers, books->activity, books->kind);
}

/* A counter-entry for each of these officers' parts that is booked. */
enum status books_take_back(const struct books *books, const char *officers, const struct booking *booking)
{
    enum status got = db_run(
        books->db,
        SQL("INSERT INTO ledger_entry (officer, year, channel, kind, activity, participation, turn, hours, credits, quantity,"
            "    raw_hours, raw_credits, rule, on_date, unit, known_at, author, reason, late)"
            " SELECT e.officer, e.year, e.channel, e.kind, e.activity, e.participation, p.turn + 1, -e.hours, -e.credits,"
            "    -e.quantity, -e.raw_hours, -e.raw_credits, e.rule, e.on_date, e.unit, UTC_TIMESTAMP(6), NULLIF(?, 0), ?,"
            "    EXISTS (SELECT 1 FROM year_close c WHERE c.year = e.year)"
            "   FROM" ID_LIST "j JOIN participation p ON p.officer = j.id AND p.activity = ?"
            "   JOIN ledger_entry e ON e.participation = p.id AND e.turn = p.turn WHERE p.state = 'posted'"),
        "issi", booking->author, booking->reason, officers, books->activity);
    if (got == OK)
        got = db_run(
            books->db,
            SQL("UPDATE" ID_LIST "j JOIN participation p ON p.officer = j.id AND p.activity = ?"
                "  JOIN balance b ON b.officer = p.officer AND b.year = p.year AND b.kind = ?"
                "   SET b.hours = b.hours - p.hours, b.credits = b.credits - p.credits WHERE p.state = 'posted'"),
            "sis", officers, books->activity, books->kind);
    if (got == OK)
        got = db_run(books->db,
                     SQL("UPDATE" ID_LIST "j JOIN participation p ON p.officer = j.id AND p.activity = ?"
                         "   SET p.turn = p.turn + 1, p.state = 'dropped' WHERE p.state = 'posted'"),
                     "si", officers, books->activity);
    return got;
}

/* -- dropping ------------------------------------------------------------------------------------------------------ */

#define AT_ONCE 500 /* parts that are dropped by the same statements */

struct dropping {
    struct books books;
    struct officer_year pairs[AT_ONCE];
    int64_t officers[AT_ONCE];
    size_t count;
    int64_t last; /* the officer that was reached */
    bool posted;  /* one of them is booked */
};

static enum status take_part(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct dropping *dropping = context;
    dropping->last = dropping->officers[dropping->count] = strtoll(values[0], NULL, 10);
    dropping->pairs[dropping->count++] = (struct officer_year){ dropping->last, (int)strtol(values[1], NULL, 10) };
    dropping->posted = dropping->posted || values[2][0] == 'p';
    return OK;
}

/* The next parts that are not dropped yet, of those officers or of all. */
static enum status next_parts(struct dropping *dropping, const char *officers)
{
    dropping->count = 0;
    dropping->posted = false;
    return officers == NULL
               ? db_each(
                     dropping->books.db, take_part, dropping,
                     SQL("SELECT p.officer, p.year, IF(p.state = 'posted', 'p', 'w') FROM participation p"
                         " WHERE p.activity = ? AND p.officer > ? AND p.state <> 'dropped' ORDER BY p.officer LIMIT ?"),
                     "iii", dropping->books.activity, dropping->last, (int64_t)AT_ONCE)
               : db_each(dropping->books.db, take_part, dropping,
                         SQL("SELECT p.officer, p.year, IF(p.state = 'posted', 'p', 'w')"
                             "  FROM" ID_LIST "j JOIN participation p ON p.officer = j.id AND p.activity = ?"
                             " WHERE p.officer > ? AND p.state <> 'dropped' ORDER BY p.officer LIMIT ?"),
                         "siii", officers, dropping->books.activity, dropping->last, (int64_t)AT_ONCE);
}

static enum status drop_some(struct dropping *dropping, const struct booking *booking, struct ledger_wrong *wrong)
{
    struct books *books = &dropping->books;
    const char *json = db_id_list(books->arena, dropping->officers, dropping->count);
    size_t count = dropping->count;
    if (dropping->posted && booking->reason == NULL)
        return ledger_wrong_say(wrong, "ledger.no-reason", NULL, NULL);
    enum status got = standings_take(books->db, books->arena, dropping->pairs, &count);
    if (got == OK)
        got = books_check_years(books, dropping->pairs, count, booking, wrong);
    if (got == OK)
        got = books_release(books, json);
    if (got == OK)
        got = books_take_back(books, json, booking);
    if (got == OK)
        got = db_run(books->db,
                     SQL("UPDATE" ID_LIST "j JOIN participation p ON p.officer = j.id AND p.activity = ?"
                         "   SET p.state = 'dropped' WHERE p.state = 'pending'"),
                     "si", json, books->activity);
    return got == OK ? standings_renew(books->db, books->arena, dropping->pairs, count) : got;
}

enum status ledger_drop(struct db *db, struct arena *arena, int64_t activity, const int64_t *officers, size_t count,
                        const struct booking *booking, struct ledger_wrong *wrong)
{
    struct dropping *dropping = arena_alloc(arena, sizeof *dropping);
    *dropping = (struct dropping){ .books = { db, arena, activity, NULL } };
    const char *json = officers == NULL ? NULL : db_id_list(arena, officers, count);
    enum status got = books_open(&dropping->books);
    do {
        if (got == OK)
            got = next_parts(dropping, json);
        if (got == OK && dropping->count > 0)
            got = drop_some(dropping, booking, wrong);
    } while (got == OK && dropping->count == AT_ONCE);
    return got;
}
