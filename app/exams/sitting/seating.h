/*
 * Rooms, seats and ticket numbers of candidates.
 */
#ifndef CHENGXUE_EXAMS_SEATING_H
#define CHENGXUE_EXAMS_SEATING_H

#include "chengxue/request.h"

/*
 * Gives everybody a seat and a ticket number anew, room after room, in an order that follows from the sitting's sealed
 * seed alone: nobody can know or choose it, and asked for again with the same candidates it is the same. Units are
 * spread evenly over the order, so that people of one come apart as far as the mix allows. REFUSED when there are fewer
 * seats than candidates, or papers are made.
 */
MUST_CHECK enum status seating_shuffle(struct request *req, int64_t sitting);

/*
 * Puts one candidate on a seat by hand, until the sitting is closed: a broken computer moves people on the day, too.
 * REFUSED when the room has no such seat or somebody else has it.
 */
MUST_CHECK enum status seating_place(struct request *req, int64_t sitting, int64_t candidate, int64_t room,
                                     int64_t seat);

#endif
