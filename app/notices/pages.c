#include "chengxue/features.h"
#include "chengxue/page.h"
#include "notice.h"

static const struct param list_params[] = { { "unread", PARAM_FLAG, OPTIONAL },
                                            { "page", PARAM_WHOLE, OPTIONAL, 1, 100000 },
                                            { 0 } };
static const struct param open_params[] = { { "notice", PARAM_ID, REQUIRED }, { 0 } };
static const struct param read_params[] = { { "last", PARAM_ID, REQUIRED }, { 0 } };

#define MINE " FROM notice n WHERE n.officer = ? AND (? = 0 OR n.unread = 1)"

/* Rows are called message, since the page's own notice is what the page before did. */
static enum status list_page(struct request *req)
{
    int64_t number = param_whole(req, "page"), unread = param_flag(req, "unread");
    enum status got = db_rows(
        req->db, req->page, "message", NULL,
        SQL("SELECT n.id, n.kind, n.at, (SELECT o.name FROM officer_name o WHERE o.id = n.sender) AS sender, n.link,"
            "       COALESCE(JSON_VALUE(n.facts, '$.zero'), '') AS zero,"
            "       JSON_VALUE(n.facts, '$.one') AS one,"
            "       NULLIF(n.urgent, 0) AS urgent, n.unread" MINE " ORDER BY n.id DESC LIMIT ? OFFSET ?"),
        "iiii", req->viewer, unread, req->list_size, list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*)" MINE), "ii", req->viewer, unread);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "own", NULL,
            SQL("SELECT MAX(id) AS last, COUNT(unread) AS unread FROM notice WHERE officer = ? AND unread = 1"), "i",
            req->viewer);
    return got;
}

static enum status open_post(struct request *req)
{
    char *link;
    enum status got = notice_open(req, param_id(req, "notice"), &link);
    return got == OK ? request_redirect(req, NULL, "%s", link) : got;
}

static enum status read_post(struct request *req)
{
    enum status got = notices_read_all(req, param_id(req, "last"));
    return got == OK ? request_redirect(req, "notices.all-read", "/notices") : got;
}

const struct route notices_routes[] = { { GET, "/notices", SIGNED_IN, list_params, list_page, "notices/list",
                                          .list = "message" },
                                        { POST, "/notices/{notice}/open", SIGNED_IN, open_params, open_post, NULL },
                                        { POST, "/notices/read", SIGNED_IN, read_params, read_post, NULL },
                                        { 0 } };
