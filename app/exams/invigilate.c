#include "invigilate.h"

#include <stdlib.h>

#include "attempt.h"
#include "chengxue/audit.h"
#include "chengxue/scope.h"
#include "sitting.h"

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

struct ids {
    int64_t list[512];
    size_t count;
};

static enum status take_id(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct ids *ids = context;
    ids->list[ids->count++] = strtoll(values[0], NULL, 10);
    return OK;
}

/* Ends all who still work, some hundreds a transaction, so that no lock stands long in the way of answers. */
static enum status end_all(struct request *req, int64_t sitting, const char *by)
{
    for (;;) {
        struct ids ids = { .count = 0 };
        enum status got = db_each(req->db, take_id, &ids,
            SQL("SELECT id FROM attempt WHERE sitting = ? AND state IN ('running', 'paused') ORDER BY id LIMIT 500"),
            "i", sitting);
        if (got != OK || ids.count == 0)
            return got;
        if (!db_begin(req->db))
            return FAILED;
        for (size_t i = 0; got == OK && i < ids.count; i++)
            got = attempt_end(req->db, req->arena, ids.list[i], by);
        got = db_end(req->db, got);
        if (got != OK)
            return got;
    }
}

enum status invigilate_close(struct request *req, int64_t id)
{
    /* Closed first, so that nobody begins or comes in late while the others are ended. */
    enum status got = move(req, id, SITTING_CLOSED);
    return got == OK ? end_all(req, id, "closing") : got;
}

/* -- acts on some ------------------------------------------------------------------------------------------------ */

/* Which attempts an act is for, in scope: rooms have their own units, and who may act for the exam's unit acts on all. */
#define CHOSEN                                                                                                         \
    " FROM attempt a JOIN sitting s ON s.id = a.sitting JOIN exam e ON e.id = s.exam"                                  \
    " LEFT JOIN sitting_room r ON r.id = a.room"                                                                       \
    " WHERE a.sitting = ? AND s.state IN ('waiting', 'running') AND (? = 0 OR a.id = ?) AND (? = 0 OR a.room = ?)"                   \
    "   AND" IN_SCOPE("COALESCE(IF(? = 0 AND ? = 0, e.unit, r.unit), e.unit)")
#define CHOSEN_TYPES "iiiiiisii"
#define CHOSEN_VALUES(req, whom)                                                                                       \
    (whom)->sitting, (whom)->attempt, (whom)->attempt, (whom)->room, (whom)->room, (req)->viewer,                      \
        right_name(MAY_INVIGILATE), (whom)->attempt, (whom)->room

/* Keeps an event for each chosen attempt in one of the states (a list such as "running,paused"), before it is changed. */
static enum status note(struct request *req, const struct whom *whom, const char *states, const char *kind,
                        int64_t seconds, const char *detail, int64_t *count)
{
    enum status got = db_run(req->db,
        SQL("INSERT INTO attempt_event (attempt, at, kind, actor, detail, seconds)"
            " SELECT a.id, UTC_TIMESTAMP(6), ?, ?, ?, NULLIF(?, 0)" CHOSEN " AND FIND_IN_SET(a.state, ?)"),
        "sisi" CHOSEN_TYPES "s", kind, req->viewer, detail, seconds, CHOSEN_VALUES(req, whom), states);
    *count = db_changed(req->db);
    if (got == OK && *count == 0)
        got = refuse(req, "invigilate.nobody");
    return got;
}

static enum status act(struct request *req, const struct whom *whom, enum status (*change)(struct request *,
                       const struct whom *, int64_t), const char *states, const char *kind, int64_t seconds,
                       const char *detail)
{
    int64_t count;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = note(req, whom, states, kind, seconds, detail, &count);
    if (got == OK)
        got = change(req, whom, seconds);
    if (got == OK)
        got = audit(req, arena_printf(req->arena, "sitting.%s", kind), "sitting", whom->sitting,
                    arena_printf(req->arena, "room %lld, attempt %lld, %lld attempts, %lld s %s", (long long)whom->room,
                                 (long long)whom->attempt, (long long)count, (long long)seconds,
                                 detail != NULL ? detail : ""));
    return db_end(req->db, got);
}

#define UPDATE_CHOSEN(set, states)                                                                                     \
    SQL("UPDATE attempt x JOIN (SELECT a.id" CHOSEN ") chosen ON chosen.id = x.id SET " set " WHERE x.state IN (" states ")")

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

static enum status pause_clock(struct request *req, const struct whom *whom, int64_t seconds)
{
    (void)seconds;
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
    return db_run(req->db,
        UPDATE_CHOSEN("x.ends_at = x.ends_at + INTERVAL TIMESTAMPDIFF(MICROSECOND, x.paused_at, UTC_TIMESTAMP(6))"
                      " MICROSECOND, x.state = 'running', x.paused_at = NULL, x.seen_at = UTC_TIMESTAMP(6)", "'paused'"),
        CHOSEN_TYPES, CHOSEN_VALUES(req, whom));
}

enum status invigilate_resume(struct request *req, const struct whom *whom)
{
    return act(req, whom, resume_clock, "paused", "resumed", 0, NULL);
}

static enum status reopen(struct request *req, const struct whom *whom, int64_t seconds)
{
    return db_run(req->db,
        UPDATE_CHOSEN("x.state = 'running', x.ends_at = UTC_TIMESTAMP(6) + INTERVAL ? SECOND, x.ended_at = NULL,"
                      " x.ended_by = NULL, x.receipt = NULL, x.seen_at = UTC_TIMESTAMP(6)", "'ended'"),
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
    return db_run(req->db,
        UPDATE_CHOSEN("x.device = x.device_asking, x.device_asking = NULL, x.asked_at = NULL, x.asking_agent = NULL",
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
    bool found;
    int64_t asks;
    enum status got = db_get(req->db, &found,
        SQL("SELECT device_asking IS NOT NULL FROM attempt WHERE id = ? AND sitting = ?"), "ii:i", whom->attempt,
        whom->sitting, &asks);
    if (got != OK)
        return got;
    if (!found || !asks)
        return refuse(req, "invigilate.no-device");
    return act(req, whom, confirm ? hand_over : refuse_device, "ready,running,paused",
               confirm ? "device-confirmed" : "device-refused", 0, NULL);
}
