#include "chengxue/table_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "chengxue/log.h"
#include "csv.h"
#include "table_columns.h"
#include "xlsx.h"

#define ZIP_START "PK\x03\x04"
#define OLD_START "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" /* compound file: .xls, and workbooks under a password */
#define START_SIZE (sizeof OLD_START - 1)

static bool begins_with(const char *start, size_t length, const char *mark)
{
    return length >= strlen(mark) && memcmp(start, mark, strlen(mark)) == 0;
}

static enum status read_text(struct table_builder *builder, FILE *file)
{
    struct stat about;
    if (fstat(fileno(file), &about) != 0)
        return FAILED;
    if (about.st_size > TABLE_TEXT) {
        table_refuse(builder, "table-file.too-big", NULL, NULL);
        return REFUSED;
    }
    struct buffer *text = buffer_new(builder->arena, TABLE_TEXT);
    char piece[16384];
    size_t got;
    rewind(file);
    while ((got = fread(piece, 1, sizeof piece, file)) > 0)
        buffer_add(text, piece, got);
    if (ferror(file))
        return FAILED;
    return csv_read(builder, text->bytes, text->length) ? OK : REFUSED;
}

static enum status read_rows(struct table_builder *builder, const char *path, FILE *file)
{
    char start[START_SIZE];
    size_t length = fread(start, 1, sizeof start, file);
    if (ferror(file))
        return FAILED;
    if (begins_with(start, length, ZIP_START))
        return xlsx_read(builder, path) ? OK : REFUSED;
    if (begins_with(start, length, OLD_START)) {
        table_refuse(builder, "table-file.old-or-locked", NULL, NULL);
        return REFUSED;
    }
    return read_text(builder, file);
}

/* What was gathered becomes the table; the heads' row must be there, and one below it. */
static enum status finish(struct table_builder *builder, const struct table_column *columns, struct table **table)
{
    size_t count = table_row_count(builder), heads = table_head_row(builder);
    if (count < heads + 2) {
        table_refuse(builder, "table-file.no-rows", NULL, NULL);
        return REFUSED;
    }
    struct table *made = arena_alloc(builder->arena, sizeof *made);
    made->heads = table_rows(builder)[heads];
    made->rows = table_rows(builder) + heads + 1;
    made->row_count = count - heads - 1;
    if (!table_find_columns(builder, columns, made))
        return REFUSED;
    *table = made;
    return OK;
}

enum status table_read(struct arena *arena, const char *path, const struct table_column *columns, struct table **table,
                       struct table_wrong *wrong)
{
    struct table_builder *builder = table_builder_new(arena, wrong);
    FILE *file = fopen(path, "re");
    enum status got = file == NULL ? FAILED : read_rows(builder, path, file);
    if (got == FAILED)
        log_error("event=\"a table cannot be read\" path=\"%s\" error=\"%s\"", path, strerror(errno));
    if (file != NULL)
        fclose(file);
    return got == OK ? finish(builder, columns, table) : got;
}

const char *table_value(const struct table *table, const struct table_row *row, size_t column)
{
    int place = table->places[column];
    return place < 0 ? "" : row->cells[place];
}
