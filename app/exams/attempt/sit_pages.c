#include <stdlib.h>
#include <string.h>

#include "attempt.h"
#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/qr.h"

#define ANSWER_MOST 2000   /* characters of a written answer */
#define CHANGES_MOST 10000 /* of one question: one a second is what a browser sends at most */
#define AT_ONCE_MOST 20    /* answers in one delivery, see js/exam/delivery.js */

static void free_json(void *json)
{
    json_decref(json);
}

static const struct param attempt_params[] = { { "attempt", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

/* The one page of an attempt, from the waiting room to the receipt; exam.js does the rest. */
static enum status sit_page(struct request *req)
{
    int64_t rows;
    enum status got = db_rows(
        req->db, req->page, "attempt", &rows,
        SQL("SELECT a.id, a.state, a.items, a.seconds DIV 60 AS minutes, e.name AS exam, s.name AS sitting, s.starts_at,"
            "       s.state AS sitting_state, r.name AS room, c.seat, c.ticket, a.receipt, a.ended_at, a.grace_seconds,"
            "       p.total, e.pass_score AS pass,"
            "       IF(a.state = 'ended'," ANSWERED ", NULL) AS answered"
            "  FROM attempt a JOIN candidate c ON c.id = a.id JOIN sitting s ON s.id = a.sitting"
            "  JOIN exam e ON e.id = s.exam JOIN paper p ON p.id = a.paper LEFT JOIN sitting_room r ON r.id = a.room"
            " WHERE a.id = ? AND a.officer = ?"),
        "ii", param_id(req, "attempt"), req->viewer);
    return got == OK && rows == 0 ? not_found(req) : got;
}

static enum status enter_post(struct request *req)
{
    struct seat seat;
    json_t *state;
    enum status got = attempt_enter(req, &seat);
    if (got == OK)
        got = attempt_pulse(req, &seat, &state);
    return got == OK ? answer_json(req, 200, state) : got;
}

static enum status pulse_post(struct request *req)
{
    struct seat seat;
    json_t *state;
    enum status got = attempt_seat(req, &seat);
    if (got == OK)
        got = attempt_pulse(req, &seat, &state);
    return got == OK ? answer_json(req, 200, state) : got;
}

/* Starts, or goes on after a reload or on another device: the same answer, with everything that was saved. */
static enum status start_post(struct request *req)
{
    struct seat seat;
    json_t *state, *answers;
    enum status got = attempt_seat(req, &seat);
    if (got == OK)
        got = attempt_start(req, &seat);
    if (got == OK)
        got = attempt_pulse(req, &seat, &state);
    if (got != OK)
        return got;
    got = attempt_answers(req, &seat, &answers);
    json_object_set_new(state, "answers", answers);
    if (got == OK)
        return answer_json(req, 200, state);
    json_decref(state);
    return got;
}

static enum status paper_body(struct request *req)
{
    struct seat seat;
    char *bytes;
    size_t length;
    enum status got = attempt_seat(req, &seat);
    if (got == OK)
        got = attempt_paper(req, &seat, &bytes, &length);
    if (got == OK && bytes == NULL)
        return not_found(req);
    return got == OK ? answer_bytes(req, "text/html; charset=utf-8", "gzip", NULL, bytes, length) : got;
}

/* -- answers ----------------------------------------------------------------------------------------------------- */

static const struct param save_params[] = {
    { "attempt", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "position", PARAM_ID, REQUIRED | MANY, 0, 1000, NULL },
    { "seq", PARAM_ID, REQUIRED | MANY, 0, CHANGES_MOST, NULL },
    { "changed", PARAM_ID, REQUIRED | MANY, 0, 0, NULL },
    { "answer", PARAM_LINES, REQUIRED | MANY, 0, ANSWER_MOST, NULL },
    { 0 },
};

static enum status save_one(struct request *req, const struct seat *seat, const struct answer_in *in, json_t *list)
{
    static const char *const names[] = { "saved", "late", "refused" };
    enum saved saved;
    const char *why;
    enum status got = answer_save(req, seat, in, &saved, &why);
    if (got == OK)
        json_array_append_new(list, json_pack("{s:I, s:I, s:s, s:s?}", "position", (json_int_t)in->position, "seq",
                                              (json_int_t)in->seq, "result", names[saved], "why", why));
    return got;
}

/* Each answer is acknowledged by itself: {"answers":[{"position":3,"seq":2,"result":"saved|late|refused","why":…}]}. */
static enum status save_post(struct request *req)
{
    size_t count, seqs, changes, texts;
    const int64_t *positions = param_ids(req, "position", &count), *seq = param_ids(req, "seq", &seqs);
    const int64_t *changed = param_ids(req, "changed", &changes);
    const char *const *answers = param_texts(req, "answer", &texts);
    if (seqs != count || changes != count || texts != count || count > AT_ONCE_MOST)
        return refuse(req, "answer.uneven");
    struct seat seat;
    enum status got = attempt_seat(req, &seat);
    json_t *list = json_array();
    arena_defer(req->arena, free_json, list);
    for (size_t i = 0; got == OK && i < count; i++) {
        struct answer_in in = { .position = positions[i], .seq = seq[i], .changed_ms = changed[i], .text = answers[i] };
        got = save_one(req, &seat, &in, list);
    }
    return got == OK ? answer_json(req, 200, json_pack("{s:O}", "answers", list)) : got;
}

static const char *const event_kinds[] = { "focus-lost", "offline", "print", "copy", NULL };

static const struct param event_params[] = {
    { "attempt", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "kind", PARAM_CHOICE, REQUIRED, 0, 0, event_kinds },
    { "seconds", PARAM_WHOLE, OPTIONAL, 0, 86400, NULL },
    { 0 },
};

/* What the browser noticed, as evidence; never a verdict. */
static enum status event_post(struct request *req)
{
    if (!db_begin(req->db))
        return FAILED;
    int64_t attempt = param_id(req, "attempt");
    bool found;
    enum status got = db_get(
        req->db, &found, SQL("SELECT id FROM attempt WHERE id = ? AND officer = ? AND state IN ('running', 'paused')"),
        "ii:i", attempt, req->viewer, &attempt);
    if (got == OK && found)
        got = attempt_event(req->db, attempt, param_text(req, "kind"), 0, NULL, param_whole(req, "seconds"));
    got = db_end(req->db, got);
    return got == OK ? answer_json(req, 200, json_object()) : got;
}

/* -- the end ----------------------------------------------------------------------------------------------------- */

static const struct param end_params[] = {
    { "attempt", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "timer", PARAM_FLAG, OPTIONAL, 0, 0, NULL }, /* the browser's timer, not its button */
    { 0 },
};

/*
 * From the end on it is the time that ends an attempt, whoever is quicker to say so. A timer that rings before, since
 * the browser has not heard of an extension yet, ends nothing.
 */
static enum status end_own(struct request *req, int64_t attempt, int64_t time_is_up)
{
    if (!time_is_up && param_flag(req, "timer"))
        return OK;
    return attempt_end(req->db, req->arena, attempt, time_is_up ? "time" : "candidate");
}

static enum status end_post(struct request *req)
{
    struct seat seat;
    json_t *state;
    enum status got = attempt_seat(req, &seat);
    if (!db_begin(req->db))
        return FAILED;
    bool found = false;
    int64_t attempt, time_is_up;
    if (got == OK)
        got = db_get(req->db, &found,
                     SQL("SELECT id, state = 'running' AND UTC_TIMESTAMP(6) >= ends_at FROM attempt"
                         " WHERE id = ? AND officer = ? AND device = ? FOR UPDATE"),
                     "iis:ii", seat.attempt, req->viewer, seat.device, &attempt, &time_is_up);
    if (got == OK && found)
        got = end_own(req, attempt, time_is_up);
    got = db_end(req->db, got);
    if (got == OK)
        got = attempt_pulse(req, &seat, &state);
    return got == OK ? answer_json(req, 200, state) : got;
}

/* The receipt as a QR code: attempt and hash, so that paper and screen can be held against the database. */
static enum status receipt_qr(struct request *req)
{
    bool found;
    char *receipt;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT receipt FROM attempt WHERE id = ? AND officer = ? AND receipt IS NOT NULL"),
                             "ii:s", param_id(req, "attempt"), req->viewer, &receipt);
    if (got != OK || !found)
        return got == OK ? not_found(req) : got;
    const char *svg = qr_svg(req->arena, arena_printf(req->arena, "CHENGXUE:RECEIPT:%lld:%s",
                                                      (long long)param_id(req, "attempt"), receipt));
    return answer_bytes(req, "image/svg+xml", NULL, NULL, svg, strlen(svg));
}

const struct route sit_routes[] = {
    { GET, "/sit/{attempt}", SIGNED_IN, attempt_params, sit_page, "exams/sit", .uninterrupted = true },
    { POST, "/sit/{attempt}/enter", SIGNED_IN, attempt_params, enter_post, NULL, .uninterrupted = true },
    { POST, "/sit/{attempt}/pulse", SIGNED_IN, attempt_params, pulse_post, NULL, .uninterrupted = true },
    { POST, "/sit/{attempt}/start", SIGNED_IN, attempt_params, start_post, NULL, .uninterrupted = true },
    { GET, "/sit/{attempt}/paper", SIGNED_IN, attempt_params, paper_body, NULL, .uninterrupted = true },
    { POST, "/sit/{attempt}/save", SIGNED_IN, save_params, save_post, NULL, .uninterrupted = true },
    { POST, "/sit/{attempt}/event", SIGNED_IN, event_params, event_post, NULL, .uninterrupted = true },
    { POST, "/sit/{attempt}/end", SIGNED_IN, end_params, end_post, NULL, .uninterrupted = true },
    { GET, "/sit/{attempt}/receipt.svg", SIGNED_IN, attempt_params, receipt_qr, NULL, .uninterrupted = true },
    { 0 },
};
