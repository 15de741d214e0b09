/*
 * Officers and their memberships. Those that take a db are the writes themselves, inside the caller's transaction: they
 * keep what must hold (one membership at a time, no gap of a day between two, nobody signed in or holding a role who has
 * left), and write down what happened (include/chengxue/personnel.h). Those that take a request check the viewer's
 * scope, are a transaction each and stand in the audit.
 *
 * Dates are texts, "2026-03-01", days of Shanghai; NULL where none is known.
 */
#ifndef CHENGXUE_PEOPLE_OFFICER_H
#define CHENGXUE_PEOPLE_OFFICER_H

#include "chengxue/request.h"

struct officer_facts {
    const char *number, *name;
    const char *phone, *email, *post, *grade, *entered; /* NULL when not known */
};

/* By whom and by what a write comes, for what is written down of it (personnel_happened). */
struct cause {
    int64_t actor;  /* 0 for the system */
    int64_t import; /* 0 when it comes by no file */
};

/* Whether a text is an e-mail address of the plain form, name@host.domain, that every mail server takes. */
bool email_plain(const char *text);

/* What is wrong with the facts by themselves: *field and *key of the words; false when nothing is. */
bool officer_facts_wrong(const struct officer_facts *facts, const char *today, const char **field, const char **key);

/* Today in Shanghai by the database's clock, in the db's arena. */
MUST_CHECK enum status officer_today(struct db *db, char **today);

/* -- the writes -------------------------------------------------------------------------------------------------- */

/* A new officer, in unit since from. FAILED and db_duplicate when the number is taken. */
MUST_CHECK enum status officer_add(struct db *db, const struct officer_facts *facts, int64_t unit, const char *from,
                                   const struct cause *cause, int64_t *officer);
/* Other facts of one who is known; FAILED and db_duplicate when the number is another's. */
MUST_CHECK enum status officer_change(struct db *db, int64_t officer, const struct officer_facts *was,
                                      const struct officer_facts *is, const struct cause *cause);
/*
 * The officer belongs to unit since from, and to no other. Roles that came with the old place end (held for a unit that
 * the old place is part of, but not the new). Somebody who had left is back.
 */
MUST_CHECK enum status membership_move(struct db *db, int64_t officer, int64_t unit, const char *from,
                                       const struct cause *cause);
/*
 * The inverse of membership_move: the membership that lasts goes without a trace, the one before it (in unit since from)
 * goes on, and the roles that ended with it hold again. left is the last day of one who had left before, else NULL.
 */
MUST_CHECK enum status membership_take_back(struct db *db, int64_t officer, int64_t unit, const char *from,
                                            const char *left);
/* last is the officer's last day: membership, roles and sessions end. */
MUST_CHECK enum status membership_end(struct db *db, int64_t officer, const char *last, const struct cause *cause);

/* -- what administrators do ---------------------------------------------------------------------------------------- */

/* REFUSED with a field's key (officer.number-taken …) as are the others. */
MUST_CHECK enum status officer_make(struct request *req, const struct officer_facts *facts, int64_t unit,
                                    const char *from, int64_t *officer);
MUST_CHECK enum status officer_edit(struct request *req, int64_t officer, const struct officer_facts *facts);
/* To another unit in the viewer's scope, or back into one after leaving. */
MUST_CHECK enum status officer_transfer(struct request *req, int64_t officer, int64_t unit, const char *from);
MUST_CHECK enum status officer_leave(struct request *req, int64_t officer, const char *last);

/*
 * OK when the officer's present unit (or, of one who has left, the last) is within the viewer's scope for the right; else
 * not_found.
 */
MUST_CHECK enum status officer_in_scope(struct request *req, enum right right, int64_t officer);

#endif
