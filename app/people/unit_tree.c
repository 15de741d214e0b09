#include <string.h>

#include "chengxue/scope.h"
#include "unit.h"

enum status unit_tree_take(struct db *db)
{
    /* A write, not only a lock: a lock is seen by one node of a cluster alone, two writes of a row are found by all. */
    return db_run(db, SQL("UPDATE unit SET revision = revision + 1 WHERE parent IS NULL"), "");
}

enum status unit_add(struct db *db, int64_t parent, const struct unit_facts *facts, int64_t *unit)
{
    enum status got = unit_tree_take(db);
    if (got == OK)
        got = db_run(db,
                     SQL("INSERT INTO unit (parent, kind, code, name, position, created_at)"
                         " SELECT NULLIF(?, 0), ?, ?, ?, COALESCE(MAX(position), 0) + 1, UTC_TIMESTAMP(6)"
                         "   FROM unit WHERE parent <=> NULLIF(?, 0)"),
                     "isssi", parent, facts->kind, facts->code, facts->name, parent);
    if (got != OK)
        return got;
    *unit = db_made(db);
    return db_run(db,
                  SQL("INSERT INTO unit_tree (ancestor, descendant, depth)"
                      " SELECT ancestor, ?, depth + 1 FROM unit_tree WHERE descendant = ? UNION ALL SELECT ?, ?, 0"),
                  "iiii", *unit, parent, *unit, *unit);
}

enum status unit_in_scope(struct request *req, enum right right, int64_t unit)
{
    bool found;
    int64_t id;
    enum status got = db_get(req->db, &found, SQL("SELECT u.id FROM unit u WHERE u.id = ? AND u.id" IN_SCOPE), "iis:i",
                             unit, req->viewer, right_name(right), &id);
    return got == OK && !found ? not_found(req) : got;
}

/* The order of a tree written out: by the places of all above, the top first. */
enum status unit_choices(struct request *req, enum right right, xmlNode *parent, const char *element)
{
    return db_rows(
        req->db, parent, element, NULL,
        SQL("SELECT u.id, u.kind, IF(u.parent IS NULL, u.name,"
            "         (SELECT GROUP_CONCAT(a.name ORDER BY t.depth DESC SEPARATOR '/')"
            "            FROM unit_tree t JOIN unit a ON a.id = t.ancestor"
            "           WHERE t.descendant = u.id AND a.parent IS NOT NULL)) AS name"
            "  FROM unit u"
            "  JOIN (SELECT t.descendant AS id, GROUP_CONCAT(LPAD(a.position, 6, '0') ORDER BY t.depth DESC) AS way"
            "          FROM unit_tree t JOIN unit a ON a.id = t.ancestor GROUP BY t.descendant) w ON w.id = u.id"
            " WHERE u.closed_on IS NULL"
            "   AND u.id" IN_SCOPE "ORDER BY w.way LIMIT 1000"),
        "is", req->viewer, right_name(right));
}

enum status unit_choices_above_squads(struct request *req, enum right right)
{
    return db_rows(
        req->db, req->page, "unit-choice", NULL,
        SQL("SELECT u.id, u.name FROM unit u WHERE u.kind <> 'squad' AND u.closed_on IS NULL AND u.id" IN_SCOPE
            " ORDER BY u.parent IS NOT NULL, u.position, u.id LIMIT 1000"),
        "is", req->viewer, right_name(right));
}
