#include "paper_body.h"

#include <libxml/xmlsave.h>
#include <stdlib.h>
#include <string.h>

#include "chengxue/bank.h"
#include "chengxue/page.h"
#include "chengxue/render.h"

#define CHOICES_MOST 15

/* An item as it is put into papers: its stem with <blank/> elements, its choices in the bank's order. */
struct text {
    const xmlNode *stem; /* NULL until the item is read */
    const char *choices[CHOICES_MOST];
    char *facts; /* of the scenario, kept with its first item */
};

struct paper_texts {
    struct db *db;
    struct arena *arena;
    const struct pool *pool;
    const char *multiple_rule;
    struct text *items; /* by item of the pool */
};

struct paper_texts *paper_texts_new(struct db *db, struct arena *arena, const struct pool *pool,
                                    const char *multiple_rule)
{
    struct paper_texts *texts = arena_alloc(arena, sizeof *texts);
    *texts = (struct paper_texts){ .db = db, .arena = arena, .pool = pool, .multiple_rule = multiple_rule };
    texts->items = arena_alloc(arena, (pool->item_count + 1) * sizeof *texts->items);
    return texts;
}

/* -- reading items ----------------------------------------------------------------------------------------------- */

static enum status read_body(struct paper_texts *texts, int64_t version, struct text *text)
{
    xmlDoc *document;
    size_t choices = 0;
    enum status got = bank_item_body(texts->db, texts->arena, version, &document);
    if (got != OK)
        return got;
    for (const xmlNode *node = xmlDocGetRootElement(document)->children; node != NULL; node = node->next) {
        if (page_is(node, "stem"))
            text->stem = node;
        if (!page_is(node, "choice") || choices == CHOICES_MOST)
            continue;
        xmlChar *content = xmlNodeGetContent(node);
        text->choices[choices++] = arena_copy(texts->arena, (const char *)content);
        xmlFree(content);
    }
    return OK;
}

static enum status text_of(struct paper_texts *texts, size_t at, const struct text **found)
{
    const struct pool_item *item = &texts->pool->items[at];
    struct text *text = &texts->items[at];
    enum status got = OK;
    if (text->stem == NULL)
        got = read_body(texts, item->version, text);
    if (got == OK && item->scenario != 0 && text->facts == NULL)
        got = bank_item_facts(texts->db, item->version, &text->facts);
    *found = text;
    return got == OK && text->stem == NULL ? FAILED : got;
}

/* -- the paper as a document, for the stylesheet ----------------------------------------------------------------- */

static void add_choices(xmlNode *question, const struct text *text, const char *order)
{
    for (const char *letter = order; *letter != '\0'; letter++) {
        const char *words = text->choices[*letter - 'A'];
        xmlNode *choice = page_text(question, "choice", words != NULL ? words : "");
        page_set(choice, "letter", (char[]){ *letter, '\0' });
        page_set(choice, "shown", (char[]){ (char)('A' + (letter - order)), '\0' });
    }
}

static enum status add_question(struct paper_texts *texts, xmlNode *parent, const struct lot_item *item, int position)
{
    const struct text *text;
    enum status got = text_of(texts, item->item, &text);
    if (got != OK)
        return got;
    xmlNode *question = page_add(parent, "question");
    page_number(question, "position", position);
    page_set(question, "type", pool_type_name(texts->pool->items[item->item].type));
    page_number(question, "score", item->score);
    bank_stem_ask(question, text->stem);
    add_choices(question, text, item->order);
    return OK;
}

static enum draw_type part_of(const struct pool_item *item)
{
    return item->scenario != 0 ? DRAW_SCENARIO : item->type;
}

/* A new part where the type changes: how many questions, of what score each when it is the same for all, and in all. */
static xmlNode *add_part(struct paper_texts *texts, xmlNode *root, const struct lot_paper *paper, int from)
{
    const struct pool_item *items = texts->pool->items;
    enum draw_type type = part_of(&items[paper->items[from].item]);
    int count = 0, total = 0, each = paper->items[from].score;
    for (int i = from; i < paper->count && part_of(&items[paper->items[i].item]) == type; i++) {
        count++;
        total += paper->items[i].score;
        each = paper->items[i].score == each ? each : 0;
    }
    xmlNode *part = page_add(root, "part");
    page_set(part, "type", pool_type_name(type));
    page_set(part, "rule", type == DRAW_MULTIPLE ? texts->multiple_rule : NULL);
    page_number(part, "questions", count);
    page_number(part, "total", total);
    if (each != 0)
        page_number(part, "each", each);
    return part;
}

static enum status add_questions(struct paper_texts *texts, xmlNode *root, const struct lot_paper *paper)
{
    const struct pool_item *before = NULL;
    xmlNode *part = NULL, *parent = NULL;
    for (int i = 0; i < paper->count; i++) {
        const struct pool_item *item = &texts->pool->items[paper->items[i].item];
        if (before == NULL || part_of(before) != part_of(item))
            part = parent = add_part(texts, root, paper, i);
        if (item->scenario != 0 && (before == NULL || before->scenario != item->scenario)) {
            const struct text *text;
            enum status got = text_of(texts, paper->items[i].item, &text);
            if (got != OK)
                return got;
            parent = page_add(part, "scenario");
            page_text(parent, "facts", text->facts);
        }
        enum status got = add_question(texts, parent, &paper->items[i], i + 1);
        if (got != OK)
            return got;
        before = item;
    }
    return OK;
}

/* -- rendering --------------------------------------------------------------------------------------------------- */

static enum status render(xmlDoc *document, xmlBuffer *xhtml)
{
    xmlDoc *body = render_document(document, "exams/paper-body");
    if (body == NULL)
        return FAILED;
    xmlSaveCtxt *save = xmlSaveToBuffer(xhtml, "UTF-8", XML_SAVE_NO_DECL | XML_SAVE_XHTML);
    long saved = xmlSaveTree(save, xmlDocGetRootElement(body));
    xmlSaveClose(save);
    xmlFreeDoc(body);
    return saved >= 0 ? OK : FAILED;
}

enum status paper_body(struct paper_texts *texts, const struct lot_paper *paper, xmlBuffer *xhtml)
{
    xmlDoc *document = xmlNewDoc(BAD_CAST "1.0");
    xmlNode *root = xmlNewDocNode(document, NULL, BAD_CAST "paper", NULL);
    xmlDocSetRootElement(document, root);
    page_number(root, "questions", paper->count);
    enum status got = add_questions(texts, root, paper);
    if (got == OK)
        got = render(document, xhtml);
    xmlFreeDoc(document);
    return got;
}
