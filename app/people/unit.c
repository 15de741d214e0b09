#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/scope.h"

/* What a unit is, read inside the transaction that changes it. */
struct unit_row {
    int64_t id, parent;
    char *kind, *code, *name;
    int64_t closed;
};

static enum status read_unit(struct request *req, int64_t unit, struct unit_row *row)
{
    bool found;
    row->id = unit;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT u.parent, u.kind, u.code, u.name, u.closed_on IS NOT NULL FROM unit u WHERE u.id = ?"
            "   AND u.id" IN_SCOPE),
        "iis:isssi", unit, req->viewer, right_name(MAY_MANAGE_PEOPLE), &row->parent, &row->kind, &row->code, &row->name,
        &row->closed);
    return got == OK && !found ? not_found(req) : got;
}

static int rank(const char *kind)
{
    return strcmp(kind, "bureau") == 0 ? 0 : strcmp(kind, "squad") == 0 ? 2 : 1;
}

/* Bureaus may stand below bureaus (a province's below its own); else what is below is lower. */
static enum status check_below(struct request *req, const struct unit_row *parent, const char *kind)
{
    if (parent->closed)
        return refuse_field(req, "parent", "unit.closed");
    if (rank(kind) > rank(parent->kind) || (rank(kind) == 0 && rank(parent->kind) == 0))
        return OK;
    return refuse_field(req, "kind", "unit.kind-below");
}

static enum status refuse_taken(struct request *req, const char *code)
{
    bool found;
    int64_t id;
    enum status got = db_get(req->db, &found, SQL("SELECT id FROM unit WHERE code = ?"), "s:i", code, &id);
    if (got != OK)
        return got;
    return found ? refuse_field(req, "code", "unit.code-taken") : refuse_field(req, "name", "unit.name-taken");
}

enum status unit_make(struct request *req, int64_t parent, const struct unit_facts *facts, int64_t *unit)
{
    if (!db_begin(req->db))
        return FAILED;
    struct unit_row above;
    enum status got = read_unit(req, parent, &above);
    if (got == OK)
        got = check_below(req, &above, facts->kind);
    if (got == OK) {
        got = unit_add(req->db, parent, facts, unit);
        if (got == FAILED && db_duplicate(req->db))
            got = refuse_taken(req, facts->code);
    }
    if (got == OK)
        got = audit(req, "unit.make", "unit", *unit, audit_facts(req->arena, "s", "name", facts->name));
    return db_end(req->db, got);
}

enum status unit_rename(struct request *req, int64_t unit, const char *code, const char *name)
{
    if (!db_begin(req->db))
        return FAILED;
    struct unit_row was;
    enum status got = read_unit(req, unit, &was);
    if (got == OK && (strcmp(was.code, code) != 0 || strcmp(was.name, name) != 0)) {
        got = db_run(req->db, SQL("UPDATE unit SET code = ?, name = ? WHERE id = ?"), "ssi", code, name, unit);
        if (got == FAILED && db_duplicate(req->db))
            got = strcmp(was.code, code) != 0 ? refuse_taken(req, code) : refuse_field(req, "name", "unit.name-taken");
        if (got == OK)
            got = audit(req, "unit.rename", "unit", unit,
                        audit_facts(req->arena, "ss", "from", arena_printf(req->arena, "%s %s", was.code, was.name),
                                    "to", arena_printf(req->arena, "%s %s", code, name)));
    }
    return db_end(req->db, got);
}

/* -- moving ------------------------------------------------------------------------------------------------------ */

static enum status check_move(struct request *req, const struct unit_row *unit, const struct unit_row *parent)
{
    if (unit->parent == 0)
        return refuse(req, "unit.root");
    bool below;
    int64_t depth;
    enum status got = db_get(req->db, &below, SQL("SELECT depth FROM unit_tree WHERE ancestor = ? AND descendant = ?"),
                             "ii:i", unit->id, parent->id, &depth);
    if (got == OK && below)
        return refuse_field(req, "parent", "unit.below-itself");
    return got == OK ? check_below(req, parent, unit->kind) : got;
}

/* Cuts the subtree off from all above it, then joins each unit of it to each unit above its new place. */
static enum status hang(struct db *db, int64_t unit, int64_t parent)
{
    enum status got = db_run(
        db,
        SQL("UPDATE unit u, (SELECT COALESCE(MAX(position), 0) + 1 AS free FROM unit WHERE parent = ?) p"
            "   SET u.parent = ?, u.position = p.free WHERE u.id = ?"),
        "iii", parent, parent, unit);
    if (got == OK)
        got = db_run(
            db,
            SQL("DELETE t FROM unit_tree t JOIN unit_tree below ON below.descendant = t.descendant AND below.ancestor = ?"
                " LEFT JOIN unit_tree within ON within.descendant = t.ancestor AND within.ancestor = ?"
                " WHERE within.ancestor IS NULL"),
            "ii", unit, unit);
    if (got == OK)
        got = db_run(db,
                     SQL("INSERT INTO unit_tree (ancestor, descendant, depth)"
                         " SELECT above.ancestor, below.descendant, above.depth + below.depth + 1"
                         "   FROM unit_tree above JOIN unit_tree below"
                         "  WHERE above.descendant = ? AND below.ancestor = ?"),
                     "ii", parent, unit);
    return got;
}

enum status unit_move(struct request *req, int64_t unit, int64_t parent)
{
    if (!db_begin(req->db))
        return FAILED;
    struct unit_row moved, to;
    enum status got = unit_tree_take(req->db);
    if (got == OK)
        got = read_unit(req, unit, &moved);
    if (got == OK)
        got = read_unit(req, parent, &to);
    if (got == OK)
        got = check_move(req, &moved, &to);
    if (got == OK && moved.parent != parent) {
        got = hang(req->db, unit, parent);
        if (got == FAILED && db_duplicate(req->db))
            got = refuse_field(req, "parent", "unit.name-taken");
        if (got == OK)
            got = audit(req, "unit.move", "unit", unit, audit_facts(req->arena, "s", "below", to.name));
    }
    return db_end(req->db, got);
}

/* -- closing ----------------------------------------------------------------------------------------------------- */

static enum status check_empty(struct request *req, int64_t unit)
{
    int64_t officers, units;
    enum status got = db_get(req->db, NULL,
                             SQL("SELECT (SELECT COUNT(*) FROM membership WHERE unit = ? AND current = 1),"
                                 "       (SELECT COUNT(*) FROM unit WHERE parent = ? AND closed_on IS NULL)"),
                             "ii:ii", unit, unit, &officers, &units);
    if (got != OK)
        return got;
    if (officers > 0)
        return refuse_with(req, "unit.has-officers", arena_printf(req->arena, "%lld", (long long)officers), NULL);
    if (units > 0)
        return refuse_with(req, "unit.has-units", arena_printf(req->arena, "%lld", (long long)units), NULL);
    return OK;
}

enum status unit_close(struct request *req, int64_t unit)
{
    if (!db_begin(req->db))
        return FAILED;
    struct unit_row row;
    enum status got = unit_tree_take(req->db);
    if (got == OK)
        got = read_unit(req, unit, &row);
    if (got == OK && row.parent == 0)
        got = refuse(req, "unit.root");
    if (got == OK) /* first, so that nobody can join a unit that has been found empty */
        got = db_run(
            req->db,
            SQL("UPDATE unit SET closed_on = DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) WHERE id = ? AND closed_on IS NULL"),
            "i", unit);
    if (got == OK)
        got = check_empty(req, unit);
    if (got == OK)
        got = audit(req, "unit.close", "unit", unit, NULL);
    return db_end(req->db, got);
}

enum status unit_open(struct request *req, int64_t unit)
{
    if (!db_begin(req->db))
        return FAILED;
    struct unit_row row, above;
    enum status got = unit_tree_take(req->db);
    if (got == OK)
        got = read_unit(req, unit, &row);
    if (got == OK)
        got = read_unit(req, row.parent, &above);
    if (got == OK && above.closed)
        got = refuse(req, "unit.closed");
    if (got == OK)
        got = db_run(req->db, SQL("UPDATE unit SET closed_on = NULL WHERE id = ?"), "i", unit);
    if (got == OK)
        got = audit(req, "unit.open", "unit", unit, NULL);
    return db_end(req->db, got);
}
