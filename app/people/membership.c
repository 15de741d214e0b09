#include "officer.h"

#include "chengxue/session.h"
#include "personnel.h"

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
                        const struct cause *cause, int64_t *officer)
{
    enum status got = db_run(db,
                             SQL("INSERT INTO officer (number, name, phone, email, post, grade, entered_on, created_at)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))"),
                             "sssssss", facts->number, facts->name, facts->phone, facts->email, facts->post,
                             facts->grade, facts->entered);
    if (got != OK)
        return got;
    *officer = db_made(db);
    got = begin(db, *officer, unit, from);
    return got == OK ? personnel_place(db, *officer, "hired", from, 0, unit, cause) : got;
}

enum status officer_change(struct db *db, int64_t officer, const struct officer_facts *was,
                           const struct officer_facts *is, const struct cause *cause)
{
    enum status got = db_run(
        db,
        SQL("UPDATE officer SET number = ?, name = ?, phone = ?, email = ?, post = ?, grade = ?, entered_on = ? WHERE id = ?"),
        "sssssssi", is->number, is->name, is->phone, is->email, is->post, is->grade, is->entered, officer);
    return got == OK ? personnel_facts(db, officer, was, is, cause) : got;
}

/* Roles held for a unit that the old place is part of, but not the new one, which is membership `with`. */
static enum status end_roles_of_old(struct db *db, int64_t officer, int64_t old, int64_t unit, int64_t with,
                                    int64_t actor)
{
    return db_run(
        db,
        SQL("UPDATE role_grant g SET g.current = NULL, g.ended_at = UTC_TIMESTAMP(6), g.ended_by = ?, g.ended_with = ?"
            " WHERE g.officer = ? AND g.current = 1"
            "   AND EXISTS (SELECT 1 FROM unit_tree t WHERE t.ancestor = g.unit AND t.descendant = ?)"
            "   AND NOT EXISTS (SELECT 1 FROM unit_tree t WHERE t.ancestor = g.unit AND t.descendant = ?)"),
        "iiiii", actor, with, officer, old, unit);
}

enum status membership_move(struct db *db, int64_t officer, int64_t unit, const char *from, const struct cause *cause)
{
    bool belongs;
    int64_t old;
    enum status got = db_get(db, &belongs,
                             SQL("SELECT unit FROM membership WHERE officer = ? AND current = 1 FOR UPDATE"), "i:i",
                             officer, &old);
    if (got == OK && belongs)
        got = db_run(
            db,
            SQL("UPDATE membership SET to_on = ? - INTERVAL 1 DAY, current = NULL, ended_known_at = UTC_TIMESTAMP(6)"
                " WHERE officer = ? AND current = 1"),
            "si", from, officer);
    if (got == OK)
        got = begin(db, officer, unit, from);
    int64_t membership = db_made(db);
    if (got == OK)
        got = db_run(db, SQL("UPDATE officer SET left_on = NULL WHERE id = ?"), "i", officer);
    if (got == OK)
        got = personnel_place(db, officer, belongs ? "moved" : "returned", from, belongs ? old : 0, unit, cause);
    return got == OK && belongs ? end_roles_of_old(db, officer, old, unit, membership, cause->actor) : got;
}

enum status membership_take_back(struct db *db, int64_t officer, int64_t unit, const char *from, const char *left)
{
    enum status got = db_run(
        db,
        SQL("UPDATE role_grant g JOIN membership m ON m.id = g.ended_with AND m.officer = g.officer AND m.current = 1"
            "   SET g.current = 1, g.ended_at = NULL, g.ended_by = NULL, g.ended_with = NULL WHERE g.officer = ?"),
        "i", officer);
    if (got == OK)
        got = session_granted(db, officer);
    if (got == OK)
        got = db_run(db, SQL("DELETE FROM membership WHERE officer = ? AND current = 1"), "i", officer);
    if (got == OK && left == NULL)
        got = db_run(db,
                     SQL("UPDATE membership SET to_on = NULL, current = 1, ended_known_at = UTC_TIMESTAMP(6)"
                         " WHERE officer = ? AND unit = ? AND from_on = ?"
                         " ORDER BY id DESC LIMIT 1"),
                     "iis", officer, unit, from);
    if (got == OK)
        got = db_run(db, SQL("UPDATE officer SET left_on = ? WHERE id = ?"), "si", left, officer);
    return got;
}

enum status membership_end(struct db *db, int64_t officer, const char *last, const struct cause *cause)
{
    int64_t unit;
    enum status got = db_get(db, NULL, SQL("SELECT unit FROM membership WHERE officer = ? AND current = 1 FOR UPDATE"),
                             "i:i", officer, &unit);
    if (got == OK)
        got = db_run(db,
                     SQL("UPDATE membership SET to_on = ?, current = NULL, ended_known_at = UTC_TIMESTAMP(6)"
                         " WHERE officer = ? AND current = 1"),
                     "si", last, officer);
    if (got == OK)
        got = db_run(db, SQL("UPDATE officer SET left_on = ? WHERE id = ?"), "si", last, officer);
    if (got == OK)
        got = db_run(db, SQL("UPDATE session SET ended_at = UTC_TIMESTAMP(6) WHERE officer = ? AND ended_at IS NULL"),
                     "i", officer);
    if (got == OK)
        got = db_run(db,
                     SQL("UPDATE role_grant SET current = NULL, ended_at = UTC_TIMESTAMP(6), ended_by = ?"
                         " WHERE officer = ? AND current = 1"),
                     "ii", cause->actor, officer);
    return got == OK ? personnel_place(db, officer, "left", last, unit, unit, cause) : got;
}
