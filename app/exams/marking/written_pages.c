#include "chengxue/buffer.h"
#include "chengxue/features.h"
#include "chengxue/request.h"
#include "written.h"

#define POINTS_MOST 30 /* of one rubric */
#define SCORE_MOST 10000

static enum status queues_page(struct request *req)
{
    return written_queues(req);
}

/* To the next answer of an item, or back to the list when the viewer has no more to do there. */
static enum status go_on(struct request *req, int64_t sitting, int64_t version)
{
    const char *allotment;
    enum status got = written_take(req, sitting, version, &allotment);
    if (got != OK)
        return got;
    return allotment != NULL ? request_redirect(req, NULL, "/marking/answers/%s", allotment)
                             : request_redirect(req, "written.nothing-left", "/marking");
}

static const struct param take_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { "item", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { 0 } };

static enum status take_post(struct request *req)
{
    return go_on(req, param_id(req, "sitting"), param_id(req, "item"));
}

static const struct param answer_params[] = { { "allotment", PARAM_CODE, REQUIRED, 0, 0, NULL }, { 0 } };

static enum status answer_page(struct request *req)
{
    return written_show(req, param_text(req, "allotment"));
}

static const struct param give_params[] = { { "allotment", PARAM_CODE, REQUIRED, 0, 0, NULL },
                                            { "score", PARAM_HUNDREDTHS, REQUIRED, 0, SCORE_MOST, NULL },
                                            { "point", PARAM_ID, MANY, 0, POINTS_MOST, NULL },
                                            { 0 } };

static enum status give_post(struct request *req)
{
    size_t count;
    const int64_t *points = param_ids(req, "point", &count);
    struct buffer *list = buffer_new(req->arena, 500);
    for (size_t i = 0; i < count; i++)
        buffer_printf(list, "%s%lld", i > 0 ? "," : "", (long long)points[i]);
    struct written_mark mark = { .allotment = param_text(req, "allotment"),
                                 .score = param_whole(req, "score"),
                                 .points = count > 0 ? list->bytes : NULL };
    int64_t sitting, version;
    enum status got = written_give(req, &mark, &sitting, &version);
    return got == OK ? go_on(req, sitting, version) : got;
}

const struct route marking_routes[] = {
    { GET, "/marking", MAY_MARK, NULL, queues_page, "exams/marking", .list = "item" },
    { POST, "/marking/take", MAY_MARK, take_params, take_post, "exams/marking", .again = queues_page },
    { GET, "/marking/answers/{allotment}", MAY_MARK, answer_params, answer_page, "exams/written" },
    { POST, "/marking/answers/{allotment}", MAY_MARK, give_params, give_post, "exams/written", .again = answer_page },
    { 0 }
};
