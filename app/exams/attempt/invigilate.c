#include "invigilate.h"

#include "attempt.h"
#include "chengxue/audit.h"
#include "exams/sitting/sitting.h"

/* -- the sitting as a whole -------------------------------------------------------------------------------------- */

static enum status move(struct request *req, int64_t id, enum sitting_state to)
{
    struct sitting sitting;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = sitting_read(req, id, MAY_INVIGILATE, true, &sitting);
    if (got == OK && to == SITTING_RUNNING && !sitting.has_papers)
        got = refuse(req, "sitting.no-papers");
    if (got == OK)
        got = sitting_move(req, &sitting, to);
    return db_end(req->db, got);
}

enum status invigilate_open(struct request *req, int64_t sitting)
{
    return move(req, sitting, SITTING_WAITING);
}

enum status invigilate_start(struct request *req, int64_t sitting)
{
    return move(req, sitting, SITTING_RUNNING);
}

/*
 * Every clock stops at one moment, that of the closing; a paused one first goes on to it. What an answer locks is its own
 * attempt alone, so that it is waited for and waits, but never for each other.
 */
static enum status stop_clocks(struct request *req, int64_t sitting)
{
    enum status got = db_run(req->db, SQL("UPDATE sitting SET closed_at = UTC_TIMESTAMP(6) WHERE id = ?"), "i",
                             sitting);
    if (got != OK)
        return got;
    return db_run(
        req->db,
        SQL("UPDATE sitting s JOIN attempt a FORCE INDEX (attempt_once) ON a.sitting = s.id"
            "   SET a.ends_at = LEAST(s.closed_at, a.ends_at + INTERVAL COALESCE("
            "         TIMESTAMPDIFF(MICROSECOND, a.paused_at, s.closed_at), 0) MICROSECOND),"
            "       a.seen_at = IF(a.state = 'paused', s.closed_at, a.seen_at), a.state = 'running', a.paused_at = NULL"
            " WHERE s.id = ? AND a.state IN ('running', 'paused')"),
        "i", sitting);
}

enum status invigilate_close(struct request *req, int64_t id)
{
    struct sitting sitting;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = sitting_read(req, id, MAY_INVIGILATE, true, &sitting);
    if (got == OK && sitting.state != SITTING_RUNNING)
        got = refuse(req, "sitting.step");
    if (got == OK)
        got = stop_clocks(req, id);
    if (got == OK) /* after the clocks, since with its audit it locks what every act locks last */
        got = sitting_move(req, &sitting, SITTING_CLOSED);
    return db_end(req->db, got);
}

/* -- acts on some ------------------------------------------------------------------------------------------------ */

/* Which attempts an act is for; never the invigilator's own. */
#define CHOSEN                                                                                                         \
    " FROM attempt a JOIN sitting s ON s.id = a.sitting JOIN exam e ON e.id = s.exam"                                  \
    " LEFT JOIN sitting_room r ON r.id = a.room"                                                                       \
    " WHERE a.sitting = ? AND s.state IN ('waiting', 'running') AND (? = 0 OR a.id = ?) AND (? = 0 OR a.room = ?)"     \
    "   AND a.officer <> ? AND (e.unit" IN_SCOPE " OR ((? <> 0 OR ? <> 0) AND r.unit" IN_SCOPE ")) "
#define CHOSEN_TYPES "iiiiiiisiiis"
#define CHOSEN_VALUES(req, whom)                                                                                       \
    (whom)->sitting, (whom)->attempt, (whom)->attempt, (whom)->room, (whom)->room, (req)->viewer, (req)->viewer,       \
        right_name(MAY_INVIGILATE), (whom)->attempt, (whom)->room, (req)->viewer, right_name(MAY_INVIGILATE)

/*
 * An act and a closing come one after the other: none moves a clock that the closing has stopped. An act on the own
 * attempt alone is told apart from one that finds nobody.
 */
static enum status may_act(struct request *req, const struct whom *whom)
{
    bool found, own = false;
    int64_t id;
    enum status got = db_get(req->db, &found, SQL("SELECT id FROM sitting WHERE id = ? LOCK IN SHARE MODE"), "i:i",
                             whom->sitting, &id);
    if (got == OK)
        got = db_get(req->db, &own, SQL("SELECT id FROM attempt WHERE id = ? AND officer = ?"), "ii:i", whom->attempt,
                     req->viewer, &id);
    return got == OK && own ? refuse(req, "invigilate.own") : got;
}

/* Keeps an event for each chosen attempt in one of the states ("running,paused"), before it is changed. */
static enum status note(struct request *req, const struct whom *whom, const char *states, const char *kind,
                        int64_t seconds, const char *detail)
{
    return db_run(req->db,
                  SQL("INSERT INTO attempt_event (attempt, at, kind, actor, detail, seconds)"
                      " SELECT a.id, UTC_TIMESTAMP(6), ?, ?, ?, NULLIF(?, 0)" CHOSEN "AND FIND_IN_SET(a.state, ?)"),
                  "sisi" CHOSEN_TYPES "s", kind, req->viewer, detail, seconds, CHOSEN_VALUES(req, whom), states);
}

/* Each gets an event at the moment `now` with the seconds that it alone has lost. */
static enum status note_lost(struct request *req, const struct whom *whom, const char *now)
{
    return db_run(req->db,
                  SQL("INSERT INTO attempt_event (attempt, at, kind, actor, seconds)"
                      " SELECT x.id, ?, 'compensated', ?, l.seconds"
                      "   FROM (SELECT a.id" CHOSEN "AND a.state IN ('running', 'paused')) x"
                      "   JOIN attempt_lost l ON l.attempt = x.id WHERE l.seconds > 0"),
                  "si" CHOSEN_TYPES, now, req->viewer, CHOSEN_VALUES(req, whom));
}

/* The silence of who is away ends where the clock stops: none of the pause is lost time. */
static enum status note_silence(struct request *req, const struct whom *whom)
{
    return db_run(
        req->db,
        SQL("INSERT INTO attempt_event (attempt, at, kind, seconds)"
            " SELECT a.id, UTC_TIMESTAMP(6), 'silent', TIMESTAMPDIFF(SECOND, a.seen_at, UTC_TIMESTAMP(6))" CHOSEN
            "AND a.state = 'running' AND a.seen_at < UTC_TIMESTAMP(6) - INTERVAL ? SECOND"),
        CHOSEN_TYPES "i", CHOSEN_VALUES(req, whom), (int64_t)AWAY_SECONDS);
}

typedef enum status change_chosen(struct request *req, const struct whom *whom, int64_t seconds);

static enum status finish(struct request *req, const struct whom *whom, const char *kind, int64_t seconds,
                          const char *detail, int64_t count)
{
    char *room;
    int64_t officer;
    enum status got = db_get(req->db, NULL,
                             SQL("SELECT (SELECT name FROM sitting_room WHERE id = ?),"
                                 "       (SELECT officer FROM attempt WHERE id = ?)"),
                             "ii:si", whom->room, whom->attempt, &room, &officer);
    if (got != OK)
        return got;
    return audit(req, arena_printf(req->arena, "invigilate.%s", kind), "sitting", whom->sitting,
                 audit_facts(req->arena, "nsnns", "seconds", seconds, "room", room, "officer", officer, "people",
                             officer != 0 ? 0 : count, "reason", detail));
}

static enum status act(struct request *req, const struct whom *whom, change_chosen *change, const char *states,
                       const char *kind, int64_t seconds, const char *detail)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = may_act(req, whom);
    if (got == OK)
        got = note(req, whom, states, kind, seconds, detail);
    int64_t count = got == OK ? db_changed(req->db) : 0;
    if (got == OK && count == 0)
        got = refuse(req, "invigilate.nobody");
    if (got == OK)
        got = change(req, whom, seconds);
    if (got == OK)
        got = finish(req, whom, kind, seconds, detail, count);
    return db_end(req->db, got);
}

#define UPDATE_CHOSEN(set, states)                                                                                     \
    SQL("UPDATE attempt x JOIN (SELECT a.id" CHOSEN ") chosen ON chosen.id = x.id"                                     \
        "   SET " set " WHERE x.state IN (" states ")")

static enum status extend(struct request *req, const struct whom *whom, int64_t seconds)
{
    return db_run(req->db,
                  UPDATE_CHOSEN("x.ends_at = x.ends_at + INTERVAL ? SECOND, x.extra_seconds = x.extra_seconds + ?",
                                "'ready', 'running', 'paused'"),
                  CHOSEN_TYPES "ii", CHOSEN_VALUES(req, whom), seconds, seconds);
}

enum status invigilate_extend(struct request *req, const struct whom *whom, int64_t seconds)
{
    return act(req, whom, extend, "ready,running,paused", "extended", seconds, NULL);
}

/* Adds to each end what was noted at the moment `now`. */
static enum status give_back(struct request *req, const struct whom *whom, const char *now)
{
    return db_run(
        req->db,
        SQL("UPDATE attempt x JOIN (SELECT a.id" CHOSEN ") chosen ON chosen.id = x.id"
            "  JOIN attempt_event v ON v.attempt = x.id AND v.at = ? AND v.kind = 'compensated'"
            "   SET x.ends_at = x.ends_at + INTERVAL v.seconds SECOND, x.extra_seconds = x.extra_seconds + v.seconds"),
        CHOSEN_TYPES "s", CHOSEN_VALUES(req, whom), now);
}

enum status invigilate_compensate(struct request *req, const struct whom *whom)
{
    char *now;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = may_act(req, whom);
    if (got == OK)
        got = db_get(req->db, NULL, SQL("SELECT CAST(UTC_TIMESTAMP(6) AS CHAR)"), ":s", &now);
    if (got == OK)
        got = note_lost(req, whom, now);
    int64_t count = got == OK ? db_changed(req->db) : 0;
    if (got == OK && count == 0)
        got = refuse(req, "invigilate.nothing-lost");
    if (got == OK)
        got = give_back(req, whom, now);
    if (got == OK)
        got = finish(req, whom, "compensated", 0, NULL, count);
    return db_end(req->db, got);
}

static enum status pause_clock(struct request *req, const struct whom *whom, int64_t seconds)
{
    (void)seconds;
    enum status got = note_silence(req, whom);
    if (got != OK)
        return got;
    return db_run(req->db, UPDATE_CHOSEN("x.state = 'paused', x.paused_at = UTC_TIMESTAMP(6)", "'running'"),
                  CHOSEN_TYPES, CHOSEN_VALUES(req, whom));
}

enum status invigilate_pause(struct request *req, const struct whom *whom)
{
    return act(req, whom, pause_clock, "running", "paused", 0, NULL);
}

static enum status resume_clock(struct request *req, const struct whom *whom, int64_t seconds)
{
    (void)seconds;
    return db_run(
        req->db,
        UPDATE_CHOSEN("x.ends_at = x.ends_at + INTERVAL TIMESTAMPDIFF(MICROSECOND, x.paused_at, UTC_TIMESTAMP(6))"
                      " MICROSECOND, x.state = 'running', x.paused_at = NULL, x.seen_at = UTC_TIMESTAMP(6)",
                      "'paused'"),
        CHOSEN_TYPES, CHOSEN_VALUES(req, whom));
}

enum status invigilate_resume(struct request *req, const struct whom *whom)
{
    return act(req, whom, resume_clock, "paused", "resumed", 0, NULL);
}

static enum status reopen(struct request *req, const struct whom *whom, int64_t seconds)
{
    return db_run(
        req->db,
        UPDATE_CHOSEN("x.state = 'running', x.ends_at = UTC_TIMESTAMP(6) + INTERVAL ? SECOND, x.ended_at = NULL,"
                      " x.ended_by = NULL, x.receipt = NULL, x.seen_at = UTC_TIMESTAMP(6)",
                      "'ended'"),
        CHOSEN_TYPES "i", CHOSEN_VALUES(req, whom), seconds);
}

enum status invigilate_reopen(struct request *req, const struct whom *whom, int64_t seconds, const char *reason)
{
    return act(req, whom, reopen, "ended", "reopened", seconds, reason);
}

static enum status end_chosen(struct request *req, const struct whom *whom, int64_t seconds)
{
    (void)seconds;
    return attempt_end(req->db, req->arena, whom->attempt, "invigilator");
}

enum status invigilate_end(struct request *req, const struct whom *whom, const char *reason)
{
    return act(req, whom, end_chosen, "running,paused", "end-asked", 0, reason);
}

static enum status hand_over(struct request *req, const struct whom *whom, int64_t seconds)
{
    (void)seconds;
    return db_run(
        req->db,
        UPDATE_CHOSEN("x.device = COALESCE(x.device_asking, x.device), x.device_asking = NULL, x.asked_at = NULL,"
                      " x.asking_agent = NULL",
                      "'ready', 'running', 'paused'"),
        CHOSEN_TYPES, CHOSEN_VALUES(req, whom));
}

static enum status refuse_device(struct request *req, const struct whom *whom, int64_t seconds)
{
    (void)seconds;
    return db_run(req->db,
                  UPDATE_CHOSEN("x.device_asking = NULL, x.asked_at = NULL, x.asking_agent = NULL",
                                "'ready', 'running', 'paused'"),
                  CHOSEN_TYPES, CHOSEN_VALUES(req, whom));
}

enum status invigilate_device(struct request *req, const struct whom *whom, bool confirm)
{
    bool asks;
    int64_t id;
    enum status got = db_get(req->db, &asks,
                             SQL("SELECT id FROM attempt WHERE id = ? AND sitting = ? AND device_asking IS NOT NULL"),
                             "ii:i", whom->attempt, whom->sitting, &id);
    if (got != OK)
        return got;
    if (!asks)
        return refuse(req, "invigilate.no-device");
    return act(req, whom, confirm ? hand_over : refuse_device, "ready,running,paused",
               confirm ? "device-confirmed" : "device-refused", 0, NULL);
}
