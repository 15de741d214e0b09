#include <string.h>

#include "attempt.h"

#define LATE_SLACK_SECONDS 15 /* between an answer's change and the last sign of life before the network went */

/*
 * The one statement. Rows are only added, so a repeated delivery is a duplicate key, which changes nothing. The lock on
 * the attempt's row makes the end wait for answers on their way, and they for the end.
 */
static enum status insert(struct request *req, const struct seat *seat, const struct answer_in *in)
{
    return db_run(
        req->db,
        SQL("INSERT INTO response (attempt, position, seq, answer, changed_ms, saved_at)"
            " SELECT a.id, ?, ?, ?, ?, UTC_TIMESTAMP(6) FROM attempt a"
            "  WHERE a.id = ? AND a.officer = ? AND a.device = ? AND ? <= a.items"
            "    AND ((a.state = 'running' AND UTC_TIMESTAMP(6) <= a.ends_at + INTERVAL a.grace_seconds SECOND)"
            "      OR (a.state = 'paused' AND UTC_TIMESTAMP(6) <= a.paused_at + INTERVAL a.grace_seconds SECOND))"
            "  LOCK IN SHARE MODE"),
        "iisiiisi", in->position, in->seq, in->text, in->changed_ms, seat->attempt, req->viewer, seat->device,
        in->position);
}

struct standing {
    char *state, *sitting, *by;
    int64_t mine, in_time, was_away, in_window, position_good;
    int64_t number; /* 0: nothing stands under this sequence number, 1: another answer does, 2: this one does */
};

static enum status look(struct request *req, const struct seat *seat, const struct answer_in *in, bool *found,
                        struct standing *is)
{
    return db_get(req->db, found,
                  SQL("SELECT a.state, s.state, a.ended_by, COALESCE(a.device = ?, 0),"
                      "       COALESCE((SELECT 1 + (CAST(r.answer AS BINARY) = CAST(? AS BINARY)) FROM response r"
                      "                  WHERE r.attempt = a.id AND r.position = ? AND r.seq = ?), 0),"
                      "       ? <= UNIX_TIMESTAMP(a.ends_at) * 1000,"
                      "       ? >= UNIX_TIMESTAMP(a.seen_at - INTERVAL ? SECOND) * 1000,"
                      "       UTC_TIMESTAMP(6) <= a.ends_at + INTERVAL ? MINUTE, ? <= a.items"
                      "  FROM attempt a JOIN sitting s ON s.id = a.sitting WHERE a.id = ? AND a.officer = ?"),
                  "ssiiiiiiiii:sssiiiiii", seat->device, in->text, in->position, in->seq, in->changed_ms,
                  in->changed_ms, (int64_t)LATE_SLACK_SECONDS, (int64_t)LATE_MINUTES, in->position, seat->attempt,
                  req->viewer, &is->state, &is->sitting, &is->by, &is->mine, &is->number, &is->in_time, &is->was_away,
                  &is->in_window, &is->position_good);
}

/*
 * An answer given before the end that could not be delivered, because nothing had come from this browser since: it is
 * kept with a flag, and the receipt is computed anew. One that was in contact all the time gets no such favour.
 */
static enum status insert_late(struct request *req, const struct seat *seat, const struct answer_in *in)
{
    if (!db_begin(req->db))
        return FAILED;
    int64_t locked;
    enum status got = db_get(req->db, NULL, SQL("SELECT id FROM attempt WHERE id = ? FOR UPDATE"), "i:i", seat->attempt,
                             &locked);
    if (got == OK)
        got = db_run(req->db,
                     SQL("INSERT INTO response (attempt, position, seq, answer, changed_ms, saved_at, late)"
                         " VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(6), 1)"),
                     "iiisi", seat->attempt, in->position, in->seq, in->text, in->changed_ms);
    if (got == OK)
        got = receipt_renew(req->db, req->arena, seat->attempt);
    if (got == OK)
        got = attempt_event(req->db, seat->attempt, "late", 0,
                            arena_printf(req->arena, "%lld", (long long)in->position), 0);
    return db_end(req->db, got);
}

static const char *reason(const struct standing *is)
{
    if (!is->mine)
        return "other-device";
    if (!is->position_good)
        return "position";
    if (is->number == 1)
        return "number";
    if (strcmp(is->state, "ready") == 0)
        return "not-started";
    return strcmp(is->state, "paused") == 0 ? "paused" : "ended";
}

enum status answer_save(struct request *req, const struct seat *seat, const struct answer_in *in, enum saved *saved,
                        const char **why)
{
    enum status got = insert(req, seat, in);
    *saved = SAVED;
    *why = NULL;
    bool repeated = got == FAILED && db_duplicate(req->db);
    if (!repeated && (got != OK || db_changed(req->db) > 0))
        return got;
    bool found;
    struct standing is;
    got = look(req, seat, in, &found, &is);
    if (got != OK)
        return got;
    if (!found)
        return not_found(req);
    if (is.number == 2 && is.mine)
        return OK; /* it had been saved: this is a repeated delivery */
    bool by_time = strcmp(is.state, "running") == 0 || (is.by != NULL && strcmp(is.by, "time") == 0);
    bool late = is.mine && is.position_good && is.number == 0 && by_time && is.in_time && is.was_away && is.in_window &&
                strcmp(is.sitting, "running") == 0;
    if (late) {
        *saved = SAVED_LATE;
        return insert_late(req, seat, in);
    }
    *saved = NOT_SAVED;
    *why = reason(&is);
    return OK;
}
