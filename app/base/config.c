#include "chengxue/config.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "chengxue/log.h"

#define SECRET_SIZE 256 /* the longest file of a password, with its NUL */

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

/* The first line of a file, and where the second begins when that is asked for ("" when there is none). */
static const char *read_lines(const char *path, char lines[SECRET_SIZE], const char **second)
{
    size_t length = read_file(path, lines, SECRET_SIZE);
    if (length == SECRET_SIZE)
        log_fatal("event=\"a file of the configuration is too long\" path=\"%s\"", path);
    lines[length] = '\0';
    size_t end = strcspn(lines, "\r\n");
    char *next = lines + end + strspn(lines + end, "\r\n");
    next[strcspn(next, "\r\n")] = '\0';
    lines[end] = '\0';
    if (second != NULL)
        *second = next;
    return lines;
}

/* Whether a file of secrets is there; one that others may read is no secret, and ends the process. */
static bool secret_there(const char *path)
{
    struct stat file;
    if (stat(path, &file) != 0)
        return false;
    if ((file.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        log_fatal("event=\"a secret may be read by others, make it mode 600\" path=\"%s\"", path);
    return true;
}

/* The ways out of the house: without one everything stays on the pages. */
static void read_ways(void)
{
    static char login[SECRET_SIZE], key[SECRET_SIZE];
    the_config.site_url = variable("CHENGXUE_SITE_URL", "");
    the_config.smtp_url = variable("CHENGXUE_SMTP_URL", "");
    the_config.smtp_from = variable("CHENGXUE_SMTP_FROM", "");
    the_config.hook_url = variable("CHENGXUE_HOOK_URL", "");
    const char *smtp = config_path("secret/smtp"), *hook = config_path("secret/hook");
    if (the_config.smtp_url[0] != '\0' && secret_there(smtp))
        the_config.smtp_user = read_lines(smtp, login, &the_config.smtp_password);
    if (the_config.hook_url[0] == '\0')
        return;
    if (!secret_there(hook) || (the_config.hook_key = read_lines(hook, key, NULL))[0] == '\0')
        log_fatal("event=\"a hook without a key to sign with\" path=\"%s\"", hook);
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
    static char password[SECRET_SIZE];
    the_config.db_password = read_lines(variable("CHENGXUE_DB_PASSWORD_FILE", config_path("secret/db-password")),
                                        password, NULL);
    read_ways();
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
