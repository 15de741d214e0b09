#include "chengxue/audit.h"
#include "chengxue/features.h"
#include "chengxue/request.h"

static enum status terms_page(struct request *req)
{
    return db_rows(req->db, req->page, "terms", NULL,
                   SQL("SELECT register_days, minutes_most, usual FROM training_terms WHERE id = 1"), "");
}

static const struct param terms_params[] = { { "register_days", PARAM_WHOLE, REQUIRED, 1, 366, NULL },
                                             { "minutes_most", PARAM_WHOLE, REQUIRED, 45, 1440, NULL },
                                             { 0 } };

static enum status change(struct request *req)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_run(
        req->db, SQL("UPDATE training_terms SET register_days = ?, minutes_most = ?, usual = 0 WHERE id = 1"), "ii",
        param_whole(req, "register_days"), param_whole(req, "minutes_most"));
    if (got == OK)
        got = audit(req, "training.terms", "training", 0,
                    audit_facts(req->arena, "ii", "days", param_whole(req, "register_days"), "minutes",
                                param_whole(req, "minutes_most")));
    return db_end(req->db, got);
}

static enum status terms_post(struct request *req)
{
    enum status got = change(req);
    return got == OK ? request_redirect(req, "training.terms-changed", "/training/terms") : got;
}

const struct route training_terms_routes[] = {
    { GET, "/training/terms", MAY_MANAGE_CREDITS, NULL, terms_page, "training/terms" },
    { POST, "/training/terms", MAY_MANAGE_CREDITS, terms_params, terms_post, "training/terms", .again = terms_page },
    { 0 },
};
