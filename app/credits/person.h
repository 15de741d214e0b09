/*
 * One officer's hours and credits as pages show them: how far, what waits, entry by entry, and why a figure is what it is.
 */
#ifndef CHENGXUE_CREDITS_PERSON_H
#define CHENGXUE_CREDITS_PERSON_H

#include "chengxue/request.h"

/* The year that a page is about: the parameter "year", or the present one in Shanghai. Appends <shown year="2025"/> and the
 * years that have rules and have begun, the latest first: <year-choice id="2025" name="2025"/>. */
MUST_CHECK enum status person_year(struct request *req, int64_t *year);

/* <person id number name unit/>; not_found when it is not the viewer and not within the viewer's scope. */
MUST_CHECK enum status person_open(struct request *req, int64_t officer);

/*
 * Appends <standing owed_hours … share/> (share: how much of the year is gone, per cent; no element when nothing is reckoned
 * yet), <pending …/> for each part that waits (200 at most), and a page of <entry …/> of the kind or channel in the
 * parameters, the latest first.
 */
MUST_CHECK enum status person_show(struct request *req, int64_t officer, int64_t year);

/*
 * Appends why the standing is what it is: <owed …/>, a <channel code …> for each with a <kind code …/> for each of its
 * kinds, <total …/>. Nothing when the year has no rules.
 */
MUST_CHECK enum status person_why(struct request *req, int64_t officer, int64_t year);

#endif
