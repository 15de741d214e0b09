#include "chengxue/features.h"
#include "compare.h"
#include "items.h"

static const char *const types[] = {
    "single-choice", "multiple-choice", "true-false", "fill-in", "short-answer", NULL
};
static const char *const levels[] = { "remember", "understand", "apply", "analyse", NULL };
static const char *const states[] = { "approved", "retired", NULL };

static const struct param list_params[] = { { "q", PARAM_PROSE, OPTIONAL, 0, 100,
                                              NULL }, /* a line would lose the spaces between Chinese words */
                                            { "domain", PARAM_CODE, OPTIONAL, 0, 0, NULL },
                                            { "type", PARAM_CHOICE, OPTIONAL, 0, 0, types },
                                            { "difficulty", PARAM_WHOLE, OPTIONAL, 1, 5, NULL },
                                            { "level", PARAM_CHOICE, OPTIONAL, 0, 0, levels },
                                            { "law", PARAM_CODE, OPTIONAL, 0, 0, NULL },
                                            { "article", PARAM_WHOLE, OPTIONAL, 1, 9999, NULL },
                                            { "state", PARAM_CHOICE, OPTIONAL, 0, 0, states },
                                            { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },
                                            { 0 } };

static int64_t whole_or_zero(struct request *req, const char *name)
{
    return param_given(req, name) ? param_whole(req, name) : 0;
}

static enum status list_page(struct request *req)
{
    const struct item_filter filter = {
        .words = param_text(req, "q"),
        .domain = param_text(req, "domain"),
        .type = param_text(req, "type"),
        .level = param_text(req, "level"),
        .state = param_text(req, "state"),
        .law = param_text(req, "law"),
        .difficulty = whole_or_zero(req, "difficulty"),
        .article = whole_or_zero(req, "article"),
    };
    return items_list(req, &filter, param_whole(req, "page"));
}

static const struct param item_params[] = { { "item", PARAM_CODE, REQUIRED, 0, 0, NULL },
                                            { "version", PARAM_WHOLE, OPTIONAL, 1, 1000000, NULL },
                                            { 0 } };

static enum status item_page(struct request *req)
{
    bool found;
    enum status got = item_show(req, param_text(req, "item"), whole_or_zero(req, "version"), &found);
    return got == OK && !found ? not_found(req) : got;
}

static const struct param versions_params[] = { { "item", PARAM_CODE, REQUIRED, 0, 0, NULL },
                                                { "from", PARAM_WHOLE, OPTIONAL, 1, 1000000, NULL },
                                                { "to", PARAM_WHOLE, OPTIONAL, 1, 1000000, NULL },
                                                { 0 } };

/* Without from and to: what the latest change did. An item of one version has nothing to compare. */
static enum status versions_page(struct request *req)
{
    const char *code = param_text(req, "item");
    int64_t rows;
    bool found;
    enum status got = item_versions(req, code, &rows);
    if (got != OK || rows == 0)
        return got == OK ? not_found(req) : got;
    if (rows == 1 && !param_given(req, "from") && !param_given(req, "to"))
        return OK;
    int64_t to = param_given(req, "to") ? param_whole(req, "to") : rows;
    int64_t from = param_given(req, "from") ? param_whole(req, "from") : to > 1 ? to - 1 : to;
    got = compare_versions(req->db, req->arena, req->page, code, from, to, &found);
    return got == OK && !found ? not_found(req) : got;
}

const struct route bank_routes[] = {
    { GET, "/items", MAY_VIEW_BANK, list_params, list_page, "bank/items", .list = "item" },
    { GET, "/items/{item}", MAY_VIEW_BANK, item_params, item_page, "bank/item" },
    { GET, "/items/{item}/versions", MAY_VIEW_BANK, versions_params, versions_page, "bank/versions",
      .list = "version" },
    { 0 },
};
