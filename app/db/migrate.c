#include "migrations.h"

#include <string.h>

#include "chengxue/config.h"
#include "chengxue/log.h"
#include "connection.h"

static enum status has_history(struct db *db, bool *has)
{
    int64_t there = 0;
    enum status got = db_get(db, NULL,
                             SQL("SELECT COUNT(*) FROM information_schema.tables"
                                 " WHERE table_schema = DATABASE() AND table_name = 'schema_migration'"),
                             ":i", &there);
    *has = there > 0;
    return got;
}

static enum status was_run(struct db *db, const struct migration *migration, bool *run)
{
    int64_t times = 0;
    enum status got = db_get(db, NULL, SQL("SELECT COUNT(*) FROM schema_migration WHERE number = ?"), "i:i",
                             (int64_t)migration->number, &times);
    *run = times > 0;
    return got;
}

enum status db_schema_fits(struct db *db, int64_t *missing, int64_t *unknown)
{
    bool has, run;
    int64_t known = 0, all = 0;
    *missing = *unknown = 0;
    enum status got = has_history(db, &has);
    for (const struct migration *m = db_migrations; got == OK && m->sql != NULL; m++) {
        run = false;
        if (has)
            got = was_run(db, m, &run);
        *(run ? &known : missing) += 1;
    }
    if (got == OK && has)
        got = db_get(db, NULL, SQL("SELECT COUNT(*) FROM schema_migration"), ":i", &all);
    *unknown = all - known;
    return got;
}

/* DDL cannot be a prepared statement everywhere, and commits by itself: so a migration is one statement, safe to repeat. */
static enum status run_migration(struct db *db, const struct migration *migration)
{
    log_info("event=\"migration\" number=%d name=\"%s\"", migration->number, migration->name);
    if (mysql_real_query(db->mysql, migration->sql, strlen(migration->sql)) != 0)
        return connection_failed(db, mysql_errno(db->mysql), mysql_error(db->mysql), migration->name);
    return db_run(db, SQL("INSERT INTO schema_migration (number, name, applied_at) VALUES (?, ?, UTC_TIMESTAMP(6))"),
                  "is", (int64_t)migration->number, migration->name);
}

struct grants {
    struct db *writer; /* a connection of its own, since the first is being read */
};

static enum status grant_one(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    struct grants *grants = context;
    MYSQL *mysql = grants->writer->mysql;
    if (mysql_real_query(mysql, values[0], lengths[0]) == 0)
        return OK;
    return connection_failed(grants->writer, mysql_errno(mysql), mysql_error(mysql), values[0]);
}

/*
 * Least privilege, from what each table says of itself: no DDL for the workers, and only reading and adding in a table
 * whose comment begins with "append-only". What a table no longer allows is taken back first.
 */
static enum status grant_all(struct db *db)
{
    struct grants grants = { .writer = db_new(DB_OWNER) };
    enum status got = connection_ensure(grants.writer) ? OK : FAILED;
    if (got == OK)
        got = db_each(db, grant_one, &grants,
                      SQL("SELECT CONCAT('REVOKE ALL PRIVILEGES, GRANT OPTION FROM `', ?, '`@localhost')"
                          " UNION ALL "
                          "SELECT CONCAT('GRANT ',"
                          "       CASE WHEN table_type = 'VIEW' OR table_name = 'schema_migration' THEN 'SELECT'"
                          "            WHEN table_comment LIKE 'append-only%' THEN 'SELECT, INSERT'"
                          "            ELSE 'SELECT, INSERT, UPDATE, DELETE' END,"
                          "       ' ON `', table_name, '` TO `', ?, '`@localhost')"
                          "  FROM information_schema.tables WHERE table_schema = DATABASE()"),
                      "ss", config()->db_user, config()->db_user);
    db_close(grants.writer);
    return got;
}

/* The table of what was run is made by the first migration, so before that nothing was. */
static enum status run_missing(struct db *db, const struct migration *migration)
{
    bool has, run = false;
    enum status got = has_history(db, &has);
    if (got == OK && has)
        got = was_run(db, migration, &run);
    return got == OK && !run ? run_migration(db, migration) : got;
}

enum status db_migrate(struct db *db)
{
    enum status got = connection_ensure(db) ? OK : FAILED;
    for (const struct migration *m = db_migrations; got == OK && m->sql != NULL; m++)
        got = run_missing(db, m);
    return got == OK ? grant_all(db) : got;
}
