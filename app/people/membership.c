#include "officer.h"

enum status officer_today(struct db *db, char **today)
{
    return db_get(db, NULL, SQL("SELECT DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)"), ":s", today);
}

static enum status begin(struct db *db, int64_t officer, int64_t unit, const char *from)
{
    return db_run(
        db,
        SQL("INSERT INTO membership (officer, unit, from_on, current, known_at) VALUES (?, ?, ?, 1, UTC_TIMESTAMP(6))"),
        "iis", officer, unit, from);
}

enum status officer_add(struct db *db, const struct officer_facts *facts, int64_t unit, const char *from,
                        int64_t *officer)
{
    enum status got = db_run(db,
                             SQL("INSERT INTO officer (number, name, phone, post, grade, entered_on, created_at)"
                                 " VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))"),
                             "ssssss", facts->number, facts->name, facts->phone, facts->post, facts->grade,
                             facts->entered);
    if (got != OK)
        return got;
    *officer = db_made(db);
    return begin(db, *officer, unit, from);
}

/* Roles held for a unit that the old place is part of, but not the new; with no new place, all. */
static enum status end_roles(struct db *db, int64_t officer, int64_t old, int64_t unit, int64_t actor)
{
    return db_run(
        db,
        SQL("UPDATE role_grant g SET g.current = NULL, g.ended_at = UTC_TIMESTAMP(6), g.ended_by = NULLIF(?, 0)"
            " WHERE g.officer = ? AND g.current = 1"
            "   AND (? = 0 OR (EXISTS (SELECT 1 FROM unit_tree t WHERE t.ancestor = g.unit AND t.descendant = ?)"
            "     AND NOT EXISTS (SELECT 1 FROM unit_tree t WHERE t.ancestor = g.unit AND t.descendant = ?)))"),
        "iiiii", actor, officer, unit, old, unit);
}

enum status membership_move(struct db *db, int64_t officer, int64_t unit, const char *from, int64_t actor)
{
    bool belongs;
    int64_t old;
    enum status got = db_get(db, &belongs,
                             SQL("SELECT unit FROM membership WHERE officer = ? AND current = 1 FOR UPDATE"), "i:i",
                             officer, &old);
    if (got == OK && belongs)
        got = db_run(
            db,
            SQL("UPDATE membership SET to_on = ? - INTERVAL 1 DAY, current = NULL WHERE officer = ? AND current = 1"),
            "si", from, officer);
    if (got == OK)
        got = begin(db, officer, unit, from);
    if (got == OK)
        got = db_run(db, SQL("UPDATE officer SET left_on = NULL WHERE id = ?"), "i", officer);
    return got == OK && belongs ? end_roles(db, officer, old, unit, actor) : got;
}

enum status membership_end(struct db *db, int64_t officer, const char *last, int64_t actor)
{
    enum status got = db_run(db,
                             SQL("UPDATE membership SET to_on = ?, current = NULL WHERE officer = ? AND current = 1"),
                             "si", last, officer);
    if (got == OK)
        got = db_run(db, SQL("UPDATE officer SET left_on = ? WHERE id = ?"), "si", last, officer);
    if (got == OK)
        got = db_run(db, SQL("UPDATE session SET ended_at = UTC_TIMESTAMP(6) WHERE officer = ? AND ended_at IS NULL"),
                     "i", officer);
    return got == OK ? end_roles(db, officer, 0, 0, actor) : got;
}
