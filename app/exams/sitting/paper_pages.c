#include <libxml/parser.h>
#include <zlib.h>

#include "chengxue/features.h"
#include "chengxue/log.h"
#include "chengxue/page.h"
#include "chengxue/request.h"
#include "chengxue/scope.h"
#include "papers.h"
#include "sitting.h"

#define BODY_MOST ((size_t)16 << 20)

/* -- all papers of a sitting ------------------------------------------------------------------------------------- */

static const struct param papers_params[] = {
    { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },
    { 0 },
};

/* What the pages of a sitting's papers share. */
static enum status head(struct request *req, int64_t id)
{
    struct sitting sitting;
    enum status got = sitting_read(req, id, MAY_VIEW_EXAMS, false, &sitting);
    if (got == OK)
        got = db_rows(req->db, req->page, "sitting", NULL,
                      SQL("SELECT s.id, s.name, s.state, e.name AS exam_name, s.papers_at,"
                          "       (SELECT COUNT(*) FROM candidate c WHERE c.sitting = s.id AND c.withdrawn_at IS NULL)"
                          "         AS candidates"
                          "  FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.id = ?"),
                      "i", id);
    if (got == OK)
        got = sitting_offers(req, id, NULL);
    return got;
}

/*
 * How even the papers are: the expected scores, how often the most used item stands in them, and how many items two
 * papers share on average (an item in u of n papers is shared by u(u-1) of their n(n-1) ordered pairs).
 */
static enum status figures(struct request *req, int64_t id)
{
    return db_rows(req->db, req->page, "papers", NULL,
                   SQL("SELECT p.papers, p.items, p.total, p.least, p.most, p.most - p.least AS spread, u.used,"
                       "       u.pool, ROUND(u.highest * 100 / p.papers, 1) AS highest,"
                       "       IF(p.papers > 1, ROUND(u.shared / (p.papers * (p.papers - 1)), 1), NULL) AS shared"
                       "  FROM (SELECT COUNT(*) AS papers, MAX(items) AS items, MAX(total) AS total,"
                       "               MIN(expected) AS least, MAX(expected) AS most FROM paper WHERE sitting = ?) p"
                       "  JOIN (SELECT COUNT(*) AS pool, SUM(used > 0) AS used, MAX(used) AS highest,"
                       "               SUM(used * (used - 1)) AS shared FROM paper_pool WHERE sitting = ?) u"
                       " WHERE p.papers > 0"),
                   "ii", id, id);
}

static enum status papers_page(struct request *req)
{
    int64_t id = param_id(req, "sitting"), number = param_whole(req, "page");
    enum status got = head(req, id);
    if (got == OK)
        got = figures(req, id);
    if (got == OK)
        got = db_rows(req->db, req->page, "paper", NULL,
                      SQL("SELECT p.id, p.form, p.items, p.total, p.expected, p.made_at,"
                          "       (SELECT COUNT(*) FROM attempt a WHERE a.paper = p.id) AS candidates"
                          "  FROM paper p WHERE p.sitting = ? ORDER BY p.form LIMIT ? OFFSET ?"),
                      "iii", id, req->list_size, list_start(req, number));
    return got == OK ? list_count(req, number, SQL("SELECT COUNT(*) FROM paper WHERE sitting = ?"), "i", id) : got;
}

/* In how many papers each item stands, the most used first. */
static enum status items_page(struct request *req)
{
    int64_t id = param_id(req, "sitting"), number = param_whole(req, "page");
    enum status got = head(req, id);
    if (got == OK)
        got = sitting_not_own(req, id);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "item", NULL,
            SQL("SELECT i.id, i.code AS item, v.type, d.name AS domain, v.difficulty, p.used AS papers,"
                "       ROUND(p.used * 100 / (SELECT COUNT(*) FROM paper WHERE sitting = p.sitting), 1)"
                "         AS share"
                "  FROM paper_pool p JOIN bank_version v ON v.id = p.item_version JOIN bank_item i ON i.id = v.item"
                "  JOIN bank_domain d ON d.code = v.domain WHERE p.sitting = ? AND p.used > 0"
                " ORDER BY p.used DESC, i.code LIMIT ? OFFSET ?"),
            "iii", id, req->list_size, list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*) FROM paper_pool WHERE sitting = ? AND used > 0"), "i", id);
    return got;
}

static const struct param discard_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

static enum status discard_page(struct request *req)
{
    return head(req, param_id(req, "sitting"));
}

static enum status discard_post(struct request *req)
{
    int64_t id = param_id(req, "sitting");
    enum status got = papers_discard(req, id);
    return got == OK ? request_redirect(req, "papers.discarded", "/sittings/%lld", (long long)id) : got;
}

/* -- one paper, as it was frozen, with its keys ------------------------------------------------------------------ */

/* Puts the body that candidates are sent below the page. */
static enum status add_body(struct request *req, const char *packed, size_t length)
{
    unsigned char *body = arena_alloc(req->arena, BODY_MOST);
    z_stream stream = {
        .next_in = (Bytef *)(uintptr_t)packed, .avail_in = (uInt)length, .next_out = body, .avail_out = BODY_MOST
    };
    xmlDoc *document = NULL;
    if (inflateInit2(&stream, MAX_WBITS + 16) == Z_OK) {
        if (inflate(&stream, Z_FINISH) == Z_STREAM_END)
            document = xmlReadMemory((const char *)body, (int)stream.total_out, NULL, "UTF-8", XML_PARSE_NONET);
        inflateEnd(&stream);
    }
    if (document == NULL) {
        log_error("event=\"a paper's body cannot be read\"");
        return FAILED;
    }
    xmlAddChild(page_add(req->page, "body"), xmlDocCopyNode(xmlDocGetRootElement(document), req->page->doc, 1));
    xmlFreeDoc(document);
    return OK;
}

static const struct param paper_params[] = { { "paper", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

/* Before the sitting is closed only who manages the exam sees a paper, and a candidate of it not even then. */
static enum status paper_page(struct request *req)
{
    int64_t id = param_id(req, "paper"), sitting;
    bool found;
    char *packed;
    size_t length;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT p.sitting, p.body FROM paper p JOIN sitting s ON s.id = p.sitting"
                                 "  JOIN exam e ON e.id = s.exam WHERE p.id = ? AND (e.unit" IN_SCOPE
                                 "   OR (s.state IN ('closed', 'marked', 'released') AND e.unit" IN_SCOPE "))"),
                             "iisis:ib", id, req->viewer, right_name(MAY_MANAGE_EXAMS), req->viewer,
                             right_name(MAY_VIEW_EXAMS), &sitting, &packed, &length);
    if (got == OK && !found)
        return not_found(req);
    if (got == OK)
        got = head(req, sitting);
    if (got == OK)
        got = sitting_not_own(req, sitting);
    if (got == OK)
        got = db_rows(req->db, req->page, "paper", NULL,
                      SQL("SELECT id, form, items, total, expected, made_at FROM paper WHERE id = ?"), "i", id);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "key", NULL,
            SQL("SELECT p.position, i.id AS item, i.code, v.number AS version, v.type, v.difficulty,"
                "       d.name AS domain, v.answer_key, p.choice_order"
                "  FROM paper_item p JOIN bank_version v ON v.id = p.item_version JOIN bank_item i ON i.id = v.item"
                "  JOIN bank_domain d ON d.code = v.domain WHERE p.paper = ? ORDER BY p.position"),
            "i", id);
    return got == OK ? add_body(req, packed, length) : got;
}

const struct route paper_routes[] = {
    { GET, "/sittings/{sitting}/papers", MAY_VIEW_EXAMS, papers_params, papers_page, "exams/papers", .list = "paper" },
    { GET, "/sittings/{sitting}/papers/items", MAY_VIEW_EXAMS, papers_params, items_page, "exams/paper-items",
      .list = "item" },
    { GET, "/sittings/{sitting}/papers/discard", MAY_MANAGE_EXAMS, discard_params, discard_page,
      "exams/paper-discard" },
    { POST, "/sittings/{sitting}/papers/discard", MAY_MANAGE_EXAMS, discard_params, discard_post, "exams/paper-discard",
      .again = discard_page },
    { GET, "/papers/{paper}", MAY_VIEW_EXAMS, paper_params, paper_page, "exams/paper", .look = "paper" },
    { 0 },
};
