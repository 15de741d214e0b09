#include "router.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "chengxue/config.h"
#include "chengxue/crypto.h"
#include "chengxue/log.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"
#include "chengxue/words.h"
#include "routes.h"

#define DEADLOCK_TRIES 3
#define LIST_PAGE 50   /* rows of a list on a page */
#define LIST_DATA 1000 /* rows of a list as JSON, or of a turn of CSV */
#define VISIT_COOKIE "cx-visit"
#define NOTICE_COOKIE "cx-notice"

/* -- the frame --------------------------------------------------------------------------------------------------- */

static void frame_viewer(struct request *req)
{
    if (req->viewer == 0)
        return;
    xmlNode *viewer = page_add(req->page, "viewer");
    page_number(viewer, "id", req->viewer);
    page_set(viewer, "number", req->viewer_number);
    page_set(viewer, "name", req->viewer_name);
    page_set(viewer, "unit", req->viewer_unit);
    page_set(viewer, "second-factor", req->viewer_strong ? "1" : NULL);
    if (req->detour != NULL)
        return; /* the way is not free yet, so no places are shown */
    for (enum right right = MAY_VIEW_PEOPLE; right < RIGHT_COUNT; right++)
        if (may(req, right))
            page_set(page_add(viewer, "may"), "right", right_name(right));
}

static void frame_notice(struct request *req)
{
    const char *notice = request_cookie(req, NOTICE_COOKIE);
    if (notice == NULL || strspn(notice, "abcdefghijklmnopqrstuvwxyz0123456789-.") != strlen(notice))
        return;
    page_set(page_add(req->page, "notice"), "key", notice);
    answer_cookie(req, NOTICE_COOKIE, "", -1);
}

static void frame_page(struct request *req, const char *sheet)
{
    page_set(req->page, "path", req->path);
    page_set(req->page, "request", req->id);
    page_set(req->page, "assets", config()->assets);
    page_set(req->page, "csrf", req->csrf);
    page_set(req->page, "template", sheet);
    frame_viewer(req);
    if (req->route != NULL && req->route->method == GET)
        values_show(req, "query");
}

static void frame(struct request *req, const char *sheet)
{
    frame_page(req, sheet);
    frame_notice(req);
}

/* -- saying that it did not work --------------------------------------------------------------------------------- */

static bool wants_json(const struct request *req)
{
    return strstr(req->arrival->accept, "application/json") != NULL;
}

/* What the first refusal says, or the status: {"error":"param.too-long","field":"name","words":"最多 50 个字"}. */
static void error_json(struct request *req, int status, const char *key)
{
    const xmlNode *refusal = page_first(req->page, "refusal");
    const char *field = NULL, *zero = NULL, *one = NULL;
    if (refusal != NULL) {
        key = page_value(refusal, "key");
        field = page_value(refusal, "field");
        zero = page_value(refusal, "zero");
        one = page_value(refusal, "one");
    }
    json_t *said = json_pack("{s:s, s:s*, s:s}", "error", key, "field", field, "words",
                             word_with(req->arena, key, zero, one));
    answer_json(req, status, said);
}

static void error_page(struct request *req, int status)
{
    struct answer *answer = req->answer;
    answer->status = status;
    answer->complete = false;
    if (status >= 500)
        log_error("event=\"answered with an error\" status=%d", status);
    const char *key = arena_printf(req->arena, "error.%d", status);
    if (wants_json(req)) {
        error_json(req, status, key);
        return;
    }
    frame(req, "error");
    page_number(req->page, "status", status);
    if (!render_page(req, "error")) {
        answer->status = 503; /* nginx puts its static page in place of a bare 503 */
        answer->length = 0;
    }
}

/* Takes back what a handler added to the page. */
static void clear_page(struct request *req, bool keep_refusals)
{
    for (xmlNode *node = req->page->children, *next; node != NULL; node = next) {
        next = node->next;
        if (keep_refusals && strcmp((const char *)node->name, "refusal") == 0)
            continue;
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    }
    xmlFreePropList(req->page->properties);
    req->page->properties = NULL;
}

/* The same, and what it answered, for a page that shows something else. */
static void start_over(struct request *req, bool keep_refusals)
{
    clear_page(req, keep_refusals);
    *req->answer = *answer_new(req->arena);
}

/* -- handlers ---------------------------------------------------------------------------------------------------- */

static enum status run_get(struct request *req, enum status (*handler)(struct request *req))
{
    if (!db_begin_read(req->db))
        return FAILED;
    return db_end(req->db, handler(req));
}

/*
 * A list goes out whole as CSV: its pages one after another, each built, added and taken away, in one transaction, so
 * that no row is missed or comes twice.
 */
static enum status run_csv(struct request *req)
{
    struct buffer *csv = listing_csv_begin(req);
    if (!db_begin_read(req->db))
        return FAILED;
    enum status got = OK;
    for (bool more = true; more && got == OK;) {
        req->list_turn++;
        clear_page(req, false);
        got = req->route->handler(req);
        if (got != OK || req->answer->complete)
            break;
        more = listing_more(req);
        frame_page(req, req->route->sheet);
        got = listing_csv_add(req, csv);
    }
    got = db_end(req->db, got);
    return got == OK && !req->answer->complete ? listing_csv_end(req, csv) : got;
}

static enum status run_post(struct request *req)
{
    enum status got = FAILED;
    for (int i = 0; i < DEADLOCK_TRIES; i++) {
        got = req->route->handler(req);
        if (got != FAILED || !db_deadlocked(req->db))
            break;
        start_over(req, false);
    }
    return got;
}

static void render(struct request *req, const char *sheet)
{
    if (req->answer->status == 0)
        req->answer->status = 200;
    frame(req, sheet);
    bool free_way = req->viewer != 0 && req->detour == NULL && !req->route->uninterrupted;
    if (free_way && routes_frame(req) != OK) /* a page without its bell is better than none */
        log_error("event=\"the frame lacks what is the viewer's own\"");
    if (!render_page(req, sheet))
        error_page(req, 500);
}

/* A form that was refused comes again, filled in, with what was wrong; where there is no form, a page says why. */
static void refused_post(struct request *req)
{
    int status = req->answer->status != 0 ? req->answer->status : 422;
    start_over(req, true);
    if (status != 422 || req->route->again == NULL || wants_json(req)) {
        error_page(req, status);
        return;
    }
    req->values->again = true;
    values_show(req, "posted");
    enum status got = run_get(req, req->route->again);
    if (got != OK) {
        error_page(req, got == FAILED ? 500 : req->answer->status != 0 ? req->answer->status : 404);
        return;
    }
    req->answer->status = 422;
    render(req, req->route->sheet);
}

static void answer_post(struct request *req)
{
    enum status got = run_post(req);
    if (got == FAILED) {
        start_over(req, false);
        error_page(req, 500);
    } else if (got == REFUSED) {
        refused_post(req);
    } else if (!req->answer->complete && req->route->sheet != NULL) {
        render(req, req->route->sheet);
    }
}

static void answer_get(struct request *req, enum form_of_answer form)
{
    enum status got = form == AS_CSV ? run_csv(req) : run_get(req, req->route->handler);
    if (got == OK && req->route->look != NULL)
        got = routes_look(req); /* nobody sees what is not kept as seen */
    if (got != OK) {
        int status = got == FAILED ? 500 : req->answer->status != 0 ? req->answer->status : 409;
        start_over(req, true);
        error_page(req, status);
    } else if (req->answer->complete) {
        return;
    } else if (form == AS_JSON) {
        listing_json(req);
    } else {
        render(req, req->route->sheet);
    }
}

/* -- the checks that the table demands --------------------------------------------------------------------------- */

/* Someone not signed in has no session to derive a CSRF token from: a visit cookie stands in for it, where pages are. */
static void know_visitor(struct request *req)
{
    if (req->csrf != NULL)
        return;
    const char *visit = request_cookie(req, VISIT_COOKIE);
    if (visit == NULL || strlen(visit) != 43) {
        if (req->route != NULL && req->route->sheet == NULL)
            return;
        visit = random_token(req->arena);
        answer_cookie(req, VISIT_COOKIE, visit, 0);
    }
    req->csrf = keyed_hash(req->arena, KEY_VISIT, visit);
}

static bool csrf_holds(struct request *req)
{
    const struct field *field = fields_find(&req->arrival->form, "csrf");
    const char *given = req->arrival->csrf_header != NULL ? req->arrival->csrf_header
                        : field != NULL                   ? field->bytes
                                                          : NULL;
    return same_secret(given, req->csrf);
}

/* True when the viewer may call the route; else it has been answered. */
static bool allowed(struct request *req)
{
    const struct route *route = req->route;
    if (route->right == ANYONE)
        return true;
    bool get = route->method == GET && !wants_json(req);
    if (req->viewer == 0) {
        if (get)
            request_redirect(req, NULL, "/sign-in?next=%s", percent_encoded(req->arena, req->path));
        else
            error_page(req, 401);
        return false;
    }
    if (req->detour != NULL && !route->before_password) {
        if (get)
            request_redirect(req, NULL, "%s", req->detour);
        else
            error_page(req, 403);
        return false;
    }
    if (route->right != SIGNED_IN && !may(req, route->right)) {
        error_page(req, 403);
        return false;
    }
    return true;
}

static void answer_route(struct request *req, struct match *match)
{
    if (!allowed(req))
        return;
    if (req->route->method == POST && !csrf_holds(req)) {
        refuse(req, "csrf.stale");
        error_page(req, 403);
        return;
    }
    bool path_wrong;
    enum status got = values_read(req, &match->captures, &path_wrong);
    if (path_wrong) {
        start_over(req, false);
        error_page(req, 404);
    } else if (got != OK && req->route->method == POST) {
        refused_post(req);
    } else if (got != OK) {
        error_page(req, 400);
    } else if (req->route->method == POST) {
        answer_post(req);
    } else {
        answer_get(req, match->form);
    }
}

void router_answer(struct request *req)
{
    struct match match = routes_find(req->arena, req->arrival->method, req->path);
    req->route = match.route;
    req->list_size = match.form == AS_PAGE ? LIST_PAGE : LIST_DATA;
    if (req->arrival->wrong != 0) {
        error_page(req, req->arrival->wrong);
        return;
    }
    if (routes_identify(req) != OK) {
        error_page(req, 503);
        return;
    }
    know_visitor(req);
    if (req->route == NULL)
        error_page(req, match.other_method ? 405 : 404);
    else
        answer_route(req, &match);
}

/* -- long lists -------------------------------------------------------------------------------------------------- */

int64_t list_start(const struct request *req, int64_t number)
{
    if (req->list_turn > 0)
        number = req->list_turn;
    return (number > 1 ? number - 1 : 0) * req->list_size;
}

enum status list_count(struct request *req, int64_t number, const char *sql, const char *types, ...)
{
    int64_t rows, size = req->list_size;
    va_list values;
    va_start(values, types);
    enum status got = db_count(req->db, &rows, sql, types, values);
    va_end(values);
    if (got != OK)
        return got;
    xmlNode *paging = page_add(req->page, "paging");
    page_number(paging, "page", number > 1 ? number : 1);
    page_number(paging, "pages", rows == 0 ? 1 : (rows + size - 1) / size);
    page_number(paging, "rows", rows);
    return OK;
}
