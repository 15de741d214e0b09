#include <string.h>

#include "account_batch.h"
#include "chengxue/crypto.h"
#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"
#include "unit.h"

#define PRINTED 500 /* rows of a list of passwords on a page */

static const struct param unit_params[] = { { "unit", PARAM_ID, REQUIRED }, { 0 } };
static const struct param batch_params[] = { { "batch", PARAM_ID, REQUIRED },
                                             { "page", PARAM_WHOLE, OPTIONAL, 1, 1000 },
                                             { 0 } };

static enum status unit_accounts_page(struct request *req)
{
    int64_t unit = param_id(req, "unit"), officers, without;
    enum status got = unit_in_scope(req, MAY_MANAGE_PEOPLE, unit);
    if (got == OK)
        got = db_rows(req->db, req->page, "unit", NULL,
                      SQL("SELECT u.id, u.name, up.path FROM unit u JOIN unit_path up ON up.id = u.id WHERE u.id = ?"),
                      "i", unit);
    if (got == OK)
        got = account_batch_count(req, unit, &officers, &without);
    if (got == OK) {
        xmlNode *accounts = page_add(req->page, "accounts");
        page_number(accounts, "officers", officers);
        page_number(accounts, "without", without);
        got = db_rows(
            req->db, req->page, "batch", NULL,
            SQL("SELECT b.id, b.asked_at, (SELECT COUNT(*) FROM account_batch_line l WHERE l.batch = b.id) AS waiting,"
                "       b.destroyed_at FROM account_batch b WHERE b.unit = ? AND b.asker = ? ORDER BY b.id DESC LIMIT 50"),
            "ii", unit, req->viewer);
    }
    return got;
}

static enum status unit_accounts_post(struct request *req)
{
    int64_t job;
    enum status got = account_batch_make(req, param_id(req, "unit"), &job);
    return got == OK ? request_redirect(req, NULL, "/jobs/%lld", (long long)job) : got;
}

/* Opens what is sealed in each row: the only place where a kept one-time password is readable. */
static enum status open_passwords(struct request *req)
{
    for (xmlNode *node = req->page->children; node != NULL; node = node->next) {
        if (strcmp((const char *)node->name, "handout") != 0)
            continue;
        size_t length;
        xmlChar *sealed = xmlGetProp(node, BAD_CAST "password");
        unsigned char *password = unseal(req->arena, KEY_PASSWORD, (const char *)sealed, &length);
        xmlFree(sealed);
        if (password == NULL)
            return FAILED;
        xmlSetProp(node, BAD_CAST "password", BAD_CAST arena_copy_bytes(req->arena, password, length));
    }
    return OK;
}

/* As much of the list on a page as one prints at a time. */
static enum status batch_page(struct request *req)
{
    int64_t batch = param_id(req, "batch"), number = param_whole(req, "page"), rows;
    req->list_size = PRINTED;
    enum status got = db_rows(
        req->db, req->page, "batch", &rows,
        SQL("SELECT b.id, b.unit, up.path, b.asked_at, b.destroyed_at FROM account_batch b JOIN unit_path up ON up.id = b.unit"
            " WHERE b.id = ? AND b.asker = ? AND b.unit" IN_SCOPE),
        "iiis", batch, req->viewer, req->viewer, right_name(MAY_MANAGE_PEOPLE));
    if (got == OK && rows == 0)
        return not_found(req);
    if (got == OK)
        got = db_rows(req->db, req->page, "handout", NULL,
                      SQL("SELECT o.number, o.name, up.path AS unit, l.password FROM account_batch_line l"
                          "  JOIN officer_place o ON o.id = l.officer JOIN unit_path up ON up.id = o.unit"
                          " WHERE l.batch = ? ORDER BY up.path, o.number LIMIT ? OFFSET ?"),
                      "iii", batch, req->list_size, list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*) FROM account_batch_line WHERE batch = ?"), "i", batch);
    return got == OK ? open_passwords(req) : got;
}

static enum status destroy_post(struct request *req)
{
    enum status got = account_batch_destroy(req, param_id(req, "batch"));
    return got == OK
               ? request_redirect(req, "account-batch.destroyed", "/accounts/%lld", (long long)param_id(req, "batch"))
               : got;
}

const struct route account_batch_routes[] = {
    { GET, "/units/{unit}/accounts", MAY_MANAGE_PEOPLE, unit_params, unit_accounts_page, "people/unit-accounts" },
    { POST, "/units/{unit}/accounts", MAY_MANAGE_PEOPLE, unit_params, unit_accounts_post, "people/unit-accounts",
      .again = unit_accounts_page },
    { GET, "/accounts/{batch}", MAY_MANAGE_PEOPLE, batch_params, batch_page, "people/account-batch", .list = "handout",
      .look = "batch" },
    { POST, "/accounts/{batch}/destroy", MAY_MANAGE_PEOPLE, batch_params, destroy_post, NULL },
    { 0 }
};
