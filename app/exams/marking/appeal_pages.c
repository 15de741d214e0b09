#include <string.h>

#include "appeal.h"
#include "chengxue/features.h"
#include "chengxue/request.h"
#include "result.h"

#define SCORE_MOST 10000

/* -- the candidate's own result, and what they say about it ------------------------------------------------------- */

static const struct param own_params[] = { { "attempt", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

static enum status own_page(struct request *req)
{
    int64_t attempt = param_id(req, "attempt");
    enum status got = result_own(req, attempt);
    return got == OK ? appeals_own(req, attempt) : got;
}

static const struct param make_params[] = {
    { "attempt", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "position", PARAM_WHOLE, OPTIONAL, 0, 1000, NULL },
    { "reason", PARAM_PROSE, REQUIRED, 0, 500, NULL },
    { 0 },
};

static enum status make_post(struct request *req)
{
    int64_t attempt = param_id(req, "attempt");
    enum status got = appeal_make(req, attempt, param_whole(req, "position"), param_text(req, "reason"));
    return got == OK ? request_redirect(req, "appeal.made", "/exams/results/%lld", (long long)attempt) : got;
}

static const struct param again_params[] = {
    { "appeal", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "reason", PARAM_PROSE, REQUIRED, 0, 500, NULL },
    { 0 },
};

static enum status again_post(struct request *req)
{
    int64_t attempt = 0;
    enum status got = appeal_again(req, param_id(req, "appeal"), param_text(req, "reason"), &attempt);
    return got == OK ? request_redirect(req, "appeal.made", "/exams/results/%lld", (long long)attempt) : got;
}

/* -- who decides -------------------------------------------------------------------------------------------------- */

static const struct param list_params[] = { { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL }, { 0 } };

static enum status list_page(struct request *req)
{
    return appeals_list(req, param_whole(req, "page"));
}

static const struct param appeal_params[] = { { "appeal", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

static enum status appeal_page(struct request *req)
{
    return appeal_show(req, param_id(req, "appeal"));
}

static const char *const acts[] = { "keep", "change", NULL };

static const struct param decide_params[] = {
    { "appeal", PARAM_ID, REQUIRED, 0, 0, NULL },         { "act", PARAM_CHOICE, REQUIRED, 0, 0, acts },
    { "position", PARAM_WHOLE, OPTIONAL, 0, 1000, NULL }, { "score", PARAM_HUNDREDTHS, OPTIONAL, 0, SCORE_MOST, NULL },
    { "reason", PARAM_PROSE, REQUIRED, 0, 500, NULL },    { 0 },
};

static enum status decide_post(struct request *req)
{
    int64_t id = param_id(req, "appeal");
    struct decision decision = { .reason = param_text(req, "reason") };
    if (strcmp(param_text(req, "act"), "change") == 0) {
        decision.position = param_whole(req, "position");
        decision.score = param_whole(req, "score");
        if (decision.position == 0)
            return refuse_field(req, "position", "param.missing");
        if (!param_given(req, "score"))
            return refuse_field(req, "score", "param.missing");
    }
    enum status got = appeal_decide(req, id, &decision);
    return got == OK ? request_redirect(req, "appeal.decided", "/appeals/%lld", (long long)id) : got;
}

const struct route appeal_routes[] = {
    { GET, "/exams/results/{attempt}", SIGNED_IN, own_params, own_page, "exams/result" },
    { POST, "/exams/results/{attempt}/appeals", SIGNED_IN, make_params, make_post, "exams/result", .again = own_page },
    { POST, "/exams/appeals/{appeal}/again", SIGNED_IN, again_params, again_post, NULL },
    { GET, "/appeals", MAY_MANAGE_EXAMS, list_params, list_page, "exams/appeals", .list = "appeal" },
    { GET, "/appeals/{appeal}", MAY_MANAGE_EXAMS, appeal_params, appeal_page, "exams/appeal" },
    { POST, "/appeals/{appeal}/decide", MAY_MANAGE_EXAMS, decide_params, decide_post, "exams/appeal",
      .again = appeal_page },
    { 0 },
};
