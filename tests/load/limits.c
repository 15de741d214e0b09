/*
 * limits SOCKET DATABASE [CONNECTIONS] [SECONDS]
 *
 * The bare rate of durable commits: as many connections as said each insert one small row a statement, autocommit, with
 * nothing in between. What the machine and MariaDB can do at most, to hold the rate of saved answers against.
 */
#include <mysql.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct writer {
    pthread_t thread;
    const char *socket, *database;
    long number;
    double seconds;
    long commits;
    bool failed;
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static MYSQL_STMT *prepare(MYSQL *mysql, MYSQL_BIND binds[2], long long values[2])
{
    static const char sql[] = "INSERT INTO load_limit (writer, number, answer) VALUES (?, ?, 'ABCD')";
    MYSQL_STMT *statement = mysql_stmt_init(mysql);
    memset(binds, 0, 2 * sizeof *binds);
    for (int i = 0; i < 2; i++) {
        binds[i].buffer_type = MYSQL_TYPE_LONGLONG;
        binds[i].buffer = &values[i];
    }
    if (statement == NULL || mysql_stmt_prepare(statement, sql, sizeof sql - 1) != 0 ||
        mysql_stmt_bind_param(statement, binds) != 0)
        return NULL;
    return statement;
}

static void *write_rows(void *what)
{
    struct writer *writer = what;
    MYSQL *mysql = mysql_init(NULL);
    MYSQL_BIND binds[2];
    long long values[2] = { writer->number, 0 };
    writer->failed = true;
    if (mysql_real_connect(mysql, NULL, NULL, NULL, writer->database, 0, writer->socket, 0) == NULL)
        return NULL;
    MYSQL_STMT *statement = prepare(mysql, binds, values);
    if (statement == NULL)
        return NULL;
    for (double end = now() + writer->seconds; now() < end; values[1]++) {
        if (mysql_stmt_execute(statement) != 0)
            return NULL;
        writer->commits++;
    }
    mysql_stmt_close(statement);
    mysql_close(mysql);
    writer->failed = false;
    return NULL;
}

static bool run(const char *socket, const char *database, const char *sql)
{
    MYSQL *mysql = mysql_init(NULL);
    bool good = mysql_real_connect(mysql, NULL, NULL, NULL, database, 0, socket, 0) != NULL &&
                mysql_query(mysql, sql) == 0;
    if (!good)
        fprintf(stderr, "%s: %s\n", sql, mysql_error(mysql));
    mysql_close(mysql);
    return good;
}

int main(int count, char **words)
{
    if (count < 3) {
        fprintf(stderr, "usage: limits SOCKET DATABASE [CONNECTIONS] [SECONDS]\n");
        return 2;
    }
    int connections = count > 3 ? atoi(words[3]) : 16;
    double seconds = count > 4 ? atof(words[4]) : 5;
    if (connections < 1 || connections > 256)
        return 2;
    if (!run(words[1], words[2],
             "CREATE OR REPLACE TABLE load_limit (writer INT NOT NULL, number INT NOT NULL,"
             " answer VARCHAR(16) NOT NULL, PRIMARY KEY (writer, number))"))
        return 1;
    struct writer *writers = calloc((size_t)connections, sizeof *writers);
    if (writers == NULL)
        return 1;
    long commits = 0;
    bool failed = false;
    for (int i = 0; i < connections; i++) {
        writers[i] = (struct writer){ .socket = words[1], .database = words[2], .number = i, .seconds = seconds };
        pthread_create(&writers[i].thread, NULL, write_rows, &writers[i]);
    }
    for (int i = 0; i < connections; i++) {
        pthread_join(writers[i].thread, NULL);
        commits += writers[i].commits;
        failed |= writers[i].failed;
    }
    run(words[1], words[2], "DROP TABLE load_limit");
    printf("%.0f durable commits/s on %d connections\n", (double)commits / seconds, connections);
    free(writers);
    return failed;
}
