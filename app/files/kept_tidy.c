#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "chengxue/config.h"
#include "chengxue/features.h"
#include "chengxue/log.h"
#include "kept.h"

#define YOUNG_SECONDS 86400 /* a younger file may belong to a row that is not committed yet */

/* Removes one that no row names: its transaction failed. */
static enum status tidy_one(struct job *job, int folder, const char *month, const char *name)
{
    struct stat file;
    bool found;
    int64_t id;
    if (name[0] == '.' || fstatat(folder, name, &file, AT_SYMLINK_NOFOLLOW) != 0 ||
        time(NULL) - file.st_mtime < YOUNG_SECONDS)
        return OK;
    const char *path = arena_printf(job->arena, KEPT_FOLDER "/%s/%s", month, name);
    enum status got = db_get(job->db, &found, SQL("SELECT id FROM kept_file WHERE path = ?"), "s:i", path, &id);
    if (got == OK && !found && unlinkat(folder, name, 0) != 0)
        log_error("event=\"a file of nobody cannot be removed\" path=\"%s\" error=\"%s\"", path, strerror(errno));
    return got;
}

static enum status tidy_month(struct job *job, const char *month)
{
    DIR *folder = opendir(arena_printf(job->arena, "%s/files/" KEPT_FOLDER "/%s", config()->home, month));
    if (folder == NULL)
        return errno == ENOENT ? OK : FAILED; /* nobody has handed in anything that month */
    enum status got = OK;
    for (const struct dirent *entry; got == OK && (entry = readdir(folder)) != NULL;)
        got = tidy_one(job, dirfd(folder), month, entry->d_name);
    closedir(folder);
    return got;
}

/* This month and the last: what was left before was removed then. */
enum status kept_files_tidy(struct job *job)
{
    char *month, *before;
    enum status got = db_get(
        job->db, NULL,
        SQL("SELECT DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m'),"
            "       DATE_FORMAT(UTC_TIMESTAMP() - INTERVAL DAYOFMONTH(UTC_TIMESTAMP()) DAY, '%Y-%m')"),
        ":ss", &month, &before);
    if (got == OK)
        got = tidy_month(job, month);
    return got == OK ? tidy_month(job, before) : got;
}
