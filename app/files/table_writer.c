#include "chengxue/table_writer.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "chengxue/log.h"

#define COLUMN_WIDTH 18 /* in characters of the standard font: some eight Chinese ones */
#define TEXT_FORMAT "@"

struct table_writer {
    const char *path;
    lxw_workbook *workbook; /* NULL once closed */
    lxw_worksheet *sheet;
    size_t columns;
};

static void drop(void *what)
{
    struct table_writer *writer = what;
    if (writer->workbook == NULL)
        return;
    if (writer->sheet != NULL)
        fclose(writer->sheet->optimize_tmpfile); /* the library closes it only when it writes the workbook */
    lxw_workbook_free(writer->workbook);
}

static enum status failed(const struct table_writer *writer, lxw_error error)
{
    log_error("event=\"a workbook cannot be written\" path=\"%s\" error=\"%s\"", writer->path, lxw_strerror(error));
    return FAILED;
}

static enum status write_heads(struct table_writer *writer, const char *const *heads)
{
    lxw_format *text = workbook_add_format(writer->workbook), *bold = workbook_add_format(writer->workbook);
    format_set_num_format(text, TEXT_FORMAT);
    format_set_num_format(bold, TEXT_FORMAT);
    format_set_bold(bold);
    worksheet_set_column(writer->sheet, 0, (lxw_col_t)(writer->columns - 1), COLUMN_WIDTH, text);
    worksheet_freeze_panes(writer->sheet, 1, 0);
    lxw_error error = LXW_NO_ERROR;
    for (size_t i = 0; i < writer->columns && error == LXW_NO_ERROR; i++)
        error = worksheet_write_string(writer->sheet, 0, (lxw_col_t)i, heads[i], bold);
    return error == LXW_NO_ERROR ? OK : failed(writer, error);
}

struct table_writer *table_writer_new(struct arena *arena, const char *path, const char *sheet,
                                      const char *const *heads, size_t count)
{
    assert(count > 0);
    const char *slash = strrchr(path, '/');
    lxw_workbook_options options = {
        .constant_memory = LXW_TRUE,
        .tmpdir = slash == NULL ? arena_copy(arena, ".") : arena_copy_bytes(arena, path, (size_t)(slash - path) + 1),
    };
    struct table_writer *writer = arena_alloc(arena, sizeof *writer);
    *writer = (struct table_writer){ .path = arena_copy(arena, path), .columns = count };
    writer->workbook = workbook_new_opt(writer->path, &options);
    if (writer->workbook != NULL) {
        arena_defer(arena, drop, writer);
        writer->sheet = workbook_add_worksheet(writer->workbook, sheet);
    }
    if (writer->sheet == NULL) {
        log_error("event=\"a workbook cannot begin\" path=\"%s\" sheet=\"%s\"", path, sheet);
        return NULL;
    }
    return write_heads(writer, heads) == OK ? writer : NULL;
}

enum status table_writer_close(struct table_writer *writer)
{
    lxw_error error = workbook_close(writer->workbook); /* frees it, whatever comes of it */
    writer->workbook = NULL;
    return error == LXW_NO_ERROR ? OK : failed(writer, error);
}
