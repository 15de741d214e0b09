/*
 * A candidate at work. The browser speaks to these by the routes under /sit/ (sit_pages.c); everything that they read was
 * frozen when the papers were made. The server's clock is the only clock.
 *
 *   waiting    the page is open before the start; the browser sends a pulse every few seconds
 *   start      one read and one write; the paper's body comes as it was frozen
 *   save       one durable autocommit statement an answer. The browser counts a sequence number per question; rows are
 *              only ever added and the highest number is the answer, so a late or repeated delivery overwrites nothing
 *   end        by the candidate, by time, by an invigilator: one way (attempt_end). The closing of a sitting moves every
 *              clock to its moment, and the rest goes the way of time: the seconds of grace, then the job (closing.c)
 *
 * An attempt belongs to one device. Another that comes asks, and the invigilator confirms; the first is frozen then.
 */
#ifndef CHENGXUE_EXAMS_ATTEMPT_H
#define CHENGXUE_EXAMS_ATTEMPT_H

#include <jansson.h>

#include "chengxue/request.h"

#define LATE_MINUTES 30 /* how long after the end an answer given before it is still taken, with a flag */
#define AWAY_SECONDS 30 /* without a pulse or an answer for so long, the board calls a candidate disconnected */

/* SQL: how many questions of the attempt a have an answer now; one that was emptied has none. */
#define ANSWERED " (SELECT COUNT(*) FROM response_now n WHERE n.attempt = a.id AND n.answer <> '')"

/*
 * A condition on attempt a of sitting s: its time was up at a moment (SQL). A paused clock stands until the closing; it
 * and one that was set going by an act that crossed the closing are over with the sitting.
 */
#define TIME_UP_AT(moment) "((a.state = 'running' AND a.ends_at <= " moment ") OR s.closed_at <= " moment ")"

/* Who wants to act on which attempt: the attempt must be the viewer's own. */
struct seat {
    int64_t attempt;
    const char *device; /* keyed hash of the browser's device cookie */
};

/*
 * Takes the device cookie (setting one in a browser that has none) and, for an attempt nobody works at yet, binds the
 * attempt to this device; for a bound one leaves a request to take over. REFUSED and 404 when it is not the viewer's.
 */
MUST_CHECK enum status attempt_enter(struct request *req, struct seat *seat);
/* The second half of it, for a device that is known. */
MUST_CHECK enum status attempt_bind(struct request *req, const struct seat *seat);
/* The same without binding: for every later request. */
MUST_CHECK enum status attempt_seat(struct request *req, struct seat *seat);

/*
 * How things stand, as JSON for the browser, in the arena: {"phase":"waiting|ready|running|paused|ended|closed",
 * "device":"mine|asking|other","now":ms,"ends":ms or null,"ended":ms or null,"starts":ms,"receipt":…,"by":…}. Times are
 * Unix milliseconds of the server. Keeps that the candidate was seen, at most every 10 s.
 */
MUST_CHECK enum status attempt_pulse(struct request *req, const struct seat *seat, json_t **state);

/* Starts the clock of a ready attempt when its sitting runs; started already is no error. Does nothing otherwise. */
MUST_CHECK enum status attempt_start(struct request *req, const struct seat *seat);

/* All answers as they stand: [{"position":1,"seq":3,"answer":"AC"}, …]. */
MUST_CHECK enum status attempt_answers(struct request *req, const struct seat *seat, json_t **answers);

/* The frozen body of the paper (gzip), for an attempt that runs on this device. *bytes NULL when it may not be seen. */
MUST_CHECK enum status attempt_paper(struct request *req, const struct seat *seat, char **bytes, size_t *length);

/* What became of an answer that came in. */
enum saved { SAVED, SAVED_LATE, NOT_SAVED };

struct answer_in {
    int64_t position, seq, changed_ms;
    const char *text;
};

/*
 * Saves one answer. Outside a transaction it is one autocommit statement on the way that all but never differs. NOT_SAVED
 * with *why ("ended", "paused", "other-device", "not-started", "position") is final: sending it again will not help;
 * with "number" another answer stands under its sequence number, and a higher one will be taken.
 */
MUST_CHECK enum status answer_save(struct request *req, const struct seat *seat, const struct answer_in *in,
                                   enum saved *saved, const char **why);

/*
 * Ends an attempt that runs or is paused, whatever the cause, inside the caller's transaction, and computes the
 * receipt; one that has ended stays as it is. by is "candidate", "invigilator" or "time", which ends none whose time is
 * not up (TIME_UP_AT: some may have been added since the caller looked), and is kept as "closing" where the closing of
 * the sitting was the end.
 */
MUST_CHECK enum status attempt_end(struct db *db, struct arena *arena, int64_t attempt, const char *by);

/*
 * The receipt: SM3 in hex over attempt, hash of the paper's body and every answer that counts, in order of position
 * ("position\tseq\tanswer\n"; a newline or tab in an answer is written \n or \t, a backslash \\).
 */
MUST_CHECK enum status receipt_compute(struct db *db, struct arena *arena, int64_t attempt, char **receipt);
/* Computes it anew after late answers. Inside the caller's transaction. */
MUST_CHECK enum status receipt_renew(struct db *db, struct arena *arena, int64_t attempt);

/* Keeps one event of an attempt. actor 0 is nobody; seconds and detail may be 0 and NULL. */
MUST_CHECK enum status attempt_event(struct db *db, int64_t attempt, const char *kind, int64_t actor,
                                     const char *detail, int64_t seconds);

#endif
