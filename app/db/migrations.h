/*
 * The migrations, made at build time from app/db/schema/NNNN_name.sql: numbers ascending, ended by one without SQL.
 */
#ifndef CHENGXUE_DB_MIGRATIONS_H
#define CHENGXUE_DB_MIGRATIONS_H

struct migration {
    int number;
    const char *name; /* "0001_schema_migration" */
    const char *sql;
};

extern const struct migration db_migrations[];

#endif
