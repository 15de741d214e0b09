#include "package.h"

#include <libxml/parser.h>
#include <string.h>
#include <zip.h>

#include "chengxue/log.h"

/*
 * XML of spreadsheets packs to a tenth or a fiftieth of its size; what unpacks to two hundred times its size has
 * nothing to tell. Small parts may, since the first megabyte does no harm.
 */
#define RATIO_MOST 200
#define RATIO_FROM ((zip_uint64_t)1 << 20)

#define PIECE_SIZE 32768

struct package {
    struct table_builder *builder;
    zip_t *zip;
    size_t unpacked; /* bytes of all parts read so far */
};

/* What libxml2 hands back to the functions below. */
struct parsing {
    struct table_builder *builder;
    const struct part_reader *reader;
    void *context;
    xmlParserCtxt *parser;
};

static void discard(void *zip)
{
    zip_discard(zip);
}

struct package *package_open(struct table_builder *builder, const char *path)
{
    int error = 0;
    zip_t *zip = zip_open(path, ZIP_RDONLY, &error);
    if (zip == NULL) {
        table_refuse(builder, "table-file.damaged", NULL, NULL);
        return NULL;
    }
    arena_defer(builder->arena, discard, zip);
    struct package *package = arena_alloc(builder->arena, sizeof *package);
    *package = (struct package){ .builder = builder, .zip = zip };
    return package;
}

/* Part names are compared without regard to case (ECMA-376 part 2, 6.2.2). */
static zip_int64_t find_part(struct package *package, const char *part)
{
    return zip_name_locate(package->zip, part, ZIP_FL_NOCASE);
}

bool package_has(struct package *package, const char *part)
{
    return find_part(package, part) >= 0;
}

bool element_value(const struct element *element, const char *name, char *value, size_t size)
{
    for (int i = 0; i < element->count; i++) {
        const unsigned char *const *attribute = element->attributes + (ptrdiff_t)i * 5;
        if (strcmp((const char *)attribute[0], name) != 0)
            continue;
        size_t length = (size_t)(attribute[4] - attribute[3]);
        if (length >= size)
            return false;
        memcpy(value, attribute[3], length);
        value[length] = '\0';
        return true;
    }
    return false;
}

static void stop_when_refused(struct parsing *parsing)
{
    if (parsing->builder->wrong->key != NULL)
        xmlStopParser(parsing->parser);
}

static void hear_opens(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *address,
                       int namespaces, const xmlChar **declared, int count, int defaulted, const xmlChar **attributes)
{
    (void)prefix, (void)address, (void)namespaces, (void)declared, (void)defaulted;
    struct parsing *parsing = context;
    struct element element = { (const char *)name, count, attributes };
    if (parsing->reader->opens != NULL)
        parsing->reader->opens(parsing->context, &element);
    stop_when_refused(parsing);
}

static void hear_closes(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *address)
{
    (void)prefix, (void)address;
    struct parsing *parsing = context;
    if (parsing->reader->closes != NULL)
        parsing->reader->closes(parsing->context, (const char *)name);
    stop_when_refused(parsing);
}

static void hear_text(void *context, const xmlChar *bytes, int length)
{
    struct parsing *parsing = context;
    if (parsing->reader->text != NULL)
        parsing->reader->text(parsing->context, (const char *)bytes, (size_t)length);
    stop_when_refused(parsing);
}

/* A document type can define entities, the way to other files and to bombs; no spreadsheet program writes one. */
static void hear_document_type(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    (void)name, (void)external, (void)system;
    struct parsing *parsing = context;
    table_refuse(parsing->builder, "table-file.damaged", NULL, NULL);
    stop_when_refused(parsing);
}

static xmlParserCtxt *new_parser(struct parsing *parsing)
{
    xmlSAXHandler handler = {
        .initialized = XML_SAX2_MAGIC,
        .internalSubset = hear_document_type,
        .startElementNs = hear_opens,
        .endElementNs = hear_closes,
        .characters = hear_text,
        .cdataBlock = hear_text,
    };
    xmlParserCtxt *parser = xmlCreatePushParserCtxt(&handler, parsing, NULL, 0, NULL);
    if (parser == NULL)
        log_fatal("event=\"no memory for a parser\"");
    xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    return parser;
}

/* Feeds the parser from the open file. declared is the size that the archive tells. */
static bool feed(struct package *package, zip_file_t *file, zip_uint64_t declared, xmlParserCtxt *parser)
{
    struct table_builder *builder = package->builder;
    char piece[PIECE_SIZE];
    zip_int64_t got;
    zip_uint64_t sum = 0;
    while ((got = zip_fread(file, piece, sizeof piece)) > 0) {
        sum += (zip_uint64_t)got;
        package->unpacked += (size_t)got;
        if (package->unpacked > TABLE_UNPACKED)
            return table_refuse(builder, "table-file.too-big", NULL, NULL);
        if (sum > declared || xmlParseChunk(parser, piece, (int)got, 0) != 0)
            return table_refuse(builder, "table-file.damaged", NULL, NULL);
    }
    if (got < 0 || xmlParseChunk(parser, NULL, 0, 1) != 0)
        return table_refuse(builder, "table-file.damaged", NULL, NULL);
    return builder->wrong->key == NULL;
}

static bool is_bomb(const zip_stat_t *about)
{
    return about->size > TABLE_UNPACKED || (about->size > RATIO_FROM && about->size / RATIO_MOST > about->comp_size);
}

bool package_read(struct package *package, const char *part, const struct part_reader *reader, void *context)
{
    struct table_builder *builder = package->builder;
    zip_int64_t index = find_part(package, part);
    zip_stat_t about;
    if (index < 0 || zip_stat_index(package->zip, (zip_uint64_t)index, 0, &about) != 0 ||
        (about.valid & (ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE)) != (ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE))
        return table_refuse(builder, "table-file.damaged", NULL, NULL);
    if (is_bomb(&about))
        return table_refuse(builder, "table-file.too-big", NULL, NULL);
    if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE)
        return table_refuse(builder, "table-file.old-or-locked", NULL, NULL);

    zip_file_t *file = zip_fopen_index(package->zip, (zip_uint64_t)index, 0);
    if (file == NULL)
        return table_refuse(builder, "table-file.damaged", NULL, NULL);
    struct parsing parsing = { .builder = builder, .reader = reader, .context = context };
    parsing.parser = new_parser(&parsing);
    bool good = feed(package, file, about.size, parsing.parser);
    xmlFreeDoc(parsing.parser->myDoc);
    xmlFreeParserCtxt(parsing.parser);
    zip_fclose(file);
    return good;
}
