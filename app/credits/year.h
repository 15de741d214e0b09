/*
 * A year of the ledger as a whole: its hash, and closing it for everybody on one day.
 */
#ifndef CHENGXUE_CREDITS_YEAR_H
#define CHENGXUE_CREDITS_YEAR_H

#include "chengxue/request.h"

/*
 * Hashes a year's entries in the order in which they were booked, a chain of SM3 over what each of them says; with closed,
 * those alone that were there when the year was closed. *entries gets their number, hash 64 hex digits and the end.
 */
MUST_CHECK enum status year_hash(struct db *db, int year, bool closed, int64_t *entries, char hash[65]);

/*
 * Closes a year: how each officer who belonged to the system on its last day stands is kept, with the hash of its entries.
 * From then on nothing is booked into it but what is marked as late, and what was earned beyond its due goes over into the
 * next by that one's rules. REFUSED: year.not-over, year.no-rules, year.closed, year.still-pending ({0} parts wait; unless forced).
 */
MUST_CHECK enum status year_close(struct request *req, int year, bool forced);

#endif
