#include "source.h"

#include <glob.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "chengxue/page.h"

#define PARSING (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA)
#define PATH_MOST 4096

static void file_fault(struct source *source, const char *file, long line, const char *key)
{
    faults_add(&source->faults, (struct fault){ .file = file, .line = line, .key = key });
}

/* An array with room for as many more elements as asked for. */
static void *grown(struct arena *arena, const void *array, size_t count, size_t more, size_t size)
{
    char *larger = arena_alloc(arena, (count + more + 1) * size);
    if (count > 0)
        memcpy(larger, array, count * size);
    return larger;
}

static char *attribute(struct arena *arena, const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetNoNsProp(node, BAD_CAST name);
    char *text = arena_copy(arena, (const char *)value);
    xmlFree(value);
    return text;
}

/* -- the registers --------------------------------------------------------------------------------------------------- */

static bool is_date(const char *text)
{
    struct tm tm = { 0 };
    const char *end = text != NULL && strlen(text) == 10 ? strptime(text, "%Y-%m-%d", &tm) : NULL;
    return end != NULL && *end == '\0';
}

static void take_laws(struct source *source, const char *file, const xmlNode *root)
{
    source->laws = grown(source->arena, NULL, 0, xmlChildElementCount((xmlNode *)root), sizeof *source->laws);
    for (const xmlNode *node = root->children; node != NULL; node = node->next) {
        if (!page_is(node, "law"))
            continue;
        struct source_law law = { .slug = attribute(source->arena, node, "slug"),
                                  .title = attribute(source->arena, node, "title"),
                                  .version = attribute(source->arena, node, "version") };
        if (law.slug == NULL || law.title == NULL || !is_date(law.version))
            file_fault(source, file, xmlGetLineNo(node), "law-entry");
        else if (source_law(source, law.slug) != NULL)
            file_fault(source, file, xmlGetLineNo(node), "law-twice");
        else
            source->laws[source->law_count++] = law;
    }
}

static void take_domains(struct source *source, const char *file, const xmlNode *root)
{
    source->domains = grown(source->arena, NULL, 0, xmlChildElementCount((xmlNode *)root), sizeof *source->domains);
    for (const xmlNode *node = root->children; node != NULL; node = node->next) {
        if (!page_is(node, "domain"))
            continue;
        struct source_domain domain = { .code = attribute(source->arena, node, "code"),
                                        .name = attribute(source->arena, node, "name") };
        if (domain.code == NULL || domain.name == NULL || source_domain(source, domain.code) != NULL)
            file_fault(source, file, xmlGetLineNo(node), "domain-entry");
        else
            source->domains[source->domain_count++] = domain;
    }
}

const struct source_law *source_law(const struct source *source, const char *slug)
{
    for (size_t i = 0; slug != NULL && i < source->law_count; i++)
        if (strcmp(source->laws[i].slug, slug) == 0)
            return &source->laws[i];
    return NULL;
}

const struct source_domain *source_domain(const struct source *source, const char *code)
{
    for (size_t i = 0; code != NULL && i < source->domain_count; i++)
        if (strcmp(source->domains[i].code, code) == 0)
            return &source->domains[i];
    return NULL;
}

/* -- items and scenarios ------------------------------------------------------------------------------------------- */

static void take_item(struct source *source, const char *file, const xmlNode *node,
                      const struct source_scenario *scenario, int64_t place)
{
    struct source_item *item = &source->items[source->item_count++];
    *item = (struct source_item){ .form = form_read(source->arena, node),
                                  .scenario = scenario,
                                  .place = place,
                                  .file = file,
                                  .line = xmlGetLineNo(node),
                                  .misshapen = node->_private };
}

static void take_scenario(struct source *source, const char *file, const xmlNode *node)
{
    struct source_scenario *scenario = arena_alloc(source->arena, sizeof *scenario);
    bool unclean = false;
    int64_t place = 0;
    scenario->code = attribute(source->arena, node, "id");
    scenario->domain = attribute(source->arena, node, "domain");
    const char *difficulty = attribute(source->arena, node, "difficulty");
    scenario->difficulty = difficulty != NULL ? strtol(difficulty, NULL, 10) : 0;
    scenario->file = file;
    scenario->line = xmlGetLineNo(node);
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (page_is(child, "facts"))
            scenario->facts = form_prose(source->arena, child, &unclean);
        else if (page_is(child, "item"))
            take_item(source, file, child, scenario, ++place);
    }
    const char *said = arena_printf(source->arena, "%s\n%lld\n%s", scenario->domain != NULL ? scenario->domain : "",
                                    (long long)scenario->difficulty, scenario->facts != NULL ? scenario->facts : "");
    sm3_hex(said, strlen(said), scenario->content);
    source->scenarios[source->scenario_count++] = scenario;
    if (node->_private != NULL)
        faults_add(&source->faults, *(const struct fault *)node->_private);
}

void source_take(struct source *source, const char *file, const xmlDoc *document)
{
    const xmlNode *root = xmlDocGetRootElement(document);
    size_t items = 0, scenarios = 0;
    for (const xmlNode *node = root->children; node != NULL; node = node->next) {
        items += page_is(node, "item");
        scenarios += page_is(node, "scenario");
        if (page_is(node, "scenario"))
            items += xmlChildElementCount((xmlNode *)node);
    }
    source->items = grown(source->arena, source->items, source->item_count, items, sizeof *source->items);
    source->scenarios = grown(source->arena, source->scenarios, source->scenario_count, scenarios,
                              sizeof *source->scenarios);
    for (const xmlNode *node = root->children; node != NULL; node = node->next) {
        if (page_is(node, "item"))
            take_item(source, file, node, NULL, 0);
        else if (page_is(node, "scenario"))
            take_scenario(source, file, node);
    }
}

/* -- files ------------------------------------------------------------------------------------------------------------- */

static void free_document(void *document)
{
    xmlFreeDoc(document);
}

/* The document of a file; NULL and a fault when it is not well formed or brings a document type, which could hold entities. */
static xmlDoc *read_document(struct source *source, const char *folder, const char *file)
{
    char path[PATH_MOST];
    snprintf(path, sizeof path, "%s/%s", folder, file);
    xmlResetLastError();
    xmlDoc *document = xmlReadFile(path, NULL, PARSING);
    if (document == NULL) {
        const xmlError *error = xmlGetLastError();
        bool unreadable = error == NULL || error->domain == XML_FROM_IO;
        file_fault(source, file, unreadable ? 0 : error->line, unreadable ? "unreadable" : "not-xml");
        return NULL;
    }
    arena_defer(source->arena, free_document, document);
    if (document->intSubset == NULL)
        return document;
    file_fault(source, file, 0, "doctype");
    return NULL;
}

static void read_register(struct source *source, const char *folder, const char *file,
                          void (*take)(struct source *source, const char *file, const xmlNode *root))
{
    const xmlDoc *document = read_document(source, folder, file);
    if (document != NULL)
        take(source, file, xmlDocGetRootElement(document));
}

/* -- the schema -------------------------------------------------------------------------------------------------------- */

struct validation {
    struct source *source;
    const char *file;
};

/* What libxml2 found, under a key of ours; its own words are English. */
static const char *schema_key(int code)
{
    switch (code) {
    case XML_RELAXNG_ERR_NOELEM:
        return "schema-missing";
    case XML_RELAXNG_ERR_ELEMNAME:
        return "schema-other";
    case XML_RELAXNG_ERR_ATTRVALID:
        return "schema-attributes";
    case XML_RELAXNG_ERR_INVALIDATTR:
        return "schema-attribute";
    case XML_RELAXNG_ERR_EXTRACONTENT:
        return "schema-extra";
    case XML_RELAXNG_ERR_ELEMWRONG:
        return "schema-unexpected";
    default:
        return "schema";
    }
}

/* Of several errors in one item the first says most; it waits at the item's node for source_take. */
static void note_misshapen(void *context, xmlError *error)
{
    const struct validation *validation = context;
    struct source *source = validation->source;
    xmlNode *node = error->node;
    const char *name = node != NULL ? arena_copy(source->arena, (const char *)node->name) : NULL;
    const char *key = schema_key(error->code);
    bool tells = strcmp(key, "schema") != 0;
    struct fault fault = { .file = validation->file,
                           .line = error->line,
                           .key = key,
                           .zero = tells ? arena_copy(source->arena, error->str1) : name,
                           .one = arena_copy(source->arena, error->str2) };
    while (node != NULL && !page_is(node, "item") && !page_is(node, "scenario"))
        node = node->parent;
    if (node == NULL) {
        faults_add(&source->faults, fault);
    } else if (node->_private == NULL) {
        fault.code = attribute(source->arena, node, "id");
        node->_private = arena_copy_bytes(source->arena, &fault, sizeof fault);
    }
}

/* What libxml2 says of a bad schema is English and for its author. */
static void note_nothing(void *context, xmlError *error)
{
    (void)context;
    (void)error;
}

static xmlRelaxNG *read_schema(struct source *source, const char *folder)
{
    xmlDoc *document = read_document(source, folder, "schema.rng");
    if (document == NULL)
        return NULL;
    xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewDocParserCtxt(document);
    xmlRelaxNGSetParserStructuredErrors(parser, note_nothing, NULL);
    xmlRelaxNG *schema = xmlRelaxNGParse(parser);
    xmlRelaxNGFreeParserCtxt(parser);
    if (schema == NULL)
        file_fault(source, "schema.rng", 0, "no-schema");
    return schema;
}

static void read_items(struct source *source, const char *folder, const char *file, xmlRelaxNG *schema)
{
    xmlDoc *document = read_document(source, folder, file);
    if (document == NULL)
        return;
    struct validation validation = { .source = source, .file = file };
    xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt(schema);
    xmlRelaxNGSetValidStructuredErrors(validator, note_misshapen, &validation);
    xmlRelaxNGValidateDoc(validator, document);
    xmlRelaxNGFreeValidCtxt(validator);
    source->file_count++;
    source_take(source, file, document);
}

static void read_topics(struct source *source, const char *folder, xmlRelaxNG *schema)
{
    char pattern[PATH_MOST];
    glob_t found;
    snprintf(pattern, sizeof pattern, "%s/*/*.xml", folder);
    if (glob(pattern, 0, NULL, &found) != 0) {
        file_fault(source, ".", 0, "no-files");
        return;
    }
    for (size_t i = 0; i < found.gl_pathc; i++)
        read_items(source, folder, arena_copy(source->arena, found.gl_pathv[i] + strlen(folder) + 1), schema);
    globfree(&found);
}

static int by_code(const void *one, const void *other)
{
    const struct source_item *a = one, *b = other;
    int order = strcmp(a->form->code != NULL ? a->form->code : "", b->form->code != NULL ? b->form->code : "");
    if (order == 0)
        order = strcmp(a->file, b->file);
    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

const struct source_item *source_item(const struct source *source, const char *code)
{
    size_t low = 0, high = source->item_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *there = source->items[middle].form->code;
        if (there == NULL || strcmp(there, code) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    const struct source_item *item = &source->items[low];
    return low < source->item_count && strcmp(item->form->code, code) == 0 ? item : NULL;
}

struct source *source_read(struct arena *arena, const char *folder)
{
    struct source *source = arena_alloc(arena, sizeof *source);
    source->arena = source->faults.arena = arena;
    read_register(source, folder, "laws.xml", take_laws);
    read_register(source, folder, "domains.xml", take_domains);
    xmlRelaxNG *schema = read_schema(source, folder);
    if (schema == NULL)
        return source;
    read_topics(source, folder, schema);
    xmlRelaxNGFree(schema);
    if (source->item_count > 0)
        qsort(source->items, source->item_count, sizeof *source->items, by_code);
    return source;
}
