#include "seating.h"

#include "chengxue/audit.h"
#include "sitting.h"

/* Year, sitting and running number: five digits each of the latter two. */
#define TICKET(number)                                                                                                 \
    "CONCAT(DATE_FORMAT(UTC_TIMESTAMP() + INTERVAL 8 HOUR, '%Y'), LPAD(?, 5, '0'), LPAD(" number ", 5, '0'))"

/* The one after the latest of candidates x. */
#define NEXT_TICKET TICKET("COALESCE(MAX(RIGHT(x.ticket, 5)), 0) + 1")

static enum status check_room(struct request *req, int64_t id)
{
    int64_t lacking;
    enum status got = db_get(req->db, NULL,
                             SQL("SELECT (SELECT COUNT(*) FROM candidate WHERE sitting = ? AND withdrawn_at IS NULL)"
                                 "     - (SELECT COALESCE(SUM(seats), 0) FROM sitting_room WHERE sitting = ?)"),
                             "ii:i", id, id, &lacking);
    if (got != OK || lacking <= 0)
        return got;
    return refuse_with(req, "seating.no-seats", arena_printf(req->arena, "%lld", (long long)lacking), NULL);
}

/*
 * The k-th of a unit's m people stands at (k - phase) / m of the way, so that each unit is spread over the whole order.
 * phase and the order within a unit are drawn from the seed.
 */
static enum status assign_seats(struct request *req, int64_t id)
{
    return db_run(
        req->db,
        SQL("UPDATE candidate c JOIN ("
            "   SELECT id, ROW_NUMBER() OVER (ORDER BY place, draw) AS n FROM ("
            "     SELECT p.id, SHA2(CONCAT(s.seed, ':', p.id), 256) AS draw,"
            "            (ROW_NUMBER() OVER (PARTITION BY p.unit ORDER BY SHA2(CONCAT(s.seed, ':', p.id), 256))"
            "              - CONV(LEFT(SHA2(CONCAT(s.seed, ':unit:', p.unit), 256), 6), 16, 10) / 16777216)"
            "              / COUNT(*) OVER (PARTITION BY p.unit) AS place"
            "       FROM candidate p JOIN sitting s ON s.id = p.sitting"
            "      WHERE p.sitting = ? AND p.withdrawn_at IS NULL) drawn) person ON person.id = c.id"
            " JOIN (WITH RECURSIVE number AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM number WHERE n < 1000)"
            "   SELECT r.id AS room, number.n AS seat, ROW_NUMBER() OVER (ORDER BY r.position, r.id, number.n) AS n"
            "     FROM sitting_room r JOIN number ON number.n <= r.seats WHERE r.sitting = ?) place ON place.n = person.n"
            "   SET c.room = place.room, c.seat = place.seat, c.ticket = " TICKET("person.n")),
        "iii", id, id, id);
}

enum status seating_shuffle(struct request *req, int64_t id)
{
    struct sitting sitting;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = sitting_prepare(req, id, &sitting);
    if (got == OK)
        got = check_room(req, id);
    if (got == OK)
        got = db_run(req->db, SQL("UPDATE candidate SET room = NULL, seat = NULL, ticket = NULL WHERE sitting = ?"),
                     "i", id);
    if (got == OK)
        got = assign_seats(req, id);
    if (got == OK)
        got = audit(req, "seating.shuffle", "sitting", id, NULL);
    return db_end(req->db, got);
}

static enum status take_seat(struct request *req, int64_t id, int64_t candidate, int64_t room, int64_t seat,
                             char **name)
{
    bool there;
    int64_t seats;
    enum status got = db_get(req->db, &there, SQL("SELECT seats, name FROM sitting_room WHERE id = ? AND sitting = ?"),
                             "ii:is", room, id, &seats, name);
    if (got == OK && (!there || seat > seats))
        return refuse_field(req, "seat", "seating.no-such-seat");
    if (got == OK)
        got = db_run(req->db,
                     SQL("UPDATE candidate SET room = ?, seat = ?, ticket = COALESCE(ticket, "
                         "   (SELECT " NEXT_TICKET " FROM candidate x WHERE x.sitting = ? AND x.ticket IS NOT NULL))"
                         " WHERE id = ? AND sitting = ? AND withdrawn_at IS NULL"),
                     "iiiiii", room, seat, id, id, candidate, id);
    if (got == FAILED && db_duplicate(req->db))
        return refuse_field(req, "seat", "seating.taken");
    return got;
}

enum status seating_place(struct request *req, int64_t id, int64_t candidate, int64_t room, int64_t seat)
{
    struct sitting sitting;
    bool found;
    char *name;
    int64_t officer = 0;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = sitting_read(req, id, MAY_MANAGE_EXAMS, true, &sitting);
    if (got == OK && sitting.state >= SITTING_CLOSED)
        got = refuse(req, "sitting.over");
    if (got == OK)
        got = take_seat(req, id, candidate, room, seat, &name);
    if (got == OK) /* one whose paper is made already keeps it */
        got = db_run(req->db, SQL("UPDATE attempt SET room = ? WHERE id = ? AND sitting = ?"), "iii", room, candidate,
                     id);
    if (got == OK)
        got = db_get(req->db, &found, SQL("SELECT officer FROM candidate WHERE id = ? AND sitting = ?"), "ii:i",
                     candidate, id, &officer);
    if (got == OK && !found)
        got = not_found(req);
    if (got == OK)
        got = audit(req, "seating.place", "sitting", id,
                    audit_facts(req->arena, "isi", "officer", officer, "room", name, "seat", seat));
    return db_end(req->db, got);
}
