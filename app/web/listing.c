#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "chengxue/page.h"
#include "chengxue/render.h"

#define CSV_MOST ((size_t)32 << 20)

static bool is_row(const xmlNode *node, const char *row)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, row) == 0;
}

static const char *value_of(const xmlAttr *attribute)
{
    return attribute->children != NULL ? (const char *)attribute->children->content : "";
}

static void free_text(void *text)
{
    free(text);
}

void listing_json(struct request *req, const char *row)
{
    json_t *list = json_array();
    for (const xmlNode *node = req->page->children; node != NULL; node = node->next) {
        if (!is_row(node, row))
            continue;
        json_t *object = json_object();
        for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
            json_object_set_new(object, (const char *)attribute->name, json_string(value_of(attribute)));
        json_array_append_new(list, object);
    }
    json_t *whole = json_pack("{s:o}", row, list);
    char *text = json_dumps(whole, JSON_COMPACT);
    json_decref(whole);
    arena_defer(req->arena, free_text, text);
    answer_json(req, 200, text);
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

/* The table that the sheet gives: a row of heads, then the rows; of a page without rows there is none. */
static void add_table(struct buffer *csv, const xmlNode *table)
{
    for (const xmlNode *row = table != NULL ? table->children : NULL; row != NULL; row = row->next) {
        for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next)
            add_cell(csv, cell->children != NULL ? (const char *)cell->children->content : "", cell == row->children);
        buffer_text(csv, "\r\n");
    }
}

bool listing_csv(struct request *req, const char *row, const char *sheet)
{
    page_set(req->page, "listing", row);
    xmlDoc *shown = render_document(req->page->doc, sheet);
    xmlUnsetProp(req->page, BAD_CAST "listing"); /* an error page is none */
    if (shown == NULL)
        return false;
    struct buffer *csv = buffer_new(req->arena, CSV_MOST);
    buffer_text(csv, "\xEF\xBB\xBF"); /* or spreadsheet programs take it for another encoding */
    add_table(csv, xmlDocGetRootElement(shown));
    xmlFreeDoc(shown);
    answer_bytes(req, "text/csv; charset=utf-8", NULL, arena_printf(req->arena, "%s.csv", row), csv->bytes,
                 csv->length);
    return true;
}
