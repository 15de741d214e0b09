/*
 * One's own notices, and the writing of what is to leave the house.
 */
#ifndef CHENGXUE_NOTICES_NOTICE_H
#define CHENGXUE_NOTICES_NOTICE_H

#include "chengxue/request.h"

/* The viewer goes to what a notice is about, *link in the arena: it counts as read. not_found when it is another's. */
MUST_CHECK enum status notice_open(struct request *req, int64_t notice, char **link);

/* All of the viewer's notices up to that one are read; later ones were not on the page yet. */
MUST_CHECK enum status notices_read_all(struct request *req, int64_t last);

#endif
