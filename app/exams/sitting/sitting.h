/*
 * A sitting: when an exam is sat, from draft to released results. Its state changes only along the table in sitting.c.
 */
#ifndef CHENGXUE_EXAMS_SITTING_H
#define CHENGXUE_EXAMS_SITTING_H

#include "chengxue/request.h"
#include "chengxue/scope.h"

enum sitting_state {
    SITTING_DRAFT,     /* being prepared; candidates cannot see it */
    SITTING_PUBLISHED, /* candidates see it and fetch their tickets */
    SITTING_WAITING,   /* the waiting room is open */
    SITTING_RUNNING,   /* started by the invigilator */
    SITTING_CLOSED,    /* nobody can answer any more */
    SITTING_MARKED,    /* every answer has its mark */
    SITTING_RELEASED,  /* candidates see their results */
    SITTING_STATES
};

/* Whether the table allows this step. */
bool sitting_step_allowed(enum sitting_state from, enum sitting_state to);

struct sitting {
    int64_t id;
    enum sitting_state state;
    bool has_papers;
    bool papers_asked; /* the job that makes them waits or runs */
};

/*
 * Reads a sitting that the viewer may act on with a right in the scope of the exam's unit; locks its row when for_change
 * (inside a transaction). REFUSED and 404 when there is none in scope.
 */
MUST_CHECK enum status sitting_read(struct request *req, int64_t id, enum right right, bool for_change,
                                    struct sitting *sitting);

/*
 * Locks a sitting of the viewer's exams that may still be prepared: REFUSED with "sitting.has-papers" once its papers are
 * made, or are being made.
 */
MUST_CHECK enum status sitting_prepare(struct request *req, int64_t id, struct sitting *sitting);

/* A condition on sitting s: the job that makes its papers waits or runs. */
#define PAPERS_ASKED " EXISTS (SELECT 1 FROM job j WHERE j.kind = 'papers' AND j.subject = s.id AND j.open = 1) "

/*
 * Conditions on sitting s of exam e.
 *
 *   SITTING_ENROLS  the exam's unit is in the viewer's scope, or some of the viewer's units have a quota. Takes "isi": the
 *                   viewer, a right's name, the viewer.
 *   SITTING_SEEN    that, or it is published and has candidates of the viewer's units, whoever enrolled them. Takes
 *                   "isiis": the three above, the viewer, the right's name.
 */
#define SITTING_ENROLS                                                                                                 \
    " (e.unit" IN_SCOPE " OR EXISTS (SELECT 1 FROM quota q JOIN unit_tree qt ON qt.ancestor = q.unit"                  \
    "   JOIN viewer_scope qv ON qv.unit = qt.descendant WHERE q.sitting = s.id AND qv.viewer = ?"                      \
    "    AND qv.right_name = 'enrol')) "
#define SITTING_SEEN                                                                                                   \
    " (" SITTING_ENROLS " OR (s.state <> 'draft' AND EXISTS (SELECT 1 FROM candidate sc"                               \
    "   JOIN viewer_scope sv ON sv.unit = sc.unit WHERE sc.sitting = s.id AND sc.withdrawn_at IS NULL"                 \
    "    AND sv.viewer = ? AND sv.right_name = ?))) "

/*
 * REFUSED with "sitting.own" and 403 while the viewer is a candidate of a sitting whose results are not released: what its
 * papers ask and what is right is not for them to see. For every page that shows such things.
 */
MUST_CHECK enum status sitting_not_own(struct request *req, int64_t id);

/*
 * Moves a locked sitting to another state and audits it. REFUSED with "sitting.step" when the table does not allow it.
 * Conditions of a step (papers made, seats given) are the caller's.
 */
MUST_CHECK enum status sitting_move(struct request *req, struct sitting *sitting, enum sitting_state to);

/* The same for jobs: from `from` only; nothing happens when it is in another state by now. */
MUST_CHECK enum status sitting_move_by_job(struct db *db, struct arena *arena, int64_t id, enum sitting_state from,
                                           enum sitting_state to);

struct sitting_plan {
    int64_t exam;
    const char *name;
    const char *opens_at, *starts_at; /* UTC for SQL */
};

/*
 * Makes a draft with a new sealed seed, in a transaction of its own. REFUSED when the times are in the wrong order, or the
 * opening is past (by more than the few minutes that a form takes).
 */
MUST_CHECK enum status sitting_create(struct request *req, const struct sitting_plan *plan, int64_t *id);
/* Changes name and times of one that has not been started. REFUSED likewise; an opening that has happened may stay. */
MUST_CHECK enum status sitting_change(struct request *req, int64_t id, const struct sitting_plan *plan);

/*
 * Appends <can do="…"/> to the page for what the viewer may do with a sitting now: view (all of it, not only the own
 * people), invigilate, protocol, change, prepare (rooms, quotas, seats), place (somebody on a seat), nominate (at all),
 * enrol (now), drop (candidates), publish, withdraw, papers, discard (them), results (see them). *whole, when not NULL,
 * gets 1 when there is view. REFUSED and 404 when the viewer does not see it (SITTING_SEEN).
 */
MUST_CHECK enum status sitting_offers(struct request *req, int64_t id, int64_t *whole);

/*
 * draft → published: the opening is still to come, everybody has a seat, and the bank has the items. published → draft
 * while no papers are made.
 */
MUST_CHECK enum status sitting_publish(struct request *req, int64_t id);
MUST_CHECK enum status sitting_withdraw(struct request *req, int64_t id);
/* Asks the job that draws and freezes the papers; *job shows its progress at /jobs/{job}. */
MUST_CHECK enum status sitting_ask_papers(struct request *req, int64_t id, int64_t *job);

#endif
