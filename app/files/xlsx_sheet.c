#include <stdlib.h>
#include <string.h>

#include "chengxue/text.h"
#include "xlsx.h"

#define MERGES_MOST 65536
#define PLACE_SIZE 32 /* of a cell's name, or of two with a colon, with its NUL */

/* What a cell's value is (ECMA-376 part 1, 18.18.11). */
enum cell_type { NUMBER, SHARED_STRING, TEXT, TRUTH, ERROR };

struct merge {
    size_t column;
    int first, last; /* rows */
};

struct sheet_reading {
    struct table_builder *builder;
    const struct xlsx_sheet *sheet;
    int row;       /* from 1; 0 before the first */
    size_t column; /* of the cell that is being read */
    size_t next_column;
    enum cell_type type;
    size_t style;
    struct buffer *value;
    bool in_cell, in_value; /* inside <c>; inside its <v> or <t> */
    int phonetic;           /* depth of <rPh> */
    struct buffer *merges;  /* of struct merge: those of more than one row */
};

static void damaged(struct sheet_reading *reading)
{
    table_refuse(reading->builder, "table-file.damaged", NULL, NULL);
}

/* "BC12" as column 54 (from 0) and row 12, moving *at past it. False when it is no such name. */
static bool read_place(const char **at, size_t *column, int *row)
{
    size_t letters = 0;
    const char *start = *at;
    for (; **at >= 'A' && **at <= 'Z' && *at - start < 3; ++*at)
        letters = letters * 26 + (size_t)(**at - 'A' + 1);
    char *end;
    long number = strtol(*at, &end, 10);
    if (letters == 0 || letters > XLSX_COLUMNS || end == *at || number < 1 || number > XLSX_ROWS)
        return false;
    *at = end;
    *column = letters - 1;
    *row = (int)number;
    return true;
}

static void open_row(struct sheet_reading *reading, const struct element *element)
{
    char value[PLACE_SIZE];
    long number = reading->row + 1;
    if (element_value(element, "r", value, sizeof value))
        number = strtol(value, NULL, 10);
    if (number <= reading->row || number > XLSX_ROWS)
        damaged(reading);
    else
        reading->row = (int)number;
    reading->next_column = 0;
}

static enum cell_type type_of(const struct element *element)
{
    char value[PLACE_SIZE];
    if (!element_value(element, "t", value, sizeof value) || strcmp(value, "n") == 0)
        return NUMBER;
    if (strcmp(value, "s") == 0)
        return SHARED_STRING;
    if (strcmp(value, "b") == 0)
        return TRUTH;
    return strcmp(value, "e") == 0 ? ERROR : TEXT;
}

static void open_cell(struct sheet_reading *reading, const struct element *element)
{
    char value[PLACE_SIZE];
    reading->column = reading->next_column;
    if (element_value(element, "r", value, sizeof value)) {
        const char *at = value;
        int row;
        if (!read_place(&at, &reading->column, &row) || row != reading->row) {
            damaged(reading);
            return;
        }
    }
    reading->next_column = reading->column + 1;
    reading->type = type_of(element);
    reading->style = element_value(element, "s", value, sizeof value) ? strtoul(value, NULL, 10) : 0;
    reading->in_cell = true;
    reading->value->length = 0;
    reading->value->full = false;
}

static void open_merge(struct sheet_reading *reading, const struct element *element)
{
    char value[PLACE_SIZE];
    const char *at = value;
    struct merge merge;
    size_t last_column;
    if (!element_value(element, "ref", value, sizeof value) || !read_place(&at, &merge.column, &merge.first) ||
        *at++ != ':' || !read_place(&at, &last_column, &merge.last))
        return;
    if (merge.last > merge.first)
        buffer_add(reading->merges, &merge, sizeof merge);
    if (reading->merges->full)
        table_refuse(reading->builder, "table-file.too-big", NULL, NULL);
}

static void sheet_opens(void *context, const struct element *element)
{
    struct sheet_reading *reading = context;
    const char *name = element->name;
    if (strcmp(name, "row") == 0)
        open_row(reading, element);
    else if (strcmp(name, "c") == 0)
        open_cell(reading, element);
    else if (strcmp(name, "rPh") == 0)
        reading->phonetic++;
    else if (reading->in_cell && reading->phonetic == 0 && (strcmp(name, "v") == 0 || strcmp(name, "t") == 0))
        reading->in_value = true;
    else if (strcmp(name, "mergeCell") == 0)
        open_merge(reading, element);
}

static void sheet_text(void *context, const char *bytes, size_t length)
{
    struct sheet_reading *reading = context;
    if (reading->in_value)
        buffer_add(reading->value, bytes, length);
}

static const struct xlsx_format *format_of(const struct sheet_reading *reading)
{
    static const struct xlsx_format plain;
    const struct xlsx_styles *styles = &reading->sheet->styles;
    return reading->style < styles->count ? &styles->formats[reading->style] : &plain;
}

/* Its bytes, or more than a cell may have when some did not fit. */
static size_t length_of(const struct buffer *value)
{
    return value->full ? TABLE_CELL + 1 : value->length;
}

/* The cell's text as a person sees it; NULL when refused. */
static const char *cell_text(struct sheet_reading *reading)
{
    struct table_builder *builder = reading->builder;
    const char *value = reading->value->bytes;
    char number[64];
    switch (reading->type) {
    case SHARED_STRING:
        return xlsx_string(reading->sheet->strings, strtoul(value, NULL, 10), reading->column, reading->row);
    case TRUTH:
        return strcmp(value, "1") == 0 || strcmp(value, "true") == 0 ? "TRUE" : "FALSE";
    case ERROR:
        table_refuse(builder, "table-file.formula-error", table_place(builder->arena, reading->column, reading->row),
                     text_clean(builder->arena, value, reading->value->length));
        return NULL;
    case NUMBER:
        if (xlsx_number(number, sizeof number, value, format_of(reading), reading->sheet->from_1904))
            return table_text(builder, number, strlen(number), reading->column, reading->row);
        break;
    case TEXT:
        xlsx_unescape(reading->value);
        break;
    }
    return table_text(builder, value, length_of(reading->value), reading->column, reading->row);
}

static void close_cell(struct sheet_reading *reading)
{
    reading->in_cell = false;
    if (reading->value->length == 0)
        return;
    const char *text = cell_text(reading);
    if (text != NULL)
        table_put(reading->builder, reading->column, reading->row, text);
}

static void sheet_closes(void *context, const char *name)
{
    struct sheet_reading *reading = context;
    reading->in_value = false;
    reading->phonetic -= strcmp(name, "rPh") == 0;
    if (strcmp(name, "c") == 0)
        close_cell(reading);
    else if (strcmp(name, "row") == 0)
        table_end_row(reading->builder, reading->row);
}

/*
 * Heads that are merged with the row below would otherwise repeat as its data, so only cells below the heads are
 * filled. Merges that fill more cells than a table has overlap, which the format forbids.
 */
static bool fill_merges(const struct sheet_reading *reading)
{
    struct table_builder *builder = reading->builder;
    if (table_row_count(builder) == 0)
        return true;
    int heads = table_rows(builder)[table_head_row(builder)].number;
    const struct merge *merges = (const struct merge *)(const void *)reading->merges->bytes;
    size_t filled = 0;
    for (size_t i = 0; i < reading->merges->length / sizeof *merges; i++) {
        if (merges[i].first > heads)
            filled += table_fill_down(builder, merges[i].column, merges[i].first, merges[i].last);
        if (filled > (size_t)TABLE_ROWS * TABLE_COLUMNS)
            return table_refuse(builder, "table-file.damaged", NULL, NULL);
    }
    return true;
}

bool xlsx_sheet_read(struct package *package, struct table_builder *builder, const struct xlsx_sheet *sheet)
{
    static const struct part_reader reader = { .opens = sheet_opens, .closes = sheet_closes, .text = sheet_text };
    struct sheet_reading reading = {
        .builder = builder,
        .sheet = sheet,
        .value = buffer_new(builder->arena, TABLE_CELL),
        .merges = buffer_new(builder->arena, MERGES_MOST * sizeof(struct merge)),
    };
    return package_read(package, sheet->part, &reader, &reading) && fill_merges(&reading);
}
