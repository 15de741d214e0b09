/*
 * A table while a file is being read: it gathers cells into rows, keeps the ceilings of table_file.h and the first
 * refusal. Functions that return bool return false once something is refused; the reader then stops.
 */
#ifndef CHENGXUE_TABLE_BUILDER_H
#define CHENGXUE_TABLE_BUILDER_H

#include <stdbool.h>
#include <stddef.h>

#include "chengxue/buffer.h"
#include "chengxue/table_file.h"

struct table_builder {
    struct arena *arena;
    struct table_wrong *wrong; /* key is NULL until something is refused */
    struct buffer *rows;       /* of struct table_row, in rising order of their numbers */
    const char **cells;        /* of the row that is being filled; NULL before its first cell */
    size_t text;               /* bytes of the arena that texts took */
};

struct table_builder *table_builder_new(struct arena *arena, struct table_wrong *wrong);

/* Keeps a refusal unless there is one. key lives for ever, zero and one (NULL or text) as long as the arena. False. */
bool table_refuse(struct table_builder *builder, const char *key, const char *zero, const char *one);

/* "B" for column 1 (from 0), and "B7" with its row 7, in the arena. */
const char *table_column_letters(struct arena *arena, size_t column);
const char *table_place(struct arena *arena, size_t column, int row);

/* bytes as a clean text that cells may share, in the arena. NULL when refused; column and row name the cell then. */
const char *table_text(struct table_builder *builder, const char *bytes, size_t length, size_t column, int row);

/* Puts a text of table_text, or "", into the row that is being filled; row is its number. */
bool table_put(struct table_builder *builder, size_t column, int row, const char *text);

/* Ends the row that is being filled; one with nothing in it leaves no trace. */
bool table_end_row(struct table_builder *builder, int row);

size_t table_row_count(const struct table_builder *builder);
const struct table_row *table_rows(const struct table_builder *builder);

/* The index of the row that holds the heads: the first one, or the first fuller one when that is a title. */
size_t table_head_row(const struct table_builder *builder);

/*
 * Gives the rows from number `first` to `last` the cell that row `first` has in a column, for cells merged downwards.
 * How many cells were filled.
 */
size_t table_fill_down(struct table_builder *builder, size_t column, int first, int last);

#endif
