#include "chengxue/features.h"

#include <stdio.h>
#include <string.h>

#include "books.h"
#include "chengxue/membership.h"
#include "year.h"

struct faults {
    const char *what;
    int64_t count;
};

/* Prints a difference: its columns are named by the statement that finds it. */
static enum status take_fault(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)lengths;
    struct faults *faults = context;
    fprintf(stderr, "%s:", faults->what);
    for (int i = 0; i < columns; i++)
        fprintf(stderr, " %s", values[i] != NULL ? values[i] : "-");
    fprintf(stderr, "\n");
    faults->count++;
    return OK;
}

static enum status find(struct db *db, struct faults *faults, const char *what, const char *sql)
{
    faults->what = what;
    return db_each(db, take_fault, faults, sql, "");
}

static enum status check_balances(struct db *db, struct faults *faults)
{
    enum status got = find(
        db, faults, "balance is not the sum of its entries (officer, year, kind, balance, sum)",
        SQL("SELECT x.officer, x.year, x.kind, SUM(x.kept), SUM(x.hours) FROM ("
            "   SELECT officer, year, kind, hours AS kept, 0 AS hours, credits AS kept_credits, 0 AS credits FROM balance"
            "   UNION ALL SELECT officer, year, kind, 0, SUM(hours), 0, SUM(credits) FROM ledger_entry"
            "    GROUP BY officer, year, kind) x"
            " GROUP BY x.officer, x.year, x.kind"
            " HAVING SUM(x.kept) <> SUM(x.hours) OR SUM(x.kept_credits) <> SUM(x.credits) LIMIT 100"));
    if (got == OK)
        got = find(
            db, faults, "pending is not the sum of what waits (officer, year, kind, balance, sum)",
            SQL("SELECT x.officer, x.year, x.kind, SUM(x.kept), SUM(x.hours) FROM ("
                "   SELECT officer, year, kind, pending_hours AS kept, 0 AS hours, pending_credits AS kept_credits,"
                "          0 AS credits FROM balance"
                "   UNION ALL SELECT p.officer, p.year, a.kind, 0, SUM(p.hours), 0, SUM(p.credits) FROM participation p"
                "     JOIN activity a ON a.id = p.activity WHERE p.state = 'pending' GROUP BY p.officer, p.year, a.kind) x"
                " GROUP BY x.officer, x.year, x.kind"
                " HAVING SUM(x.kept) <> SUM(x.hours) OR SUM(x.kept_credits) <> SUM(x.credits) LIMIT 100"));
    return got;
}

static enum status check_turns(struct db *db, struct faults *faults)
{
    enum status got = find(
        db, faults, "part and entries do not agree (participation, state, turns, entries, sum)",
        SQL("SELECT p.id, p.state, p.turn, COALESCE(x.entries, 0), COALESCE(x.hours, 0) FROM participation p"
            "  LEFT JOIN (SELECT participation, COUNT(*) AS entries, MAX(turn) AS last, SUM(hours) AS hours,"
            "                    SUM(credits) AS credits FROM ledger_entry GROUP BY participation) x ON x.participation = p.id"
            " WHERE COALESCE(x.entries, 0) <> p.turn OR COALESCE(x.last, 0) <> p.turn"
            "    OR (p.state = 'posted') <> (p.turn % 2 = 1)"
            "    OR COALESCE(x.hours, 0) <> IF(p.state = 'posted', p.hours, 0)"
            "    OR COALESCE(x.credits, 0) <> IF(p.state = 'posted', p.credits, 0) LIMIT 100"));
    if (got == OK)
        got = find(db, faults, "a counter-entry is not the opposite of its entry (entry, hours, of, hours)",
                   SQL("SELECT b.id, b.hours, e.id, e.hours FROM ledger_entry b"
                       "  JOIN ledger_entry e ON e.participation = b.participation AND e.turn = b.turn - 1"
                       " WHERE b.turn % 2 = 0 AND (b.hours <> -e.hours OR b.credits <> -e.credits OR b.kind <> e.kind"
                       "    OR b.year <> e.year OR b.officer <> e.officer) LIMIT 100"));
    return got;
}

/* By unit and year, for each unit with all below it: what the pages sum up is what was booked. */
static enum status check_tree(struct db *db, struct faults *faults)
{
    return find(db, faults, "a unit's sum is not that of its officers' entries (unit, year, balances, entries)",
                SQL("SELECT t.ancestor, x.year, SUM(x.kept), SUM(x.hours)"
                    "  FROM (SELECT officer, year, SUM(hours) AS kept, 0 AS hours FROM balance GROUP BY officer, year"
                    "        UNION ALL SELECT officer, year, 0, SUM(hours) FROM ledger_entry GROUP BY officer, year) x"
                    "  JOIN membership m ON m.officer = x.officer JOIN unit_tree t ON t.descendant = m.unit"
                    " WHERE" MEMBER_ON(LAST_DAY_OF(
                        "x.year")) " GROUP BY t.ancestor, x.year HAVING SUM(x.kept) <> SUM(x.hours) LIMIT 100"));
}

static enum status check_standings(struct db *db, struct arena *arena, struct faults *faults)
{
    int64_t years[100];
    size_t count;
    enum status got = db_ids(db, years, 100, &count, SQL("SELECT DISTINCT year FROM standing ORDER BY year LIMIT ?"),
                             "i", INT64_C(100));
    for (size_t i = 0; got == OK && i < count; i++) {
        int64_t wrong;
        got = standings_check(db, arena, (int)years[i], &wrong);
        faults->count += got == OK ? wrong : 0;
    }
    return got;
}

static enum status check_closed(struct db *db, struct faults *faults)
{
    int64_t years[100];
    size_t count;
    enum status got = db_ids(db, years, 100, &count, SQL("SELECT year FROM year_close ORDER BY year LIMIT ?"), "i",
                             INT64_C(100));
    for (size_t i = 0; got == OK && i < count; i++) {
        int64_t entries;
        char hash[65], *kept;
        got = year_hash(db, (int)years[i], true, &entries, hash);
        if (got == OK)
            got = db_get(db, NULL, SQL("SELECT hash FROM year_close WHERE year = ?"), "i:s", years[i], &kept);
        if (got == OK && strcmp(hash, kept) != 0) {
            fprintf(stderr, "entries of the closed year %lld are not those that it was closed with\n",
                    (long long)years[i]);
            faults->count++;
        }
    }
    return got;
}

enum status ledger_check(struct db *db, struct arena *arena, int64_t *entries, int64_t *wrong)
{
    struct faults faults = { .count = 0 };
    enum status got = db_get(db, NULL, SQL("SELECT COUNT(*) FROM ledger_entry"), ":i", entries);
    if (got == OK)
        got = check_balances(db, &faults);
    if (got == OK)
        got = check_turns(db, &faults);
    if (got == OK)
        got = check_tree(db, &faults);
    if (got == OK)
        got = check_standings(db, arena, &faults);
    if (got == OK)
        got = check_closed(db, &faults);
    *wrong = faults.count;
    return got;
}
