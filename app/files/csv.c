#include "csv.h"

#include <iconv.h>
#include <string.h>
#include <utf8proc.h>

#define UTF8_MARK "\xEF\xBB\xBF"
#define UTF16_LITTLE_MARK "\xFF\xFE"
#define UTF16_BIG_MARK "\xFE\xFF"

static bool begins_with(const char *bytes, size_t length, const char *start)
{
    return length >= strlen(start) && memcmp(bytes, start, strlen(start)) == 0;
}

static bool is_utf8(const char *bytes, size_t length)
{
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)bytes, *end = at + length;
    while (at < end) {
        utf8proc_int32_t point;
        utf8proc_ssize_t taken = utf8proc_iterate(at, end - at, &point);
        if (taken <= 0)
            return false;
        at += taken;
    }
    return true;
}

/* The text as UTF-8 in a buffer of the arena; NULL when it is not in that encoding. */
static struct buffer *converted(struct arena *arena, const char *encoding, const char *bytes, size_t length)
{
    iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr): how iconv says no */
        return NULL;
    /* Two bytes of either encoding become three of UTF-8 at most. */
    struct buffer *text = buffer_new(arena, length + length / 2 + 4);
    char *in = (char *)bytes; /* iconv only reads it */
    bool good = true;
    while (length > 0 && good) {
        char piece[4096], *out = piece;
        size_t room = sizeof piece, before = length;
        size_t got = iconv(converter, &in, &length, &out, &room);
        buffer_add(text, piece, sizeof piece - room);
        good = got != (size_t)-1 || length < before;
    }
    iconv_close(converter);
    return good && !text->full ? text : NULL;
}

struct csv {
    struct table_builder *builder;
    const char *at, *end;
    char separator;
    int line; /* of at, from 1 */
    int row;  /* the line where the row begins */
    size_t column;
    struct buffer *cell;
};

/* Whichever separator the first line with text has most of, outside quotes; a comma when there is none. */
static char separator_of(const char *at, const char *end)
{
    static const char separators[] = ",;\t";
    size_t counts[sizeof separators] = { 0 };
    bool quoted = false, has_text = false;
    for (; at < end && (quoted || !has_text || (*at != '\n' && *at != '\r')); at++) {
        quoted ^= *at == '"';
        has_text |= *at != '\n' && *at != '\r';
        const char *separator = quoted ? NULL : strchr(separators, *at);
        if (separator != NULL)
            counts[separator - separators]++;
    }
    size_t most = 0;
    for (size_t i = 1; i < strlen(separators); i++)
        most = counts[i] > counts[most] ? i : most;
    return separators[most];
}

static bool at_line_end(const struct csv *csv)
{
    return csv->at == csv->end || *csv->at == '\n' || *csv->at == '\r';
}

/* Moves past one byte and counts the lines. */
static char take(struct csv *csv)
{
    char byte = *csv->at++;
    if (byte == '\r' && csv->at < csv->end && *csv->at == '\n')
        byte = *csv->at++;
    if (byte == '\r' || byte == '\n') {
        csv->line++;
        return '\n';
    }
    return byte;
}

static bool read_quoted(struct csv *csv)
{
    int began = csv->line;
    csv->at++;
    for (;;) {
        if (csv->at == csv->end)
            return table_refuse(csv->builder, "table-file.open-quote", arena_printf(csv->builder->arena, "%d", began),
                                NULL);
        char byte = take(csv);
        if (byte == '"') {
            if (csv->at == csv->end || *csv->at != '"')
                return true;
            csv->at++;
        }
        buffer_add(csv->cell, &byte, 1);
    }
}

/* ="00123" is how programs keep a spreadsheet from taking a number for one. */
static void unwrap_formula(struct buffer *cell)
{
    if (cell->length < 3 || memcmp(cell->bytes, "=\"", 2) != 0 || cell->bytes[cell->length - 1] != '"')
        return;
    cell->length -= 3;
    memmove(cell->bytes, cell->bytes + 2, cell->length);
}

static bool read_cell(struct csv *csv)
{
    csv->cell->length = 0;
    csv->cell->full = false;
    if (!at_line_end(csv) && *csv->at == '"' && !read_quoted(csv))
        return false;
    while (!at_line_end(csv) && *csv->at != csv->separator)
        buffer_add(csv->cell, csv->at++, 1);
    unwrap_formula(csv->cell);

    size_t length = csv->cell->full ? TABLE_CELL + 1 : csv->cell->length;
    const char *text = table_text(csv->builder, csv->cell->bytes, length, csv->column, csv->row);
    return text != NULL && table_put(csv->builder, csv->column, csv->row, text);
}

static bool read_row(struct csv *csv)
{
    csv->row = csv->line;
    for (csv->column = 0;; csv->column++) {
        if (!read_cell(csv))
            return false;
        if (at_line_end(csv))
            break;
        csv->at++;
    }
    if (csv->at < csv->end)
        take(csv);
    return table_end_row(csv->builder, csv->row);
}

/* The file's text in UTF-8 without its mark; false when it is no text. */
static bool decode(struct table_builder *builder, const char **bytes, size_t *length)
{
    const char *encoding = "GB18030";
    if (begins_with(*bytes, *length, UTF16_LITTLE_MARK))
        encoding = "UTF-16LE";
    else if (begins_with(*bytes, *length, UTF16_BIG_MARK))
        encoding = "UTF-16BE";
    else if (is_utf8(*bytes, *length))
        encoding = NULL;

    if (encoding != NULL) {
        const struct buffer *text = converted(builder->arena, encoding, *bytes, *length);
        if (text == NULL)
            return false;
        *bytes = text->bytes;
        *length = text->length;
    }
    if (begins_with(*bytes, *length, UTF8_MARK)) {
        *bytes += strlen(UTF8_MARK);
        *length -= strlen(UTF8_MARK);
    }
    return memchr(*bytes, '\0', *length) == NULL;
}

bool csv_read(struct table_builder *builder, const char *bytes, size_t length)
{
    if (!decode(builder, &bytes, &length))
        return table_refuse(builder, "table-file.not-a-table", NULL, NULL);
    struct csv csv = {
        .builder = builder,
        .at = bytes,
        .end = bytes + length,
        .separator = separator_of(bytes, bytes + length),
        .line = 1,
        .cell = buffer_new(builder->arena, TABLE_CELL),
    };
    while (csv.at < csv.end) {
        if (!read_row(&csv))
            return false;
    }
    return true;
}
