#include "chengxue/numbers.h"

#include <string.h>

#include "chengxue/buffer.h"
#include "chengxue/scope.h"
#include "chengxue/table_file.h"
#include "chengxue/text.h"

/* Bytes of the separator at `at`, those of full width included; 0 when it is none. */
static size_t separator(const char *at)
{
    static const char *const wide[] = { "，", "；", "、", "　" };
    if (strchr(" \t\n,;", *at) != NULL)
        return *at != '\0';
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (strncmp(at, wide[i], strlen(wide[i])) == 0)
            return strlen(wide[i]);
    return 0;
}

/* Digits and letters of full width become plain; plain ones stay as they are written. */
static char *plain(struct arena *arena, const char *bytes, size_t length)
{
    char *text = arena_copy_bytes(arena, bytes, length);
    for (const char *at = text; *at != '\0'; at++)
        if ((unsigned char)*at > 127)
            return text_fold(arena, text);
    return text;
}

enum status numbers_read(struct request *req, const char *field, const char *text, const struct numbers **numbers)
{
    struct numbers *read = arena_alloc(req->arena, sizeof *read);
    read->count = 0;
    *numbers = read;
    for (const char *at = text; *at != '\0';) {
        size_t gap = separator(at), length = 0;
        while (gap == 0 && at[length] != '\0' && separator(at + length) == 0)
            length++;
        if (gap == 0 && read->count == NUMBERS_MOST)
            return refuse_with(req, "numbers.too-many", arena_printf(req->arena, "%d", NUMBERS_MOST), NULL);
        if (gap == 0)
            read->list[read->count++] = plain(req->arena, at, length);
        at += gap + length;
    }
    return read->count > 0 ? OK : refuse_field(req, field, "param.missing");
}

enum status numbers_of_file(struct request *req, const struct upload *file, const char **text)
{
    static const struct table_column columns[] = { { "officer-number", true }, { 0 } };
    struct table *table;
    struct table_wrong wrong;
    enum status got = table_read(req->arena, file->path, columns, &table, &wrong);
    if (got == REFUSED)
        return refuse_with(req, wrong.key, wrong.zero, wrong.one);
    if (got != OK)
        return got;
    struct buffer *list = buffer_new(req->arena, NUMBERS_BYTES_MOST);
    for (size_t i = 0; i < table->row_count; i++) {
        buffer_text(list, table_value(table, &table->rows[i], 0));
        buffer_text(list, "\n");
    }
    *text = list->bytes;
    return list->full ? refuse_with(req, "numbers.too-many", arena_printf(req->arena, "%d", NUMBERS_MOST), NULL) : OK;
}

/* -- whose they are --------------------------------------------------------------------------------------------------- */

#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-"
#define TEXT_MOST 32 /* of a number that can be one, with its quotes */

/* A list that a statement reads as rows; one that no number can be reads as none. */
static const char *json_of(struct request *req, const struct numbers *numbers)
{
    struct buffer *json = buffer_new(req->arena, numbers->count * (TEXT_MOST + 3) + 3);
    buffer_text(json, "[");
    for (size_t i = 0; i < numbers->count; i++) {
        const char *number = numbers->list[i];
        bool sound = strspn(number, LETTERS) == strlen(number) && strlen(number) < TEXT_MOST;
        buffer_printf(json, "%s[%zu,\"%s\"]", i > 0 ? "," : "", i, sound ? number : "");
    }
    buffer_text(json, "]");
    return json->bytes;
}

#define NUMBERS " JSON_TABLE(?, '$[*]' COLUMNS (place INT PATH '$[0]', number VARCHAR(40) PATH '$[1]')) "

enum status numbers_officers(struct request *req, enum right right, const char *field, const struct numbers *numbers,
                             int64_t *officers, size_t most, size_t *count)
{
    bool unknown;
    int64_t place;
    const char *json = json_of(req, numbers);
    enum status got = db_get(req->db, &unknown,
                             SQL("SELECT j.place FROM" NUMBERS "j WHERE NOT EXISTS (SELECT 1 FROM officer_now o"
                                 "   WHERE o.number = j.number AND o.unit" IN_SCOPE ") ORDER BY j.place LIMIT 1"),
                             "sis:i", json, req->viewer, right_name(right), &place);
    if (got == OK && unknown)
        return refuse_field_with(req, field, "numbers.unknown", numbers->list[place]);
    if (got == OK)
        got = db_ids(req->db, officers, most, count,
                     SQL("SELECT DISTINCT o.id FROM" NUMBERS "j JOIN officer_now o ON o.number = j.number ORDER BY o.id"
                         " LIMIT ?"),
                     "si", json, (int64_t)most);
    if (got == OK && *count == most)
        return refuse_with(req, "numbers.too-many", arena_printf(req->arena, "%zu", most - 1), NULL);
    return got;
}
