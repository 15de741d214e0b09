/*
 * Writing the XLSX workbook of one sheet that people fill in: a row of heads over empty columns. All cells are text and
 * stay text when a person edits them, so that a number keeps its leading zeros and nothing that a person typed runs as a
 * formula.
 */
#ifndef CHENGXUE_TABLE_WRITER_H
#define CHENGXUE_TABLE_WRITER_H

#include <stddef.h>

#include "chengxue/arena.h"
#include "chengxue/status.h"

struct table_writer;

/*
 * Begins a workbook at path with a sheet of that name and a first row of `count` heads, bold and kept in view; it waits
 * in a temporary file beside path until table_writer_close; without it the arena's end drops it. NULL, logged, when it
 * cannot begin, or a head is longer than XLSX can hold.
 */
struct table_writer *table_writer_new(struct arena *arena, const char *path, const char *sheet,
                                      const char *const *heads, size_t count);

/* Writes the file. FAILED, logged, when it could not be written; half a file may be there then. */
MUST_CHECK enum status table_writer_close(struct table_writer *writer);

#endif
