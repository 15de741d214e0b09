#include <limits.h>
#include <string.h>
#include <strings.h>

#include "chengxue/text.h"
#include "xlsx.h"

#define FORMATS_MOST 65536    /* cell styles of a workbook; Excel itself allows 65,490 */
#define OWN_FORMATS_MOST 1024 /* number formats of a workbook; Excel itself keeps some 200 */
#define CODE_SIZE 1024        /* of a number format, with its NUL; Excel allows 255 characters */

struct own_format {
    int id;
    struct xlsx_format format;
};

struct styles_reading {
    struct table_builder *builder;
    struct buffer *own;     /* of struct own_format: those that the workbook defines */
    struct buffer *formats; /* of struct xlsx_format, one a cell style */
    bool in_cell_styles;    /* in <cellXfs>; <cellStyleXfs> has the same elements for another use */
};

/* Past a quoted or escaped piece of a format, or a colour or condition in brackets; at itself when there is none. */
static const char *past_literal(const char *at)
{
    if (*at == '"' || (*at == '[' && strchr("hHmMsS", at[1]) == NULL)) {
        const char *end = strchr(at + 1, *at == '"' ? '"' : ']');
        return end == NULL ? at + strlen(at) : end + 1;
    }
    if ((*at == '\\' || *at == '_' || *at == '*') && at[1] != '\0')
        return at + 2;
    return at;
}

/* Letters of date and time outside literals make a date; a code of nothing but zeros asks for leading zeros. */
static struct xlsx_format format_of_code(const char *code)
{
    struct xlsx_format format = { 0 };
    size_t zeros = strspn(code, "0");
    if (code[zeros] == '\0' && zeros > 1 && zeros < 32)
        format.digits = (unsigned char)zeros;
    for (const char *at = code; *at != '\0' && *at != ';';) {
        const char *next = past_literal(at);
        if (next == at) {
            if (strncasecmp(at, "general", 7) == 0)
                break;
            format.is_date |= strchr("yYmMdDhHsS", *at) != NULL;
            next++;
        }
        at = next;
    }
    return format;
}

/* The formats that every program knows without a code (ECMA-376 part 1, 18.8.30; those of East Asia included). */
static bool is_built_in_date(int id)
{
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/* The id of a format; 0, the general one, when the file holds something else. */
static int format_id(const char *text)
{
    int64_t id;
    return text_whole(text, &id) && id >= 0 && id <= INT_MAX ? (int)id : 0;
}

static void add_own_format(struct styles_reading *reading, const struct element *element)
{
    char id[16], code[CODE_SIZE];
    if (!element_value(element, "numFmtId", id, sizeof id) || !element_value(element, "formatCode", code, sizeof code))
        return;
    struct own_format own = { .id = format_id(id), .format = format_of_code(code) };
    buffer_add(reading->own, &own, sizeof own);
}

static void add_cell_style(struct styles_reading *reading, const struct element *element)
{
    char value[16];
    int id = element_value(element, "numFmtId", value, sizeof value) ? format_id(value) : 0;
    struct xlsx_format format = { .is_date = is_built_in_date(id) };
    const struct own_format *own = (const struct own_format *)(const void *)reading->own->bytes;
    for (size_t i = 0; i < reading->own->length / sizeof *own; i++) {
        if (own[i].id == id)
            format = own[i].format;
    }
    buffer_add(reading->formats, &format, sizeof format);
}

static void styles_opens(void *context, const struct element *element)
{
    struct styles_reading *reading = context;
    if (strcmp(element->name, "cellXfs") == 0)
        reading->in_cell_styles = true;
    else if (strcmp(element->name, "numFmt") == 0)
        add_own_format(reading, element);
    else if (reading->in_cell_styles && strcmp(element->name, "xf") == 0)
        add_cell_style(reading, element);
    if (reading->own->full || reading->formats->full)
        table_refuse(reading->builder, "table-file.too-big", NULL, NULL);
}

static void styles_closes(void *context, const char *name)
{
    struct styles_reading *reading = context;
    if (strcmp(name, "cellXfs") == 0)
        reading->in_cell_styles = false;
}

bool xlsx_styles_read(struct package *package, struct table_builder *builder, const char *part,
                      struct xlsx_styles *styles)
{
    static const struct part_reader reader = { .opens = styles_opens, .closes = styles_closes };
    *styles = (struct xlsx_styles){ 0 };
    if (part == NULL)
        return true;
    struct styles_reading reading = {
        .builder = builder,
        .own = buffer_new(builder->arena, OWN_FORMATS_MOST * sizeof(struct own_format)),
        .formats = buffer_new(builder->arena, FORMATS_MOST * sizeof(struct xlsx_format)),
    };
    if (!package_read(package, part, &reader, &reading))
        return false;
    styles->formats = (const struct xlsx_format *)(const void *)reading.formats->bytes;
    styles->count = reading.formats->length / sizeof(struct xlsx_format);
    return true;
}
