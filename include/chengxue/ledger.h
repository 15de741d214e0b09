/*
 * The ledger of hours and credits. A feature tells it what was held (an activity), who was there and when (presence), who
 * takes part and how much (parts), and what shows it (evidence); the ledger knows the rules of the year, books entries,
 * and keeps every officer's balance and standing in the same transaction. Entries are never changed: what was booked is
 * taken back by a counter-entry with a reason.
 *
 *   expected ──► booked ──► taken back ──► booked again …        each step may be repeated and changes nothing then
 *      └──────► dropped
 *
 * Hours and credits are hundredths (150 = 1.5). Days are texts of Shanghai ("2026-03-01"), moments texts of UTC
 * ("2026-03-01 00:30:00"). The day on which something was true decides the year and the rule, whenever it is booked.
 *
 * All functions work inside the caller's transaction, for one person or thousands by the same few statements. REFUSED
 * fills *wrong, and the caller's transaction must be rolled back; ledger_said puts it onto the page.
 */
#ifndef CHENGXUE_LEDGER_H
#define CHENGXUE_LEDGER_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chengxue/arena.h"
#include "chengxue/db.h"
#include "chengxue/request.h"

struct activity {
    const char *source; /* the feature: "class", "training", "course", "exam", "correction" */
    int64_t source_id;  /* its row there: both together are one activity */
    const char *kind;   /* code of an activity_kind: what the rules go by */
    const char *title;
    int64_t unit;     /* who holds it */
    const char *link; /* the path of its page, NULL for none */
};

/* What one officer did in an activity; the rule of its kind takes what it needs of this. */
struct part {
    int64_t officer;
    const char *on;    /* the day that it counts for */
    int32_t minutes;   /* of teaching, by the clock: class hours follow from it */
    int32_t half_days; /* a day is two */
    int32_t exercises;
    bool passed;
};

/* When somebody is somewhere. */
struct presence {
    int64_t officer;
    const char *from, *to;
};

/* Who books, and why. */
struct booking {
    int64_t author;     /* an officer's id, 0 for the program itself */
    const char *reason; /* demanded when something is taken back or booked late; else NULL */
    bool late;          /* the author may book into a closed year (manage-credits); it stays marked as late */
};

/*
 * Why the ledger says no:
 *   ledger.no-rules   {0} the year has no approved rules      ledger.no-rule  {0} the kind earns nothing in year {1}
 *   ledger.closed     {0} the year is closed                  ledger.nobody   {0} was no officer on {1}
 *   ledger.elsewhere  {0} who, {1} where and when             ledger.on-leave {0} who, {1} from … to
 *   ledger.no-reason  something would be taken back without one
 */
struct ledger_wrong {
    const char *key, *zero, *one;
    int64_t officer; /* whom it is about, 0 for nobody in particular */
};
/* Puts what was refused onto the page; returns what the ledger returned: `got = ledger_said(req, ledger_post(…), &wrong)`. */
enum status ledger_said(struct request *req, enum status got, const struct ledger_wrong *wrong);

/* Makes the activity known, or changes its title, unit and link; a kind stays once something was booked. *id gets it. */
MUST_CHECK enum status activity_put(struct db *db, const struct activity *activity, int64_t *id);
/* The activity of a feature's row; 0 when there is none yet. */
MUST_CHECK enum status activity_find(struct db *db, const char *source, int64_t source_id, int64_t *id);

/* -- where people are ---------------------------------------------------------------------------------------------- */

/*
 * Who of these would be in two places, or is on approved leave: appends to parent, for each clash,
 *   <clash officer="12" number="310101001" name="张三" what="elsewhere|leave" title="…" link="…" from="…" to="…"/>
 * activity is the one that they are meant for, whose own presences are no clash; 0 for none yet. *clashes gets the number.
 */
MUST_CHECK enum status presence_clashes(struct db *db, struct arena *arena, xmlNode *parent, int64_t activity,
                                        const struct presence *presences, size_t count, int64_t *clashes);
/*
 * Says that people are there, in place of what was said of the activity before for those officers. Refused when one is
 * elsewhere or on leave then. Two places that touch (one ends when the other begins) do not overlap.
 */
MUST_CHECK enum status presence_put(struct db *db, struct arena *arena, int64_t activity,
                                    const struct presence *presences, size_t count, struct ledger_wrong *wrong);
/* Takes back what was said of these officers, of all when officers is NULL. */
MUST_CHECK enum status presence_drop(struct db *db, struct arena *arena, int64_t activity, const int64_t *officers,
                                     size_t count);

/* -- what it earns --------------------------------------------------------------------------------------------------- */

/* What the parts will earn once they are confirmed: shown as pending. One that is booked already stays so. */
MUST_CHECK enum status ledger_expect(struct db *db, struct arena *arena, int64_t activity, const struct part *parts,
                                     size_t count, struct ledger_wrong *wrong);
/*
 * Books the parts. A part that is booked with the same figures stays as it is; one that was booked with others is taken
 * back and booked again, for which there must be a reason.
 */
MUST_CHECK enum status ledger_post(struct db *db, struct arena *arena, int64_t activity, const struct part *parts,
                                   size_t count, const struct booking *booking, struct ledger_wrong *wrong);
/* Drops what is expected of these officers, takes back what was booked (for which there must be a reason). NULL: of all. */
MUST_CHECK enum status ledger_drop(struct db *db, struct arena *arena, int64_t activity, const int64_t *officers,
                                   size_t count, const struct booking *booking, struct ledger_wrong *wrong);

/* -- what shows it --------------------------------------------------------------------------------------------------- */

struct evidence {
    int64_t officer;   /* 0: for all who took part */
    const char *kind;  /* roster, photo, sign-in, progress, result, document, vouch */
    int64_t kept_file; /* 0 for none; shown through the ledger to whoever may see the entry */
    const char *link;  /* a path of the feature, NULL for none */
    const char *facts; /* as audit_facts makes them, NULL for none; words under evidence-fact.NAME */
};
/* Adds a piece of evidence; the same file or link twice for one activity and officer is one. author as in booking. */
MUST_CHECK enum status evidence_add(struct db *db, int64_t activity, const struct evidence *evidence, int64_t author);

#endif
