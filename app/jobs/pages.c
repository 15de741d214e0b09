#include "chengxue/features.h"
#include "chengxue/request.h"

static const struct param job_params[] = { { "job", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

/* One job's progress: who asked for it sees it, and who operates the house. */
static enum status job_page(struct request *req)
{
    int64_t rows;
    enum status got = db_rows(
        req->db, req->page, "job", &rows,
        SQL("SELECT id, kind, subject, state, asked_at, started_at, ended_at, done, total, refusal_key, refusal_zero,"
            "       open FROM job WHERE id = ? AND (asker = ? OR ?)"),
        "iii", param_id(req, "job"), req->viewer, (int64_t)may(req, MAY_OPERATE));
    return got == OK && rows == 0 ? not_found(req) : got;
}

static const struct param list_params[] = { { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL }, { 0 } };

/* What the operator looks at: the jobs, those that are open first. */
static enum status operate_page(struct request *req)
{
    int64_t number = param_whole(req, "page");
    enum status got = db_rows(
        req->db, req->page, "job", NULL,
        SQL("SELECT id, kind, subject, state, asked_at, ended_at, tries, done, total, open FROM job"
            " ORDER BY open DESC, id DESC LIMIT ? OFFSET ?"),
        "ii", req->list_size, list_start(req, number));
    return got == OK ? list_count(req, number, SQL("SELECT COUNT(*) FROM job"), "") : got;
}

const struct route jobs_routes[] = {
    { GET, "/jobs/{job}", SIGNED_IN, job_params, job_page, "jobs/job", .list = "job" },
    { GET, "/operate", MAY_OPERATE, list_params, operate_page, "jobs/operate", .list = "job" },
    { 0 },
};
