#include "rooms.h"

#include "chengxue/audit.h"
#include "sitting.h"

static enum status insert_room(struct request *req, int64_t id, const char *name, int64_t unit, int64_t seats)
{
    enum status got = db_run(
        req->db,
        SQL("INSERT INTO sitting_room (sitting, name, unit, seats, position)"
            " SELECT ?, ?, u.id, ?, (SELECT COUNT(*) FROM sitting_room r WHERE r.sitting = ?) FROM unit u"
            "  WHERE u.id = ? AND u.closed_on IS NULL"),
        "isiii", id, name, seats, id, unit);
    if (got == FAILED && db_duplicate(req->db))
        return refuse_field(req, "room_name", "room.taken");
    return got == OK && db_changed(req->db) == 0 ? refuse_field(req, "room_unit", "param.not-a-choice") : got;
}

enum status room_add(struct request *req, int64_t id, const char *name, int64_t unit, int64_t seats)
{
    struct sitting sitting;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = sitting_prepare(req, id, &sitting);
    if (got == OK)
        got = insert_room(req, id, name, unit, seats);
    if (got == OK)
        got = audit(req, "room.add", "sitting", id, audit_facts(req->arena, "si", "room", name, "seats", seats));
    return db_end(req->db, got);
}

enum status room_remove(struct request *req, int64_t id, int64_t room)
{
    struct sitting sitting;
    bool found;
    char *name;
    int64_t seated = 0;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = sitting_prepare(req, id, &sitting);
    if (got == OK)
        got = db_get(
            req->db, &found,
            SQL("SELECT r.name, (SELECT COUNT(*) FROM candidate c WHERE c.sitting = r.sitting AND c.room = r.id)"
                "  FROM sitting_room r WHERE r.id = ? AND r.sitting = ?"),
            "ii:si", room, id, &name, &seated);
    if (got == OK && !found)
        got = not_found(req);
    if (got == OK && seated > 0)
        got = refuse(req, "room.in-use");
    if (got == OK)
        got = db_run(req->db, SQL("DELETE FROM sitting_room WHERE id = ? AND sitting = ?"), "ii", room, id);
    if (got == OK)
        got = audit(req, "room.remove", "sitting", id, audit_facts(req->arena, "s", "room", name));
    return db_end(req->db, got);
}

/* -- quotas ------------------------------------------------------------------------------------------------------ */

enum status quota_check(struct request *req, int64_t id)
{
    bool over;
    char *name;
    int64_t seats;
    enum status got = db_get(
        req->db, &over,
        SQL("SELECT u.name, q.seats FROM quota q JOIN unit u ON u.id = q.unit WHERE q.sitting = ?"
            "   AND (SELECT COUNT(*) FROM candidate c JOIN unit_tree t ON t.descendant = c.unit"
            "         WHERE c.sitting = q.sitting AND c.withdrawn_at IS NULL AND t.ancestor = q.unit) > q.seats"
            " ORDER BY q.unit LIMIT 1"),
        "i:si", id, &name, &seats);
    if (got != OK || !over)
        return got;
    return refuse_with(req, "quota.full", name, arena_printf(req->arena, "%lld", (long long)seats));
}

enum status quota_set(struct request *req, int64_t id, int64_t unit, int64_t seats)
{
    struct sitting sitting;
    bool found;
    char *name;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = sitting_prepare(req, id, &sitting);
    if (got == OK)
        got = db_get(req->db, &found, SQL("SELECT name FROM unit WHERE id = ?"), "i:s", unit, &name);
    if (got == OK && !found)
        got = not_found(req);
    if (got == OK)
        got = db_run(req->db, SQL("DELETE FROM quota WHERE sitting = ? AND unit = ?"), "ii", id, unit);
    if (got == OK && seats > 0)
        got = db_run(req->db, SQL("INSERT INTO quota (sitting, unit, seats) VALUES (?, ?, ?)"), "iii", id, unit, seats);
    if (got == OK)
        got = quota_check(req, id);
    if (got == OK)
        got = audit(req, "quota.set", "sitting", id, audit_facts(req->arena, "si", "unit", name, "quota", seats));
    return db_end(req->db, got);
}
