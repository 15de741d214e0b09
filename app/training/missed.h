/* Who came late to a session, or left early: so many minutes less than it lasted are theirs. */
#ifndef CHENGXUE_TRAINING_MISSED_H
#define CHENGXUE_TRAINING_MISSED_H

#include "training.h"

/*
 * Keeps what somebody typed, a number and its minutes for each, for the people of a session of that many minutes, inside the
 * caller's transaction. text NULL: nobody. REFUSED for the field "missed": training.missed-pairs, training.missed-nobody
 * ({0} does not take part), training.missed-minutes ({0}).
 */
MUST_CHECK enum status missed_keep(struct request *req, int64_t training, const char *text, int64_t minutes);

/* What each of these officers did in a session: was there for its minutes of that day, less what was missed. In the arena. */
MUST_CHECK enum status missed_parts(struct request *req, int64_t training, const int64_t *officers, size_t count,
                                    const char *on, int64_t minutes, const struct part **parts);

#endif
