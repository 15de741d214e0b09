#include "attach.h"

#include <stdlib.h>
#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/features.h"
#include "chengxue/kept_file.h"
#include "chengxue/ledger.h"
#include "chengxue/scope.h"
#include "training.h"

static enum status check_count(struct request *req, int64_t training)
{
    int64_t count;
    enum status got = db_get(req->db, NULL,
                             SQL("SELECT COUNT(*) FROM training_file WHERE training = ? AND removed_at IS NULL"), "i:i",
                             training, &count);
    return got == OK && count >= ATTACHED_MOST
               ? refuse_with(req, "training.too-many-files", arena_printf(req->arena, "%d", ATTACHED_MOST), NULL)
               : got;
}

enum status attach_kept(struct request *req, int64_t training, const struct upload *upload, const char *field,
                        const char *kind)
{
    int64_t file;
    enum status got = check_count(req, training);
    if (got == OK)
        got = kept_file_add(req, upload, field, strcmp(kind, "photo") == 0 ? MEDIA_PHOTOS : MEDIA_PAPERS, &file);
    if (got == OK)
        got = db_run(req->db,
                     SQL("INSERT INTO training_file (training, kept_file, kind, made_by, made_at)"
                         " VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6))"),
                     "iisi", training, file, kind, req->viewer);
    return got;
}

/* What is attached, read as a whole before anything of it is written. */
struct attached {
    struct arena *arena;
    struct evidence files[ATTACHED_MOST];
    int64_t makers[ATTACHED_MOST];
    size_t count;
};

static enum status take_attached(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct attached *attached = context;
    attached->files[attached->count] = (struct evidence){ .kept_file = strtoll(values[0], NULL, 10),
                                                          .kind = arena_copy(attached->arena, values[1]) };
    attached->makers[attached->count++] = strtoll(values[2], NULL, 10);
    return OK;
}

enum status attached_prove(struct request *req, int64_t training, int64_t activity)
{
    struct attached attached = { .arena = req->arena };
    enum status got = db_each(
        req->db, take_attached, &attached,
        SQL("SELECT kept_file, kind, made_by FROM training_file WHERE training = ? AND removed_at IS NULL"
            " ORDER BY kept_file LIMIT ?"),
        "ii", training, (int64_t)ATTACHED_MOST);
    for (size_t i = 0; got == OK && i < attached.count; i++)
        got = evidence_add(req->db, activity, &attached.files[i], attached.makers[i]);
    return got;
}

/* A session that the viewer registers for, taken for the transaction. */
static enum status take(struct request *req, int64_t training, char **state)
{
    bool found;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT t.state FROM training t WHERE t.id = ? AND t.unit" IN_SCOPE " FOR UPDATE"),
                             "iis:s", training, req->viewer, right_name(MAY_REGISTER_TRAINING), state);
    return got == OK && !found ? not_found(req) : got;
}

/* Of one that is approved it is evidence at once. */
static enum status prove_approved(struct request *req, int64_t training)
{
    int64_t activity;
    enum status got = activity_find(req->db, "training", training, &activity);
    return got == OK && activity != 0 ? attached_prove(req, training, activity) : got;
}

enum status training_attach(struct request *req, int64_t training, const struct upload *upload, const char *kind)
{
    char *state;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = take(req, training, &state);
    if (got == OK && strcmp(state, "withdrawn") == 0)
        got = refuse(req, "training.moved-on");
    if (got == OK)
        got = attach_kept(req, training, upload, "file", kind);
    if (got == OK && strcmp(state, "approved") == 0)
        got = prove_approved(req, training);
    if (got == OK)
        got = audit(req, "training.attach", "training", training, audit_facts(req->arena, "s", "file", upload->name));
    return db_end(req->db, got);
}

enum status training_detach(struct request *req, int64_t training, int64_t file)
{
    char *state;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = take(req, training, &state);
    if (got == OK && strcmp(state, "draft") != 0 && strcmp(state, "returned") != 0)
        got = refuse(req, "training.moved-on");
    if (got == OK)
        got = db_run(req->db,
                     SQL("UPDATE training_file SET removed_at = UTC_TIMESTAMP(6)"
                         " WHERE training = ? AND kept_file = ? AND removed_at IS NULL"),
                     "ii", training, file);
    if (got == OK && db_changed(req->db) == 0)
        got = not_found(req);
    if (got == OK)
        got = audit(req, "training.detach", "training", training, NULL);
    return db_end(req->db, got);
}

enum status attached_show(struct request *req, int64_t training)
{
    return db_rows(req->db, req->page, "attached", NULL,
                   SQL("SELECT a.kind," KEPT_FILE_COLUMNS ", n.name AS by_name, a.made_at"
                       "  FROM training_file a JOIN kept_file f ON f.id = a.kept_file"
                       "  JOIN officer_name n ON n.id = a.made_by"
                       " WHERE a.training = ? AND a.removed_at IS NULL ORDER BY a.kind, f.id LIMIT ?"),
                   "ii", training, (int64_t)ATTACHED_MOST);
}
