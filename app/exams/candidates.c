#include "candidates.h"

#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/scope.h"
#include "chengxue/text.h"
#include "sitting.h"

#define NUMBERS_MOST 5000 /* in one pasted list */

/* Opens the transaction and locks a sitting that may still be prepared. */
static enum status prepare(struct request *req, int64_t id, enum right right, struct sitting *sitting)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = sitting_read(req, id, right, true, sitting);
    if (got == OK && sitting->has_papers)
        got = refuse(req, "sitting.has-papers");
    return got;
}

/* District administrators enrol their own people, though the exam is the city's; so scope is of the people here. */
static enum status prepare_enrolment(struct request *req, int64_t id)
{
    bool found;
    char *state;
    int64_t has_papers;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_get(req->db, &found,
        SQL("SELECT state, papers_at IS NOT NULL FROM sitting WHERE id = ? FOR UPDATE"), "i:si", id, &state,
        &has_papers);
    if (got != OK)
        return got;
    if (!found)
        return not_found(req);
    if (has_papers)
        return refuse(req, "sitting.has-papers");
    return strcmp(state, "draft") == 0 || strcmp(state, "published") == 0 ? OK : refuse(req, "sitting.started");
}

/* -- rooms and quotas -------------------------------------------------------------------------------------------- */

enum status room_add(struct request *req, int64_t id, const char *name, int64_t unit, int64_t seats)
{
    struct sitting sitting;
    enum status got = prepare(req, id, MAY_MANAGE_EXAMS, &sitting);
    if (got == OK) {
        got = db_run(req->db,
            SQL("INSERT INTO sitting_room (sitting, name, unit, seats, position)"
                " SELECT ?, ?, u.id, ?, (SELECT COUNT(*) FROM sitting_room r WHERE r.sitting = ?) FROM unit u"
                "  WHERE u.id = ?"), "isiii", id, name, seats, id, unit);
        if (got == FAILED && db_duplicate(req->db))
            got = refuse_field(req, "name", "room.taken");
        else if (got == OK && db_changed(req->db) == 0)
            got = refuse_field(req, "unit", "param.not-a-choice");
    }
    if (got == OK)
        got = audit(req, "room.add", "sitting", id, name);
    return db_in_transaction(req->db) ? db_end(req->db, got) : got;
}

enum status room_remove(struct request *req, int64_t id, int64_t room)
{
    struct sitting sitting;
    int64_t seated = 0;
    enum status got = prepare(req, id, MAY_MANAGE_EXAMS, &sitting);
    if (got == OK)
        got = db_get(req->db, NULL, SQL("SELECT COUNT(*) FROM candidate WHERE sitting = ? AND room = ?"), "ii:i", id,
                     room, &seated);
    if (got == OK && seated > 0)
        got = refuse(req, "room.in-use");
    if (got == OK)
        got = db_run(req->db, SQL("DELETE FROM sitting_room WHERE id = ? AND sitting = ?"), "ii", room, id);
    if (got == OK)
        got = audit(req, "room.remove", "sitting", id, arena_printf(req->arena, "%lld", (long long)room));
    return db_in_transaction(req->db) ? db_end(req->db, got) : got;
}

enum status quota_set(struct request *req, int64_t id, int64_t unit, int64_t seats)
{
    struct sitting sitting;
    enum status got = prepare(req, id, MAY_MANAGE_EXAMS, &sitting);
    if (got == OK)
        got = db_run(req->db, SQL("DELETE FROM quota WHERE sitting = ? AND unit = ?"), "ii", id, unit);
    if (got == OK && seats > 0)
        got = db_run(req->db, SQL("INSERT INTO quota (sitting, unit, seats) SELECT ?, id, ? FROM unit WHERE id = ?"),
                     "iii", id, seats, unit);
    if (got == OK)
        got = audit(req, "quota.set", "sitting", id,
                    arena_printf(req->arena, "%lld: %lld", (long long)unit, (long long)seats));
    return db_in_transaction(req->db) ? db_end(req->db, got) : got;
}

/* -- enrolling --------------------------------------------------------------------------------------------------- */

/* Names a unit that has sent more than its quota, now that the new ones are in. */
static enum status check_quota(struct request *req, int64_t id)
{
    bool over;
    char *name;
    int64_t seats;
    enum status got = db_get(req->db, &over,
        SQL("SELECT u.name, q.seats FROM quota q JOIN unit u ON u.id = q.unit WHERE q.sitting = ?"
            "   AND (SELECT COUNT(*) FROM candidate c JOIN unit_tree t ON t.descendant = c.unit"
            "         WHERE c.sitting = q.sitting AND c.withdrawn_at IS NULL AND t.ancestor = q.unit) > q.seats"
            " ORDER BY q.unit LIMIT 1"), "i:si", id, &name, &seats);
    if (got != OK || !over)
        return got;
    return refuse_with(req, "quota.full", name, arena_printf(req->arena, "%lld", (long long)seats));
}

/* Whoever does not hold the exam may only send people under a quota. */
static enum status check_nomination(struct request *req, int64_t id)
{
    bool outside;
    char *name;
    enum status got = db_get(req->db, &outside,
        SQL("SELECT o.name FROM candidate c JOIN officer_name o ON o.id = c.officer"
            "  JOIN sitting s ON s.id = c.sitting JOIN exam e ON e.id = s.exam"
            " WHERE c.sitting = ? AND c.enrolled_by = ? AND c.withdrawn_at IS NULL AND NOT" IN_SCOPE("e.unit")
            "   AND NOT EXISTS (SELECT 1 FROM quota q JOIN unit_tree t ON t.ancestor = q.unit"
            "                    WHERE q.sitting = c.sitting AND t.descendant = c.unit) LIMIT 1"),
        "iiis:s", id, req->viewer, req->viewer, right_name(MAY_MANAGE_EXAMS), &name);
    if (got != OK || !outside)
        return got;
    return refuse_with(req, "quota.none", name, NULL);
}

static enum status finish_enrolment(struct request *req, int64_t id, enum status got, const char *what, int64_t count)
{
    if (got == OK)
        got = check_quota(req, id);
    if (got == OK)
        got = check_nomination(req, id);
    if (got == OK)
        got = audit(req, "candidates.enrol", "sitting", id,
                    arena_printf(req->arena, "%s: %lld", what, (long long)count));
    return db_in_transaction(req->db) ? db_end(req->db, got) : got;
}

/* Ends what a candidate's row needs when somebody comes back who had been withdrawn. */
#define AGAIN                                                                                                          \
    " ON DUPLICATE KEY UPDATE unit = VALUES(unit),"                                                                    \
    " enrolled_by = IF(candidate.withdrawn_at IS NULL, candidate.enrolled_by, VALUES(enrolled_by)),"                   \
    " enrolled_at = IF(candidate.withdrawn_at IS NULL, candidate.enrolled_at, VALUES(enrolled_at)), withdrawn_at = NULL"

static enum status count_candidates(struct request *req, int64_t id, int64_t *count)
{
    return db_get(req->db, NULL, SQL("SELECT COUNT(*) FROM candidate WHERE sitting = ? AND withdrawn_at IS NULL"),
                  "i:i", id, count);
}

enum status enrol_unit(struct request *req, int64_t id, int64_t unit, const char *post, const char *grade,
                       int64_t *count)
{
    int64_t before = 0;
    enum status got = prepare_enrolment(req, id);
    if (got == OK)
        got = count_candidates(req, id, &before);
    if (got == OK)
        got = db_run(req->db,
            SQL("INSERT INTO candidate (sitting, officer, unit, enrolled_by, enrolled_at)"
                " SELECT ?, o.id, o.unit, ?, UTC_TIMESTAMP(6) FROM officer_now o"
                "   JOIN unit_tree t ON t.descendant = o.unit AND t.ancestor = ?"
                "  WHERE (? IS NULL OR o.post = ?) AND (? IS NULL OR o.grade = ?) AND" IN_SCOPE("o.unit") AGAIN),
            "iiissssis", id, req->viewer, unit, post, post, grade, grade, req->viewer, right_name(MAY_ENROL));
    if (got == OK)
        got = count_candidates(req, id, count);
    *count -= before;
    if (got == OK && *count == 0)
        got = refuse(req, "candidates.none-new");
    return finish_enrolment(req, id, got, "unit", *count);
}

static enum status enrol_one(struct request *req, int64_t id, const char *number)
{
    enum status got = db_run(req->db,
        SQL("INSERT INTO candidate (sitting, officer, unit, enrolled_by, enrolled_at)"
            " SELECT ?, o.id, o.unit, ?, UTC_TIMESTAMP(6) FROM officer_now o WHERE o.number = ? AND" IN_SCOPE("o.unit")
            AGAIN), "iisis", id, req->viewer, number, req->viewer, right_name(MAY_ENROL));
    if (got != OK || db_changed(req->db) > 0)
        return got;
    bool there;
    int64_t officer;
    got = db_get(req->db, &there,
        SQL("SELECT c.officer FROM candidate c JOIN officer o ON o.id = c.officer"
            " WHERE c.sitting = ? AND o.number = ? AND c.withdrawn_at IS NULL"), "is:i", id, number, &officer);
    if (got != OK || there)
        return got;
    return refuse_with(req, "candidates.unknown", number, NULL);
}

enum status enrol_numbers(struct request *req, int64_t id, const char *numbers, int64_t *count)
{
    static const char apart[] = " \t\n,;";
    int64_t before = 0, listed = 0;
    enum status got = prepare_enrolment(req, id);
    if (got == OK)
        got = count_candidates(req, id, &before);
    /* Commas and spaces of full width come from other programs. */
    const char *at = got == OK ? arena_copy(req->arena, numbers) : "";
    while (got == OK && *(at += strspn(at, apart)) != '\0') {
        size_t length = strcspn(at, apart);
        if (++listed > NUMBERS_MOST)
            got = refuse(req, "candidates.too-many");
        else
            got = enrol_one(req, id, text_fold(req->arena, arena_copy_bytes(req->arena, at, length)));
        at += length;
    }
    if (got == OK)
        got = count_candidates(req, id, count);
    *count -= before;
    return finish_enrolment(req, id, got, "numbers", *count);
}

enum status enrol_failed(struct request *req, int64_t id, int64_t other, int64_t *count)
{
    int64_t before = 0;
    enum status got = prepare_enrolment(req, id);
    if (got == OK)
        got = count_candidates(req, id, &before);
    if (got == OK) /* who did not come has not passed either */
        got = db_run(req->db,
            SQL("INSERT INTO candidate (sitting, officer, unit, enrolled_by, enrolled_at)"
                " SELECT ?, o.id, o.unit, ?, UTC_TIMESTAMP(6) FROM candidate c JOIN sitting s ON s.id = c.sitting"
                "   JOIN officer_now o ON o.id = c.officer LEFT JOIN result r ON r.attempt = c.id"
                "  WHERE c.sitting = ? AND s.state = 'released' AND c.withdrawn_at IS NULL"
                "    AND COALESCE(r.passed, 0) = 0 AND" IN_SCOPE("o.unit") AGAIN),
            "iiiis", id, req->viewer, other, req->viewer, right_name(MAY_ENROL));
    if (got == OK)
        got = count_candidates(req, id, count);
    *count -= before;
    if (got == OK && *count == 0)
        got = refuse(req, "candidates.none-new");
    return finish_enrolment(req, id, got, "resit", *count);
}

static enum status withdraw_one(struct request *req, int64_t id, int64_t candidate)
{
    enum status got = db_run(req->db,
        SQL("UPDATE candidate SET withdrawn_at = UTC_TIMESTAMP(6), room = NULL, seat = NULL, ticket = NULL"
            " WHERE id = ? AND sitting = ? AND withdrawn_at IS NULL AND" IN_SCOPE("candidate.unit")),
        "iiis", candidate, id, req->viewer, right_name(MAY_ENROL));
    return got == OK && db_changed(req->db) == 0 ? not_found(req) : got;
}

enum status candidates_withdraw(struct request *req, int64_t id, const int64_t *ids, size_t count)
{
    enum status got = prepare_enrolment(req, id);
    for (size_t i = 0; got == OK && i < count; i++)
        got = withdraw_one(req, id, ids[i]);
    if (got == OK)
        got = audit(req, "candidates.withdraw", "sitting", id, arena_printf(req->arena, "%zu", count));
    return db_in_transaction(req->db) ? db_end(req->db, got) : got;
}

/* -- seats ------------------------------------------------------------------------------------------------------- */

static enum status check_room(struct request *req, int64_t id)
{
    int64_t lacking;
    enum status got = db_get(req->db, NULL,
        SQL("SELECT (SELECT COUNT(*) FROM candidate WHERE sitting = ? AND withdrawn_at IS NULL)"
            "     - (SELECT COALESCE(SUM(seats), 0) FROM sitting_room WHERE sitting = ?)"), "ii:i", id, id, &lacking);
    if (got != OK || lacking <= 0)
        return got;
    return refuse_with(req, "candidates.no-seats", arena_printf(req->arena, "%lld", (long long)lacking), NULL);
}

/* Everybody's turn within the own unit comes first in the order, so that neighbours are of different units. */
static enum status assign_seats(struct request *req, int64_t id)
{
    return db_run(req->db,
        SQL("UPDATE candidate c JOIN ("
            "   SELECT id, ROW_NUMBER() OVER (ORDER BY turn, RAND()) AS n FROM ("
            "     SELECT id, ROW_NUMBER() OVER (PARTITION BY unit ORDER BY RAND()) AS turn FROM candidate"
            "      WHERE sitting = ? AND withdrawn_at IS NULL) turns) person ON person.id = c.id"
            " JOIN (WITH RECURSIVE number AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM number WHERE n < 1000)"
            "   SELECT r.id AS room, number.n AS seat, ROW_NUMBER() OVER (ORDER BY r.position, r.id, number.n) AS n"
            "     FROM sitting_room r JOIN number ON number.n <= r.seats WHERE r.sitting = ?) place ON place.n = person.n"
            "   SET c.room = place.room, c.seat = place.seat,"
            "       c.ticket = CONCAT(DATE_FORMAT(UTC_TIMESTAMP() + INTERVAL 8 HOUR, '%Y'), LPAD(?, 5, '0'),"
            "                         LPAD(person.n, 5, '0'))"),
        "iii", id, id, id);
}

enum status candidates_seat(struct request *req, int64_t id)
{
    struct sitting sitting;
    enum status got = prepare(req, id, MAY_MANAGE_EXAMS, &sitting);
    if (got == OK)
        got = check_room(req, id);
    if (got == OK)
        got = db_run(req->db, SQL("UPDATE candidate SET room = NULL, seat = NULL, ticket = NULL WHERE sitting = ?"),
                     "i", id);
    if (got == OK)
        got = assign_seats(req, id);
    if (got == OK)
        got = audit(req, "candidates.seat", "sitting", id, NULL);
    return db_in_transaction(req->db) ? db_end(req->db, got) : got;
}
