/*
 * Writing a table as an XLSX workbook of one sheet, row by row, in constant memory: for sample files and exports of any
 * length. All cells are text and stay text when a person edits them, so that a number keeps its leading zeros and
 * nothing that a person typed runs as a formula.
 */
#ifndef CHENGXUE_TABLE_WRITER_H
#define CHENGXUE_TABLE_WRITER_H

#include <stddef.h>

#include "chengxue/arena.h"
#include "chengxue/status.h"

struct table_writer;

/*
 * Begins a workbook at path with a sheet of that name and a first row of `count` heads, bold and kept in view. The
 * rows wait in a temporary file beside path until table_writer_close; without it the arena's end drops them.
 * NULL, logged, when it cannot begin.
 */
struct table_writer *table_writer_new(struct arena *arena, const char *path, const char *sheet,
                                      const char *const *heads, size_t count);

/* Adds a row of as many cells as there are heads; NULL is an empty cell. FAILED, logged, past what XLSX can hold. */
MUST_CHECK enum status table_writer_row(struct table_writer *writer, const char *const *cells);

/* Writes the file. FAILED, logged, when it could not be written; half a file may be there then. */
MUST_CHECK enum status table_writer_close(struct table_writer *writer);

#endif
