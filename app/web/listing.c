#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "arrival.h"
#include "chengxue/page.h"
#include "chengxue/render.h"

#define CSV_MOST ((size_t)64 << 20) /* bytes */
#define CSV_ROWS_MOST 200000
#define ADDRESS_MOST 8000
#define BYTE_ORDER_MARK "\xEF\xBB\xBF" /* or spreadsheet programs take it for another encoding */

static bool is_row(const xmlNode *node, const char *row)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, row) == 0;
}

static const char *value_of(const xmlAttr *attribute)
{
    return attribute->children != NULL ? (const char *)attribute->children->content : "";
}

static json_t *row_json(const xmlNode *row)
{
    json_t *object = json_object();
    for (const xmlAttr *attribute = row->properties; attribute != NULL; attribute = attribute->next)
        json_object_set_new(object, (const char *)attribute->name, json_string(value_of(attribute)));
    return object;
}

/* This list's address with the filters that were asked for, at another page. */
static const char *page_address(struct request *req, int64_t page)
{
    struct buffer *address = buffer_new(req->arena, ADDRESS_MOST);
    buffer_printf(address, "%s?", percent_encoded(req->arena, req->path));
    for (const struct field *field = req->arrival->query.first; field != NULL; field = field->next)
        if (strcmp(field->name, "page") != 0)
            buffer_printf(address, "%s=%s&", percent_encoded(req->arena, field->name),
                          percent_encoded(req->arena, field->bytes));
    buffer_printf(address, "page=%lld", (long long)page);
    return address->bytes;
}

static int64_t paging_number(const struct request *req, const char *name, int64_t otherwise)
{
    const xmlNode *paging = page_first(req->page, "paging");
    return paging != NULL ? strtoll(page_value(paging, name), NULL, 10) : otherwise;
}

void listing_json(struct request *req)
{
    json_t *list = json_array();
    for (const xmlNode *node = req->page->children; node != NULL; node = node->next)
        if (is_row(node, req->route->list))
            json_array_append_new(list, row_json(node));
    int64_t total = paging_number(req, "rows", (int64_t)json_array_size(list));
    int64_t page = paging_number(req, "page", 1), pages = paging_number(req, "pages", 1);
    const char *next = page < pages ? page_address(req, page + 1) : NULL;
    answer_json(req, 200,
                json_pack("{s:o, s:I, s:I, s:I, s:s?}", req->route->list, list, "total", (json_int_t)total, "page",
                          (json_int_t)page, "pages", (json_int_t)pages, "next", next));
}

/* Whether a spreadsheet would take it for a formula; a negative figure is none. */
static bool is_formula(const char *value)
{
    return value[0] != '\0' && strchr("=+-@\t", value[0]) != NULL &&
           !(value[0] == '-' && strspn(value + 1, "0123456789.") == strlen(value + 1));
}

/* A cell, quoted; a formula gets an apostrophe before it. */
static void add_cell(struct buffer *csv, const char *value, bool first)
{
    buffer_text(csv, first ? "\"" : ",\"");
    if (is_formula(value))
        buffer_text(csv, "'");
    for (const char *at = value; *at != '\0'; at++)
        buffer_add(csv, *at == '"' ? "\"\"" : at, *at == '"' ? 2 : 1);
    buffer_text(csv, "\"");
}

/* The table that the sheet gives: a row of heads, once, then the rows; of a page without rows there is none. */
static void add_table(struct buffer *csv, const xmlNode *table)
{
    const xmlNode *row = table != NULL ? table->children : NULL;
    if (row != NULL && csv->length > strlen(BYTE_ORDER_MARK))
        row = row->next;
    for (; row != NULL; row = row->next) {
        for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next)
            add_cell(csv, cell->children != NULL ? (const char *)cell->children->content : "", cell == row->children);
        buffer_text(csv, "\r\n");
    }
}

bool listing_more(const struct request *req)
{
    return req->list_turn * req->list_size < paging_number(req, "rows", 0);
}

struct buffer *listing_csv_begin(struct request *req)
{
    struct buffer *csv = buffer_new(req->arena, CSV_MOST);
    buffer_text(csv, BYTE_ORDER_MARK);
    return csv;
}

static enum status refuse_long(struct request *req)
{
    return refuse_with(req, "list.too-long", arena_printf(req->arena, "%d", CSV_ROWS_MOST), NULL);
}

enum status listing_csv_add(struct request *req, struct buffer *csv)
{
    if (paging_number(req, "rows", 0) > CSV_ROWS_MOST)
        return refuse_long(req);
    page_set(req->page, "listing", req->route->list);
    xmlDoc *shown = render_document(req->page->doc, req->route->sheet);
    xmlUnsetProp(req->page, BAD_CAST "listing"); /* an error page is none */
    if (shown == NULL)
        return FAILED;
    add_table(csv, xmlDocGetRootElement(shown));
    xmlFreeDoc(shown);
    return csv->full ? refuse_long(req) : OK;
}

enum status listing_csv_end(struct request *req, struct buffer *csv)
{
    return answer_bytes(req, "text/csv; charset=utf-8", NULL, arena_printf(req->arena, "%s.csv", req->route->list),
                        csv->bytes, csv->length);
}
