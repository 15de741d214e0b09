#include "chengxue/audit.h"
#include "chengxue/config.h"
#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/request.h"

static const struct param list_params[] = { { "page", PARAM_WHOLE, OPTIONAL, 1, 100000 }, { 0 } };

/* How each way does: what waits and since when, what went out lately, what was wrong the last time. */
static enum status way_state(struct request *req, const char *way, const char *url)
{
    return db_rows(
        req->db, req->page, "way", NULL,
        SQL("SELECT ? AS name, IF(? = '', 'off', 'active') AS state,"
            "  COALESCE(SUM(d.state = 'waiting'), 0) AS waiting, COALESCE(SUM(d.state = 'failed'), 0) AS failed,"
            "  COALESCE(SUM(d.state = 'sent' AND d.ended_at > UTC_TIMESTAMP(6) - INTERVAL 1 DAY), 0) AS sent,"
            "  MIN(IF(d.state = 'waiting', n.at, NULL)) AS oldest,"
            "  (SELECT l.said FROM notice_delivery l WHERE l.way = ? AND l.said IS NOT NULL"
            "    ORDER BY l.not_before DESC LIMIT 1) AS said"
            "  FROM notice_delivery d JOIN notice n ON n.id = d.notice WHERE d.way = ?"),
        "ssss", way, url, way, way);
}

#define TROUBLE                                                                                                        \
    " FROM notice_delivery d JOIN notice n ON n.id = d.notice JOIN officer_name o ON o.id = n.officer"                 \
    " WHERE d.state IN ('waiting', 'failed') AND d.said IS NOT NULL"

/* Who was told what is nobody's business here: the number alone, to ask after an address that is wrong. */
static enum status operate_page(struct request *req)
{
    int64_t number = param_whole(req, "page");
    enum status got = way_state(req, "email", config()->smtp_url);
    if (got == OK)
        got = way_state(req, "hook", config()->hook_url);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "delivery", NULL,
            SQL("SELECT o.number, d.way, d.state, n.at, d.tries, IF(d.state = 'waiting', d.not_before, NULL) AS next,"
                "       d.said" TROUBLE " ORDER BY d.notice DESC, d.way LIMIT ? OFFSET ?"),
            "ii", req->list_size, list_start(req, number));
    return got == OK ? list_count(req, number, SQL("SELECT COUNT(*)" TROUBLE), "") : got;
}

/* Whatever went wrong is tried again at once, when the operator has put right what was wrong. */
static enum status try_again(struct request *req)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_run(
        req->db,
        SQL("UPDATE notice_delivery SET state = 'waiting', ended_at = NULL, not_before = UTC_TIMESTAMP(6)"
            " WHERE state IN ('waiting', 'failed') AND said IS NOT NULL"),
        "");
    int64_t count = db_changed(req->db);
    if (got == OK && count == 0)
        got = refuse(req, "deliveries.nothing");
    if (got == OK)
        got = audit(req, "delivery.again", "delivery", 0, audit_facts(req->arena, "i", "deliveries", count));
    return db_end(req->db, got);
}

static enum status again_post(struct request *req)
{
    enum status got = try_again(req);
    return got == OK ? request_redirect(req, "deliveries.again-asked", "/operate/notices") : got;
}

const struct route deliveries_routes[] = {
    { GET, "/operate/notices", MAY_OPERATE, list_params, operate_page, "notices/deliveries", .list = "delivery" },
    { POST, "/operate/notices/again", MAY_OPERATE, NULL, again_post, "notices/deliveries", .again = operate_page },
    { 0 }
};
