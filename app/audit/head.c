#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "chain.h"
#include "chengxue/config.h"
#include "chengxue/crypto.h"
#include "chengxue/features.h"
#include "chengxue/log.h"

#define HEAD_FILE "log/audit-head"

bool head_file_read(struct arena *arena, int64_t *line, char **hash)
{
    FILE *file = fopen(config_path(HEAD_FILE), "re");
    if (file == NULL)
        return false;
    char text[SM3_HEX_SIZE] = "";
    bool read = fscanf(file, "%" SCNd64 " %64s", line, text) == 2;
    fclose(file);
    *hash = arena_copy(arena, text);
    if (!read)
        *line = 0;
    return read;
}

/* Beside it first, so that the file is never half a line. */
static bool write_file(int64_t line, const char *hash)
{
    const char *path = config_path(HEAD_FILE), *beside = config_path(HEAD_FILE ".new");
    FILE *file = fopen(beside, "we");
    if (file == NULL)
        return false;
    bool written = fprintf(file, "%lld %s\n", (long long)line, hash) > 0;
    return fclose(file) == 0 && written && rename(beside, path) == 0;
}

enum status audit_head_run(struct job *job)
{
    static int64_t kept = -1;
    int64_t line;
    char *hash;
    enum status got = db_get(job->db, NULL, SQL("SELECT line, hash FROM audit_head WHERE id = 1"), ":is", &line, &hash);
    if (got != OK || line == kept)
        return got;
    if (!write_file(line, hash)) {
        log_error("event=\"the audit's head cannot be kept\" error=\"%s\"", strerror(errno));
        return FAILED;
    }
    log_info("event=\"audit head\" line=%lld hash=%s", (long long)line, hash);
    kept = line;
    return OK;
}
