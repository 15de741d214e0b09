/*
 * The rooms of a sitting, and how many candidates units may send.
 */
#ifndef CHENGXUE_EXAMS_ROOMS_H
#define CHENGXUE_EXAMS_ROOMS_H

#include "chengxue/request.h"

#define ROOM_SEATS_MOST 1000

/* A room of a unit, whose invigilators look after it. REFUSED when the name is taken or papers are made. */
MUST_CHECK enum status room_add(struct request *req, int64_t sitting, const char *name, int64_t unit, int64_t seats);
/* REFUSED when somebody sits in it already. */
MUST_CHECK enum status room_remove(struct request *req, int64_t sitting, int64_t room);

/* How many a unit and all below it may send; 0 seats takes the quota away. REFUSED when more are enrolled already. */
MUST_CHECK enum status quota_set(struct request *req, int64_t sitting, int64_t unit, int64_t seats);

/* Inside a transaction: REFUSED with "quota.full" naming a unit that has sent more than its quota. */
MUST_CHECK enum status quota_check(struct request *req, int64_t sitting);

#endif
