#include "xlsx.h"

#include <string.h>

#define VALUE_SIZE 256

struct workbook_reading {
    const struct relations *relations;
    const char *sheet; /* the part of the first visible sheet */
    bool from_1904;
};

static const char *worksheet_of(const struct relations *relations, const char *id)
{
    for (size_t i = 0; i < relations->count; i++) {
        const struct relation *relation = &relations->list[i];
        if (strcmp(relation->id, id) == 0 && strcmp(relation->type, "worksheet") == 0)
            return relation->part;
    }
    return NULL; /* a sheet that is all chart, or leads nowhere */
}

static void workbook_opens(void *context, const struct element *element)
{
    struct workbook_reading *reading = context;
    char value[VALUE_SIZE];
    if (strcmp(element->name, "workbookPr") == 0 && element_value(element, "date1904", value, sizeof value))
        reading->from_1904 = strcmp(value, "1") == 0 || strcmp(value, "true") == 0;
    if (strcmp(element->name, "sheet") != 0 || reading->sheet != NULL)
        return;
    if (element_value(element, "state", value, sizeof value) && strcmp(value, "visible") != 0)
        return;
    if (element_value(element, "id", value, sizeof value))
        reading->sheet = worksheet_of(reading->relations, value);
}

/* The workbook's own part; NULL when refused. Word documents and presentations are packages too. */
static const char *workbook_part(struct package *package, struct table_builder *builder)
{
    struct relations relations;
    if (!package_relations(package, builder, "", &relations))
        return NULL;
    const struct relation *document = relation_of_type(&relations, "officeDocument");
    if (document == NULL) {
        table_refuse(builder, "table-file.not-xlsx", NULL, NULL);
        return NULL;
    }
    const char *type = package_content_type(package, builder, document->part);
    if (type == NULL)
        return NULL;
    bool is_workbook = strstr(type, "sheet.main+xml") != NULL || strstr(type, "template.main+xml") != NULL ||
                       strstr(type, "sheet.macroEnabled.main+xml") != NULL;
    if (!is_workbook || strstr(type, "wordprocessing") != NULL || strstr(type, "presentation") != NULL) {
        table_refuse(builder, "table-file.not-xlsx", NULL, NULL);
        return NULL;
    }
    return document->part;
}

static const char *part_of_type(const struct relations *relations, const char *type)
{
    const struct relation *relation = relation_of_type(relations, type);
    return relation == NULL ? NULL : relation->part;
}

bool xlsx_read(struct table_builder *builder, const char *path)
{
    static const struct part_reader reader = { .opens = workbook_opens };
    struct package *package = package_open(builder, path);
    const char *workbook = package == NULL ? NULL : workbook_part(package, builder);
    struct relations relations;
    if (workbook == NULL || !package_relations(package, builder, workbook, &relations))
        return false;

    struct workbook_reading reading = { .relations = &relations };
    if (!package_read(package, workbook, &reader, &reading))
        return false;
    if (reading.sheet == NULL)
        return table_refuse(builder, "table-file.no-rows", NULL, NULL);

    struct xlsx_sheet sheet = { .part = reading.sheet, .from_1904 = reading.from_1904 };
    sheet.strings = xlsx_strings_read(package, builder, part_of_type(&relations, "sharedStrings"));
    return sheet.strings != NULL &&
           xlsx_styles_read(package, builder, part_of_type(&relations, "styles"), &sheet.styles) &&
           xlsx_sheet_read(package, builder, &sheet);
}
