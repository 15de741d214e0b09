#include "chengxue/bank.h"
#include "chengxue/buffer.h"
#include "chengxue/features.h"
#include "chengxue/request.h"
#include "regrade.h"
#include "result.h"
#include "statistics.h"

#define KEY_MOST 2000 /* bytes, as the table holds */

static const struct param item_params[] = {
    { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "item", PARAM_ID, REQUIRED, 0, 0, NULL },
    { 0 },
};

/* One item of a sitting: what it says, its figures, and the changes of its key. */
static enum status item_page(struct request *req)
{
    int64_t sitting = param_id(req, "sitting"), version = param_id(req, "item"), rows;
    xmlDoc *body;
    enum status got = result_sitting(req, sitting);
    if (got == OK)
        got = db_rows(req->db, req->page, "shown", &rows,
                      SQL("SELECT v.id, v.type, v.answer_key, v.choices FROM bank_version v WHERE v.id = ? AND EXISTS"
                          " (SELECT 1 FROM paper_item i JOIN paper p ON p.id = i.paper"
                          "   WHERE i.item_version = v.id AND p.sitting = ?)"),
                      "ii", version, sitting);
    if (got == OK && rows == 0)
        return not_found(req);
    if (got == OK)
        got = statistics_item(req, sitting, version);
    if (got == OK)
        got = db_rows(req->db, req->page, "change", NULL,
                      SQL("SELECT k.id, k.answer_key AS key_after, k.reason, o.name AS made_by, k.made_at, k.applied_at"
                          "  FROM key_change k LEFT JOIN officer_name o ON o.id = k.made_by"
                          " WHERE k.sitting = ? AND k.item_version = ? ORDER BY k.id DESC LIMIT 100"),
                      "ii", sitting, version);
    if (got == OK)
        got = bank_item_body(req->db, req->arena, version, &body);
    if (got == OK)
        xmlAddChild(req->page, xmlDocCopyNode(xmlDocGetRootElement(body), req->page->doc, 1));
    return got;
}

static const char *const choices[] = { "A", "B", "C", "D", "E", "F", "G", "H", "true", "false", NULL };
static const char *const acts[] = { "key", "void", NULL };

static const struct param propose_params[] = {
    { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "item", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "act", PARAM_CHOICE, REQUIRED, 0, 0, acts },
    { "key", PARAM_CHOICE, MANY, 0, 0, choices },
    { "blanks", PARAM_PROSE, OPTIONAL, 0, 600, NULL },
    { "reason", PARAM_TEXT, REQUIRED, 0, 150, NULL },
    { 0 },
};

/* The letters that were ticked, or what was written for the blanks. */
static const char *key_of(struct request *req)
{
    if (param_text(req, "act")[0] == 'v')
        return NULL;
    if (param_given(req, "blanks"))
        return param_text(req, "blanks");
    size_t count;
    const char *const *letters = param_texts(req, "key", &count);
    struct buffer *key = buffer_new(req->arena, KEY_MOST);
    for (size_t i = 0; i < count; i++)
        buffer_text(key, letters[i]);
    return key->bytes;
}

static enum status propose_post(struct request *req)
{
    struct key_proposal proposal = { .sitting = param_id(req, "sitting"),
                                     .version = param_id(req, "item"),
                                     .key = key_of(req),
                                     .reason = param_text(req, "reason") };
    int64_t id;
    enum status got = key_change_propose(req, &proposal, &id);
    return got == OK ? request_redirect(req, NULL, "/key-changes/%lld", (long long)id) : got;
}

static const struct param change_params[] = { { "change", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

static enum status change_page(struct request *req)
{
    return key_change_show(req, param_id(req, "change"));
}

static enum status apply_post(struct request *req)
{
    int64_t job = 0;
    enum status got = key_change_apply(req, param_id(req, "change"), &job);
    return got == OK ? request_redirect(req, NULL, "/jobs/%lld", (long long)job) : got;
}

const struct route regrade_routes[] = {
    { GET, "/sittings/{sitting}/items/{item}", MAY_VIEW_EXAMS, item_params, item_page, "exams/sitting-item" },
    { POST, "/sittings/{sitting}/items/{item}/key", MAY_MANAGE_EXAMS, propose_params, propose_post,
      "exams/sitting-item", .again = item_page },
    { GET, "/key-changes/{change}", MAY_MANAGE_EXAMS, change_params, change_page, "exams/key-change" },
    { POST, "/key-changes/{change}/apply", MAY_MANAGE_EXAMS, change_params, apply_post, "exams/key-change",
      .again = change_page },
    { 0 },
};
