#include "table_builder.h"

#include <stdlib.h>
#include <string.h>

#include "chengxue/text.h"

/* A text costs its bytes before and after cleaning and what the arena rounds up; all of them half of TABLE_ARENA. */
#define TEXT_COST 32
#define TEXT_MOST ((size_t)TABLE_ARENA / 2)

#define BYTES_OF_CHARACTER 3 /* a Chinese one in UTF-8: limits are told in characters */

/* How far below a title the heads may stand. */
#define TITLE_ROWS 5

struct table_builder *table_builder_new(struct arena *arena, struct table_wrong *wrong)
{
    *wrong = (struct table_wrong){ 0 };
    struct table_builder *builder = arena_alloc(arena, sizeof *builder);
    builder->arena = arena;
    builder->wrong = wrong;
    /* One row more than the limit for the heads, and those of a title. */
    builder->rows = buffer_new(arena, (TABLE_ROWS + 1 + TITLE_ROWS) * sizeof(struct table_row));
    return builder;
}

bool table_refuse(struct table_builder *builder, const char *key, const char *zero, const char *one)
{
    if (builder->wrong->key == NULL)
        *builder->wrong = (struct table_wrong){ .key = key, .zero = zero, .one = one };
    return false;
}

const char *table_column_letters(struct arena *arena, size_t column)
{
    char letters[8];
    size_t at = sizeof letters - 1;
    letters[at] = '\0';
    for (size_t left = column + 1; left > 0 && at > 0; left = (left - 1) / 26)
        letters[--at] = (char)('A' + (left - 1) % 26);
    return arena_copy(arena, letters + at);
}

const char *table_place(struct arena *arena, size_t column, int row)
{
    return arena_printf(arena, "%s%d", table_column_letters(arena, column), row);
}

const char *table_text(struct table_builder *builder, const char *bytes, size_t length, size_t column, int row)
{
    if (length == 0)
        return "";
    if (length > TABLE_CELL) {
        table_refuse(builder, "table-file.cell-too-long", table_place(builder->arena, column, row),
                     arena_printf(builder->arena, "%d", TABLE_CELL / BYTES_OF_CHARACTER));
        return NULL;
    }
    const char *text = text_clean(builder->arena, bytes, length);
    if (text == NULL) {
        table_refuse(builder, "table-file.bad-characters", table_place(builder->arena, column, row), NULL);
        return NULL;
    }
    builder->text += length + strlen(text) + TEXT_COST;
    if (builder->text > TEXT_MOST) {
        table_refuse(builder, "table-file.too-big", NULL, NULL);
        return NULL;
    }
    return text;
}

static const char **empty_cells(struct arena *arena)
{
    const char **cells = arena_alloc(arena, TABLE_COLUMNS * sizeof *cells);
    for (size_t i = 0; i < TABLE_COLUMNS; i++)
        cells[i] = "";
    return cells;
}

bool table_put(struct table_builder *builder, size_t column, int row, const char *text)
{
    if (*text == '\0')
        return true;
    if (column >= TABLE_COLUMNS)
        return table_refuse(builder, "table-file.too-many-columns", table_place(builder->arena, column, row),
                            arena_printf(builder->arena, "%d", TABLE_COLUMNS));
    if (builder->cells == NULL)
        builder->cells = empty_cells(builder->arena);
    builder->cells[column] = text;
    return true;
}

bool table_end_row(struct table_builder *builder, int row)
{
    if (builder->cells == NULL)
        return true;
    struct table_row ended = { .number = row, .cells = builder->cells };
    builder->cells = NULL;
    buffer_add(builder->rows, &ended, sizeof ended);
    size_t below = table_row_count(builder) - table_head_row(builder) - 1;
    if (builder->rows->full || below > TABLE_ROWS)
        return table_refuse(builder, "table-file.too-many-rows", arena_printf(builder->arena, "%d", TABLE_ROWS), NULL);
    return true;
}

size_t table_row_count(const struct table_builder *builder)
{
    return builder->rows->length / sizeof(struct table_row);
}

const struct table_row *table_rows(const struct table_builder *builder)
{
    return (const struct table_row *)(const void *)builder->rows->bytes;
}

static bool has_one_cell(const struct table_row *row)
{
    size_t filled = 0;
    for (size_t i = 0; i < TABLE_COLUMNS && filled < 2; i++)
        filled += row->cells[i][0] != '\0';
    return filled < 2;
}

size_t table_head_row(const struct table_builder *builder)
{
    const struct table_row *rows = table_rows(builder);
    size_t count = table_row_count(builder);
    for (size_t i = 0; i < count && i <= TITLE_ROWS; i++) {
        if (!has_one_cell(&rows[i]))
            return i;
    }
    return 0;
}

static int compare_numbers(const void *number, const void *row)
{
    int left = *(const int *)number, right = ((const struct table_row *)row)->number;
    return (left > right) - (left < right);
}

size_t table_fill_down(struct table_builder *builder, size_t column, int first, int last)
{
    const struct table_row *rows = table_rows(builder), *end = rows + table_row_count(builder);
    const struct table_row *top = bsearch(&first, rows, (size_t)(end - rows), sizeof *rows, compare_numbers);
    if (top == NULL || column >= TABLE_COLUMNS)
        return 0;
    const struct table_row *row = top + 1;
    for (; row < end && row->number <= last; row++) {
        const char **cells = (const char **)row->cells; /* they are the builder's own until the table is given out */
        cells[column] = top->cells[column];
    }
    return (size_t)(row - top) - 1;
}
