/*
 * Squad and district training: a session that was held is registered with all who took part, approved by the district (a
 * district's own by a second person of it, or by the city), and booked for everybody at once.
 *
 *   draft ──submit──► submitted ──approve──► approved ──withdraw──► withdrawn
 *     ▲                   │
 *     └──── returned ◄────┘ return, with a reason
 *
 * From submit on everybody's hours show as pending, and nobody who takes part can be elsewhere at that time. Functions are
 * a transaction each, check the viewer's scope and stand in the audit. Times of the day are texts, "09:30".
 */
#ifndef CHENGXUE_TRAINING_H
#define CHENGXUE_TRAINING_H

#include "chengxue/ledger.h"
#include "chengxue/request.h"

#define TRAINING_PEOPLE_MOST 500

struct training {
    int64_t id; /* 0 for a new one */
    int64_t unit;
    const char *kind, *topic, *task; /* task NULL for none */
    const char *on, *from, *to;
    int64_t break_minutes;
    const char *instructor, *place;
    const char *note, *late_reason;      /* NULL for none */
    const char *missed;                  /* who came late: missed.h; NULL for nobody */
    const struct upload *photo, *roster; /* to be attached (attach.h); NULL for none */
};

/*
 * Keeps a new session, or what was changed of a draft or a returned one, with its people in place of those before; when
 * submit, hands it in. *id gets it. REFUSED, each naming its field: training.unit-elsewhere, training.kind-unit (a kind that
 * such a unit does not hold), training.no-time, training.break-too-long, training.future, training.nobody,
 * training.too-many ({0}), training.person-elsewhere ({0} is outside of the viewer's scope), training.late ({0} days: a
 * reason is due), training.moved-on (it is in other hands meanwhile), training.clashes ({0} of them), and
 * what missed_keep and the ledger say.
 */
MUST_CHECK enum status training_save(struct request *req, const struct training *training, const int64_t *officers,
                                     size_t count, bool submit, int64_t *id);

/* Names who clashes with that time on the page, as presence_clashes does: for the form that comes again. */
MUST_CHECK enum status training_clashes(struct request *req, const struct training *training, const int64_t *officers,
                                        size_t count);

/* Books what was submitted. REFUSED: training.moved-on, training.own (who handed it in does not approve it), and the ledger's. */
MUST_CHECK enum status training_approve(struct request *req, const int64_t *ids, size_t count);
/* Gives back what was submitted; nothing of it is pending any more. */
MUST_CHECK enum status training_return(struct request *req, int64_t id, const char *reason);
/* Takes back what was approved: a counter-entry for everybody. */
MUST_CHECK enum status training_withdraw(struct request *req, int64_t id, const char *reason);

/* -- what the files here share --------------------------------------------------------------------------------------- */

extern const char *const training_kinds[]; /* codes of activity_kind, NULL-ended */

/* The page of one session, for whatever is done there and refused. */
enum status training_page(struct request *req);

/* Keeps who did what with a session, and why (NULL: no reason is asked for), inside the caller's transaction. */
MUST_CHECK enum status training_event_keep(struct request *req, int64_t id, const char *act, const char *reason);

/* True of a training t that is the viewer's to decide on: a squad's is the district's. Takes viewer and right. */
#define TRAINING_IN_HAND                                                                                               \
    " EXISTS (SELECT 1 FROM unit tu WHERE tu.id = t.unit AND IF(tu.kind = 'squad', tu.parent, tu.id)" IN_SCOPE ") "
/* The same, unless the viewer handed it in. Takes viewer, and then viewer and right. */
#define TRAINING_DECIDED " (t.submitted_by <> ? AND" TRAINING_IN_HAND ") "

#endif
