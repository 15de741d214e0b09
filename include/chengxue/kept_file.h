/*
 * Files that people hand in and that stay: photos of a training, scanned rosters, videos of lessons. A file is judged by its
 * content (media.h), kept private below HOME/files, and never changed; the row knows its hash. Who may see one is the
 * matter of the feature that has it.
 */
#ifndef CHENGXUE_KEPT_FILE_H
#define CHENGXUE_KEPT_FILE_H

#include "chengxue/jobs.h"
#include "chengxue/media.h"
#include "chengxue/request.h"

/*
 * Keeps an upload inside the caller's transaction: when that fails, the file is left to nobody and kept_files_tidy removes
 * it. allowed are kinds of media.h. REFUSED for the field with a key of media_look, or kept-file.not-allowed (it is sound,
 * but of a kind that is not taken here). *id gets the row.
 */
MUST_CHECK enum status kept_file_add(struct request *req, const struct upload *upload, const char *field,
                                     unsigned allowed, int64_t *id);

/*
 * Answers with the file, sent by nginx, which serves parts of it as well (Range). The caller has checked that the viewer may
 * see it; not_found when there is none. Photos, papers and videos are shown in the browser, under the name that they came by.
 */
MUST_CHECK enum status kept_file_answer(struct request *req, int64_t id);

/* How many files there are, and how many of them are not there any more or not what they were. */
MUST_CHECK enum status kept_files_check(struct db *db, int64_t *files, int64_t *wrong);

/* Columns of a kept file f for a page's rows: what templates/widgets/files.xsl shows. */
#define KEPT_FILE_COLUMNS " f.id AS file, f.name, f.kind AS file_kind, f.bytes, f.width, f.height, f.milliseconds "

#endif
