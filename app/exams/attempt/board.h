/*
 * The pages of invigilating: what there is to look after, the board of a sitting, one candidate on it. The acts
 * (invigilate_pages.c) come back to them.
 */
#ifndef CHENGXUE_EXAMS_BOARD_H
#define CHENGXUE_EXAMS_BOARD_H

#include "chengxue/request.h"

/*
 * Sittings of exams in scope, and those with a room in scope, that are published, waiting, running, or were closed within
 * a day; these with how many papers are still being collected (working).
 */
MUST_CHECK enum status board_list_page(struct request *req);

/*
 * The board of {sitting}, narrowed by room, standing and q: <sitting/>, <can do="…"/> for what the viewer may do with all
 * that is shown (open, start, close, act), <room/>, <totals/> and <candidate/>.
 */
MUST_CHECK enum status board_page(struct request *req);

/* {attempt} of {sitting}: the candidate, what happened to the attempt, <can/> as above. */
MUST_CHECK enum status board_attempt_page(struct request *req);

/* Before a sitting is started or closed: how many are there, still working, or may still deliver answers. */
MUST_CHECK enum status board_confirm_page(struct request *req);

/* How a room's sitting went, for printing: who came, times, acts and evidence. {room} may be left out: the first. */
MUST_CHECK enum status protocol_page(struct request *req);

/* What an invigilator has before the eyes. */
struct sight {
    int64_t sitting, room; /* room 0: all that are in scope */
    int64_t whole;         /* 1 when the exam's unit is in scope, so that all of the sitting is; set by board_head */
};

/*
 * What the pages begin with: <sitting/>, <can/>, the rooms in scope, and <own id="…"/> with the viewer's own attempt when
 * the invigilator is a candidate too, on which nothing may be done; chosen tells that a room or one attempt is shown
 * alone. REFUSED and 404 when nothing of the sitting is in the viewer's scope.
 */
MUST_CHECK enum status board_head(struct request *req, bool chosen, struct sight *sight);

#endif
