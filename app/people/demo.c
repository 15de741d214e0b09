#include "chengxue/demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chengxue/account.h"
#include "chengxue/audit.h"
#include "chengxue/buffer.h"
#include "chengxue/words.h"
#include "officer.h"
#include "unit.h"

#define OFFICERS 10000       /* in the whole city: the corps has whom the districts have not */
#define DISTRICT_OFFICERS 40 /* in a district's bureau itself */
#define SQUAD_OFFICERS 38    /* in each of its squads at least */
#define SQUAD_SPREAD 7
#define LIST_MOST 128
#define SAID_MOST 16384

/* A list of words, "|" between. */
struct list {
    const char *words[LIST_MOST];
    size_t count;
};

struct demo {
    struct db *db;
    struct arena *arena;
    struct buffer *said; /* the accounts, for who looks around */
    struct list surnames, given, posts, posts_above, grades;
    int64_t city;
    unsigned year;     /* the present one */
    unsigned officers; /* made so far: names, posts and dates follow from it, so that every demo is the same */
};

static struct list list_of(struct arena *arena, const char *key)
{
    struct list list = { .count = 0 };
    char *rest = arena_copy(arena, word(key)), *part;
    while ((part = strsep(&rest, "|")) != NULL && list.count < LIST_MOST)
        list.words[list.count++] = part;
    return list;
}

static const char *of(const struct list *list, unsigned index)
{
    return list->words[index % list->count];
}

/* -- units and officers ------------------------------------------------------------------------------------------ */

/* When somebody came: most long ago, one of 40 in the year before last and last year each. */
static char *entry_date(struct demo *demo, unsigned at)
{
    unsigned year = at % 40 == 7 ? 1 : at % 40 == 27 ? 2 : 3 + at * 7 % 30;
    return arena_printf(demo->arena, "%u-%02u-%02u", demo->year - year, 1 + at * 5 % 12, 1 + at * 3 % 28);
}

static enum status make_officer(struct demo *demo, int64_t unit, const char *number, const char *post)
{
    unsigned at = demo->officers++;
    char *entered = entry_date(demo, at);
    const struct officer_facts facts = {
        .number = number,
        .name = arena_printf(demo->arena, "%s%s", of(&demo->surnames, at * 13 + at / 50),
                             of(&demo->given, at * 29 + at / 7)),
        .phone = arena_printf(demo->arena, "021-000%05u", at), /* no such number is given out */
        .post = post,
        .grade = of(&demo->grades, at * 11),
        .entered = entered,
    };
    int64_t officer;
    return officer_add(demo->db, &facts, unit, entered, &(struct cause){ 0 }, &officer);
}

/* So many officers of a unit, numbered on from *number within their district; those of the first posts come first. */
static enum status make_officers(struct demo *demo, int64_t unit, const char *code, const struct list *posts,
                                 unsigned count, unsigned *number)
{
    enum status got = OK;
    for (unsigned nth = 0; got == OK && nth < count; nth++)
        got = make_officer(demo, unit, arena_printf(demo->arena, "%s%04u", code, ++*number),
                           posts->words[nth < posts->count ? nth : posts->count - 1]);
    return got;
}

/* A unit below the bureau with its squads, and the officers of all of them. */
static enum status make_branch(struct demo *demo, const struct unit_facts *top, const struct list *squads,
                               unsigned officers, unsigned officers_of_squad)
{
    int64_t unit, squad;
    unsigned number = 0;
    enum status got = unit_add(demo->db, demo->city, top, &unit);
    if (got == OK)
        got = make_officers(demo, unit, top->code, &demo->posts_above, officers, &number);
    for (size_t i = 0; got == OK && i < squads->count; i++) {
        const struct unit_facts facts = {
            .kind = "squad",
            .code = arena_printf(demo->arena, "%s-%02zu", top->code, i + 1),
            .name = word_with(demo->arena, "demo.squad", squads->words[i], NULL),
        };
        got = unit_add(demo->db, unit, &facts, &squad);
        if (got == OK)
            got = make_officers(demo, squad, top->code, &demo->posts, officers_of_squad + demo->officers % SQUAD_SPREAD,
                                &number);
    }
    return got;
}

/* The 16 districts with a squad for each of their streets and towns, then the corps with all who are left. */
static enum status make_branches(struct demo *demo)
{
    enum status got = OK;
    struct list districts = list_of(demo->arena, "demo.districts");
    for (size_t i = 0; got == OK && i < districts.count; i++) {
        const char *code = arena_copy_bytes(demo->arena, districts.words[i], 6);
        const struct unit_facts top = { .kind = "district", .code = code, .name = districts.words[i] + 6 };
        struct list squads = list_of(demo->arena, arena_printf(demo->arena, "demo.squads-%s", code));
        got = make_branch(demo, &top, &squads, DISTRICT_OFFICERS, SQUAD_OFFICERS);
    }
    const struct unit_facts corps = { .kind = "corps", .code = "310901", .name = word("demo.corps") };
    struct list none = { .count = 0 };
    return got == OK ? make_branch(demo, &corps, &none, OFFICERS - demo->officers, 0) : got;
}

/* -- accounts ---------------------------------------------------------------------------------------------------- */

struct holder {
    const char *number, *role, *unit; /* role and unit's code NULL for an officer without one */
};

static void say_account(struct demo *demo, const struct holder *holder, const char *password, const char *name,
                        const char *unit)
{
    const char *role = holder->role != NULL ? arena_printf(demo->arena, "role.%s", holder->role) : "demo.officer";
    buffer_printf(demo->said, "%s\t%s%s%s\t%s\t%s\n", holder->number, password, password[0] != '\0' ? "\t" : "", name,
                  word(role), unit);
}

/* The password need not be changed: it is random, and who looks around would have to do it for every account. */
static enum status make_account(struct demo *demo, const struct holder *holder)
{
    int64_t officer;
    char *name, *unit, *password;
    enum status got = db_get(
        demo->db, NULL,
        SQL("SELECT o.id, o.name, up.path FROM officer o JOIN membership m ON m.officer = o.id AND m.current = 1"
            "  JOIN unit_path up ON up.id = m.unit WHERE o.number = ?"),
        "s:iss", holder->number, &officer, &name, &unit);
    if (got == OK)
        got = account_reset(demo->db, demo->arena, officer, true, &password);
    if (got == OK)
        got = db_run(demo->db, SQL("UPDATE account SET must_change = 0 WHERE officer = ?"), "i", officer);
    if (got == OK && holder->role != NULL)
        got = db_run(demo->db,
                     SQL("INSERT IGNORE INTO role_grant (officer, role, unit, granted_at)"
                         " SELECT ?, ?, id, UTC_TIMESTAMP(6) FROM unit WHERE code = ?"),
                     "iss", officer, holder->role, holder->unit);
    if (got == OK)
        say_account(demo, holder, password, name, unit);
    return got;
}

/* One that was made before; whoever looks around may have given the number to somebody else, or moved the officer. */
static enum status name_account(struct demo *demo, const struct holder *holder)
{
    bool found;
    char *name, *unit;
    enum status got = db_get(
        demo->db, &found,
        SQL("SELECT o.name, up.path FROM officer o JOIN account a ON a.officer = o.id"
            "  JOIN membership m ON m.officer = o.id AND m.current = 1 JOIN unit_path up ON up.id = m.unit"
            " WHERE o.number = ? AND (? IS NULL OR EXISTS (SELECT 1 FROM role_grant g"
            "        WHERE g.officer = o.id AND g.role = ? AND g.current = 1))"),
        "sss:ss", holder->number, holder->role, holder->role, &name, &unit);
    if (got == OK && found)
        say_account(demo, holder, "", name, unit);
    return got;
}

static enum status each_account(struct demo *demo, enum status (*act)(struct demo *, const struct holder *))
{
    static const struct holder holders[] = {
        { "3109010001", "city-admin", "city" },
        { "3109010011", "city-admin", "city" },
        { "3109010002", "author", "city" },
        { "3109010003", "reviewer", "city" },
        { "3109010004", "marker", "city" },
        { "3109010005", "marker", "city" },
        { "3109010006", "marker", "city" },
        { "3109010007", "invigilator", "city" },
        { "3109010008", "invigilator", "city" },
        { "3109010009", "auditor", "city" },
        { "3109010010", "operator", "city" },
        { "3101010001", "training-admin", "310101" },
        { "3101010002", "training-admin", "310101" },
        { "3101040001", "training-admin", "310104" },
        { "3101150001", "training-admin", "310115" },
        { "3101010041", "training-admin", "310101-01" },
        { "3101040041", "training-admin", "310104-01" },
        { "3101150041", "training-admin", "310115-01" },
    };
    enum status got = OK;
    for (size_t i = 0; got == OK && i < sizeof holders / sizeof *holders; i++)
        got = act(demo, &holders[i]);
    static const char *const districts[] = { "310101", "310104", "310115" };
    for (unsigned i = 0; got == OK && i < 24; i++) {
        struct holder officer = { .number = arena_printf(demo->arena, "%s%04u", districts[i / 8], 42 + i % 8) };
        got = act(demo, &officer);
    }
    return got;
}

/* Whoever leads a squad, and one of those of a district's bureau for training, keep its training; most have no account yet. */
static enum status grant_leaders(struct demo *demo)
{
    return db_run(
        demo->db,
        SQL("INSERT IGNORE INTO role_grant (officer, role, unit, granted_at)"
            " SELECT MIN(m.officer), 'training-admin', u.id, UTC_TIMESTAMP(6) FROM unit u"
            "   JOIN membership m ON m.unit = u.id AND m.current = 1 JOIN officer o ON o.id = m.officer"
            "    AND o.post = IF(u.kind = 'squad', ?, ?) WHERE u.kind IN ('squad', 'district') GROUP BY u.id"),
        "ss", demo->posts.words[0], demo->posts_above.words[5]);
}

/* -- all of it --------------------------------------------------------------------------------------------------- */

static enum status make_all(struct demo *demo)
{
    bool found;
    enum status got = db_get(demo->db, &found, SQL("SELECT id FROM unit WHERE parent IS NULL ORDER BY id LIMIT 1"),
                             ":i", &demo->city);
    if (got == OK && !found) {
        const struct unit_facts bureau = { .kind = "bureau", .code = "city", .name = word("unit.city") };
        got = unit_add(demo->db, 0, &bureau, &demo->city);
    }
    if (got == OK)
        got = make_branches(demo);
    if (got == OK)
        got = grant_leaders(demo);
    buffer_printf(demo->said, "%s\n", word("demo.accounts"));
    if (got == OK)
        got = each_account(demo, make_account);
    return got == OK ? audit_system(demo->db, "command", "demo.people", "unit", demo->city, NULL) : got;
}

enum status demo_people(struct db *db, struct arena *arena)
{
    bool there;
    int64_t unit, year = 0;
    struct demo demo = {
        .db = db,
        .arena = arena,
        .said = buffer_new(arena, SAID_MOST),
        .surnames = list_of(arena, "demo.surnames"),
        .given = list_of(arena, "demo.given"),
        .posts = list_of(arena, "demo.posts"),
        .posts_above = list_of(arena, "demo.posts-above"),
        .grades = list_of(arena, "demo.grades"),
    };
    if (!db_begin(db))
        return FAILED;
    enum status got = db_get(db, &there, SQL("SELECT id FROM unit WHERE code = '310101'"), ":i", &unit);
    if (got == OK)
        got = db_get(db, NULL, SQL("SELECT YEAR(UTC_TIMESTAMP() + INTERVAL 8 HOUR)"), ":i", &year);
    demo.year = (unsigned)year;
    if (got == OK && there)
        buffer_printf(demo.said, "%s\n", word("demo.accounts-again"));
    if (got == OK)
        got = there ? each_account(&demo, name_account) : make_all(&demo);
    got = db_end(db, got);
    if (got == OK) /* what was not kept is not shown */
        printf("%s", demo.said->bytes);
    return got;
}
