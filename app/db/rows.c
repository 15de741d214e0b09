#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "chengxue/buffer.h"
#include "chengxue/log.h"
#include "connection.h"

#define COLUMNS_MOST 64
#define ROWS_MOST 1000
#define CELL_FIRST 256 /* bytes bound a column at first; a longer value is fetched again into room of its own size */

/* A statement's result, read row by row, each column as text. */
struct reader {
    MYSQL_STMT *handle;
    MYSQL_RES *names;
    MYSQL_FIELD *fields;
    unsigned columns;
    MYSQL_BIND binds[COLUMNS_MOST];
    char cells[COLUMNS_MOST][CELL_FIRST];
    char *longer[COLUMNS_MOST]; /* heap, for values over CELL_FIRST */
    unsigned long lengths[COLUMNS_MOST];
    my_bool nulls[COLUMNS_MOST];
    const char *values[COLUMNS_MOST];
    size_t sizes[COLUMNS_MOST];
};

static void reader_free(struct reader *reader)
{
    for (unsigned i = 0; i < reader->columns; i++)
        free(reader->longer[i]);
    if (reader->names != NULL)
        mysql_free_result(reader->names);
    mysql_stmt_free_result(reader->handle);
    free(reader);
}

/* Runs a statement for its rows: all of them kept here (stored), so that others may run meanwhile, or as they come. */
static enum status reader_open(struct db *db, bool stored, const char *sql, const char *types, va_list values,
                               struct reader **made)
{
    MYSQL_STMT *handle;
    enum status got = statement_run(db, sql, types, values, &handle);
    if (got != OK)
        return got;
    struct reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL)
        log_fatal("event=\"no memory for a result\"");
    reader->handle = handle;
    reader->names = mysql_stmt_result_metadata(handle);
    assert(reader->names != NULL && "a statement that gives no rows was read");
    reader->columns = mysql_num_fields(reader->names);
    assert(reader->columns <= COLUMNS_MOST);
    reader->fields = mysql_fetch_fields(reader->names);
    for (unsigned i = 0; i < reader->columns; i++) {
        reader->binds[i].buffer_type = MYSQL_TYPE_STRING;
        reader->binds[i].buffer = reader->cells[i];
        reader->binds[i].buffer_length = CELL_FIRST - 1;
        reader->binds[i].length = &reader->lengths[i];
        reader->binds[i].is_null = &reader->nulls[i];
    }
    if (mysql_stmt_bind_result(handle, reader->binds) != 0 || (stored && mysql_stmt_store_result(handle) != 0)) {
        char message[400];
        snprintf(message, sizeof message, "%s", mysql_stmt_error(handle));
        unsigned code = mysql_stmt_errno(handle);
        reader_free(reader);
        return connection_failed(db, code, message, sql);
    }
    *made = reader;
    return OK;
}

static bool read_long_cell(struct reader *reader, unsigned i)
{
    char *room = realloc(reader->longer[i], reader->lengths[i] + 1);
    if (room == NULL)
        log_fatal("event=\"no memory for a long value\"");
    reader->longer[i] = room;
    MYSQL_BIND bind = { .buffer_type = MYSQL_TYPE_STRING, .buffer = room, .buffer_length = reader->lengths[i] };
    unsigned long length = 0;
    my_bool null = 0;
    bind.length = &length;
    bind.is_null = &null;
    if (mysql_stmt_fetch_column(reader->handle, &bind, i, 0) != 0)
        return false;
    room[reader->lengths[i]] = '\0';
    reader->values[i] = room;
    return true;
}

/* Reads the next row; *more is false after the last. */
static enum status reader_next(struct db *db, struct reader *reader, const char *sql, bool *more)
{
    int got = mysql_stmt_fetch(reader->handle);
    *more = got == 0 || got == MYSQL_DATA_TRUNCATED;
    if (got == MYSQL_NO_DATA)
        return OK;
    bool good = *more;
    for (unsigned i = 0; good && i < reader->columns; i++) {
        reader->sizes[i] = reader->nulls[i] ? 0 : reader->lengths[i];
        reader->values[i] = reader->nulls[i] ? NULL : reader->cells[i];
        if (!reader->nulls[i] && reader->lengths[i] >= CELL_FIRST)
            good = read_long_cell(reader, i);
        else
            reader->cells[i][reader->sizes[i]] = '\0';
    }
    if (good)
        return OK;
    char message[400];
    snprintf(message, sizeof message, "%s", mysql_stmt_error(reader->handle));
    unsigned code = mysql_stmt_errno(reader->handle);
    return connection_failed(db, code, message, sql);
}

/* "2026-03-01 00:30:00.000000" of UTC as "2026-03-01 08:30:00" of Asia/Shanghai, which has had no summer time since 1991. */
static void shanghai(const char *utc, char shown[20])
{
    struct tm tm = { 0 };
    snprintf(shown, 20, "%.19s", utc);
    if (strptime(utc, "%Y-%m-%d %H:%M:%S", &tm) == NULL)
        return;
    time_t moment = timegm(&tm) + 8 * 3600;
    gmtime_r(&moment, &tm);
    strftime(shown, 20, "%Y-%m-%d %H:%M:%S", &tm);
}

static bool is_long_text(const char *name)
{
    size_t length = strlen(name);
    return length > 5 && strcmp(name + length - 5, "_text") == 0;
}

static void append_column(xmlNode *row, const MYSQL_FIELD *field, const char *value)
{
    char shown[20];
    if (field->type == MYSQL_TYPE_DATETIME || field->type == MYSQL_TYPE_TIMESTAMP) {
        shanghai(value, shown);
        value = shown;
    }
    if (is_long_text(field->name))
        xmlNewTextChild(row, NULL, BAD_CAST field->name, BAD_CAST value);
    else
        xmlNewProp(row, BAD_CAST field->name, BAD_CAST value);
}

static enum status append_rows(struct db *db, struct reader *reader, xmlNode *parent, const char *name, int64_t *rows,
                               const char *sql)
{
    for (*rows = 0;; ++*rows) {
        bool more;
        enum status got = reader_next(db, reader, sql, &more);
        if (got != OK || !more)
            return got;
        if (*rows == ROWS_MOST) {
            log_error("event=\"more rows than a page may hold\" sql=\"%.200s\"", sql);
            return FAILED;
        }
        xmlNode *row = xmlNewChild(parent, NULL, BAD_CAST name, NULL);
        for (unsigned i = 0; i < reader->columns; i++)
            if (reader->values[i] != NULL)
                append_column(row, &reader->fields[i], reader->values[i]);
    }
}

enum status db_rows(struct db *db, xmlNode *parent, const char *name, int64_t *rows, const char *sql, const char *types,
                    ...)
{
    va_list list;
    va_start(list, types);
    struct reader *reader;
    enum status got = reader_open(db, true, sql, types, list, &reader);
    va_end(list);
    if (got != OK)
        return got;
    int64_t count;
    got = append_rows(db, reader, parent, name, rows != NULL ? rows : &count, sql);
    reader_free(reader);
    return got;
}

static void take_values(struct db *db, const struct reader *reader, const char *outs, va_list list, bool row)
{
    for (unsigned i = 0; outs[i] != '\0'; i++) {
        const char *value = row ? reader->values[i] : NULL;
        if (outs[i] == 'i') {
            int64_t *number = va_arg(list, int64_t *);
            *number = value == NULL ? 0 : strtoll(value, NULL, 10);
            continue;
        }
        char **text = va_arg(list, char **);
        *text = value == NULL ? NULL : arena_copy_bytes(db->arena, value, reader->sizes[i]);
        if (outs[i] == 'b')
            *va_arg(list, size_t *) = value == NULL ? 0 : reader->sizes[i];
    }
}

static enum status first_row(struct db *db, struct reader *reader, bool *found, const char *sql, const char *outs,
                             va_list list)
{
    bool more;
    enum status got = reader_next(db, reader, sql, &more);
    if (got != OK)
        return got;
    take_values(db, reader, outs, list, more);
    if (found != NULL)
        *found = more;
    else if (!more) {
        log_error("event=\"a row that must be there is not\" sql=\"%.200s\"", sql);
        return FAILED;
    }
    return OK;
}

enum status db_get(struct db *db, bool *found, const char *sql, const char *types, ...)
{
    va_list list;
    va_start(list, types);
    struct reader *reader;
    enum status got = reader_open(db, true, sql, types, list, &reader);
    if (got == OK) {
        const char *outs = strchr(types, ':');
        assert(outs != NULL && strlen(outs + 1) == reader->columns);
        /* On some machines a va_list that was passed on has moved, on others not: walk to the results afresh. */
        va_list results;
        va_start(results, types);
        for (const char *type = types; type < outs; type++) {
            if (*type == 'i')
                (void)va_arg(results, int64_t);
            else
                (void)va_arg(results, const void *);
            if (*type == 'b')
                (void)va_arg(results, size_t);
        }
        got = first_row(db, reader, found, sql, outs + 1, results);
        va_end(results);
        reader_free(reader);
    }
    va_end(list);
    return got;
}

enum status db_count(struct db *db, int64_t *count, const char *sql, const char *types, va_list values)
{
    struct reader *reader;
    enum status got = reader_open(db, true, sql, types, values, &reader);
    if (got != OK)
        return got;
    bool more;
    got = reader_next(db, reader, sql, &more);
    if (got == OK) {
        assert(more && reader->values[0] != NULL);
        *count = strtoll(reader->values[0], NULL, 10);
    }
    reader_free(reader);
    return got;
}

enum status db_each(struct db *db, db_take *take, void *context, const char *sql, const char *types, ...)
{
    va_list list;
    va_start(list, types);
    struct reader *reader;
    enum status got = reader_open(db, false, sql, types, list, &reader);
    va_end(list);
    if (got != OK)
        return got;
    for (bool more = true; got == OK && more;) {
        got = reader_next(db, reader, sql, &more);
        if (got == OK && more)
            got = take(context, (int)reader->columns, reader->values, reader->sizes);
    }
    reader_free(reader);
    return got;
}

enum status db_ids(struct db *db, int64_t *list, size_t most, size_t *count, const char *sql, const char *types, ...)
{
    va_list values;
    va_start(values, types);
    struct reader *reader;
    enum status got = reader_open(db, false, sql, types, values, &reader);
    va_end(values);
    *count = 0;
    if (got != OK)
        return got;
    for (bool more = true; got == OK && more && *count < most;) {
        got = reader_next(db, reader, sql, &more);
        if (got == OK && more) {
            assert(reader->values[0] != NULL && "an id is never NULL");
            list[(*count)++] = strtoll(reader->values[0], NULL, 10);
        }
    }
    reader_free(reader);
    return got;
}

/* -- values that are lists ------------------------------------------------------------------------------------------ */

const char *db_id_list(struct arena *arena, const int64_t *ids, size_t count)
{
    struct buffer *json = buffer_new(arena, count * 22 + 3); /* an id has 20 characters at most */
    buffer_text(json, "[");
    for (size_t i = 0; i < count; i++)
        buffer_printf(json, "%s%lld", i > 0 ? "," : "", (long long)ids[i]);
    buffer_text(json, "]");
    return json->bytes;
}
