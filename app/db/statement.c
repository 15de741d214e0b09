#include <assert.h>
#include <errmsg.h>
#include <string.h>

#include "connection.h"

#define VALUES_MOST 64

struct bound {
    MYSQL_BIND binds[VALUES_MOST];
    int64_t numbers[VALUES_MOST];
    unsigned long lengths[VALUES_MOST];
    size_t count;
};

static void bind_text(MYSQL_BIND *bind, unsigned long *length, enum enum_field_types type, const void *bytes,
                      size_t size)
{
    if (bytes == NULL) {
        bind->buffer_type = MYSQL_TYPE_NULL;
        return;
    }
    *length = size;
    bind->buffer_type = type;
    bind->buffer = (void *)(uintptr_t)bytes; /* the library only reads it, but asks for a plain pointer */
    bind->buffer_length = size;
    bind->length = length;
}

static void bind_number(MYSQL_BIND *bind, int64_t *place, int64_t number)
{
    *place = number;
    bind->buffer_type = MYSQL_TYPE_LONGLONG;
    bind->buffer = place;
}

static void bind_values(struct bound *bound, const char *types, va_list list)
{
    memset(bound->binds, 0, sizeof bound->binds);
    for (bound->count = 0; *types != '\0' && *types != ':'; types++, bound->count++) {
        assert(bound->count < VALUES_MOST);
        MYSQL_BIND *bind = &bound->binds[bound->count];
        unsigned long *length = &bound->lengths[bound->count];
        int64_t *place = &bound->numbers[bound->count];
        if (*types == 'i') {
            bind_number(bind, place, va_arg(list, int64_t));
        } else if (*types == 'n') {
            const int64_t *number = va_arg(list, const int64_t *);
            if (number != NULL)
                bind_number(bind, place, *number);
            else
                bind->buffer_type = MYSQL_TYPE_NULL;
        } else if (*types == 's') {
            const char *text = va_arg(list, const char *);
            bind_text(bind, length, MYSQL_TYPE_STRING, text, text == NULL ? 0 : strlen(text));
        } else {
            assert(*types == 'b');
            const void *bytes = va_arg(list, const void *);
            size_t size = va_arg(list, size_t);
            bind_text(bind, length, MYSQL_TYPE_BLOB, bytes, size);
        }
    }
}

/* The place of a literal in the table: its own when it is there, else the first free one on its way. */
static struct statement *find(struct db *db, const char *sql)
{
    size_t at = ((uintptr_t)sql >> 3) * 2654435761U;
    for (size_t i = 0; i < STATEMENT_PLACES; i++) {
        struct statement *place = &db->statements[(at + i) & (STATEMENT_PLACES - 1)];
        if (place->sql == sql || place->sql == NULL)
            return place;
    }
    assert(!"more statements than places");
    return NULL;
}

static MYSQL_STMT *prepared(struct db *db, const char *sql)
{
    struct statement *place = find(db, sql);
    if (place->handle != NULL)
        return place->handle;
    MYSQL_STMT *handle = mysql_stmt_init(db->mysql);
    if (handle == NULL || mysql_stmt_prepare(handle, sql, strlen(sql)) != 0) {
        unsigned code = handle == NULL ? CR_OUT_OF_MEMORY : mysql_stmt_errno(handle);
        char message[400];
        snprintf(message, sizeof message, "%s", handle == NULL ? "no memory" : mysql_stmt_error(handle));
        if (handle != NULL)
            mysql_stmt_close(handle);
        connection_failed(db, code, message, sql);
        return NULL;
    }
    *place = (struct statement){ .sql = sql, .handle = handle };
    return handle;
}

/* True when the connection was found dead before the statement reached the server. */
static bool never_arrived(unsigned code)
{
    return code == CR_SERVER_GONE_ERROR;
}

enum status statement_run(struct db *db, const char *sql, const char *types, va_list list, MYSQL_STMT **handle)
{
    struct bound bound;
    bind_values(&bound, types, list);
    if (db->depth > 0 && db->mysql == NULL)
        return FAILED; /* the connection went down inside this transaction */
    db->duplicate = db->deadlocked = false;
    for (int attempt = 0;; attempt++) {
        db->statement_count++;
        if (!connection_ensure(db))
            return FAILED;
        bool once_more = attempt == 0 && db->depth == 0;
        *handle = prepared(db, sql);
        if (*handle == NULL) {
            if (once_more && db->mysql == NULL)
                continue;
            return FAILED;
        }
        assert(mysql_stmt_param_count(*handle) == bound.count);
        if ((bound.count == 0 || mysql_stmt_bind_param(*handle, bound.binds) == 0) && mysql_stmt_execute(*handle) == 0)
            break;
        unsigned code = mysql_stmt_errno(*handle);
        char message[400]; /* the handle goes away with a lost connection */
        snprintf(message, sizeof message, "%s", mysql_stmt_error(*handle));
        connection_failed(db, code, message, sql);
        if (!once_more || !never_arrived(code))
            return FAILED;
    }
    db->changed = (int64_t)mysql_stmt_affected_rows(*handle);
    db->made = (int64_t)mysql_stmt_insert_id(*handle);
    return OK;
}

enum status db_run(struct db *db, const char *sql, const char *types, ...)
{
    va_list list;
    va_start(list, types);
    MYSQL_STMT *handle;
    enum status got = statement_run(db, sql, types, list, &handle);
    va_end(list);
    if (got == OK)
        mysql_stmt_free_result(handle);
    return got;
}
