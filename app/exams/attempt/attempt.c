#include "attempt.h"

#include <stdlib.h>
#include <string.h>

#include "chengxue/crypto.h"

#define DEVICE_COOKIE "cx-device"
#define DEVICE_SECONDS (7 * 24 * 3600) /* a reload, a crash or a closed browser comes back as the same device */
#define SEEN_SECONDS 10

enum status attempt_event(struct db *db, int64_t attempt, const char *kind, int64_t actor, const char *detail,
                          int64_t seconds)
{
    return db_run(db,
                  SQL("INSERT INTO attempt_event (attempt, at, kind, actor, detail, seconds)"
                      " VALUES (?, UTC_TIMESTAMP(6), ?, NULLIF(?, 0), ?, NULLIF(?, 0))"),
                  "isisi", attempt, kind, actor, detail, seconds);
}

enum status attempt_seat(struct request *req, struct seat *seat)
{
    const char *token = request_cookie(req, DEVICE_COOKIE);
    seat->attempt = param_id(req, "attempt");
    seat->device = token != NULL && strlen(token) == 43 ? keyed_hash(req->arena, KEY_DEVICE, token) : NULL;
    return OK;
}

static void give_device(struct request *req, struct seat *seat)
{
    char *token = random_token(req->arena);
    answer_cookie(req, DEVICE_COOKIE, token, DEVICE_SECONDS);
    seat->device = keyed_hash(req->arena, KEY_DEVICE, token);
}

/* A second device leaves its wish; the board shows it to the invigilator. */
static enum status ask_to_take_over(struct request *req, const struct seat *seat)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_run(req->db,
                             SQL("UPDATE attempt SET device_asking = ?, asked_at = UTC_TIMESTAMP(6), asking_agent = ?"
                                 " WHERE id = ? AND officer = ? AND device <> ? AND NOT device_asking <=> ?"),
                             "ssiiss", seat->device, req->agent, seat->attempt, req->viewer, seat->device,
                             seat->device);
    if (got == OK && db_changed(req->db) > 0)
        got = attempt_event(req->db, seat->attempt, "device-asked", 0, req->agent, 0);
    return db_end(req->db, got);
}

enum status attempt_bind(struct request *req, const struct seat *seat)
{
    bool found;
    char *bound;
    enum status got = db_get(req->db, &found, SQL("SELECT device FROM attempt WHERE id = ? AND officer = ?"), "ii:s",
                             seat->attempt, req->viewer, &bound);
    if (got != OK)
        return got;
    if (!found)
        return not_found(req);
    if (bound == NULL)
        got = db_run(req->db,
                     SQL("UPDATE attempt SET device = ?, seen_at = UTC_TIMESTAMP(6)"
                         " WHERE id = ? AND officer = ? AND device IS NULL"),
                     "sii", seat->device, seat->attempt, req->viewer);
    else if (strcmp(bound, seat->device) == 0)
        return OK;
    /* Two devices may have come at the same moment: whoever was second asks. */
    if (got == OK && (bound != NULL || db_changed(req->db) == 0))
        got = ask_to_take_over(req, seat);
    return got;
}

enum status attempt_enter(struct request *req, struct seat *seat)
{
    enum status got = attempt_seat(req, seat);
    if (got == OK && seat->device == NULL)
        give_device(req, seat);
    return got == OK ? attempt_bind(req, seat) : got;
}

static const char *phase_of(const char *attempt, const char *sitting)
{
    if (strcmp(attempt, "ended") == 0)
        return "ended";
    if (strcmp(attempt, "ready") != 0)
        return attempt; /* running, paused */
    if (strcmp(sitting, "running") == 0)
        return "ready";
    return strcmp(sitting, "published") == 0 || strcmp(sitting, "waiting") == 0 ? "waiting" : "closed";
}

/* A silence that ends is kept with its length: what the candidate lost by it can be given back. */
static enum status end_silence(struct request *req, const struct seat *seat, int64_t unseen)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_run(req->db,
                             SQL("UPDATE attempt SET seen_at = UTC_TIMESTAMP(6)"
                                 " WHERE id = ? AND seen_at < UTC_TIMESTAMP(6) - INTERVAL ? SECOND"),
                             "ii", seat->attempt, (int64_t)AWAY_SECONDS);
    if (got == OK && db_changed(req->db) > 0)
        got = attempt_event(req->db, seat->attempt, "silent", 0, NULL, unseen);
    return db_end(req->db, got);
}

static enum status keep_seen(struct request *req, const struct seat *seat, bool running, int64_t unseen)
{
    if (unseen < SEEN_SECONDS)
        return OK;
    if (running && unseen > AWAY_SECONDS)
        return end_silence(req, seat, unseen);
    return db_run(req->db, SQL("UPDATE attempt SET seen_at = UTC_TIMESTAMP(6) WHERE id = ?"), "i", seat->attempt);
}

static json_t *moment_or_null(int64_t milliseconds)
{
    return milliseconds != 0 ? json_integer(milliseconds) : json_null();
}

enum status attempt_pulse(struct request *req, const struct seat *seat, json_t **state)
{
    bool found;
    char *attempt, *sitting, *bound, *asking, *receipt, *by;
    int64_t now, ends, ended, starts, unseen;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT a.state, s.state, a.device, a.device_asking, a.receipt, a.ended_by,"
            "       CAST(UNIX_TIMESTAMP(UTC_TIMESTAMP(6)) * 1000 AS SIGNED),"
            "       CAST(UNIX_TIMESTAMP(a.ends_at) * 1000 AS SIGNED),"
            "       CAST(UNIX_TIMESTAMP(a.ended_at) * 1000 AS SIGNED),"
            "       CAST(UNIX_TIMESTAMP(s.starts_at) * 1000 AS SIGNED),"
            "       COALESCE(TIMESTAMPDIFF(SECOND, a.seen_at, UTC_TIMESTAMP(6)), 1000)"
            "  FROM attempt a JOIN sitting s ON s.id = a.sitting WHERE a.id = ? AND a.officer = ?"),
        "ii:ssssssiiiii", seat->attempt, req->viewer, &attempt, &sitting, &bound, &asking, &receipt, &by, &now, &ends,
        &ended, &starts, &unseen);
    if (got != OK)
        return got;
    if (!found)
        return not_found(req);
    bool mine = bound != NULL && seat->device != NULL && strcmp(bound, seat->device) == 0;
    bool asks = !mine && asking != NULL && seat->device != NULL && strcmp(asking, seat->device) == 0;
    *state = json_pack("{s:s, s:s, s:I, s:o, s:o, s:I, s:s?, s:s?}", "phase", phase_of(attempt, sitting), "device",
                       mine   ? "mine"
                       : asks ? "asking"
                              : "other",
                       "now", (json_int_t)now, "ends", moment_or_null(ends), "ended", moment_or_null(ended), "starts",
                       (json_int_t)starts, "receipt", receipt, "by", by);
    return mine ? keep_seen(req, seat, strcmp(attempt, "running") == 0, unseen) : OK;
}

enum status attempt_start(struct request *req, const struct seat *seat)
{
    return db_run(
        req->db,
        SQL("UPDATE attempt a JOIN sitting s ON s.id = a.sitting"
            "   SET a.state = 'running', a.started_at = UTC_TIMESTAMP(6), a.seen_at = UTC_TIMESTAMP(6),"
            "       a.ends_at = UTC_TIMESTAMP(6) + INTERVAL a.seconds + a.extra_seconds SECOND"
            " WHERE a.id = ? AND a.officer = ? AND a.device = ? AND a.state = 'ready' AND s.state = 'running'"),
        "iis", seat->attempt, req->viewer, seat->device);
}

static enum status take_answer(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    json_t *list = context;
    json_array_append_new(list, json_pack("{s:I, s:I, s:s}", "position", (json_int_t)strtoll(values[0], NULL, 10),
                                          "seq", (json_int_t)strtoll(values[1], NULL, 10), "answer", values[2]));
    return OK;
}

enum status attempt_answers(struct request *req, const struct seat *seat, json_t **answers)
{
    *answers = json_array();
    return db_each(req->db, take_answer, *answers,
                   SQL("SELECT r.position, r.seq, r.answer FROM response_now r JOIN attempt a ON a.id = r.attempt"
                       " WHERE a.id = ? AND a.officer = ? AND a.device = ? ORDER BY r.position"),
                   "iis", seat->attempt, req->viewer, seat->device);
}

enum status attempt_paper(struct request *req, const struct seat *seat, char **bytes, size_t *length)
{
    bool found;
    *bytes = NULL;
    return db_get(req->db, &found,
                  SQL("SELECT p.body FROM attempt a JOIN paper p ON p.id = a.paper"
                      " WHERE a.id = ? AND a.officer = ? AND a.device = ? AND a.state = 'running'"),
                  "iis:b", seat->attempt, req->viewer, seat->device, bytes, length);
}
