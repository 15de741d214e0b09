#include <string.h>

#include "arrival.h"

void fields_init(struct fields *fields)
{
    *fields = (struct fields){ 0 };
    fields->last = &fields->first;
}

bool fields_add(struct arena *arena, struct fields *fields, const char *name, const char *bytes, size_t length,
                const struct upload *file)
{
    if (fields->count == FIELDS_MOST)
        return false;
    struct field *field = arena_alloc(arena, sizeof *field);
    *field = (struct field){ .name = name, .bytes = bytes, .length = length, .file = file };
    *fields->last = field;
    fields->last = &field->next;
    fields->count++;
    return true;
}

const struct field *fields_find(const struct fields *fields, const char *name)
{
    for (const struct field *field = fields->first; field != NULL; field = field->next)
        if (strcmp(field->name, name) == 0)
            return field;
    return NULL;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Undoes %XX and + in a copy; NULL when a % is not followed by two digits. */
static char *decode(struct arena *arena, const char *bytes, size_t length, size_t *decoded)
{
    char *text = arena_alloc(arena, length + 1), *to = text;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '+') {
            *to++ = ' ';
        } else if (bytes[i] == '%') {
            int high = length - i > 2 ? hex_digit(bytes[i + 1]) : -1;
            int low = length - i > 2 ? hex_digit(bytes[i + 2]) : -1;
            if (high < 0 || low < 0)
                return NULL;
            *to++ = (char)(high << 4 | low);
            i += 2;
        } else {
            *to++ = bytes[i];
        }
    }
    *to = '\0';
    *decoded = (size_t)(to - text);
    return text;
}

bool form_parse(struct arena *arena, const char *bytes, size_t length, struct fields *fields)
{
    for (size_t at = 0; at < length;) {
        const char *start = bytes + at;
        const char *end = memchr(start, '&', length - at);
        size_t size = end != NULL ? (size_t)(end - start) : length - at;
        const char *equals = memchr(start, '=', size);
        size_t name_size = equals != NULL ? (size_t)(equals - start) : size;
        size_t value_size = equals != NULL ? size - name_size - 1 : 0;
        if (size > 0) {
            size_t name_length, value_length;
            char *name = decode(arena, start, name_size, &name_length);
            char *value = decode(arena, equals != NULL ? equals + 1 : start + size, value_size, &value_length);
            if (name == NULL || value == NULL || !fields_add(arena, fields, name, value, value_length, NULL))
                return false;
        }
        at += size + 1;
    }
    return true;
}

void cookies_parse(struct arena *arena, const char *header, struct fields *fields)
{
    while (*header != '\0') {
        header += strspn(header, "; ");
        size_t size = strcspn(header, ";");
        const char *equals = memchr(header, '=', size);
        if (equals != NULL && equals > header) {
            size_t name_size = (size_t)(equals - header), value_size = size - name_size - 1;
            fields_add(arena, fields, arena_copy_bytes(arena, header, name_size),
                       arena_copy_bytes(arena, equals + 1, value_size), value_size, NULL);
        }
        header += size;
    }
}
