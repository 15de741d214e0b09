/*
 * Tables that people upload: XLSX, or text with separators (CSV). A file becomes rows of clean text; what is wrong with
 * it is a message key with the cell or row to look at, which the caller hands on:
 *
 *   struct table_wrong wrong;
 *   struct table *table = NULL;
 *   enum status got = table_read(req->arena, upload->path, officer_columns, &table, &wrong);
 *   if (got == REFUSED)
 *       return refuse_with(req, wrong.key, wrong.zero, wrong.one);
 *
 * The first row with something in it holds the heads; a title above (a single filled cell, with a fuller row among the
 * five rows below it) is passed over. Of a workbook the first visible sheet is read. Cells come as a person sees them:
 * dates as 2026-03-01 or 2026-03-01 08:30, a time of day as 08:30, numbers without loss up to 15 digits and with the
 * leading zeros their format shows, truth values as TRUE and FALSE, formulas as their last result. Cells merged
 * downwards below the heads all hold the same. A number of more digits than a spreadsheet keeps (an identity number that
 * was not typed as text) keeps its exponent, so that a check of the caller finds it.
 *
 * Nothing is unpacked to disk, no entity, document type or outside link is followed, macros are never looked at.
 */
#ifndef CHENGXUE_TABLE_FILE_H
#define CHENGXUE_TABLE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "chengxue/arena.h"
#include "chengxue/status.h"

enum {
    TABLE_ROWS = 20000,        /* most rows with something in them, the heads not counted */
    TABLE_COLUMNS = 64,        /* most columns */
    TABLE_CELL = 12000,        /* most bytes of a cell: 4,000 Chinese characters */
    TABLE_TEXT = 16 << 20,     /* most bytes of a text file */
    TABLE_UNPACKED = 64 << 20, /* most bytes of a workbook's parts when unpacked */
    TABLE_ARENA = 96 << 20     /* what the arena must still have room for, so that any table that is not refused fits */
};

/*
 * A column that the caller reads. The heads that a file may give it are the words of "column.NAME", separated by "|"
 * (执法编号|编号|工号); the first one is its name in messages and sample files. Heads are compared without regard to
 * spaces, full width and case, and to a trailing "*" or "(…)" when nothing else fits.
 */
struct table_column {
    const char *name;
    bool required; /* the file must have it; whether a cell may be empty is the caller's rule */
};

struct table_row {
    int number; /* as the spreadsheet program counts, from 1; in a text file the line where the row begins */
    const char *const *cells; /* TABLE_COLUMNS of them, "" when empty */
};

struct table {
    struct table_row heads;
    const struct table_row *rows; /* those with something in them */
    size_t row_count;
    const char *const *unknown; /* heads that no column claims, as written; a column's letter when it has no head */
    size_t unknown_count;
    const int *places; /* where each of the caller's columns is in the file, -1 for nowhere: table_value reads it */
};

struct table_wrong {
    const char *key;  /* "table-file.…" */
    const char *zero; /* {0} of the words: a cell (B7), a row, a limit, names of columns; NULL when there is none */
    const char *one;  /* {1} */
};

/*
 * Reads the file at path, whatever its name says, and finds the caller's columns (ended by one without a name) in it.
 * The table and the texts of *wrong live in the arena. REFUSED fills *wrong with one of
 *   table-file.not-a-table      neither XLSX nor text
 *   table-file.old-or-locked    .xls of before 2007, or protected by a password
 *   table-file.damaged          begins like XLSX, but is incomplete or against the format
 *   table-file.not-xlsx         another kind of packed file (a Word document, a binary workbook)
 *   table-file.no-rows          no heads, or nothing below them
 *   table-file.too-many-rows    {0} the limit
 *   table-file.too-many-columns {0} the cell, {1} the limit
 *   table-file.too-big          more text than fits, or unpacks to far more than it is
 *   table-file.cell-too-long    {0} the cell, {1} the limit in Chinese characters
 *   table-file.bad-characters   {0} the cell
 *   table-file.formula-error    {0} the cell, {1} what it shows (#N/A)
 *   table-file.open-quote       {0} the line where the quoted text begins
 *   table-file.columns-missing  {0} the names of the columns
 *   table-file.column-twice     {0}, {1} the two heads for the same column
 * FAILED, logged, when the file cannot be read.
 */
MUST_CHECK enum status table_read(struct arena *arena, const char *path, const struct table_column *columns,
                                  struct table **table, struct table_wrong *wrong);

/* The row's cell for the caller's column number `column` (from 0, in the caller's order); "" when the file has none. */
const char *table_value(const struct table *table, const struct table_row *row, size_t column);

/* The name of a column for people, in the arena: the first of its heads. */
const char *table_column_head(struct arena *arena, const struct table_column *column);

#endif
