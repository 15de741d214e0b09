#include "attach.h"
#include "chengxue/features.h"
#include "chengxue/kept_file.h"
#include "chengxue/scope.h"
#include "training.h"

static const char *const kinds[] = { "photo", "roster", "document", NULL };

static const struct param attach_params[] = { { "training", PARAM_ID, REQUIRED, 0, 0, NULL },
                                              { "file_kind", PARAM_CHOICE, REQUIRED, 0, 0, kinds },
                                              { "file", PARAM_FILE, REQUIRED, 0, ATTACHED_BYTES_MOST, NULL },
                                              { 0 } };
static const struct param file_params[] = { { "training", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { "file", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { 0 } };

static enum status back(struct request *req, enum status got, const char *done)
{
    return got == OK ? request_redirect(req, done, "/training/%lld", (long long)param_id(req, "training")) : got;
}

static enum status attach_post(struct request *req)
{
    return back(req,
                training_attach(req, param_id(req, "training"), param_file(req, "file"), param_text(req, "file_kind")),
                "training.attached");
}

static enum status detach_post(struct request *req)
{
    return back(req, training_detach(req, param_id(req, "training"), param_id(req, "file")), "training.detached");
}

/* Who looks after the unit, or took part in what was handed in. */
static enum status file_page(struct request *req)
{
    bool found;
    int64_t file;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT a.kept_file FROM training t JOIN training_file a ON a.training = t.id AND a.removed_at IS NULL"
            " WHERE t.id = ? AND a.kept_file = ? AND (t.unit" IN_SCOPE
            "    OR (t.state <> 'draft' AND EXISTS (SELECT 1 FROM training_person p WHERE p.training = t.id"
            "          AND p.officer = ?)))"),
        "iiisi:i", param_id(req, "training"), param_id(req, "file"), req->viewer, right_name(MAY_VIEW_CREDITS),
        req->viewer, &file);
    return got != OK ? got : found ? kept_file_answer(req, file) : not_found(req);
}

const struct route training_file_routes[] = {
    { POST, "/training/{training}/files", MAY_REGISTER_TRAINING, attach_params, attach_post, "training/training",
      .again = training_page },
    { GET, "/training/{training}/files/{file}", SIGNED_IN, file_params, file_page, NULL },
    { POST, "/training/{training}/files/{file}/remove", MAY_REGISTER_TRAINING, file_params, detach_post,
      "training/training", .again = training_page },
    { 0 },
};
