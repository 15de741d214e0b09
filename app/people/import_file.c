#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "chengxue/config.h"
#include "chengxue/file.h"
#include "chengxue/log.h"
#include "import.h"

#define FOLDER "files/"
#define PREFIX "import-"
#define YOUNG_SECONDS 3600 /* a younger file may belong to an import that is just being written down */

enum status import_file_keep(struct arena *arena, const char *path, const char **kept)
{
    char *copy = arena_printf(arena, "%s/" FOLDER PREFIX "XXXXXX", config()->home);
    int from = open(path, O_RDONLY | O_CLOEXEC), to = mkostemp(copy, O_CLOEXEC);
    bool done = from >= 0 && to >= 0 && file_copy(from, to);
    if (!done)
        log_error("event=\"an import's file cannot be kept\" path=\"%s\" error=\"%s\"", copy, strerror(errno));
    if (from >= 0)
        close(from);
    done = to >= 0 && close(to) == 0 && done;
    *kept = strrchr(copy, '/') + 1;
    if (!done && to >= 0)
        unlink(copy);
    return done ? OK : FAILED;
}

void import_file_drop(struct arena *arena, const char *kept)
{
    if (unlink(arena_printf(arena, "%s/" FOLDER "%s", config()->home, kept)) != 0)
        log_error("event=\"an import's file cannot be removed\" name=\"%s\" error=\"%s\"", kept, strerror(errno));
}

/* Removes one that no import names any more. */
static enum status tidy_one(struct job *job, int folder, const char *name)
{
    struct stat file;
    bool found;
    int64_t import;
    if (fstatat(folder, name, &file, AT_SYMLINK_NOFOLLOW) != 0 || time(NULL) - file.st_mtime < YOUNG_SECONDS)
        return OK;
    enum status got = db_get(job->db, &found, SQL("SELECT id FROM officer_import WHERE kept_as = ?"), "s:i", name,
                             &import);
    if (got == OK && !found)
        import_file_drop(job->arena, name);
    return got;
}

enum status import_files_tidy(struct job *job)
{
    DIR *folder = opendir(arena_printf(job->arena, "%s/" FOLDER, config()->home));
    if (folder == NULL)
        return FAILED;
    enum status got = OK;
    for (const struct dirent *entry; got == OK && (entry = readdir(folder)) != NULL;)
        if (strncmp(entry->d_name, PREFIX, strlen(PREFIX)) == 0)
            got = tidy_one(job, dirfd(folder), entry->d_name);
    closedir(folder);
    return got;
}
