/*
 * A package of parts (ECMA-376 part 2): a ZIP archive of XML documents that name each other by relations. A part is
 * streamed through a small parser that knows no entities and no document type; nothing is unpacked to disk, and names
 * are only ever looked up among the archive's own.
 */
#ifndef CHENGXUE_PACKAGE_H
#define CHENGXUE_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "table_builder.h"

struct package;

/* An element that opens, without its prefix. */
struct element {
    const char *name;
    int count;
    const unsigned char *const *attributes; /* count groups of five, as libxml2 gives them */
};

/* An attribute's value by its name without prefix. False when there is none or it does not fit. */
bool element_value(const struct element *element, const char *name, char *value, size_t size);

/* What a reader of a part hears; each may be NULL. The reader stops the part by table_refuse. */
struct part_reader {
    void (*opens)(void *context, const struct element *element);
    void (*closes)(void *context, const char *name);
    void (*text)(void *context, const char *bytes, size_t length);
};

/* The archive at path, closed when the arena ends. NULL when refused. */
struct package *package_open(struct table_builder *builder, const char *path);

bool package_has(struct package *package, const char *part);

/* Reads a part from its beginning to its end; false when refused, also when there is no such part. */
bool package_read(struct package *package, const char *part, const struct part_reader *reader, void *context);

struct relation {
    const char *id;
    const char *type; /* the last word of its address: "worksheet" */
    const char *part; /* the name of the part it leads to */
};

struct relations {
    const struct relation *list;
    size_t count;
};

/* The relations of a part, of the package itself for "". Those that lead outside the package are left out. */
bool package_relations(struct package *package, struct table_builder *builder, const char *part,
                       struct relations *relations);

/* The first relation of a type; NULL when there is none. */
const struct relation *relation_of_type(const struct relations *relations, const char *type);

/* The content type of a part, in the arena; "" when the package tells none, NULL when refused. */
const char *package_content_type(struct package *package, struct table_builder *builder, const char *part);

#endif
