#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "chengxue/config.h"
#include "chengxue/features.h"
#include "chengxue/file.h"
#include "chengxue/log.h"

#define LOG_MOST ((off_t)256 << 20) /* bytes; an exam of 4,000 writes about twice as much */
#define KEPT 4                      /* earlier ones of each: NAME.log.1 is the latest */

static bool copy(int from, const char *path)
{
    int to = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
    if (to < 0)
        return false;
    bool done = file_copy(from, to);
    return close(to) == 0 && done;
}

/*
 * Whoever writes keeps the file open and appends to it, so it is copied and emptied and not renamed. What is written
 * in the moment between the two is not kept.
 */
static void turn(const char *path)
{
    char earlier[KEPT][1024];
    for (int i = 0; i < KEPT; i++)
        snprintf(earlier[i], sizeof earlier[i], "%s.%d", path, i + 1);
    int log = open(path, O_RDWR | O_CLOEXEC);
    struct stat is;
    if (log < 0 || fstat(log, &is) != 0 || is.st_size < LOG_MOST) {
        if (log >= 0)
            close(log);
        return;
    }
    for (int i = KEPT - 1; i > 0; i--)
        if (rename(earlier[i - 1], earlier[i]) != 0 && errno != ENOENT)
            log_error("event=\"an earlier log was not moved\" path=\"%s\" error=\"%s\"", earlier[i], strerror(errno));
    if (!copy(log, earlier[0]) || ftruncate(log, 0) != 0)
        log_error("event=\"a log was not turned\" path=\"%s\" error=\"%s\"", path, strerror(errno));
    close(log);
}

enum status logs_run(struct job *job)
{
    (void)job;
    const char *folder = config_path("log");
    DIR *dir = opendir(folder);
    if (dir == NULL)
        return FAILED;
    for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        char path[768];
        size_t length = strlen(entry->d_name);
        if (length < 4 || strcmp(entry->d_name + length - 4, ".log") != 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        turn(path);
    }
    closedir(dir);
    return OK;
}
