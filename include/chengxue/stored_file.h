/*
 * Files below HOME/files, where only the services come and which nginx hands out for the program. A path here is what
 * follows HOME/files/; the row that names it is the feature's own.
 */
#ifndef CHENGXUE_STORED_FILE_H
#define CHENGXUE_STORED_FILE_H

#include "chengxue/arena.h"
#include "chengxue/jobs.h"

/* Copies a file to a path that is none yet, on the disk for good when it returns OK; FAILED (logged) leaves nothing. */
MUST_CHECK enum status stored_file_copy(struct arena *arena, const char *from, const char *path);

void stored_file_remove(struct arena *arena, const char *path);

/*
 * Removes what no row names any more, of the files in a folder ("" for HOME/files itself) whose names begin with prefix and
 * that are older than so many seconds: a younger one may belong to a row that is not committed yet. sql gives a row for a
 * path that is named: "SELECT id FROM … WHERE path = ?". A folder that is not there has nothing in it.
 */
MUST_CHECK enum status stored_files_tidy(struct job *job, const char *folder, const char *prefix, int young_seconds,
                                         const char *sql);

#endif
