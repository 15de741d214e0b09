#include "year.h"

#include <stdio.h>
#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/crypto.h"
#include "chengxue/membership.h"

#define LINE_MOST 1024

/* -- the hash ------------------------------------------------------------------------------------------------------- */

struct chain {
    char hash[SM3_HEX_SIZE];
    int64_t entries;
};

static enum status take_entry(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)lengths;
    struct chain *chain = context;
    char line[LINE_MOST];
    int length = snprintf(line, sizeof line, "%s", chain->hash);
    for (int i = 0; i < columns; i++)
        if ((size_t)length < sizeof line)
            length += snprintf(line + length, sizeof line - (size_t)length, "\t%s", values[i] != NULL ? values[i] : "");
    if ((size_t)length >= sizeof line)
        return FAILED;
    sm3_hex(line, (size_t)length, chain->hash);
    chain->entries++;
    return OK;
}

enum status year_hash(struct db *db, int year, bool closed, int64_t *entries, char hash[65])
{
    struct chain chain = { .hash = "", .entries = 0 };
    enum status got = db_each(
        db, take_entry, &chain,
        SQL("SELECT e.id, e.officer, e.channel, e.kind, e.activity, e.participation, e.turn, e.hours, e.credits, e.quantity,"
            "       e.raw_hours, e.raw_credits, e.rule, e.on_date, e.unit, e.known_at, e.author, SHA2(e.reason, 256)"
            "  FROM ledger_entry e WHERE e.year = ? AND (? = 0 OR e.late = 0) ORDER BY e.id"),
        "ii", (int64_t)year, (int64_t)closed);
    *entries = chain.entries;
    memcpy(hash, chain.hash, sizeof chain.hash);
    return got;
}

/* -- closing -------------------------------------------------------------------------------------------------------- */

static enum status check_closing(struct request *req, int year, bool forced, int64_t *rule_set)
{
    bool found;
    int64_t over, closed, pending;
    const char *text = arena_printf(req->arena, "%d", year);
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT s.id, s.year < YEAR(UTC_TIMESTAMP() + INTERVAL 8 HOUR),"
            "       EXISTS (SELECT 1 FROM year_close c WHERE c.year = s.year),"
            "       (SELECT COUNT(*) FROM participation p WHERE p.year = s.year AND p.state = 'pending')"
            "  FROM rule_set s WHERE s.year = ? AND s.current = 1 FOR UPDATE"),
        "i:iiii", (int64_t)year, rule_set, &over, &closed, &pending);
    if (got != OK)
        return got;
    if (!found)
        return refuse_with(req, "year.no-rules", text, NULL);
    if (closed)
        return refuse_with(req, "year.closed", text, NULL);
    if (!over)
        return refuse_with(req, "year.not-over", text, NULL);
    if (pending > 0 && !forced)
        return refuse_with(req, "year.still-pending", arena_printf(req->arena, "%lld", (long long)pending), NULL);
    return OK;
}

static enum status keep_results(struct request *req, int64_t year)
{
    return db_run(
        req->db,
        SQL("INSERT INTO year_result (year, officer, unit, owed_hours, owed_credits, hours, credits, met, exempt)"
            " SELECT s.year, s.officer, m.unit, s.owed_hours, s.owed_credits, s.hours, s.credits, s.met, s.exempt"
            "   FROM standing s JOIN membership m ON m.officer = s.officer AND" MEMBER_ON(
                LAST_DAY_OF("s.year")) "  WHERE s.year = ?"),
        "i", year);
}

static enum status keep_close(struct request *req, int year, int64_t rule_set)
{
    int64_t entries;
    char hash[65];
    enum status got = year_hash(req->db, year, false, &entries, hash);
    if (got == OK)
        got = db_run(req->db,
                     SQL("INSERT INTO year_close (year, rule_set, closed_by, closed_at, officers, met, entries, hash)"
                         " SELECT ?, ?, ?, UTC_TIMESTAMP(6), COUNT(*), COALESCE(SUM(met), 0), ?, ? FROM year_result"
                         "  WHERE year = ?"),
                     "iiiisi", (int64_t)year, rule_set, req->viewer, entries, hash, (int64_t)year);
    return got;
}

enum status year_close(struct request *req, int year, bool forced)
{
    int64_t rule_set;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = check_closing(req, year, forced, &rule_set);
    /* Takes all standings of the year: whoever books at the same time is before this, or finds the year closed. */
    if (got == OK)
        got = db_run(req->db, SQL("UPDATE standing SET reckoned_at = UTC_TIMESTAMP(6) WHERE year = ?"), "i",
                     (int64_t)year);
    if (got == OK)
        got = keep_results(req, year);
    if (got == OK)
        got = keep_close(req, year, rule_set);
    if (got == OK)
        got = audit(req, "year.close", "rule-set", rule_set, audit_facts(req->arena, "i", "year", (int64_t)year));
    return db_end(req->db, got);
}
