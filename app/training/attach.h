/*
 * Photos, scanned rosters and other papers of a session. They come with the form or later; once the session is approved they
 * are evidence of everybody's entries, and stay.
 */
#ifndef CHENGXUE_TRAINING_ATTACH_H
#define CHENGXUE_TRAINING_ATTACH_H

#include "chengxue/request.h"

#define ATTACHED_BYTES_MOST ((int64_t)12 << 20) /* one file: what a telephone takes */
#define ATTACHED_MOST 20                        /* files of one session */

/*
 * Attaches an upload as a photo, roster or document (its kind), in a transaction of its own. REFUSED: training.moved-on when
 * it was withdrawn, training.too-many-files ({0}), and what kept_file_add says of the field "file".
 */
MUST_CHECK enum status training_attach(struct request *req, int64_t training, const struct upload *upload,
                                       const char *kind);
/* Takes one away while nothing was handed in. REFUSED with training.moved-on later. */
MUST_CHECK enum status training_detach(struct request *req, int64_t training, int64_t file);

/* The same as training_attach inside the caller's transaction, who has checked the session; for the form's own field. */
MUST_CHECK enum status attach_kept(struct request *req, int64_t training, const struct upload *upload,
                                   const char *field, const char *kind);

/* What is attached becomes evidence of the activity, inside the caller's transaction. */
MUST_CHECK enum status attached_prove(struct request *req, int64_t training, int64_t activity);

/* Appends a row <attached> for each. */
MUST_CHECK enum status attached_show(struct request *req, int64_t training);

#endif
