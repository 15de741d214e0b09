#include "chengxue/features.h"
#include "person.h"

static const char *const channels[] = { "online", "district", "squad", NULL };

static const struct param mine_params[] = { { "year", PARAM_WHOLE, OPTIONAL, 2000, 2100, NULL },
                                            { "kind", PARAM_CODE, OPTIONAL, 0, 0, NULL },
                                            { "channel", PARAM_CHOICE, OPTIONAL, 0, 0, channels },
                                            { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },
                                            { 0 } };
static const struct param my_why_params[] = { { "year", PARAM_WHOLE, OPTIONAL, 2000, 2100, NULL }, { 0 } };
static const struct param why_params[] = { { "officer", PARAM_ID, REQUIRED, 0, 0, NULL },
                                           { "year", PARAM_WHOLE, OPTIONAL, 2000, 2100, NULL },
                                           { 0 } };
static const struct param person_params[] = {
    { "officer", PARAM_ID, REQUIRED, 0, 0, NULL },      { "year", PARAM_WHOLE, OPTIONAL, 2000, 2100, NULL },
    { "kind", PARAM_CODE, OPTIONAL, 0, 0, NULL },       { "channel", PARAM_CHOICE, OPTIONAL, 0, 0, channels },
    { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL }, { 0 }
};

static enum status show(struct request *req, int64_t officer,
                        enum status (*part)(struct request *req, int64_t officer, int64_t year))
{
    int64_t year;
    enum status got = person_open(req, officer);
    if (got == OK)
        got = person_year(req, &year);
    return got == OK ? part(req, officer, year) : got;
}

static enum status mine_page(struct request *req)
{
    return show(req, req->viewer, person_show);
}

static enum status my_why_page(struct request *req)
{
    return show(req, req->viewer, person_why);
}

static enum status officer_page(struct request *req)
{
    return show(req, param_id(req, "officer"), person_show);
}

static enum status officer_why_page(struct request *req)
{
    return show(req, param_id(req, "officer"), person_why);
}

const struct route credits_person_routes[] = {
    { GET, "/credits/mine", SIGNED_IN, mine_params, mine_page, "credits/person", .list = "entry" },
    { GET, "/credits/mine/why", SIGNED_IN, my_why_params, my_why_page, "credits/why" },
    { GET, "/credits/officers/{officer}", MAY_VIEW_CREDITS, person_params, officer_page, "credits/person",
      .list = "entry" },
    { GET, "/credits/officers/{officer}/why", MAY_VIEW_CREDITS, why_params, officer_why_page, "credits/why" },
    { 0 },
};
