/*
 * XLSX workbooks (ECMA-376 part 1, also in its strict form): the parts that a table needs.
 */
#ifndef CHENGXUE_XLSX_H
#define CHENGXUE_XLSX_H

#include <stdint.h>

#include "package.h"

#define XLSX_ROWS 1048576 /* most rows and columns of any sheet */
#define XLSX_COLUMNS 16384

/* Reads the first visible sheet of the workbook at path. */
bool xlsx_read(struct table_builder *builder, const char *path);

/* ---- shared strings: texts that cells name by number ---------------------------------------------------------- */

struct xlsx_strings;

/* Reads the part of shared strings; NULL part gives none. NULL when refused. */
struct xlsx_strings *xlsx_strings_read(struct package *package, struct table_builder *builder, const char *part);

/* String `number` (from 0) as clean text for the cell at column and row; NULL when refused. */
const char *xlsx_string(struct xlsx_strings *strings, size_t number, size_t column, int row);

/* Takes the _xHHHH_ marks for characters that XML cannot hold out of a text in a buffer. */
void xlsx_unescape(struct buffer *text);

/* ---- styles: how numbers look -------------------------------------------------------------------------------- */

/* What a number's format says about it. */
struct xlsx_format {
    bool is_date;         /* or a time */
    unsigned char digits; /* shown with leading zeros up to as many digits; 0 for as it is */
};

struct xlsx_styles {
    const struct xlsx_format *formats; /* one for each cell style */
    size_t count;
};

/* Reads the part of styles; NULL part gives none. */
bool xlsx_styles_read(struct package *package, struct table_builder *builder, const char *part,
                      struct xlsx_styles *styles);

/* ---- numbers ------------------------------------------------------------------------------------------------- */

/*
 * A number of a cell as a person sees it (see table_file.h), into text of size bytes, at least 64. from_1904 tells the
 * workbook's first day. False when the value is no number.
 */
bool xlsx_number(char *text, size_t size, const char *value, const struct xlsx_format *format, bool from_1904);

/* ---- sheets -------------------------------------------------------------------------------------------------- */

struct xlsx_sheet {
    const char *part;
    struct xlsx_strings *strings;
    struct xlsx_styles styles;
    bool from_1904;
};

bool xlsx_sheet_read(struct package *package, struct table_builder *builder, const struct xlsx_sheet *sheet);

#endif
