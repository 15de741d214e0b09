/*
 * What the files of db/ share: the connection, its cached statements, its transaction. Nobody outside db/ includes this.
 */
#ifndef CHENGXUE_DB_CONNECTION_H
#define CHENGXUE_DB_CONNECTION_H

#include <mysql.h>
#include <stdarg.h>

#include "chengxue/db.h"

#define STATEMENT_PLACES 2048 /* a power of two, well above the number of statements in the program */

struct statement {
    const char *sql; /* the literal; its address is the key */
    MYSQL_STMT *handle;
};

struct db {
    MYSQL *mysql; /* NULL while not connected */
    enum db_user user;
    struct arena *arena;
    struct statement statements[STATEMENT_PLACES];
    int depth;       /* how many db_begin are open */
    bool doomed;     /* something in the transaction failed or was refused: it can only be rolled back */
    bool deadlocked; /* the latest FAILED was a deadlock or a lock wait that ran out */
    bool duplicate;  /* the latest FAILED was a duplicate key */
    const char *begun_file;
    int begun_line;
    int statement_count;
    int64_t changed, made;
    char error[512];
};

/* Connects when there is no connection. False is logged. */
bool connection_ensure(struct db *db);
/* Forgets the connection and every statement prepared on it. */
void connection_drop(struct db *db);
/* Keeps and logs an error; drops the connection when it is lost. where is the SQL. Always FAILED. */
enum status connection_failed(struct db *db, unsigned code, const char *message, const char *where);

/*
 * Prepares (or finds) the statement, binds the values, runs it. *handle is the statement with its result pending; the
 * caller reads it and calls mysql_stmt_free_result. Takes the values of `types` up to its end or its colon from list.
 */
enum status statement_run(struct db *db, const char *sql, const char *types, va_list list, MYSQL_STMT **handle);

#endif
