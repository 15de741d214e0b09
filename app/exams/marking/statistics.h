/*
 * The statistics of a sitting, computed by a job and kept until it computes them anew.
 *
 * Papers may differ from person to person. An item's figures are over those who had it, and its correlation is with the
 * rest of each one's own paper; reliability is only given for papers that at least two people had.
 */
#ifndef CHENGXUE_EXAMS_STATISTICS_H
#define CHENGXUE_EXAMS_STATISTICS_H

#include "chengxue/request.h"

/* Asks the job for a sitting whose marking is done, inside the caller's transaction. *job gets its id. */
MUST_CHECK enum status statistics_ask(struct db *db, int64_t sitting, int64_t asker, int64_t *job);

/* Appends <statistics>, <band> of ten for the distribution, and <form> rows: nothing when never computed. */
MUST_CHECK enum status statistics_show(struct request *req, int64_t sitting);

/* Appends <item> rows, those worth a look first, with paging. only_flagged leaves the others out. */
MUST_CHECK enum status statistics_items(struct request *req, int64_t sitting, bool only_flagged, int64_t page);

/* Appends one item's <figures> and <taken> rows for its choices. */
MUST_CHECK enum status statistics_item(struct request *req, int64_t sitting, int64_t version);

#endif
