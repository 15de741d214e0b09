/*
 * A key that turned out wrong after a sitting: propose another one, or void the item so that everybody gets its full
 * score; see who would cross the pass line; then regrade everybody by a job. Marks given before stay in table mark.
 *
 * A decision on an appeal about the item outlasts another key, but not a void.
 */
#ifndef CHENGXUE_EXAMS_REGRADE_H
#define CHENGXUE_EXAMS_REGRADE_H

#include "chengxue/request.h"

struct key_proposal {
    int64_t sitting, version;
    const char *key; /* as item_version holds keys; NULL voids the item */
    const char *reason;
};

/*
 * Keeps a proposal, in a transaction of its own; nothing changes yet. REFUSED with "key-change.wrong-key" when the key
 * does not fit the item's type, 404 when the sitting's papers do not hold the item.
 */
MUST_CHECK enum status key_change_propose(struct request *req, const struct key_proposal *proposal, int64_t *id);

/*
 * Appends <sitting>, <change>, and while it is not applied <effect changed up down> with a <crossing> for each person (the
 * first 500) who would cross the pass line: number, name, unit, before, after, up.
 */
MUST_CHECK enum status key_change_show(struct request *req, int64_t id);

/* Makes the new key the one that counts and asks the job that regrades. REFUSED when it was applied before. */
MUST_CHECK enum status key_change_apply(struct request *req, int64_t id, int64_t *job);

#endif
