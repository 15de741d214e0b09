#include <stdint.h>
#include <string.h>

#include "xlsx.h"

/* As many strings as a table has cells; those of other sheets count too, but a sheet of the limits' size is rare. */
#define STRINGS_MOST ((size_t)TABLE_ROWS * TABLE_COLUMNS)

struct string {
    size_t start;     /* in raw */
    size_t length;    /* TABLE_CELL + 1 when it is longer than a cell may be: a cell that asks for it is refused */
    const char *text; /* clean, once a cell has asked for it */
};

struct xlsx_strings {
    struct table_builder *builder;
    struct buffer *raw;
    struct buffer *list; /* of struct string */
    struct buffer *current;
    bool in_text; /* inside <t> */
    int phonetic; /* depth of <rPh>: how a text is read aloud is no part of it */
};

static void string_opens(void *context, const struct element *element)
{
    struct xlsx_strings *strings = context;
    if (strcmp(element->name, "si") == 0) {
        strings->current->length = 0;
        strings->current->full = false;
    }
    strings->phonetic += strcmp(element->name, "rPh") == 0;
    strings->in_text = strings->phonetic == 0 && strcmp(element->name, "t") == 0;
}

static void string_text(void *context, const char *bytes, size_t length)
{
    struct xlsx_strings *strings = context;
    if (strings->in_text)
        buffer_add(strings->current, bytes, length);
}

static void string_closes(void *context, const char *name)
{
    struct xlsx_strings *strings = context;
    strings->in_text = false;
    strings->phonetic -= strcmp(name, "rPh") == 0;
    if (strcmp(name, "si") != 0)
        return;
    xlsx_unescape(strings->current);
    struct string string = {
        .start = strings->raw->length,
        .length = strings->current->full ? TABLE_CELL + 1 : strings->current->length,
    };
    buffer_add(strings->raw, strings->current->bytes, strings->current->length);
    buffer_add(strings->list, &string, sizeof string);
    if (strings->raw->full || strings->list->full)
        table_refuse(strings->builder, "table-file.too-big", NULL, NULL);
}

struct xlsx_strings *xlsx_strings_read(struct package *package, struct table_builder *builder, const char *part)
{
    static const struct part_reader reader = { .opens = string_opens, .closes = string_closes, .text = string_text };
    struct xlsx_strings *strings = arena_alloc(builder->arena, sizeof *strings);
    *strings = (struct xlsx_strings){
        .builder = builder,
        .raw = buffer_new(builder->arena, TABLE_UNPACKED),
        .list = buffer_new(builder->arena, STRINGS_MOST * sizeof(struct string)),
        .current = buffer_new(builder->arena, TABLE_CELL),
    };
    if (part != NULL && !package_read(package, part, &reader, strings))
        return NULL;
    return strings;
}

const char *xlsx_string(struct xlsx_strings *strings, size_t number, size_t column, int row)
{
    struct string *list = (struct string *)(void *)strings->list->bytes;
    if (number >= strings->list->length / sizeof *list) {
        table_refuse(strings->builder, "table-file.damaged", NULL, NULL);
        return NULL;
    }
    struct string *string = &list[number];
    if (string->text == NULL)
        string->text = table_text(strings->builder, strings->raw->bytes + string->start, string->length, column, row);
    return string->text;
}

static int hex_digit(char letter)
{
    if (letter >= '0' && letter <= '9')
        return letter - '0';
    letter = (char)(letter | 0x20);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/* The character that _xHHHH_ at `at` stands for; -1 when it is no such mark. Programs make only those of one byte. */
static int escaped(const char *at, const char *end)
{
    if (end - at < 7 || at[0] != '_' || at[1] != 'x' || at[6] != '_')
        return -1;
    int value = 0;
    for (int i = 2; i < 6; i++) {
        int digit = hex_digit(at[i]);
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value < 0x80 ? value : -1;
}

void xlsx_unescape(struct buffer *text)
{
    const char *from = text->bytes, *end = from + text->length;
    char *to = text->bytes;
    while (from < end) {
        int character = escaped(from, end);
        if (character < 0) {
            *to++ = *from++;
        } else {
            *to++ = (char)character;
            from += 7;
        }
    }
    text->length = (size_t)(to - text->bytes);
}
