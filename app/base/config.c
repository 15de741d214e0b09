#include "chengxue/config.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chengxue/log.h"

#define PASSWORD_SIZE 256 /* the longest database password, with its NUL */

/* Paths live as long as the process; a chain keeps them, so that a leak checker knows that they are wanted. */
struct path {
    struct path *next;
    char text[];
};

static struct path *paths;
static struct config the_config;
static bool is_read;

/* The variable, or what holds in its place when it is not set or empty. Nothing here changes the environment. */
static const char *variable(const char *name, const char *otherwise)
{
    const char *value = getenv(name);
    return value == NULL || *value == '\0' ? otherwise : value;
}

/* Up to size bytes of the file; ends the process when it cannot be read. */
static size_t read_file(const char *path, void *bytes, size_t size)
{
    FILE *file = fopen(path, "re");
    if (file == NULL)
        log_fatal("event=\"a file of the configuration does not open\" path=\"%s\" error=\"%s\"", path,
                  strerror(errno));
    size_t length = fread(bytes, 1, size, file);
    if (ferror(file))
        log_fatal("event=\"a file of the configuration cannot be read\" path=\"%s\"", path);
    fclose(file);
    return length;
}

static const char *read_password(const char *path)
{
    static char password[PASSWORD_SIZE];
    size_t length = read_file(path, password, sizeof password);
    if (length == sizeof password)
        log_fatal("event=\"the database password is too long\" path=\"%s\"", path);
    password[length] = '\0';
    password[strcspn(password, "\r\n")] = '\0';
    return password;
}

static void read_key(const char *path, unsigned char *key, size_t size)
{
    unsigned char bytes[sizeof the_config.key + 1]; /* one more, so that a longer file is noticed */
    if (read_file(path, bytes, size + 1) != size)
        log_fatal("event=\"the key is not of %zu bytes\" path=\"%s\"", size, path);
    memcpy(key, bytes, size);
}

const struct config *config(void)
{
    if (is_read)
        return &the_config;

    the_config.home = variable("CHENGXUE_HOME", "var");
    the_config.templates = variable("CHENGXUE_TEMPLATES", "templates");
    the_config.bank = variable("CHENGXUE_BANK", "question-bank");
    the_config.assets = variable("CHENGXUE_ASSETS", "/assets/dev");
    the_config.db_hosts = variable("CHENGXUE_DB_HOSTS", "");
    the_config.db_name = variable("CHENGXUE_DB_NAME", "chengxue");
    the_config.db_user = variable("CHENGXUE_DB_USER", "chengxue");
    is_read = true; /* config_path asks for home from here on */

    the_config.db_socket = variable("CHENGXUE_DB_SOCKET", config_path("run/db.sock"));
    the_config.db_password = read_password(variable("CHENGXUE_DB_PASSWORD_FILE", config_path("secret/db-password")));
    read_key(config_path("secret/key"), the_config.key, sizeof the_config.key);
    return &the_config;
}

const char *config_path(const char *name)
{
    const char *home = config()->home;
    size_t below = strlen(home) + strlen("/"), size = below + strlen(name) + 1;
    for (const struct path *path = paths; path != NULL; path = path->next)
        if (strcmp(path->text + below, name) == 0)
            return path->text;
    struct path *path = malloc(sizeof *path + size);
    if (path == NULL)
        log_fatal("event=\"no memory for the configuration\"");
    snprintf(path->text, size, "%s/%s", home, name);
    path->next = paths;
    paths = path;
    return path->text;
}
