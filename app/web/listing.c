#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "chengxue/words.h"

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

/* A cell, quoted; what a spreadsheet would take for a formula gets an apostrophe before it. */
static void add_cell(struct buffer *csv, const char *value, bool first)
{
    buffer_text(csv, first ? "\"" : ",\"");
    if (value[0] != '\0' && strchr("=+-@\t", value[0]) != NULL)
        buffer_text(csv, "'");
    for (const char *at = value; *at != '\0'; at++)
        buffer_add(csv, *at == '"' ? "\"\"" : at, *at == '"' ? 2 : 1);
    buffer_text(csv, "\"");
}

/* Rows may lack attributes where a column was NULL, so the columns are those of all rows, in order of appearance. */
static size_t columns_of(struct request *req, const char *row, const char *names[64])
{
    size_t count = 0;
    for (const xmlNode *node = req->page->children; node != NULL; node = node->next) {
        if (!is_row(node, row))
            continue;
        for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next) {
            size_t i = 0;
            while (i < count && strcmp(names[i], (const char *)attribute->name) != 0)
                i++;
            if (i == count && count < 64)
                names[count++] = (const char *)attribute->name;
        }
    }
    return count;
}

void listing_csv(struct request *req, const char *row)
{
    const char *names[64];
    size_t columns = columns_of(req, row, names);
    struct buffer *csv = buffer_new(req->arena, CSV_MOST);
    buffer_text(csv, "\xEF\xBB\xBF"); /* or spreadsheet programs take it for another encoding */
    for (size_t i = 0; i < columns; i++)
        add_cell(csv,
                 word_or(arena_printf(req->arena, "%s.%s", row, names[i]), /* the table's own heads come first */
                         arena_printf(req->arena, "field.%s", names[i])),
                 i == 0);
    buffer_text(csv, "\r\n");
    for (const xmlNode *node = req->page->children; node != NULL; node = node->next) {
        if (!is_row(node, row))
            continue;
        for (size_t i = 0; i < columns; i++) {
            const xmlAttr *attribute = xmlHasProp(node, BAD_CAST names[i]);
            add_cell(csv, attribute != NULL ? value_of(attribute) : "", i == 0);
        }
        buffer_text(csv, "\r\n");
    }
    answer_bytes(req, "text/csv; charset=utf-8", NULL, arena_printf(req->arena, "%s.csv", row), csv->bytes,
                 csv->length);
}
