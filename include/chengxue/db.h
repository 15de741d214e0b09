/*
 * MariaDB, the one place that stores. SQL is always a literal and always a prepared statement; a value is only ever a
 * `?`. Statements are prepared once a connection and dropped when it is lost; a lost connection is opened again at the
 * next use, never inside a transaction.
 *
 * Values are named by a text of types, one letter each:
 *   i  int64_t          s  const char * (NULL is SQL NULL)          b  const void *, size_t (bytes; NULL is SQL NULL)
 *   n  const int64_t * (NULL is SQL NULL)
 * Results of db_get likewise, after a colon, into:
 *   i  int64_t * (NULL reads as 0)       s  char ** (in the arena; NULL stays NULL)       b  char **, size_t *
 *
 * Time in the database is UTC; db_rows shows a DATETIME in Asia/Shanghai as "2026-03-01 08:30:00". A query that needs a
 * machine's time asks for it: UNIX_TIMESTAMP(t) (the session's time zone is UTC).
 */
#ifndef CHENGXUE_DB_H
#define CHENGXUE_DB_H

#include <libxml/tree.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chengxue/arena.h"
#include "chengxue/status.h"

/* Pasting "" to both sides makes anything but a literal a compile error. */
#define SQL(text) ("" text "")

struct db;

/* Which database user: the workers' (no DDL, append-only tables only grow) or the owner's (migrations, grants). */
enum db_user { DB_WORKER, DB_OWNER };

/* A connection by the configuration, opened at first use; ends with db_close. */
struct db *db_new(enum db_user user);
void db_close(struct db *db);

/* The arena that results go to: a request's, a job's. The db keeps the pointer until told otherwise. */
void db_use(struct db *db, struct arena *arena);

/*
 * Transactions. db_begin opens one (read-write); db_begin_read opens one that cannot write. db_end commits when got is
 * OK and nothing in it failed, else rolls back, and returns got, or FAILED when the commit did not succeed: its result
 * is what counts. db_begin inside an open transaction joins it: the outermost db_end decides, and a REFUSED or FAILED
 * inner end dooms the whole. Where a transaction began is kept for the log.
 */
#define db_begin(db) db_begin_at(db, false, __FILE__, __LINE__)
#define db_begin_read(db) db_begin_at(db, true, __FILE__, __LINE__)
MUST_CHECK bool db_begin_at(struct db *db, bool read_only, const char *file, int line);
MUST_CHECK enum status db_end(struct db *db, enum status got);

/* Runs a statement that gives no rows. FAILED is logged and dooms the transaction around it. */
MUST_CHECK enum status db_run(struct db *db, const char *sql, const char *types, ...);

/* Rows that the latest db_run changed (an upsert counts 2 where it updated, as MariaDB does), and the id it made. */
int64_t db_changed(const struct db *db);
int64_t db_made(const struct db *db);

/* True when the latest FAILED was a duplicate key; the statement did nothing and dooms nothing: the caller decides. */
bool db_duplicate(const struct db *db);

/*
 * The first row into variables: db_get(db, SQL("SELECT name, seats FROM class WHERE id = ?"), "i:si", id, &name, &seats).
 * *found tells whether there was one; with found NULL no row is FAILED (a broken promise of the data, logged).
 */
MUST_CHECK enum status db_get(struct db *db, bool *found, const char *sql, const char *types, ...);

/*
 * Appends each row to parent as an element of that name, with a column as the attribute of its alias; a NULL column
 * gives no attribute; an alias that ends in "_text" gives a child element instead (for long text). More than 1,000 rows
 * are FAILED: page the list, or stream it in a job. *rows, when not NULL, gets their number.
 */
MUST_CHECK enum status db_rows(struct db *db, xmlNode *parent, const char *name, int64_t *rows, const char *sql,
                               const char *types, ...);

/*
 * The one number of the one row that SELECT COUNT(*) gives; values of the types as the others take them. For functions
 * that take such arguments themselves.
 */
MUST_CHECK enum status db_count(struct db *db, int64_t *count, const char *sql, const char *types, va_list values);

/*
 * Calls take for each row as the server sends it, however many; values[i] is a column's text (NULL for SQL NULL), good
 * until the call returns. take may not use this db; a status other than OK from it ends the walk and is returned.
 */
typedef enum status db_take(void *context, int columns, const char *const *values, const size_t *lengths);
MUST_CHECK enum status db_each(struct db *db, db_take *take, void *context, const char *sql, const char *types, ...);

/*
 * The first column of the rows into list, at most so many; *count gets how many came. For work done in batches: the SQL
 * says LIMIT ? with the same bound, and whoever calls goes on while *count is the bound.
 */
MUST_CHECK enum status db_ids(struct db *db, int64_t *list, size_t most, size_t *count, const char *sql,
                              const char *types, ...);

/*
 * Ids as one value of type s, "[12,13]" in the arena, which a statement reads as rows of one column, id:
 * SQL("SELECT … FROM" ID_LIST "j JOIN officer o ON o.id = j.id").
 */
#define ID_LIST " JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) "
const char *db_id_list(struct arena *arena, const int64_t *ids, size_t count);

/* True when the latest FAILED was a deadlock or a lock wait that ran out: the whole transaction may be tried again. */
bool db_deadlocked(const struct db *db);

/* Statements run since the last call, for the request's log line. */
int db_statement_count(struct db *db);

/* Says of a failed statement what MariaDB said; for the log and for `chengxue` commands. Never shown on a page. */
const char *db_error(const struct db *db);

/*
 * Holds the database's schema against the program's migrations: how many of ours it lacks, and how many it has had that
 * we do not know (it belongs to a newer program). Both 0: they fit.
 */
MUST_CHECK enum status db_schema_fits(struct db *db, int64_t *missing, int64_t *unknown);

/* Runs what is missing of app/db/schema, then grants the worker user its rights. The db is the owner's. */
MUST_CHECK enum status db_migrate(struct db *db);

#endif
