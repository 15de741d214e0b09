#include "form.h"

#include <string.h>

#include "chengxue/buffer.h"
#include "chengxue/page.h"
#include "chengxue/text.h"

#define TEXT_MOST ((size_t)1 << 20)

static const char *const type_names[ITEM_TYPE_COUNT] = {
    [SINGLE_CHOICE] = "single-choice", [MULTIPLE_CHOICE] = "multiple-choice",
    [TRUE_FALSE] = "true-false",       [FILL_IN] = "fill-in",
    [SHORT_ANSWER] = "short-answer",
};

const char *item_type_name(enum item_type type)
{
    return type_names[type];
}

enum item_type item_type_of(const char *name)
{
    for (enum item_type type = SINGLE_CHOICE; name != NULL && type < ITEM_TYPE_COUNT; type++)
        if (strcmp(type_names[type], name) == 0)
            return type;
    return NO_TYPE;
}

/* -- reading ------------------------------------------------------------------------------------------------------- */

static const char *tidy(struct arena *arena, const char *text, bool *unclean)
{
    char *clean = text_clean(arena, text, strlen(text));
    if (clean == NULL) {
        *unclean = true;
        return NULL;
    }
    clean = text_one_line(arena, clean);
    return *clean != '\0' ? clean : NULL;
}

static const char *attribute(struct arena *arena, const xmlNode *node, const char *name, bool *unclean)
{
    xmlChar *value = xmlGetNoNsProp(node, BAD_CAST name);
    const char *text = value != NULL ? tidy(arena, (const char *)value, unclean) : NULL;
    xmlFree(value);
    return text;
}

static int64_t whole_attribute(struct arena *arena, const xmlNode *node, const char *name)
{
    bool unclean = false;
    int64_t number;
    const char *text = attribute(arena, node, name, &unclean);
    return text != NULL && text_whole(text, &number) && number > 0 ? number : 0;
}

const char *form_prose(struct arena *arena, const xmlNode *node, bool *unclean)
{
    xmlChar *content = xmlNodeGetContent(node);
    const char *text = content != NULL ? tidy(arena, (const char *)content, unclean) : NULL;
    xmlFree(content);
    return text;
}

/* The accepted answers of a blank: those between the bars, tidied, the empty ones left out. */
static const char *accepted(struct arena *arena, const xmlNode *blank, bool *unclean)
{
    const char *accept = attribute(arena, blank, "accept", unclean);
    if (accept == NULL)
        return NULL;
    struct buffer *kept = buffer_new(arena, TEXT_MOST);
    char *rest = arena_copy(arena, accept), *save = NULL;
    for (char *one = strtok_r(rest, "|", &save); one != NULL; one = strtok_r(NULL, "|", &save)) {
        const char *text = tidy(arena, one, unclean);
        if (text != NULL)
            buffer_printf(kept, "%s%s", kept->length > 0 ? "|" : "", text);
    }
    return kept->length > 0 ? kept->bytes : NULL;
}

/* Text and blanks run together; a blank counts as a Chinese character, so that a line break beside it leaves no space. */
static void read_stem(struct arena *arena, const xmlNode *stem, struct form *form)
{
    struct buffer *text = buffer_new(arena, TEXT_MOST);
    for (const xmlNode *node = stem->children; node != NULL; node = node->next) {
        if (page_is(node, "blank")) {
            form->blanks[form->blank_count++].text = accepted(arena, node, &form->unclean);
            buffer_text(text, BLANK_MARK);
        } else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            form->unclean = form->unclean || strstr((const char *)node->content, BLANK_MARK) != NULL;
            buffer_text(text, (const char *)node->content);
        }
    }
    form->stem = tidy(arena, text->bytes, &form->unclean);
}

static void read_points(struct arena *arena, const xmlNode *rubric, struct form *form)
{
    for (const xmlNode *node = rubric->children; node != NULL; node = node->next) {
        if (!page_is(node, "point"))
            continue;
        struct part *point = &form->points[form->point_count++];
        point->text = form_prose(arena, node, &form->unclean);
        point->score = whole_attribute(arena, node, "score");
    }
}

static void read_part(struct arena *arena, const xmlNode *node, struct form *form)
{
    if (page_is(node, "cite")) {
        struct citation *citation = &form->citations[form->citation_count++];
        citation->law = attribute(arena, node, "law", &form->unclean);
        citation->article = whole_attribute(arena, node, "article");
    } else if (page_is(node, "stem") && form->stem == NULL) {
        read_stem(arena, node, form);
    } else if (page_is(node, "choice")) {
        struct part *choice = &form->choices[form->choice_count++];
        const char *correct = attribute(arena, node, "correct", &form->unclean);
        choice->text = form_prose(arena, node, &form->unclean);
        choice->correct = correct != NULL && strcmp(correct, "true") == 0;
    } else if (page_is(node, "reference-answer")) {
        form->reference = form_prose(arena, node, &form->unclean);
    } else if (page_is(node, "rubric") && form->points == NULL) {
        form->points = arena_alloc(arena, (xmlChildElementCount((xmlNode *)node) + 1) * sizeof *form->points);
        read_points(arena, node, form);
    } else if (page_is(node, "explanation")) {
        form->explanation = form_prose(arena, node, &form->unclean);
    }
}

static void read_enemies(struct arena *arena, const xmlNode *item, struct form *form)
{
    const char *ids = attribute(arena, item, "enemies", &form->unclean);
    if (ids == NULL)
        return;
    char *rest = arena_copy(arena, ids), *save = NULL;
    form->enemies = arena_alloc(arena, (strlen(ids) / 2 + 1) * sizeof *form->enemies);
    for (char *id = strtok_r(rest, " ", &save); id != NULL; id = strtok_r(NULL, " ", &save))
        form->enemies[form->enemy_count++] = id;
}

struct form *form_read(struct arena *arena, const xmlNode *item)
{
    struct form *form = arena_alloc(arena, sizeof *form);
    size_t most = xmlChildElementCount((xmlNode *)item) + 1, blanks = 1;
    for (const xmlNode *node = item->children; node != NULL; node = node->next)
        if (page_is(node, "stem"))
            blanks += xmlChildElementCount((xmlNode *)node);
    form->choices = arena_alloc(arena, most * sizeof *form->choices);
    form->citations = arena_alloc(arena, most * sizeof *form->citations);
    form->blanks = arena_alloc(arena, blanks * sizeof *form->blanks);
    form->code = attribute(arena, item, "id", &form->unclean);
    form->type = item_type_of(attribute(arena, item, "type", &form->unclean));
    form->domain = attribute(arena, item, "domain", &form->unclean);
    form->level = attribute(arena, item, "level", &form->unclean);
    form->answer = attribute(arena, item, "answer", &form->unclean);
    form->difficulty = whole_attribute(arena, item, "difficulty");
    read_enemies(arena, item, form);
    for (const xmlNode *node = item->children; node != NULL; node = node->next)
        read_part(arena, node, form);
    return form;
}

/* -- writing ------------------------------------------------------------------------------------------------------- */

static xmlNode *add(xmlNode *parent, const char *name, const char *text)
{
    return xmlNewTextChild(parent, NULL, BAD_CAST name, BAD_CAST text);
}

static void set(xmlNode *node, const char *name, const char *value)
{
    if (value != NULL)
        xmlNewProp(node, BAD_CAST name, BAD_CAST value);
}

static void set_whole(struct arena *arena, xmlNode *node, const char *name, int64_t value)
{
    set(node, name, arena_printf(arena, "%lld", (long long)value));
}

static void add_stem(struct arena *arena, xmlNode *item, const struct form *form)
{
    xmlNode *stem = add(item, "stem", NULL);
    const char *at = form->stem, *mark;
    for (size_t i = 0; i < form->blank_count && (mark = strstr(at, BLANK_MARK)) != NULL; i++) {
        const char *before = arena_copy_bytes(arena, at, (size_t)(mark - at));
        xmlAddChild(stem, xmlNewDocText(item->doc, BAD_CAST before));
        set(add(stem, "blank", NULL), "accept", form->blanks[i].text);
        at = mark + strlen(BLANK_MARK);
    }
    xmlAddChild(stem, xmlNewDocText(item->doc, BAD_CAST at));
}

static void add_parts(struct arena *arena, xmlNode *item, const struct form *form)
{
    for (size_t i = 0; i < form->citation_count; i++) {
        xmlNode *cite = add(item, "cite", NULL);
        set(cite, "law", form->citations[i].law);
        set_whole(arena, cite, "article", form->citations[i].article);
    }
    add_stem(arena, item, form);
    for (size_t i = 0; i < form->choice_count; i++)
        set(add(item, "choice", form->choices[i].text), "correct", form->choices[i].correct ? "true" : NULL);
    if (form->reference != NULL)
        add(item, "reference-answer", form->reference);
    xmlNode *rubric = form->point_count > 0 ? add(item, "rubric", NULL) : NULL;
    for (size_t i = 0; i < form->point_count; i++)
        set_whole(arena, add(rubric, "point", form->points[i].text), "score", form->points[i].score);
    add(item, "explanation", form->explanation);
}

char *form_body(struct arena *arena, const struct form *form)
{
    xmlDoc *document = xmlNewDoc(BAD_CAST "1.0");
    document->encoding = xmlStrdup(BAD_CAST "UTF-8"); /* or attributes come out as character references */
    xmlNode *item = xmlNewDocNode(document, NULL, BAD_CAST "item", NULL);
    xmlDocSetRootElement(document, item);
    xmlSetNs(item, xmlNewNs(item, BAD_CAST BANK_NAMESPACE, NULL));
    set(item, "id", form->code);
    set(item, "type", item_type_name(form->type));
    set(item, "answer", form->type == TRUE_FALSE ? form->answer : NULL);
    set(item, "domain", form->domain);
    set_whole(arena, item, "difficulty", form->difficulty);
    set(item, "level", form->level);
    add_parts(arena, item, form);

    xmlBuffer *written = xmlBufferCreate();
    xmlNodeDump(written, document, item, 0, 0);
    char *body = arena_copy_bytes(arena, xmlBufferContent(written), (size_t)xmlBufferLength(written));
    xmlBufferFree(written);
    xmlFreeDoc(document);
    return body;
}

char *form_key(struct arena *arena, const struct form *form)
{
    struct buffer *key = buffer_new(arena, TEXT_MOST);
    if (form->type == TRUE_FALSE && form->answer != NULL)
        buffer_text(key, form->answer);
    for (size_t i = 0; i < form->choice_count; i++)
        if (form->choices[i].correct)
            buffer_printf(key, "%c", (int)('A' + i));
    for (size_t i = 0; i < form->blank_count; i++)
        buffer_printf(key, "%s%s", i > 0 ? "\n" : "", form->blanks[i].text != NULL ? form->blanks[i].text : "");
    return key->bytes;
}

char *form_stem(struct arena *arena, const struct form *form)
{
    struct buffer *stem = buffer_new(arena, TEXT_MOST);
    const char *at = form->stem, *mark;
    while ((mark = strstr(at, BLANK_MARK)) != NULL) {
        buffer_add(stem, at, (size_t)(mark - at));
        buffer_text(stem, "____");
        at = mark + strlen(BLANK_MARK);
    }
    buffer_text(stem, at);
    return stem->bytes;
}

/* A line end between two texts keeps a phrase from being found across them; folding would take it away. */
static void add_folded(struct arena *arena, struct buffer *search, const char *text)
{
    if (text != NULL)
        buffer_printf(search, "%s\n", text_fold(arena, text));
}

char *form_search(struct arena *arena, const struct form *form, const char *facts)
{
    struct buffer *search = buffer_new(arena, TEXT_MOST);
    add_folded(arena, search, form->code);
    add_folded(arena, search, facts);
    add_folded(arena, search, form_stem(arena, form));
    for (size_t i = 0; i < form->choice_count; i++)
        add_folded(arena, search, form->choices[i].text);
    for (size_t i = 0; i < form->blank_count; i++)
        add_folded(arena, search, form->blanks[i].text);
    add_folded(arena, search, form->reference);
    for (size_t i = 0; i < form->point_count; i++)
        add_folded(arena, search, form->points[i].text);
    add_folded(arena, search, form->explanation);
    return search->bytes;
}
