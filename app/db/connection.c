#include "connection.h"

#include <errmsg.h>
#include <mysqld_error.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "chengxue/config.h"
#include "chengxue/log.h"

struct db *db_new(enum db_user user)
{
    struct db *db = calloc(1, sizeof *db);
    if (db == NULL)
        log_fatal("event=\"no memory for a database connection\"");
    db->user = user;
    return db;
}

void db_close(struct db *db)
{
    if (db == NULL)
        return;
    connection_drop(db);
    free(db);
}

void db_use(struct db *db, struct arena *arena)
{
    db->arena = arena;
}

void connection_drop(struct db *db)
{
    for (size_t i = 0; i < STATEMENT_PLACES; i++) {
        if (db->statements[i].handle != NULL)
            mysql_stmt_close(db->statements[i].handle);
        db->statements[i] = (struct statement){ 0 };
    }
    if (db->mysql != NULL)
        mysql_close(db->mysql);
    db->mysql = NULL;
}

static bool is_lost(unsigned code)
{
    return code == CR_SERVER_GONE_ERROR || code == CR_SERVER_LOST || code == CR_CONNECTION_ERROR ||
           code == ER_CONNECTION_KILLED || code == ER_SERVER_SHUTDOWN;
}

enum status connection_failed(struct db *db, unsigned code, const char *message, const char *where)
{
    snprintf(db->error, sizeof db->error, "%u %s", code, message);
    db->duplicate = code == ER_DUP_ENTRY;
    db->deadlocked = code == ER_LOCK_DEADLOCK || code == ER_LOCK_WAIT_TIMEOUT;
    if (db->duplicate)
        return FAILED;
    if (db->depth > 0)
        db->doomed = true;
    log_error("event=\"database\" error=\"%s\" sql=\"%.200s\"", db->error, where);
    if (is_lost(code))
        connection_drop(db);
    return FAILED;
}

bool connection_ensure(struct db *db)
{
    if (db->mysql != NULL)
        return true;
    const struct config *c = config();
    MYSQL *mysql = mysql_init(NULL);
    if (mysql == NULL)
        log_fatal("event=\"no memory for a database connection\"");
    unsigned seconds = 5;
    mysql_options(mysql, MYSQL_OPT_CONNECT_TIMEOUT, &seconds);
    mysql_options(mysql, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    mysql_options(mysql, MYSQL_INIT_COMMAND, "SET time_zone = '+00:00'");
    bool owner = db->user == DB_OWNER;
    const char *hosts = c->db_hosts[0] != '\0' ? c->db_hosts : NULL;
    /* The owner comes in by the unix socket as the user who runs the program; no password exists for it. The name is
     * that of the process: left out, the library would take who signed in on the terminal. */
    const struct passwd *process = owner ? getpwuid(geteuid()) : NULL;
    const char *user = process != NULL ? process->pw_name : c->db_user;
    if (mysql_real_connect(mysql, owner ? NULL : hosts, user, owner ? NULL : c->db_password, c->db_name, 0,
                           hosts == NULL || owner ? c->db_socket : NULL, 0) == NULL) {
        connection_failed(db, mysql_errno(mysql), mysql_error(mysql), "connect");
        mysql_close(mysql);
        return false;
    }
    db->mysql = mysql;
    return true;
}

static bool simple(struct db *db, const char *sql)
{
    db->statement_count++;
    if (mysql_query(db->mysql, sql) == 0)
        return true;
    connection_failed(db, mysql_errno(db->mysql), mysql_error(db->mysql), sql);
    return false;
}

bool db_begin_at(struct db *db, bool read_only, const char *file, int line)
{
    if (db->depth > 0) {
        db->depth++;
        return true;
    }
    const char *sql = read_only ? "START TRANSACTION READ ONLY" : "START TRANSACTION READ WRITE";
    /* Nothing has been done yet, so a connection that proves to be dead is opened again and asked once more. */
    for (int attempt = 0; attempt < 2; attempt++) {
        if (!connection_ensure(db))
            return false;
        if (simple(db, sql)) {
            db->depth = 1;
            db->doomed = db->deadlocked = false;
            db->begun_file = file;
            db->begun_line = line;
            return true;
        }
    }
    return false;
}

enum status db_end(struct db *db, enum status got)
{
    if (got != OK)
        db->doomed = true;
    if (--db->depth > 0)
        return got;
    if (db->mysql == NULL)
        return got == REFUSED ? REFUSED : FAILED;
    if (db->doomed) {
        if (got == OK)
            log_error("event=\"rolled back after an inner failure\" begun=\"%s:%d\"", db->begun_file, db->begun_line);
        if (!simple(db, "ROLLBACK"))
            connection_drop(db);
        return got == OK ? FAILED : got;
    }
    if (simple(db, "COMMIT"))
        return OK;
    /* Whether it took effect is unknown: the caller must treat it as not done, and repeats must be harmless. */
    connection_drop(db);
    return FAILED;
}

bool db_deadlocked(const struct db *db)
{
    return db->deadlocked;
}

bool db_duplicate(const struct db *db)
{
    return db->duplicate;
}

int64_t db_changed(const struct db *db)
{
    return db->changed;
}

int64_t db_made(const struct db *db)
{
    return db->made;
}

int db_statement_count(struct db *db)
{
    int count = db->statement_count;
    db->statement_count = 0;
    return count;
}

const char *db_error(const struct db *db)
{
    return db->error;
}
