#include <stdio.h>
#include <stdlib.h>

#include "chengxue/buffer.h"
#include "crowd.h"

#define JSON_MOST ((size_t)16 << 20)
#define SOME_MEMORY ((size_t)128 << 20)

#define NEW_STANDINGS                                                                                                      \
    " JSON_TABLE(?, '$[*]' COLUMNS (officer BIGINT PATH '$[0]', owed_hours INT PATH '$[1]', owed_credits INT PATH '$[2]'," \
    " carried_hours INT PATH '$[3]', carried_credits INT PATH '$[4]', hours INT PATH '$[5]', credits INT PATH '$[6]',"     \
    " online_hours INT PATH '$[7]', online_credits INT PATH '$[8]', district_hours INT PATH '$[9]',"                       \
    " district_credits INT PATH '$[10]', squad_hours INT PATH '$[11]', squad_credits INT PATH '$[12]',"                    \
    " pending_hours INT PATH '$[13]', pending_credits INT PATH '$[14]', met INT PATH '$[15]', exempt INT PATH '$[16]'))"

static void add_standing(struct buffer *json, const struct rule_set *set, struct person *person)
{
    struct owed owed;
    struct reckoned reckoned;
    crowd_reckon(set, person, &owed, &reckoned);
    buffer_printf(json, "%s[%lld,%d,%d,%d,%d,%d,%d", json->length > 1 ? "," : "", (long long)person->officer,
                  owed.amount.hours, owed.amount.credits, reckoned.carried.hours, reckoned.carried.credits,
                  reckoned.total.hours, reckoned.total.credits);
    for (enum channel channel = 0; channel < CHANNELS; channel++)
        buffer_printf(json, ",%d,%d", reckoned.channels[channel].counts.hours,
                      reckoned.channels[channel].counts.credits);
    buffer_printf(json, ",%d,%d,%d,%d]", reckoned.with_pending.hours - reckoned.total.hours,
                  reckoned.with_pending.credits - reckoned.total.credits, reckoned.met, person->exempt_percent == 100);
}

static const char *standings_json(struct crowd *crowd)
{
    struct buffer *json = buffer_new(crowd->arena, JSON_MOST);
    buffer_text(json, "[");
    for (size_t i = 0; i < crowd->count; i++)
        add_standing(json, crowd->set, &crowd->people[i]);
    buffer_text(json, "]");
    return json->bytes;
}

static enum status write_standings(struct crowd *crowd)
{
    return db_run(
        crowd->db,
        SQL("INSERT INTO standing (officer, year, rule_set, owed_hours, owed_credits, carried_hours, carried_credits, hours,"
            "    credits, online_hours, online_credits, district_hours, district_credits, squad_hours, squad_credits,"
            "    pending_hours, pending_credits, met, exempt, reckoned_at)"
            " SELECT j.officer, ?, ?, j.owed_hours, j.owed_credits, j.carried_hours, j.carried_credits, j.hours, j.credits,"
            "    j.online_hours, j.online_credits, j.district_hours, j.district_credits, j.squad_hours, j.squad_credits,"
            "    j.pending_hours, j.pending_credits, j.met, j.exempt, UTC_TIMESTAMP(6) FROM" NEW_STANDINGS "j"
            " ON DUPLICATE KEY UPDATE rule_set = VALUES(rule_set), owed_hours = VALUES(owed_hours),"
            "    owed_credits = VALUES(owed_credits), carried_hours = VALUES(carried_hours),"
            "    carried_credits = VALUES(carried_credits), hours = VALUES(hours), credits = VALUES(credits),"
            "    online_hours = VALUES(online_hours), online_credits = VALUES(online_credits),"
            "    district_hours = VALUES(district_hours), district_credits = VALUES(district_credits),"
            "    squad_hours = VALUES(squad_hours), squad_credits = VALUES(squad_credits),"
            "    pending_hours = VALUES(pending_hours), pending_credits = VALUES(pending_credits), met = VALUES(met),"
            "    exempt = VALUES(exempt), reckoned_at = VALUES(reckoned_at)"),
        "iis", (int64_t)crowd->set->year, crowd->set->id, standings_json(crowd));
}

/* -- for the ledger ------------------------------------------------------------------------------------------------- */

static int by_pair(const void *one, const void *other)
{
    const struct officer_year *a = one, *b = other;
    if (a->year != b->year)
        return a->year < b->year ? -1 : 1;
    return (a->officer > b->officer) - (a->officer < b->officer);
}

/* Puts pairs into order, each once. */
static void sort_pairs(struct officer_year *pairs, size_t *count)
{
    size_t kept = 0;
    qsort(pairs, *count, sizeof *pairs, by_pair);
    for (size_t i = 0; i < *count; i++)
        if (kept == 0 || by_pair(&pairs[kept - 1], &pairs[i]) != 0)
            pairs[kept++] = pairs[i];
    *count = kept;
}

enum status standings_take(struct db *db, struct arena *arena, struct officer_year *pairs, size_t *count)
{
    struct buffer *json = buffer_new(arena, JSON_MOST);
    sort_pairs(pairs, count);
    buffer_text(json, "[");
    for (size_t i = 0; i < *count; i++)
        buffer_printf(json, "%s[%lld,%d]", i > 0 ? "," : "", (long long)pairs[i].officer, pairs[i].year);
    buffer_text(json, "]");
    return db_run(db,
                  SQL("INSERT INTO standing (officer, year, rule_set, owed_hours, owed_credits, reckoned_at)"
                      " SELECT j.officer, j.year, s.id, s.owed_hours, s.owed_credits, UTC_TIMESTAMP(6)"
                      "   FROM JSON_TABLE(?, '$[*]' COLUMNS (officer BIGINT PATH '$[0]', year INT PATH '$[1]')) j"
                      "   JOIN rule_set s ON s.year = j.year AND s.current = 1"
                      "  ORDER BY j.year, j.officer ON DUPLICATE KEY UPDATE reckoned_at = UTC_TIMESTAMP(6)"),
                  "s", json->bytes);
}

enum status standing_explain(struct db *db, struct arena *arena, const struct rule_set *set, int64_t officer,
                             struct owed *owed, struct reckoned *reckoned)
{
    const struct officer_year pair = { officer, set->year };
    struct crowd crowd = { .db = db, .arena = arena, .set = set, .count = 1 };
    enum status got = crowd_read(&crowd, &pair);
    if (got == OK)
        crowd_reckon(set, crowd.people, owed, reckoned);
    return got;
}

/* Up to CROWD_MOST officers of one year. */
static enum status renew_some(struct db *db, struct arena *arena, const struct rule_set *set,
                              const struct officer_year *pairs, size_t count)
{
    struct crowd crowd = { .db = db, .arena = arena, .set = set, .count = count };
    enum status got = crowd_read(&crowd, pairs);
    return got == OK ? write_standings(&crowd) : got;
}

enum status standings_renew(struct db *db, struct arena *arena, const struct officer_year *pairs, size_t count)
{
    enum status got = OK;
    for (size_t from = 0, to; got == OK && from < count; from = to) {
        const struct rule_set *set;
        for (to = from; to < count && to - from < CROWD_MOST && pairs[to].year == pairs[from].year;)
            to++;
        got = rules_read(db, arena, pairs[from].year, &set);
        if (got == OK && set != NULL)
            got = renew_some(db, arena, set, pairs + from, to - from);
    }
    return got;
}

enum status standings_refresh(struct db *db, struct arena *arena, struct officer_year *pairs, size_t count)
{
    if (!db_begin(db))
        return FAILED;
    enum status got = standings_take(db, arena, pairs, &count);
    if (got == OK)
        got = standings_renew(db, arena, pairs, count);
    return db_end(db, got);
}

/* -- all of a year --------------------------------------------------------------------------------------------------- */

/* Those after the last one. */
static enum status next_pairs(struct db *db, int year, int64_t last, struct officer_year *pairs, size_t most,
                              size_t *count)
{
    int64_t officers[CROWD_MOST];
    enum status got = db_ids(
        db, officers, most, count,
        SQL("SELECT officer FROM standing WHERE year = ? AND officer > ? ORDER BY officer LIMIT ?"), "iii",
        (int64_t)year, last, (int64_t)most);
    for (size_t i = 0; got == OK && i < *count; i++)
        pairs[i] = (struct officer_year){ officers[i], year };
    return got;
}

enum status standings_each(struct db *db, struct arena *arena, int year, size_t most, standings_some *some,
                           void *context)
{
    size_t count = most;
    int64_t last = 0;
    enum status got = OK;
    while (got == OK && count == most) {
        struct arena *memory = arena_new(SOME_MEMORY);
        struct officer_year *pairs = arena_alloc(memory, most * sizeof *pairs);
        db_use(db, memory);
        got = next_pairs(db, year, last, pairs, most, &count);
        if (got == OK && count > 0) {
            last = pairs[count - 1].officer;
            got = some(context, memory, pairs, count);
        }
        db_use(db, arena);
        arena_free(memory);
    }
    return got;
}

/* -- proving --------------------------------------------------------------------------------------------------------- */

static enum status take_difference(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    int64_t *wrong = context;
    fprintf(stderr, "standing is not what follows from the books (officer, year, hours, reckoned): %s %s %s %s\n",
            values[0], values[1], values[2], values[3]);
    (*wrong)++;
    return OK;
}

struct check {
    struct db *db;
    const struct rule_set *set;
    int64_t *wrong;
};

/* A standing that is about to be renewed, since somebody came or went, is no fault. */
static enum status check_some(void *context, struct arena *memory, struct officer_year *pairs, size_t count)
{
    const struct check *check = context;
    struct crowd crowd = { .db = check->db, .arena = memory, .set = check->set, .count = count };
    enum status got = crowd_read(&crowd, pairs);
    if (got != OK)
        return got;
    return db_each(
        check->db, take_difference, check->wrong,
        SQL("SELECT s.officer, s.year, s.hours, j.hours FROM" NEW_STANDINGS "j"
            "  JOIN standing s ON s.officer = j.officer AND s.year = ?"
            " WHERE NOT EXISTS (SELECT 1 FROM membership m WHERE m.officer = s.officer"
            "          AND GREATEST(m.known_at, COALESCE(m.ended_known_at, m.known_at)) > s.reckoned_at)"
            "   AND (s.owed_hours <> j.owed_hours OR s.owed_credits <> j.owed_credits OR s.hours <> j.hours"
            "    OR s.credits <> j.credits OR s.carried_hours <> j.carried_hours OR s.carried_credits <> j.carried_credits"
            "    OR s.online_hours <> j.online_hours OR s.district_hours <> j.district_hours"
            "    OR s.squad_hours <> j.squad_hours OR s.online_credits <> j.online_credits"
            "    OR s.district_credits <> j.district_credits OR s.squad_credits <> j.squad_credits"
            "    OR s.pending_hours <> j.pending_hours OR s.pending_credits <> j.pending_credits OR s.met <> j.met"
            "    OR s.exempt <> j.exempt) LIMIT 100"),
        "si", standings_json(&crowd), (int64_t)check->set->year);
}

enum status standings_check(struct db *db, struct arena *arena, int year, int64_t *wrong)
{
    struct check check = { .db = db, .wrong = wrong };
    *wrong = 0;
    enum status got = rules_read(db, arena, year, &check.set);
    return got == OK && check.set != NULL ? standings_each(db, arena, year, CROWD_MOST, check_some, &check) : got;
}
