#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "chengxue/buffer.h"
#include "chengxue/config.h"
#include "chengxue/features.h"
#include "chengxue/log.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"
#include "chengxue/table_writer.h"
#include "chengxue/words.h"
#include "import.h"

#define SAMPLE_MOST ((size_t)1 << 20)

/* -- a file, and what came of earlier ones ------------------------------------------------------------------------- */

static const struct param page_params[] = { { "page", PARAM_WHOLE, OPTIONAL, 1, 100000 }, { 0 } };
static const struct param file_params[] = { { "file", PARAM_FILE, REQUIRED, .max = (int64_t)16 << 20 }, { 0 } };

#define MINE                                                                                                           \
    " FROM officer_import i JOIN officer_name o ON o.id = i.asker"                                                     \
    " WHERE (i.asker = ? OR (i.state <> 'ready' AND" IN_WHOLE "))"

static enum status new_page(struct request *req)
{
    int64_t number = param_whole(req, "page");
    const char *right = right_name(MAY_MANAGE_PEOPLE);
    enum status got = db_rows(
        req->db, req->page, "import", NULL,
        SQL("SELECT i.id, i.file_name AS file, o.name AS asker, i.asked_at, i.state, i.applied_at, i.undone_at,"
            "       (SELECT COUNT(*) FROM officer_import_row r WHERE r.import = i.id AND r.fate NOT IN ('same', 'wrong'))"
            "         AS doing" MINE " ORDER BY i.id DESC LIMIT ? OFFSET ?"),
        "iisii", req->viewer, req->viewer, right, req->list_size, list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*)" MINE), "iis", req->viewer, req->viewer, right);
    return got;
}

static enum status new_post(struct request *req)
{
    int64_t import;
    enum status got = import_make(req, param_file(req, "file"), &import);
    return got == OK ? request_redirect(req, NULL, "/officers/import/%lld", (long long)import) : got;
}

/* The sample file: the heads alone, so that nothing in it can be taken for a person. */
static enum status write_sample(struct request *req, const char *path)
{
    const char *heads[COLUMN_COUNT];
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        heads[i] = table_column_head(req->arena, &import_columns[i]);
    struct table_writer *writer = table_writer_new(req->arena, path, word("import.sheet"), heads, COLUMN_COUNT);
    return writer != NULL ? table_writer_close(writer) : FAILED;
}

static enum status sample_file(struct request *req)
{
    char *path = arena_copy(req->arena, config_path("run/sample.XXXXXX"));
    int file = mkstemp(path);
    if (file < 0) {
        log_error("event=\"no place for a temporary file\" path=\"%s\"", path);
        return FAILED;
    }
    enum status got = write_sample(req, path);
    struct buffer *bytes = buffer_new(req->arena, SAMPLE_MOST);
    char piece[8192];
    int written = open(path, O_RDONLY | O_CLOEXEC);
    for (ssize_t count; got == OK && written >= 0 && (count = read(written, piece, sizeof piece)) > 0;)
        buffer_add(bytes, piece, (size_t)count);
    close(written);
    close(file);
    unlink(path);
    if (got != OK)
        return got;
    return answer_bytes(req, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", NULL, "officers.xlsx",
                        bytes->bytes, bytes->length);
}

/* -- one import ---------------------------------------------------------------------------------------------------- */

static const char *const fates[] = { "new", "changed", "moved", "returned", "same", "wrong", "kept", NULL };
static const struct param import_params[] = {
    { "import", PARAM_ID, REQUIRED },
    { "fate", PARAM_CHOICE, OPTIONAL, .choices = fates },
    { "page", PARAM_WHOLE, OPTIONAL, 1, 100000 },
    { 0 },
};

/* What it is, who did what, and how many rows of each fate. */
static enum status import_head(struct request *req)
{
    int64_t import = param_id(req, "import");
    char *state;
    enum status got = import_open(req, import, &state);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "import", NULL,
            SQL("SELECT i.id, i.file_name AS file, IF(i.kept_as IS NULL, NULL, 1) AS original, i.unused,"
                "       o.name AS asker, i.asked_at, i.state, a.name AS applied_by, i.applied_at, u.name AS undone_by, i.undone_at"
                "  FROM officer_import i JOIN officer_name o ON o.id = i.asker"
                "  LEFT JOIN officer_name a ON a.id = i.applied_by LEFT JOIN officer_name u ON u.id = i.undone_by"
                " WHERE i.id = ?"),
            "i", import);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "total", NULL,
            SQL("SELECT fate, COUNT(*) AS count FROM officer_import_row WHERE import = ? GROUP BY fate ORDER BY fate"),
            "i", import);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "kept", NULL,
            SQL("SELECT COUNT(*) AS count FROM officer_import_row WHERE import = ? AND kept = 1 HAVING COUNT(*) > 0"),
            "i", import);
    return got;
}

#define ROWS_OF                                                                                                        \
    " FROM officer_import_row r LEFT JOIN unit_path up ON up.id = r.unit LEFT JOIN unit_path wp ON wp.id = r.was_unit" \
    " WHERE r.import = ? AND (? IS NULL OR r.fate = ? OR (? = 'kept' AND r.kept = 1))"

static enum status import_page(struct request *req)
{
    int64_t import = param_id(req, "import"), number = param_whole(req, "page");
    const char *fate = param_text(req, "fate");
    enum status got = import_head(req);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "row", NULL,
            SQL("SELECT r.line, r.fate, r.officer, r.changes, r.number, r.name, up.path AS unit, r.from_on, r.post, r.grade,"
                "       r.phone, r.email, r.was_email, r.entered_on AS entered, r.was_name, wp.path AS was_unit, r.was_post, r.was_grade,"
                "       r.was_phone, r.was_entered, r.was_left, r.wrong_field, r.wrong_key, r.wrong_zero, r.kept" ROWS_OF
                " ORDER BY r.fate = 'wrong' DESC, r.line LIMIT ? OFFSET ?"),
            "isssii", import, fate, fate, fate, req->list_size, list_start(req, number));
    return got == OK ? list_count(req, number, SQL("SELECT COUNT(*)" ROWS_OF), "isss", import, fate, fate, fate) : got;
}

/* The file as it came, by nginx. */
static enum status original_file(struct request *req)
{
    int64_t import = param_id(req, "import");
    char *state, *name, *kept;
    enum status got = import_open(req, import, &state);
    if (got == OK)
        got = db_get(req->db, NULL, SQL("SELECT file_name, kept_as FROM officer_import WHERE id = ?"), "i:ss", import,
                     &name, &kept);
    if (got == OK && kept == NULL)
        return not_found(req);
    return got == OK ? answer_file(req, "application/octet-stream", name, kept) : got;
}

static enum status apply_post(struct request *req)
{
    int64_t import = param_id(req, "import");
    enum status got = import_apply(req, import);
    return got == OK ? request_redirect(req, "import.applied", "/officers/import/%lld", (long long)import) : got;
}

/* Before an import is taken back: who has changed since and will be left alone. */
static enum status undo_page(struct request *req)
{
    int64_t import = param_id(req, "import");
    enum status got = import_head(req);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "row", NULL,
            SQL("SELECT r.line, r.officer, r.number, r.name, r.fate, up.path AS unit"
                "  FROM officer_import_row r JOIN officer o ON o.id = r.officer LEFT JOIN officer_place p ON p.id = o.id"
                "  LEFT JOIN unit_path up ON up.id = r.unit"
                " WHERE r.import = ? AND r.fate NOT IN ('same', 'wrong') AND" CHANGED_SINCE
                "ORDER BY r.line LIMIT 1000"),
            "i", import);
    return got;
}

static enum status undo_post(struct request *req)
{
    int64_t import = param_id(req, "import");
    enum status got = import_undo(req, import);
    return got == OK ? request_redirect(req, "import.undone", "/officers/import/%lld", (long long)import) : got;
}

const struct route import_routes[] = {
    { GET, "/officers/import", MAY_MANAGE_PEOPLE, page_params, new_page, "people/import-new", .list = "import" },
    { POST, "/officers/import", MAY_MANAGE_PEOPLE, file_params, new_post, "people/import-new", .again = new_page },
    { GET, "/officers/import/template.xlsx", MAY_MANAGE_PEOPLE, NULL, sample_file, NULL },
    { GET, "/officers/import/{import}", MAY_MANAGE_PEOPLE, import_params, import_page, "people/import" },
    { GET, "/officers/import/{import}/file", MAY_MANAGE_PEOPLE, import_params, original_file, NULL, .look = "import" },
    { POST, "/officers/import/{import}/apply", MAY_MANAGE_PEOPLE, import_params, apply_post, "people/import",
      .again = import_page },
    { GET, "/officers/import/{import}/undo", MAY_MANAGE_PEOPLE, import_params, undo_page, "people/import-undo" },
    { POST, "/officers/import/{import}/undo", MAY_MANAGE_PEOPLE, import_params, undo_post, "people/import-undo",
      .again = undo_page },
    { 0 }
};
