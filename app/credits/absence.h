/*
 * What makes an officer owe less: approved leave, and exemptions, which one asks for and another approves. Functions are a
 * transaction each, check the viewer's scope, renew the standings that follow, and stand in the audit.
 */
#ifndef CHENGXUE_CREDITS_ABSENCE_H
#define CHENGXUE_CREDITS_ABSENCE_H

#include "books.h"

struct leave {
    int64_t officer;
    const char *from, *to;       /* days; both belong to it */
    const char *kind, *document; /* document NULL when there is none */
};

/* The officer with a number, within the viewer's scope for a right. REFUSED for the field: absence.nobody. */
MUST_CHECK enum status absence_officer(struct request *req, enum right right, const char *field, const char *number,
                                       int64_t *officer);

/*
 * REFUSED: leave.backwards, leave.too-long, leave.twice ({0} the spell that is there), leave.was-there ({0} the activity, {1}
 * when: somebody who took part was not on leave), leave.closed-year ({0}).
 */
MUST_CHECK enum status leave_add(struct request *req, const struct leave *leave);
/* Takes a spell back: it takes nothing off any more. REFUSED: leave.ended, leave.closed-year. */
MUST_CHECK enum status leave_end(struct request *req, int64_t id, const char *reason);

struct exemption {
    int64_t officer, year, percent;
    const char *reason, *document; /* document NULL when there is none */
};

/* REFUSED: exemption.there (one is asked for or holds already), exemption.closed-year ({0}). */
MUST_CHECK enum status exemption_ask(struct request *req, const struct exemption *exemption);
/* becomes is approved, returned or ended. REFUSED: exemption.own, exemption.moved-on, exemption.closed-year. */
MUST_CHECK enum status exemption_decide(struct request *req, int64_t id, const char *becomes, const char *reason);

#endif
