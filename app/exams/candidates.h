/*
 * Who sits a sitting, in which room and seat.
 */
#ifndef CHENGXUE_EXAMS_CANDIDATES_H
#define CHENGXUE_EXAMS_CANDIDATES_H

#include "chengxue/request.h"

#define ROOM_SEATS_MOST 1000

/* A room of a unit, whose invigilators look after it. REFUSED when the name is taken or papers are made. */
MUST_CHECK enum status room_add(struct request *req, int64_t sitting, const char *name, int64_t unit, int64_t seats);
/* REFUSED when somebody sits in it already. */
MUST_CHECK enum status room_remove(struct request *req, int64_t sitting, int64_t room);

/* How many a unit and all below it may send; 0 seats takes the quota away. */
MUST_CHECK enum status quota_set(struct request *req, int64_t sitting, int64_t unit, int64_t seats);

/*
 * Enrols people in the scope of the viewer's right to enrol: all of a unit's subtree (narrowed by post and grade where
 * given), those with the numbers in a text (one a line, or apart by spaces or commas), or those who sat another sitting
 * and did not pass. All or nothing: REFUSED names the number that is wrong, or the unit whose quota is full. Whoever is
 * enrolled stays so; who was withdrawn comes back. *count gets how many were added. Not once papers are made.
 */
MUST_CHECK enum status enrol_unit(struct request *req, int64_t sitting, int64_t unit, const char *post,
                                  const char *grade, int64_t *count);
MUST_CHECK enum status enrol_numbers(struct request *req, int64_t sitting, const char *numbers, int64_t *count);
MUST_CHECK enum status enrol_failed(struct request *req, int64_t sitting, int64_t other, int64_t *count);

/* Takes candidates out again; their seats become free. Not once papers are made. */
MUST_CHECK enum status candidates_withdraw(struct request *req, int64_t sitting, const int64_t *ids, size_t count);

/*
 * Gives everybody a seat and a ticket number, anew and by chance, room after room; people of one unit come apart as far
 * as the mix allows. REFUSED when there are fewer seats than candidates, or papers are made.
 */
MUST_CHECK enum status candidates_seat(struct request *req, int64_t sitting);

#endif
