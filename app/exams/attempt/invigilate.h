/*
 * What an invigilator does while people sit: on one candidate, on a room, on all. Each act is one transaction with its
 * audit line and an event for each attempt that it touched; browsers see it with their next pulse. An act that would
 * touch nobody is REFUSED with "invigilate.nobody". Who invigilates and sits at once never acts on the own attempt: on it
 * alone an act is REFUSED with "invigilate.own", one on a room or all leaves it out.
 */
#ifndef CHENGXUE_EXAMS_INVIGILATE_H
#define CHENGXUE_EXAMS_INVIGILATE_H

#include "chengxue/request.h"

/*
 * Whom an act is for. An attempt wins over a room, a room over all; 0 is not given. All needs the right for the exam's
 * unit, a room or one in it for the room's or the exam's.
 */
struct whom {
    int64_t sitting, room, attempt;
};

/* Opens the waiting room before its time. */
MUST_CHECK enum status invigilate_open(struct request *req, int64_t sitting);
/* Starts a sitting whose papers are made: every browser that waits may begin. */
MUST_CHECK enum status invigilate_start(struct request *req, int64_t sitting);
/*
 * Closes one that runs: every clock is set to this moment, and who still works is ended as at any end of time. An answer
 * that comes after the seconds of grace does not count.
 */
MUST_CHECK enum status invigilate_close(struct request *req, int64_t sitting);

/* Adds seconds to who has not ended; for who has not begun they count from the begin. 1 second to 4 hours. */
MUST_CHECK enum status invigilate_extend(struct request *req, const struct whom *whom, int64_t seconds);
/*
 * Gives everybody back the seconds that were lost when nothing came from the browser for more than AWAY_SECONDS (view
 * attempt_lost), less what was given back before.
 */
MUST_CHECK enum status invigilate_compensate(struct request *req, const struct whom *whom);
/* Stops the clock of who is running; resume moves the end by as long as it stood. */
MUST_CHECK enum status invigilate_pause(struct request *req, const struct whom *whom);
MUST_CHECK enum status invigilate_resume(struct request *req, const struct whom *whom);

/* Lets one who has ended go on, for seconds from now. The sitting must still be running. */
MUST_CHECK enum status invigilate_reopen(struct request *req, const struct whom *whom, int64_t seconds,
                                         const char *reason);
/* Ends one attempt. */
MUST_CHECK enum status invigilate_end(struct request *req, const struct whom *whom, const char *reason);
/* Hands an attempt to the device that asks; the one before is frozen. Or refuses the wish. */
MUST_CHECK enum status invigilate_device(struct request *req, const struct whom *whom, bool confirm);

#endif
