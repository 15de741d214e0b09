#include "chengxue/features.h"
#include "chengxue/request.h"
#include "chengxue/scope.h"
#include "exams/sitting/sitting.h"
#include "result.h"
#include "statistics.h"

static const struct param page_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { "flagged", PARAM_FLAG, OPTIONAL, 0, 0, NULL },
                                            { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },
                                            { 0 } };

static enum status statistics_page(struct request *req)
{
    int64_t id = param_id(req, "sitting");
    enum status got = result_sitting(req, id);
    if (got == OK)
        got = statistics_show(req, id);
    if (got == OK) /* while it is computed anew */
        got = db_rows(
            req->db, req->page, "job", NULL,
            SQL("SELECT id, state, done, total FROM job WHERE kind = 'statistics' AND subject = ? AND open = 1"), "i",
            id);
    return got == OK ? statistics_items(req, id, param_flag(req, "flagged"), param_whole(req, "page")) : got;
}

static const struct param ask_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

static enum status ask_post(struct request *req)
{
    struct sitting sitting;
    int64_t id = param_id(req, "sitting"), job = 0;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = sitting_read(req, id, MAY_MANAGE_EXAMS, false, &sitting);
    if (got == OK)
        got = statistics_ask(req->db, id, req->viewer, &job);
    got = db_end(req->db, got);
    return got == OK ? request_redirect(req, NULL, "/jobs/%lld", (long long)job) : got;
}

const struct route statistics_routes[] = { { GET, "/sittings/{sitting}/statistics", MAY_VIEW_EXAMS, page_params,
                                             statistics_page, "exams/statistics", .list = "item" },
                                           { POST, "/sittings/{sitting}/statistics", MAY_MANAGE_EXAMS, ask_params,
                                             ask_post, NULL },
                                           { 0 } };
