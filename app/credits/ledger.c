#include "chengxue/ledger.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "books.h"
#include "chengxue/buffer.h"
#include "chengxue/membership.h"

#define JSON_MOST ((size_t)32 << 20)
#define YEARS_MOST 16

/* One part with what it earns by the rule of its day, and what stands in the books of it already. */
struct line {
    const struct part *part;
    const struct rule *rule;
    struct earned earned;
    int year, was_year; /* was_year 0: not in the books */
    bool posted, same;  /* posted: a ledger entry stands; same: it, or what is expected, is this already */
};

struct work {
    struct books books;
    struct line *lines; /* in the order of officers */
    size_t count;
    const struct booking *booking; /* NULL when something is only expected */
    struct ledger_wrong *wrong;
    const struct rule_set *sets[YEARS_MOST];
    size_t set_count;
    struct officer_year *pairs;
    size_t pair_count;
};

enum status ledger_said(struct request *req, enum status got, const struct ledger_wrong *wrong)
{
    return got == REFUSED ? refuse_with(req, wrong->key, wrong->zero, wrong->one) : got;
}

enum status ledger_wrong_say(struct ledger_wrong *wrong, const char *key, const char *zero, const char *one)
{
    *wrong = (struct ledger_wrong){ .key = key, .zero = zero, .one = one };
    return REFUSED;
}

/* -- what the parts earn -------------------------------------------------------------------------------------------- */

static int year_of(const char *day)
{
    assert(strlen(day) == 10 && strspn(day, "0123456789-") == 10); /* it is put into JSON as it is */
    return (int)strtol(day, NULL, 10);
}

/* The rules of a year, read once; *set stays NULL when the year has none. */
static enum status set_of(struct work *work, int year, const struct rule_set **set)
{
    for (size_t i = 0; i < work->set_count; i++)
        if (work->sets[i]->year == year) {
            *set = work->sets[i];
            return OK;
        }
    enum status got = rules_read(work->books.db, work->books.arena, year, set);
    if (got != OK)
        return got;
    if (*set == NULL || work->set_count == YEARS_MOST)
        return ledger_wrong_say(work->wrong, "ledger.no-rules", arena_printf(work->books.arena, "%d", year), NULL);
    work->sets[work->set_count++] = *set;
    return OK;
}

static enum status say_no_rule(struct work *work, int year)
{
    char *name;
    enum status got = db_get(work->books.db, NULL, SQL("SELECT name FROM activity_kind WHERE code = ?"), "s:s",
                             work->books.kind, &name);
    return got != OK
               ? got
               : ledger_wrong_say(work->wrong, "ledger.no-rule", name, arena_printf(work->books.arena, "%d", year));
}

static enum status reckon_line(struct work *work, struct line *line)
{
    const struct rule_set *set = NULL;
    line->year = year_of(line->part->on);
    enum status got = set_of(work, line->year, &set);
    if (got != OK)
        return got;
    line->rule = rule_for(set, work->books.kind);
    if (line->rule == NULL)
        return say_no_rule(work, line->year);
    line->earned = rule_earns(set, line->rule, line->part);
    return OK;
}

static int by_officer(const void *one, const void *other)
{
    int64_t a = ((const struct line *)one)->part->officer, b = ((const struct line *)other)->part->officer;
    return (a > b) - (a < b);
}

static enum status reckon_lines(struct work *work, const struct part *parts, size_t count)
{
    enum status got = OK;
    work->lines = arena_alloc(work->books.arena, count * sizeof *work->lines);
    work->count = count;
    for (size_t i = 0; got == OK && i < count; i++) {
        work->lines[i] = (struct line){ .part = &parts[i] };
        got = reckon_line(work, &work->lines[i]);
    }
    if (got == OK)
        qsort(work->lines, count, sizeof *work->lines, by_officer);
    for (size_t i = 1; got == OK && i < count; i++)
        assert(by_officer(&work->lines[i - 1], &work->lines[i]) != 0); /* an officer has one part */
    return got;
}

/* -- parts as values of a statement ---------------------------------------------------------------------------------- */

#define PARTS                                                                                                          \
    " JSON_TABLE(?, '$[*]' COLUMNS (officer BIGINT PATH '$[0]', on_date DATE PATH '$[1]', year INT PATH '$[2]',"       \
    " minutes INT PATH '$[3]', half_days INT PATH '$[4]', exercises INT PATH '$[5]', passed INT PATH '$[6]',"          \
    " channel VARCHAR(8) PATH '$[7]', hours INT PATH '$[8]', credits INT PATH '$[9]', quantity INT PATH '$[10]',"      \
    " raw_hours BIGINT PATH '$[11]', raw_credits BIGINT PATH '$[12]', rule BIGINT PATH '$[13]')) "

/* The lines that are not in the books as they are. */
static const char *lines_json(const struct work *work)
{
    struct buffer *json = buffer_new(work->books.arena, JSON_MOST);
    buffer_text(json, "[");
    for (size_t i = 0; i < work->count; i++) {
        const struct line *line = &work->lines[i];
        const struct part *part = line->part;
        const struct earned *earned = &line->earned;
        if (line->same)
            continue;
        buffer_printf(json, "%s[%lld,\"%s\",%d,%d,%d,%d,%d,\"%s\",%d,%d,%d,%lld,%lld,%lld]",
                      json->length > 1 ? "," : "", (long long)part->officer, part->on, line->year, part->minutes,
                      part->half_days, part->exercises, part->passed, channel_names[line->rule->channel],
                      earned->amount.hours, earned->amount.credits, earned->quantity, (long long)earned->raw_hours,
                      (long long)earned->raw_credits, (long long)line->rule->id);
    }
    buffer_text(json, "]");
    return json->bytes;
}

/* The officers of lines that are posted and not the same (changed), or of all that are not the same. */
static const char *changed_json(const struct work *work, bool posted, size_t *count)
{
    int64_t *officers = arena_alloc(work->books.arena, (work->count + 1) * sizeof *officers);
    *count = 0;
    for (size_t i = 0; i < work->count; i++)
        if (!work->lines[i].same && (work->lines[i].posted || !posted))
            officers[(*count)++] = work->lines[i].part->officer;
    return db_id_list(work->books.arena, officers, *count);
}

/* -- what is in the books ------------------------------------------------------------------------------------------ */

static bool is_same(const struct line *line, const char *const *values)
{
    const struct part *part = line->part;
    return strcmp(values[3], part->on) == 0 && strtol(values[4], NULL, 10) == part->minutes &&
           strtol(values[5], NULL, 10) == part->half_days && strtol(values[6], NULL, 10) == part->exercises &&
           strtol(values[7], NULL, 10) == part->passed && strtol(values[8], NULL, 10) == line->earned.amount.hours &&
           strtol(values[9], NULL, 10) == line->earned.amount.credits &&
           strcmp(values[10], channel_names[line->rule->channel]) == 0;
}

static enum status take_known(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct work *work = context;
    const struct part part = { .officer = strtoll(values[0], NULL, 10) };
    const struct line wanted = { .part = &part };
    struct line *line = bsearch(&wanted, work->lines, work->count, sizeof wanted, by_officer);
    if (line == NULL)
        return FAILED;
    bool dropped = strcmp(values[1], "dropped") == 0;
    line->posted = strcmp(values[1], "posted") == 0;
    line->was_year = dropped ? 0 : (int)strtol(values[2], NULL, 10);
    bool wants_entry = work->booking != NULL;
    /* What is expected of somebody whose part is booked changes nothing. */
    line->same = !dropped && ((line->posted && !wants_entry) || (line->posted == wants_entry && is_same(line, values)));
    return OK;
}

static enum status read_known(struct work *work)
{
    size_t count;
    return db_each(work->books.db, take_known, work,
                   SQL("SELECT p.officer, p.state, p.year, p.on_date, p.minutes, p.half_days, p.exercises, p.passed,"
                       "       p.hours, p.credits, p.channel"
                       "  FROM" ID_LIST "j JOIN participation p ON p.officer = j.id AND p.activity = ?"),
                   "si", changed_json(work, false, &count), work->books.activity);
}

/* The years of officers whose figures change, those that they come from included. */
static void list_pairs(struct work *work)
{
    work->pairs = arena_alloc(work->books.arena, (2 * work->count + 1) * sizeof *work->pairs);
    for (size_t i = 0; i < work->count; i++) {
        const struct line *line = &work->lines[i];
        if (line->same)
            continue;
        work->pairs[work->pair_count++] = (struct officer_year){ line->part->officer, line->year };
        if (line->was_year != 0)
            work->pairs[work->pair_count++] = (struct officer_year){ line->part->officer, line->was_year };
    }
}

static enum status check_officers(struct work *work, const char *json)
{
    bool found;
    char *name, *day;
    enum status got = db_get(work->books.db, &found,
                             SQL("SELECT COALESCE(n.name, ''), j.on_date FROM" PARTS "j"
                                 "  LEFT JOIN officer_name n ON n.id = j.officer"
                                 " WHERE NOT EXISTS (SELECT 1 FROM membership m WHERE m.officer = j.officer"
                                 "    AND" MEMBER_ON("j.on_date") ") LIMIT 1"),
                             "s:ss", json, &name, &day);
    return got == OK && found ? ledger_wrong_say(work->wrong, "ledger.nobody", name, day) : got;
}

/* -- writing -------------------------------------------------------------------------------------------------------- */

static enum status write_parts(struct work *work, const char *json)
{
    const char *state = work->booking != NULL ? "posted" : "pending";
    return db_run(
        work->books.db,
        SQL("INSERT INTO participation (activity, officer, on_date, year, unit, minutes, half_days, exercises, passed,"
            "    state, channel, hours, credits, turn)"
            " SELECT ?, j.officer, j.on_date, j.year, m.unit, j.minutes, j.half_days, j.exercises, j.passed, ?, j.channel,"
            "    j.hours, j.credits, ?"
            "   FROM" PARTS "j JOIN membership m ON m.officer = j.officer AND" MEMBER_ON(
                "j.on_date") " ON DUPLICATE KEY UPDATE on_date = VALUES(on_date), year = VALUES(year), unit = VALUES(unit),"
                             "    minutes = VALUES(minutes), half_days = VALUES(half_days), exercises = VALUES(exercises),"
                             "    passed = VALUES(passed), state = VALUES(state), channel = VALUES(channel), hours = VALUES(hours),"
                             "    credits = VALUES(credits), turn = participation.turn + VALUES(turn)"),
        "isis", work->books.activity, state, (int64_t)(work->booking != NULL), json);
}

static enum status write_entries(struct work *work, const char *json)
{
    const struct booking *booking = work->booking;
    enum status got = db_run(
        work->books.db,
        SQL("INSERT INTO ledger_entry (officer, year, channel, kind, activity, participation, turn, hours, credits, quantity,"
            "    raw_hours, raw_credits, rule, on_date, unit, known_at, author, reason, late)"
            " SELECT j.officer, j.year, j.channel, ?, p.activity, p.id, p.turn, j.hours, j.credits, j.quantity, j.raw_hours,"
            "    j.raw_credits, j.rule, j.on_date, p.unit, UTC_TIMESTAMP(6), NULLIF(?, 0), ?,"
            "    EXISTS (SELECT 1 FROM year_close c WHERE c.year = j.year)"
            "   FROM" PARTS "j JOIN participation p ON p.officer = j.officer AND p.activity = ?"),
        "sissi", work->books.kind, booking->author, booking->reason, json, work->books.activity);
    if (got == OK)
        got = db_run(
            work->books.db,
            SQL("INSERT INTO balance (officer, year, kind, hours, credits)"
                " SELECT j.officer, j.year, ?, j.hours, j.credits FROM" PARTS "j"
                " ON DUPLICATE KEY UPDATE hours = balance.hours + VALUES(hours), credits = balance.credits + VALUES(credits)"),
            "ss", work->books.kind, json);
    return got;
}

static enum status write_pending(struct work *work, const char *json)
{
    return db_run(work->books.db,
                  SQL("INSERT INTO balance (officer, year, kind, pending_hours, pending_credits)"
                      " SELECT j.officer, j.year, ?, j.hours, j.credits FROM" PARTS "j"
                      " ON DUPLICATE KEY UPDATE pending_hours = balance.pending_hours + VALUES(pending_hours),"
                      "    pending_credits = balance.pending_credits + VALUES(pending_credits)"),
                  "ss", work->books.kind, json);
}

/* Puts the lines that are not the same into the books. */
static enum status write_lines(struct work *work)
{
    size_t changed, all;
    const char *taken = changed_json(work, true, &changed), *officers = changed_json(work, false, &all);
    const char *json = lines_json(work);
    if (all == 0)
        return OK;
    if (changed > 0 && (work->booking == NULL || work->booking->reason == NULL))
        return ledger_wrong_say(work->wrong, "ledger.no-reason", NULL, NULL);
    list_pairs(work);
    enum status got = check_officers(work, json);
    if (got == OK)
        got = standings_take(work->books.db, work->books.arena, work->pairs, &work->pair_count);
    /* Looked at once the standings are taken, so that no year is closed meanwhile. */
    if (got == OK)
        got = books_check_years(&work->books, work->pairs, work->pair_count, work->booking, work->wrong);
    if (got == OK)
        got = books_release(&work->books, officers);
    if (got == OK && changed > 0)
        got = books_take_back(&work->books, taken, work->booking);
    if (got == OK)
        got = write_parts(work, json);
    if (got == OK)
        got = work->booking != NULL ? write_entries(work, json) : write_pending(work, json);
    return got == OK ? standings_renew(work->books.db, work->books.arena, work->pairs, work->pair_count) : got;
}

static enum status put_parts(struct work *work, const struct part *parts, size_t count)
{
    if (count == 0)
        return OK;
    enum status got = books_open(&work->books);
    if (got == OK)
        got = reckon_lines(work, parts, count);
    if (got == OK)
        got = read_known(work);
    return got == OK ? write_lines(work) : got;
}

enum status ledger_expect(struct db *db, struct arena *arena, int64_t activity, const struct part *parts, size_t count,
                          struct ledger_wrong *wrong)
{
    struct work work = { .books = { db, arena, activity, NULL }, .wrong = wrong };
    return put_parts(&work, parts, count);
}

enum status ledger_post(struct db *db, struct arena *arena, int64_t activity, const struct part *parts, size_t count,
                        const struct booking *booking, struct ledger_wrong *wrong)
{
    struct work work = { .books = { db, arena, activity, NULL }, .booking = booking, .wrong = wrong };
    return put_parts(&work, parts, count);
}
