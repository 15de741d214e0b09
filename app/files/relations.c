#include <string.h>
#include <strings.h>

#include "package.h"

#define RELATIONS_MOST 4096 /* a workbook has one a sheet and a few more */
#define VALUE_SIZE 512      /* the longest address or name that is looked at */
#define CONTENT_TYPES "[Content_Types].xml"

/* name up to and with its last "/"; 0 when it has none. */
static size_t folder_length(const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash == NULL ? 0 : (size_t)(slash - name) + 1;
}

/* The part that target names, seen from part. NULL when it leads above the package. */
static const char *resolve(struct arena *arena, const char *part, const char *target)
{
    char *name = *target == '/' ? arena_copy(arena, target + 1)
                                : arena_printf(arena, "%.*s%s", (int)folder_length(part), part, target);
    size_t length = 0; /* of what is already resolved, at the start of name itself */
    for (const char *at = name; *at != '\0';) {
        size_t segment = strcspn(at, "/");
        size_t whole = segment + (at[segment] == '/');
        if (segment == 2 && memcmp(at, "..", 2) == 0) {
            if (length == 0)
                return NULL;
            do
                length--;
            while (length > 0 && name[length - 1] != '/');
        } else if (!(segment == 1 && *at == '.')) {
            memmove(name + length, at, whole);
            length += whole;
        }
        at += whole;
    }
    name[length] = '\0';
    return name;
}

struct relations_reading {
    struct table_builder *builder;
    const char *part;
    struct buffer *found; /* of struct relation */
};

static void relation_opens(void *context, const struct element *element)
{
    struct relations_reading *reading = context;
    struct arena *arena = reading->builder->arena;
    char id[VALUE_SIZE], type[VALUE_SIZE], target[VALUE_SIZE], mode[VALUE_SIZE];
    if (strcmp(element->name, "Relationship") != 0 || !element_value(element, "Id", id, sizeof id) ||
        !element_value(element, "Type", type, sizeof type) || !element_value(element, "Target", target, sizeof target))
        return;
    if (element_value(element, "TargetMode", mode, sizeof mode) && strcmp(mode, "Internal") != 0)
        return;
    struct relation relation = {
        .id = arena_copy(arena, id),
        .type = arena_copy(arena, type + folder_length(type)),
        .part = resolve(arena, reading->part, target),
    };
    if (relation.part != NULL)
        buffer_add(reading->found, &relation, sizeof relation);
    if (reading->found->full)
        table_refuse(reading->builder, "table-file.too-big", NULL, NULL);
}

bool package_relations(struct package *package, struct table_builder *builder, const char *part,
                       struct relations *relations)
{
    static const struct part_reader reader = { .opens = relation_opens };
    *relations = (struct relations){ 0 };
    size_t folder = folder_length(part);
    const char *name = arena_printf(builder->arena, "%.*s_rels/%s.rels", (int)folder, part, part + folder);
    if (!package_has(package, name))
        return true;
    struct relations_reading reading = {
        .builder = builder,
        .part = part,
        .found = buffer_new(builder->arena, RELATIONS_MOST * sizeof(struct relation)),
    };
    if (!package_read(package, name, &reader, &reading))
        return false;
    relations->list = (const struct relation *)(const void *)reading.found->bytes;
    relations->count = reading.found->length / sizeof(struct relation);
    return true;
}

const struct relation *relation_of_type(const struct relations *relations, const char *type)
{
    for (size_t i = 0; i < relations->count; i++) {
        if (strcmp(relations->list[i].type, type) == 0)
            return &relations->list[i];
    }
    return NULL;
}

struct types_reading {
    const char *part;
    char by_extension[VALUE_SIZE];
    char by_name[VALUE_SIZE]; /* counts more */
};

static void type_opens(void *context, const struct element *element)
{
    struct types_reading *reading = context;
    char key[VALUE_SIZE];
    const char *dot = strrchr(reading->part, '.');
    if (strcmp(element->name, "Override") == 0 && element_value(element, "PartName", key, sizeof key) &&
        key[0] == '/' && strcasecmp(key + 1, reading->part) == 0)
        element_value(element, "ContentType", reading->by_name, sizeof reading->by_name);
    else if (strcmp(element->name, "Default") == 0 && element_value(element, "Extension", key, sizeof key) &&
             dot != NULL && strcasecmp(key, dot + 1) == 0)
        element_value(element, "ContentType", reading->by_extension, sizeof reading->by_extension);
}

const char *package_content_type(struct package *package, struct table_builder *builder, const char *part)
{
    static const struct part_reader reader = { .opens = type_opens };
    struct types_reading reading = { .part = part };
    if (!package_read(package, CONTENT_TYPES, &reader, &reading))
        return NULL;
    return arena_copy(builder->arena, reading.by_name[0] != '\0' ? reading.by_name : reading.by_extension);
}
