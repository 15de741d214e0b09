/*
 * Writing down what happened to officers, by the functions that make it happen (officer.h, import.h) and nobody else.
 */
#ifndef CHENGXUE_PEOPLE_PERSONNEL_H
#define CHENGXUE_PEOPLE_PERSONNEL_H

#include "officer.h"

/* "hired", "returned", "moved" or "left": into unit (of one who left: out of it) on that day; was_unit 0 for none. */
MUST_CHECK enum status personnel_place(struct db *db, int64_t officer, const char *kind, const char *on,
                                       int64_t was_unit, int64_t unit, const struct cause *cause);

/* "post" and "grade" where they differ, since today. */
MUST_CHECK enum status personnel_facts(struct db *db, int64_t officer, const struct officer_facts *was,
                                       const struct officer_facts *is, const struct cause *cause);

/* An import was taken back: what came by it, but of officers whose rows were kept, is undone. */
MUST_CHECK enum status personnel_undo(struct db *db, const struct cause *cause);

#endif
