#include <stdlib.h>

#include "courses/making/course.h"
#include "learning.h"

/* -- drawing --------------------------------------------------------------------------------------------------------- */

/* Whether a new try may begin, and the open one when there is one. */
static enum status check_begin(struct request *req, int64_t enrolment, int64_t *open)
{
    bool found;
    int64_t lessons, passed, pause;
    enum status got = db_get(
        req->db, NULL,
        SQL("SELECT (SELECT COUNT(*) FROM lesson l LEFT JOIN lesson_progress p ON p.enrolment = e.id AND p.lesson = l.id"
            "         WHERE l.version = e.version AND p.done_at IS NULL),"
            "       EXISTS (SELECT 1 FROM course_try y WHERE y.enrolment = e.id AND y.passed = 1),"
            "       GREATEST(0, COALESCE((SELECT CEIL(TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(6),"
            "         MAX(y.ended_at) + INTERVAL c.pause_minutes MINUTE) / 60) FROM course_try y WHERE y.enrolment = e.id), 0))"
            "  FROM enrolment e JOIN course_version c ON c.id = e.version WHERE e.id = ? FOR UPDATE"),
        "i:iii", enrolment, &lessons, &passed, &pause);
    if (got == OK && lessons > 0)
        return refuse(req, "try.lessons-first");
    if (got == OK && passed)
        return refuse(req, "try.passed");
    if (got == OK)
        got = db_get(req->db, &found, SQL("SELECT id FROM course_try WHERE enrolment = ? AND ended_at IS NULL"), "i:i",
                     enrolment, open);
    if (got != OK || found)
        return got;
    *open = 0;
    return pause > 0 ? refuse_with(req, "try.pause", arena_printf(req->arena, "%lld", (long long)pause), NULL) : OK;
}

/* So many items of each domain, by chance. */
static enum status draw(struct request *req, int64_t version, int64_t try)
{
    return db_run(
        req->db,
        SQL("INSERT INTO course_try_item (try, position, item_version)"
            " SELECT ?, ROW_NUMBER() OVER (ORDER BY x.chance), x.id FROM (SELECT v.id, p.items, RAND() AS chance,"
            "    ROW_NUMBER() OVER (PARTITION BY v.domain ORDER BY RAND()) AS turn"
            "   FROM" ITEMS_TO_DRAW "JOIN course_test_part p ON p.domain = v.domain"
            "  WHERE p.version = ?) x WHERE x.turn <= x.items"),
        "ii", try, version);
}

static enum status begin(struct request *req, int64_t enrolment, int64_t version, int64_t *try)
{
    enum status got = db_run(req->db,
                             SQL("INSERT INTO course_try (enrolment, number, begun_at)"
                                 " SELECT ?, COALESCE(MAX(number), 0) + 1, UTC_TIMESTAMP(6) FROM course_try"
                                 "  WHERE enrolment = ?"),
                             "ii", enrolment, enrolment);
    *try = db_made(req->db);
    if (got == OK)
        got = draw(req, version, *try);
    return got == OK
               ? db_run(req->db, SQL("UPDATE course_try SET items = ? WHERE id = ?"), "ii", db_changed(req->db), *try)
               : got;
}

enum status try_begin(struct request *req, int64_t course, int64_t *try)
{
    int64_t enrolment, version;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = enrolment_own(req, course, &enrolment, &version);
    if (got == OK)
        got = check_begin(req, enrolment, try);
    if (got == OK && *try == 0)
        got = begin(req, enrolment, version, try);
    return db_end(req->db, got);
}

/* -- answering ------------------------------------------------------------------------------------------------------- */

/* The viewer's try while it is open, taken for the transaction. */
static enum status take(struct request *req, int64_t course, int64_t try, int64_t *enrolment)
{
    bool found;
    int64_t ended;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT e.id, y.ended_at IS NOT NULL FROM course_try y JOIN enrolment e ON e.id = y.enrolment"
            " WHERE y.id = ? AND e.course = ? AND e.officer = ? FOR UPDATE"),
        "iii:ii", try, course, req->viewer, enrolment, &ended);
    if (got != OK)
        return got;
    return !found ? not_found(req) : ended ? refuse(req, "try.ended") : OK;
}

enum status try_answer(struct request *req, int64_t course, int64_t try, int64_t position)
{
    bool found;
    int64_t enrolment;
    char *type, *key;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = take(req, course, try, &enrolment);
    if (got == OK)
        got = db_get(
            req->db, &found,
            SQL("SELECT v.type, v.answer_key FROM course_try_item i JOIN bank_version v ON v.id = i.item_version"
                " WHERE i.try = ? AND i.position = ?"),
            "ii:ss", try, position, &type, &key);
    if (got == OK && !found)
        got = not_found(req);
    const char *answer = got == OK ? answer_posted(req, type) : NULL;
    if (got == OK && answer == NULL)
        got = refuse(req, "answer.none");
    if (got == OK)
        got = db_run(
            req->db,
            SQL("UPDATE course_try_item SET answer = LEFT(?, 500), right_one = ? WHERE try = ? AND position = ?"),
            "siii", answer, (int64_t)answer_is_right(req->arena, type, key, answer), try, position);
    return db_end(req->db, got);
}

/* What is not answered is wrong. */
enum status try_end(struct request *req, int64_t course, int64_t try)
{
    int64_t enrolment;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = take(req, course, try, &enrolment);
    if (got == OK)
        got = db_run(
            req->db,
            SQL("UPDATE course_try y JOIN enrolment e ON e.id = y.enrolment JOIN course_version c ON c.id = e.version"
                "  JOIN (SELECT COUNT(*) AS items, COALESCE(SUM(right_one), 0) AS right_ones FROM course_try_item WHERE try = ?) s"
                "   SET y.ended_at = UTC_TIMESTAMP(6), y.right_ones = s.right_ones,"
                "       y.passed = s.right_ones * 100 >= s.items * c.pass WHERE y.id = ?"),
            "ii", try, try);
    if (got == OK)
        got = enrolment_settle(req, enrolment);
    return db_end(req->db, got);
}
