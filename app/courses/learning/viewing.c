#include <string.h>

#include "chengxue/jobs.h"
#include "learning.h"
#include "seen.h"

enum status course_enrol(struct request *req, int64_t course)
{
    bool found;
    int64_t version;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_get(req->db, &found, SQL("SELECT published FROM course WHERE id = ? AND state = 'published'"),
                             "i:i", course, &version);
    if (got == OK && !found)
        got = not_found(req);
    if (got == OK)
        got = db_run(req->db,
                     SQL("INSERT IGNORE INTO enrolment (course, version, officer, how, enrolled_at)"
                         " VALUES (?, ?, ?, 'elective', UTC_TIMESTAMP(6))"),
                     "iii", course, version, req->viewer);
    return db_end(req->db, got);
}

enum status enrolment_own(struct request *req, int64_t course, int64_t *enrolment, int64_t *version)
{
    bool found;
    enum status got = db_get(req->db, &found, SQL("SELECT id, version FROM enrolment WHERE course = ? AND officer = ?"),
                             "ii:ii", course, req->viewer, enrolment, version);
    return got == OK && !found ? not_found(req) : got;
}

/* -- opening --------------------------------------------------------------------------------------------------------- */

static enum status open_viewing(struct request *req, int64_t enrolment, int64_t lesson, int64_t *viewing)
{
    enum status got = db_run(req->db, SQL("UPDATE viewing SET live = NULL WHERE officer = ? AND live = 1"), "i",
                             req->viewer);
    if (got == OK)
        got = db_run(req->db,
                     SQL("INSERT INTO viewing (officer, enrolment, lesson, address, agent, opened_at, beat_at)"
                         " VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"),
                     "iiiss", req->viewer, enrolment, lesson, req->address, req->agent);
    *viewing = db_made(req->db);
    if (got == OK)
        got = db_run(req->db,
                     SQL("INSERT IGNORE INTO lesson_progress (enrolment, lesson, at) VALUES (?, ?, UTC_TIMESTAMP(6))"),
                     "ii", enrolment, lesson);
    return got == OK
               ? db_run(req->db,
                        SQL("UPDATE enrolment SET started_at = COALESCE(started_at, UTC_TIMESTAMP(6)) WHERE id = ?"),
                        "i", enrolment)
               : got;
}

enum status lesson_open(struct request *req, int64_t course, int64_t lesson, int64_t *viewing)
{
    bool found;
    int64_t enrolment, version, id;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = enrolment_own(req, course, &enrolment, &version);
    if (got == OK)
        got = db_get(req->db, &found, SQL("SELECT id FROM lesson WHERE id = ? AND version = ?"), "ii:i", lesson,
                     version, &id);
    if (got == OK && !found)
        got = not_found(req);
    if (got == OK)
        got = open_viewing(req, enrolment, lesson, viewing);
    return db_end(req->db, got);
}

/* -- beats ----------------------------------------------------------------------------------------------------------- */

/* The viewing that counts, with what is known of its lesson. */
struct sight {
    int64_t enrolment, lesson, passed, seconds, need, counted;
    struct beat before;
    char *kind, *spans, *now;
};

static enum status take_sight(struct request *req, int64_t viewing, bool *found, struct sight *sight)
{
    int64_t playing, visible;
    enum status got = db_get(
        req->db, found,
        SQL("SELECT v.enrolment, v.lesson, TIMESTAMPDIFF(MICROSECOND, v.beat_at, t.now) DIV 1000, v.place, v.playing,"
            "       v.visible, l.kind, l.seconds, " LESSON_NEED ", p.counted, p.spans, t.now"
            "  FROM (SELECT UTC_TIMESTAMP(6) AS now) t JOIN viewing v JOIN lesson l ON l.id = v.lesson"
            "  JOIN course_version c ON c.id = l.version"
            "  JOIN lesson_progress p ON p.enrolment = v.enrolment AND p.lesson = v.lesson"
            " WHERE v.id = ? AND v.officer = ? AND v.live = 1 FOR UPDATE"),
        "ii:iiiiiisiiiss", viewing, req->viewer, &sight->enrolment, &sight->lesson, &sight->passed,
        &sight->before.place, &playing, &visible, &sight->kind, &sight->seconds, &sight->need, &sight->counted,
        &sight->spans, &sight->now);
    if (got == OK && *found) {
        sight->before.playing = playing == 1;
        sight->before.visible = visible == 1;
    }
    return got;
}

/* The time that counts for what was seen since the beat before. */
static int64_t count(const struct sight *sight, const struct beat *now, struct seen *seen)
{
    int64_t length = sight->seconds * 1000;
    if (strcmp(sight->kind, "video") == 0)
        return seen_watched(seen, &sight->before, now, length);
    return seen_read(seen, &sight->before, now, length);
}

static enum status keep(struct request *req, const struct said *said, const struct sight *sight,
                        const struct seen *seen, int64_t counts)
{
    char *spans = arena_alloc(req->arena, SEEN_TEXT_MOST);
    seen_text(seen, spans);
    enum status got = db_run(
        req->db,
        SQL("UPDATE viewing SET beat_at = ?, place = ?, playing = ?, visible = ?, counted = counted + ? WHERE id = ?"),
        "siiiii", sight->now, said->place, (int64_t)said->playing, (int64_t)said->visible, counts, said->viewing);
    return got == OK
               ? db_run(req->db,
                        SQL("UPDATE lesson_progress SET spans = ?, seen = ?, counted = counted + ?, place = ?, at = ?"
                            " WHERE enrolment = ? AND lesson = ?"),
                        "siiisii", spans, seen_length(seen), counts, said->place, sight->now, sight->enrolment,
                        sight->lesson)
               : got;
}

static enum status tell_far(struct request *req, const struct sight *sight, struct far *far)
{
    int64_t done;
    enum status got = db_get(
        req->db, NULL,
        SQL("SELECT p.seen, p.counted, p.done_at IS NOT NULL, "
            "       (SELECT COUNT(*) FROM lesson_question q WHERE q.lesson = p.lesson AND" QUESTION_OPEN(
                "p.enrolment") ")"
                               "  FROM lesson_progress p WHERE p.enrolment = ? AND p.lesson = ?"),
        "ii:iiii", sight->enrolment, sight->lesson, &far->seen, &far->counted, &done, &far->questions);
    far->need = sight->need;
    far->done = done == 1;
    return got;
}

enum status lesson_beat(struct request *req, const struct said *said, struct far *far)
{
    struct sight sight = { 0 }; /* the beat before was at 0 */
    struct seen *seen = arena_alloc(req->arena, sizeof *seen);
    *far = (struct far){ 0 };
    if (!db_begin(req->db))
        return FAILED;
    enum status got = take_sight(req, said->viewing, &far->live, &sight);
    if (got != OK || !far->live)
        return db_end(req->db, got);
    const struct beat now = { sight.passed, said->place, said->playing, said->visible };
    if (!seen_from_text(seen, sight.spans))
        got = FAILED;
    if (got == OK)
        got = keep(req, said, &sight, seen, count(&sight, &now, seen));
    if (got == OK)
        got = lesson_settle(req, sight.enrolment, sight.lesson);
    if (got == OK)
        got = tell_far(req, &sight, far);
    return db_end(req->db, got);
}

/* -- what is done ----------------------------------------------------------------------------------------------------- */

enum status lesson_settle(struct request *req, int64_t enrolment, int64_t lesson)
{
    enum status got = db_run(
        req->db,
        SQL("UPDATE lesson_progress p JOIN lesson l ON l.id = p.lesson JOIN course_version c ON c.id = l.version"
            "   SET p.done_at = UTC_TIMESTAMP(6)"
            " WHERE p.enrolment = ? AND p.lesson = ? AND p.done_at IS NULL AND p.seen >=" LESSON_NEED
            "   AND NOT EXISTS (SELECT 1 FROM lesson_question q WHERE q.lesson = l.id AND" QUESTION_OPEN(
                "p.enrolment") ")"),
        "ii", enrolment, lesson);
    return got == OK && db_changed(req->db) > 0 ? enrolment_settle(req, enrolment) : got;
}

enum status enrolment_settle(struct request *req, int64_t enrolment)
{
    enum status got = db_run(
        req->db,
        SQL("UPDATE enrolment e SET e.done_at = UTC_TIMESTAMP(6) WHERE e.id = ? AND e.done_at IS NULL"
            "   AND NOT EXISTS (SELECT 1 FROM lesson l LEFT JOIN lesson_progress p ON p.enrolment = e.id AND p.lesson = l.id"
            "                    WHERE l.version = e.version AND p.done_at IS NULL)"
            "   AND (NOT EXISTS (SELECT 1 FROM course_test_part t WHERE t.version = e.version)"
            "     OR EXISTS (SELECT 1 FROM course_try y WHERE y.enrolment = e.id AND y.passed = 1))"),
        "i", enrolment);
    return got == OK && db_changed(req->db) > 0 ? job_follow(req->db, "learned", enrolment, 0) : got;
}
