#include <stdlib.h>
#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/crypto.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"
#include "chengxue/stored_file.h"
#include "import.h"

/* -- keeping a judged file ----------------------------------------------------------------------------------------- */

static const int64_t *or_null(const int64_t *id)
{
    return *id != 0 ? id : NULL;
}

enum status import_rows_add(struct db *db, int64_t import, const struct import_rows *rows)
{
    enum status got = OK;
    for (size_t i = 0; got == OK && i < rows->count; i++) {
        const struct import_row *row = &rows->rows[i];
        got = db_run(
            db,
            SQL("INSERT INTO officer_import_row (import, line, fate, officer, changes, number, name, phone, email, post,"
                "  grade, entered_on, unit, from_on, was_name, was_phone, was_email, was_post, was_grade, was_entered,"
                "  was_unit, was_from, was_left, wrong_field, wrong_key, wrong_zero)"
                " VALUES (?, ?, ?, ?, ?, LEFT(?, 200), LEFT(?, 200), LEFT(?, 200), LEFT(?, 200), LEFT(?, 200),"
                "  LEFT(?, 200), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, LEFT(?, 200))"),
            "iisnsssssss"
            "snssssss"
            "snsssss",
            import, row->line, row->fate, or_null(&row->officer), row->changes, row->is.number, row->is.name,
            row->is.phone, row->is.email, row->is.post, row->is.grade, row->is.entered, or_null(&row->unit), row->from,
            row->was.name, row->was.phone, row->was.email, row->was.post, row->was.grade, row->was.entered,
            or_null(&row->was_unit), row->was_from, row->was_left, row->wrong_field, row->wrong_key, row->wrong_zero);
    }
    return got;
}

static char *unused_heads(struct request *req, const struct table *table)
{
    char *text = NULL;
    for (size_t i = 0; i < table->unknown_count; i++)
        text = arena_printf(req->arena, "%s%s%s", text != NULL ? text : "", text != NULL ? " " : "", table->unknown[i]);
    return text;
}

/* What the viewer looked at before and did not take over: nobody needs it any more. */
static enum status drop_unused(struct request *req)
{
    enum status got = db_run(req->db,
                             SQL("DELETE r FROM officer_import_row r JOIN officer_import i ON i.id = r.import"
                                 " WHERE i.asker = ? AND i.state = 'ready'"),
                             "i", req->viewer);
    return got == OK ? db_run(req->db, SQL("DELETE FROM officer_import WHERE asker = ? AND state = 'ready'"), "i",
                              req->viewer)
                     : got;
}

static enum status keep(struct request *req, const struct upload *file, const char *kept, const struct table *table,
                        const struct import_rows *rows, int64_t *import)
{
    enum status got = drop_unused(req);
    if (got == OK)
        got = db_run(req->db,
                     SQL("INSERT INTO officer_import (file_name, kept_as, unused, asker, asked_at)"
                         " VALUES (LEFT(?, 200), ?, LEFT(?, 500), ?, UTC_TIMESTAMP(6))"),
                     "sssi", file->name, kept, unused_heads(req, table), req->viewer);
    *import = db_made(req->db);
    return got == OK ? import_rows_add(req->db, *import, rows) : got;
}

static enum status write_down(struct request *req, const struct upload *file, const char *kept,
                              const struct table *table, int64_t *import)
{
    struct import_rows rows;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = import_judge(req, table, &rows);
    if (got == OK)
        got = keep(req, file, kept, table, &rows, import);
    if (got == OK)
        got = audit(req, "import.read", "import", *import, audit_facts(req->arena, "i", "people", (int64_t)rows.count));
    return db_end(req->db, got);
}

enum status import_make(struct request *req, const struct upload *file, int64_t *import)
{
    struct table *table = NULL;
    struct table_wrong wrong;
    enum status got = table_read(req->arena, file->path, import_columns, &table, &wrong);
    if (got == REFUSED) {
        xmlNode *refusal;
        refuse_field(req, "file", wrong.key);
        refusal = xmlGetLastChild(req->page);
        page_set(refusal, "zero", wrong.zero);
        page_set(refusal, "one", wrong.one);
    }
    if (got != OK)
        return got;
    const char *kept = arena_printf(req->arena, IMPORT_FILE_PREFIX "%s", random_token(req->arena));
    if (stored_file_copy(req->arena, file->path, kept) != OK)
        return FAILED;
    got = write_down(req, file, kept, table, import);
    if (got != OK)
        stored_file_remove(req->arena, kept);
    return got;
}

/* -- reading it back ----------------------------------------------------------------------------------------------- */

/* Whose file it is may look at it, and who manages the people of the whole tree; nobody whom a row in it goes past. */
enum status import_open(struct request *req, int64_t import, char **state)
{
    bool found;
    const char *right = right_name(MAY_MANAGE_PEOPLE);
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT i.state FROM officer_import i WHERE i.id = ?"
            "   AND (i.asker = ? OR" IN_WHOLE ")"
            "   AND NOT EXISTS (SELECT 1 FROM officer_import_row r JOIN unit u ON u.id IN (r.unit, r.was_unit)"
            "          WHERE r.import = i.id AND NOT u.id" IN_SCOPE ")"),
        "iiisis:s", import, req->viewer, req->viewer, right, req->viewer, right, state);
    return got == OK && !found ? not_found(req) : got;
}

struct reading {
    struct arena *arena;
    struct import_rows *rows;
    size_t room;
};

static int64_t number_of(const char *text)
{
    return text != NULL ? strtoll(text, NULL, 10) : 0;
}

static enum status take_row(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct reading *reading = context;
    struct arena *arena = reading->arena;
    if (reading->rows->count == reading->room)
        return FAILED; /* more came than were counted in the same transaction */
    const char *own[22];
    for (int i = 0; i < 22; i++)
        own[i] = arena_copy(arena, values[i]);
    reading->rows->rows[reading->rows->count++] = (struct import_row){
        .line = number_of(own[0]),
        .fate = own[1],
        .officer = number_of(own[2]),
        .is = { own[3], own[4], own[5], own[6], own[7], own[8], own[9] },
        .unit = number_of(own[10]),
        .from = own[11],
        .was = { own[3], own[12], own[13], own[14], own[15], own[16], own[17] },
        .was_unit = number_of(own[18]),
        .was_from = own[19],
        .was_left = own[20],
        .changes = own[21],
    };
    return OK;
}

enum status import_rows_read(struct request *req, int64_t import, struct import_rows *rows)
{
    int64_t count;
    enum status got = db_get(
        req->db, NULL,
        SQL("SELECT COUNT(*) FROM officer_import_row WHERE import = ? AND fate NOT IN ('same', 'wrong')"), "i:i",
        import, &count);
    if (got != OK)
        return got;
    *rows = (struct import_rows){ .rows = arena_alloc(req->arena, (size_t)(count + 1) * sizeof *rows->rows) };
    struct reading reading = { .arena = req->arena, .rows = rows, .room = (size_t)count };
    return db_each(
        req->db, take_row, &reading,
        SQL("SELECT line, fate, officer, number, name, phone, email, post, grade, entered_on, unit, from_on, was_name,"
            "       was_phone, was_email, was_post, was_grade, was_entered, was_unit, was_from, was_left, changes"
            "  FROM officer_import_row WHERE import = ? AND fate NOT IN ('same', 'wrong') AND kept IS NULL ORDER BY line"),
        "i", import);
}
