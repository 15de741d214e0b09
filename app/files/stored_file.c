#include "chengxue/stored_file.h"

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

static char *whole_path(struct arena *arena, const char *path)
{
    return arena_printf(arena, "%s/files/%s", config()->home, path);
}

enum status stored_file_copy(struct arena *arena, const char *from, const char *path)
{
    const char *copy = whole_path(arena, path);
    int source = open(from, O_RDONLY | O_CLOEXEC), target = -1;
    if (source >= 0)
        target = open(copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool done = target >= 0 && file_copy(source, target) && fsync(target) == 0;
    if (!done)
        log_error("event=\"a file cannot be stored\" path=\"%s\" error=\"%s\"", path, strerror(errno));
    if (source >= 0)
        close(source);
    done = target >= 0 && close(target) == 0 && done;
    if (!done && target >= 0)
        unlink(copy);
    return done ? OK : FAILED;
}

void stored_file_remove(struct arena *arena, const char *path)
{
    if (unlink(whole_path(arena, path)) != 0)
        log_error("event=\"a stored file cannot be removed\" path=\"%s\" error=\"%s\"", path, strerror(errno));
}

static enum status tidy_one(struct job *job, int folder, const char *name, const char *path, int young_seconds,
                            const char *sql)
{
    struct stat file;
    bool found;
    int64_t row;
    if (fstatat(folder, name, &file, AT_SYMLINK_NOFOLLOW) != 0 || time(NULL) - file.st_mtime < young_seconds)
        return OK;
    enum status got = db_get(job->db, &found, sql, "s:i", path, &row);
    if (got == OK && !found)
        stored_file_remove(job->arena, path);
    return got;
}

enum status stored_files_tidy(struct job *job, const char *folder, const char *prefix, int young_seconds,
                              const char *sql)
{
    DIR *dir = opendir(whole_path(job->arena, folder));
    if (dir == NULL)
        return errno == ENOENT ? OK : FAILED;
    enum status got = OK;
    for (const struct dirent *entry; got == OK && (entry = readdir(dir)) != NULL;) {
        const char *name = entry->d_name;
        if (name[0] == '.' || strncmp(name, prefix, strlen(prefix)) != 0)
            continue;
        const char *path = folder[0] != '\0' ? arena_printf(job->arena, "%s/%s", folder, name) : name;
        got = tidy_one(job, dirfd(dir), name, path, young_seconds, sql);
    }
    closedir(dir);
    return got;
}
