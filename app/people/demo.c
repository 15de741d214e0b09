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

#define DISTRICT_OFFICERS 34
#define CORPS_OFFICERS 40
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
    struct list surnames, given, posts, grades, squads;
    int64_t city;
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

static enum status make_officer(struct demo *demo, int64_t unit, const char *code, unsigned nth)
{
    unsigned at = demo->officers++;
    char *entered = arena_printf(demo->arena, "%u-%02u-01", 1992 + at * 7 % 33, 1 + at * 5 % 12);
    const struct officer_facts facts = {
        .number = arena_printf(demo->arena, "%s%03u", code, nth),
        .name = arena_printf(demo->arena, "%s%s", of(&demo->surnames, at * 13), of(&demo->given, at * 29 + at / 7)),
        .phone = arena_printf(demo->arena, "021-0000%04u", at), /* no such number is given out */
        .post = of(&demo->posts, nth),
        .grade = of(&demo->grades, at * 11),
        .entered = entered,
    };
    int64_t officer;
    return officer_add(demo->db, &facts, unit, entered, &officer);
}

/* A unit of that kind below the bureau with its squads, and officers shared out among all of them. */
static enum status make_branch(struct demo *demo, const char *kind, const char *code, const char *name,
                               unsigned officers)
{
    int64_t units[8];
    size_t count = 1, squads = 3 + (size_t)(code[strlen(code) - 1] % 2);
    const struct unit_facts top = { .kind = kind, .code = code, .name = name };
    enum status got = unit_add(demo->db, demo->city, &top, &units[0]);
    for (; got == OK && count <= squads; count++) {
        const struct unit_facts squad = {
            .kind = "squad",
            .code = arena_printf(demo->arena, "%s-%02zu", code, count),
            .name = of(&demo->squads, (unsigned)count - 1),
        };
        got = unit_add(demo->db, units[0], &squad, &units[count]);
    }
    for (unsigned nth = 1; got == OK && nth <= officers; nth++)
        got = make_officer(demo, units[nth % count], code, nth);
    return got;
}

static enum status make_branches(struct demo *demo)
{
    enum status got = OK;
    struct list districts = list_of(demo->arena, "demo.districts");
    for (size_t i = 0; got == OK && i < districts.count; i++) {
        char *code = arena_copy_bytes(demo->arena, districts.words[i], 6);
        got = make_branch(demo, "district", code, districts.words[i] + 6, DISTRICT_OFFICERS);
    }
    return got == OK ? make_branch(demo, "corps", "310901", word("demo.corps"), CORPS_OFFICERS) : got;
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
                     SQL("INSERT INTO role_grant (officer, role, unit, granted_at)"
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
        { "310901001", "city-admin", "city" },       { "310901002", "author", "city" },
        { "310901003", "reviewer", "city" },         { "310901004", "marker", "city" },
        { "310901005", "marker", "city" },           { "310901006", "marker", "city" },
        { "310901007", "invigilator", "city" },      { "310901008", "invigilator", "city" },
        { "310901009", "auditor", "city" },          { "310901010", "operator", "city" },
        { "310101001", "training-admin", "310101" }, { "310104001", "training-admin", "310104" },
        { "310115001", "training-admin", "310115" }, { "310101002", "training-admin", "310101-01" },
    };
    enum status got = OK;
    for (size_t i = 0; got == OK && i < sizeof holders / sizeof *holders; i++)
        got = act(demo, &holders[i]);
    static const char *const districts[] = { "310101", "310104", "310115" };
    for (unsigned i = 0; got == OK && i < 24; i++) {
        struct holder officer = { .number = arena_printf(demo->arena, "%s%03u", districts[i / 8], 3 + i % 8) };
        got = act(demo, &officer);
    }
    return got;
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
    buffer_printf(demo->said, "%s\n", word("demo.accounts"));
    if (got == OK)
        got = each_account(demo, make_account);
    return got == OK ? audit_system(demo->db, "command", "demo.people", "unit", demo->city, NULL) : got;
}

enum status demo_people(struct db *db, struct arena *arena)
{
    bool there;
    int64_t unit;
    struct demo demo = {
        .db = db,
        .arena = arena,
        .said = buffer_new(arena, SAID_MOST),
        .surnames = list_of(arena, "demo.surnames"),
        .given = list_of(arena, "demo.given"),
        .posts = list_of(arena, "demo.posts"),
        .grades = list_of(arena, "demo.grades"),
        .squads = list_of(arena, "demo.squads"),
    };
    if (!db_begin(db))
        return FAILED;
    enum status got = db_get(db, &there, SQL("SELECT id FROM unit WHERE code = '310101'"), ":i", &unit);
    if (got == OK && there)
        buffer_printf(demo.said, "%s\n", word("demo.accounts-again"));
    if (got == OK)
        got = there ? each_account(&demo, name_account) : make_all(&demo);
    got = db_end(db, got);
    if (got == OK) /* what was not kept is not shown */
        printf("%s", demo.said->bytes);
    return got;
}
