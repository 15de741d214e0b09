#include "chengxue/kept_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "chengxue/config.h"
#include "chengxue/crypto.h"
#include "chengxue/features.h"
#include "chengxue/log.h"
#include "chengxue/stored_file.h"

#define FOLDER "kept" /* below HOME/files, a folder a month in it */
#define YOUNG_SECONDS 86400

/* -- the bytes ------------------------------------------------------------------------------------------------------- */

struct mapping {
    const unsigned char *bytes;
    size_t length;
};

/* The file's bytes, to be unmapped; none when it cannot be read, or is empty. */
static struct mapping map(const char *path)
{
    struct mapping mapping = { NULL, 0 };
    struct stat file;
    int opened = open(path, O_RDONLY | O_CLOEXEC);
    if (opened >= 0 && fstat(opened, &file) == 0 && file.st_size > 0) {
        void *bytes = mmap(NULL, (size_t)file.st_size, PROT_READ, MAP_PRIVATE, opened, 0);
        if (bytes != MAP_FAILED)
            mapping = (struct mapping){ bytes, (size_t)file.st_size };
    }
    if (opened >= 0)
        close(opened);
    return mapping;
}

static void unmap(const struct mapping *mapping)
{
    if (mapping->bytes != NULL)
        munmap((void *)(uintptr_t)mapping->bytes, mapping->length);
}

/* -- keeping --------------------------------------------------------------------------------------------------------- */

static const char *kind_name(unsigned kind)
{
    return kind == MEDIA_JPEG ? "jpeg" : kind == MEDIA_PNG ? "png" : kind == MEDIA_PDF ? "pdf" : "mp4";
}

/* Judges and hashes it. */
static enum status look(struct request *req, const char *path, const char *field, unsigned allowed, struct media *media,
                        char sm3[SM3_HEX_SIZE])
{
    struct mapping mapping = map(path);
    const char *wrong = mapping.bytes == NULL ? "media.unknown" : media_look(mapping.bytes, mapping.length, media);
    if (wrong == NULL && (media->kind & allowed) == 0)
        wrong = "kept-file.not-allowed";
    if (wrong == NULL)
        sm3_hex(mapping.bytes, mapping.length, sm3);
    unmap(&mapping);
    return wrong == NULL ? OK : refuse_field_with(req, field, wrong, arena_copy(req->arena, media->code));
}

/* A place of its own below the month's folder, which is made when it is the first. */
static enum status place(struct request *req, const char **path)
{
    char *month;
    enum status got = db_get(req->db, NULL, SQL("SELECT DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m')"), ":s", &month);
    if (got != OK)
        return got;
    const char *folder = arena_printf(req->arena, "%s/files/" FOLDER, config()->home);
    const char *own = arena_printf(req->arena, "%s/%s", folder, month);
    if ((mkdir(folder, 0700) != 0 && errno != EEXIST) || (mkdir(own, 0700) != 0 && errno != EEXIST)) {
        log_error("event=\"no folder for files\" path=\"%s\" error=\"%s\"", own, strerror(errno));
        return FAILED;
    }
    *path = arena_printf(req->arena, FOLDER "/%s/%s", month, random_token(req->arena));
    return OK;
}

enum status kept_file_add(struct request *req, const struct upload *upload, const char *field, unsigned allowed,
                          int64_t *id)
{
    struct media media = { 0 };
    char sm3[SM3_HEX_SIZE];
    const char *path;
    enum status got = look(req, upload->path, field, allowed, &media, sm3);
    if (got == OK)
        got = place(req, &path);
    if (got == OK)
        got = stored_file_copy(req->arena, upload->path, path);
    if (got == OK)
        got = db_run(
            req->db,
            SQL("INSERT INTO kept_file (name, kind, bytes, sm3, path, width, height, milliseconds, made_by, made_at)"
                " VALUES (LEFT(?, 200), ?, ?, ?, ?, NULLIF(?, 0), NULLIF(?, 0), NULLIF(?, 0), ?, UTC_TIMESTAMP(6))"),
            "ssissiiii", upload->name, kind_name(media.kind), upload->size, sm3, path, media.width, media.height,
            media.milliseconds, req->viewer);
    *id = got == OK ? db_made(req->db) : 0;
    return got;
}

static enum status tidy_month(struct job *job, const char *month)
{
    return stored_files_tidy(job, arena_printf(job->arena, FOLDER "/%s", month), "", YOUNG_SECONDS,
                             SQL("SELECT id FROM kept_file WHERE path = ?"));
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

/* -- handing out ----------------------------------------------------------------------------------------------------- */

static const char *type_of(const char *kind)
{
    static const struct {
        const char *kind, *type;
    } types[] = { { "jpeg", "image/jpeg" }, { "png", "image/png" }, { "pdf", "application/pdf" } };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].kind, kind) == 0)
            return types[i].type;
    return "video/mp4";
}

enum status kept_file_answer(struct request *req, int64_t id)
{
    bool found;
    char *name, *kind, *path;
    enum status got = db_get(req->db, &found, SQL("SELECT name, kind, path FROM kept_file WHERE id = ?"), "i:sss", id,
                             &name, &kind, &path);
    if (got == OK && !found)
        return not_found(req);
    return got == OK ? answer_shown_file(req, type_of(kind), name, path) : got;
}

/* -- proving --------------------------------------------------------------------------------------------------------- */

struct proof {
    struct arena *arena;
    int64_t files, wrong;
};

static enum status prove(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct proof *proof = context;
    char sm3[SM3_HEX_SIZE] = "";
    struct mapping mapping = map(arena_printf(proof->arena, "%s/files/%s", config()->home, values[1]));
    if (mapping.bytes != NULL)
        sm3_hex(mapping.bytes, mapping.length, sm3);
    unmap(&mapping);
    proof->files++;
    if (strcmp(sm3, values[2]) == 0)
        return OK;
    proof->wrong++;
    log_error("event=\"a kept file is gone or changed\" id=%s path=\"%s\"", values[0], values[1]);
    return OK;
}

enum status kept_files_check(struct db *db, int64_t *files, int64_t *wrong)
{
    struct arena *arena = arena_new((size_t)256 << 20);
    struct proof proof = { .arena = arena };
    enum status got = db_each(db, prove, &proof, SQL("SELECT id, path, sm3 FROM kept_file ORDER BY id"), "");
    *files = proof.files;
    *wrong = proof.wrong;
    arena_free(arena);
    return got;
}
