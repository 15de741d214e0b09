#include "chengxue/text.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* What XML 1.0 section 2.2 allows and does not discourage; \r is dealt with before. */
static bool is_allowed(utf8proc_int32_t c)
{
    if (c < 0x20)
        return c == '\t' || c == '\n';
    return c != 0x7F && !(c >= 0x80 && c < 0xA0) && !(c >= 0xD800 && c < 0xE000) && c != 0xFFFE && c != 0xFFFF;
}

static bool is_space(utf8proc_int32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x3000 || c == 0xFEFF ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F;
}

uint32_t text_next(const char **at)
{
    utf8proc_int32_t c;
    if (**at == '\0')
        return 0;
    utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)*at, -1, &c);
    *at += taken > 0 ? taken : 1;
    return taken > 0 ? (uint32_t)c : 0xFFFD;
}

/* Checked and with its line ends as \n, but not yet normalised; NULL when it is no clean text. */
static char *checked(struct arena *arena, const char *bytes, size_t length)
{
    char *copy = arena_alloc(arena, length + 1), *to = copy;
    for (size_t at = 0; at < length;) {
        if (bytes[at] == '\r') {
            at += at + 1 < length && bytes[at + 1] == '\n' ? 2 : 1;
            *to++ = '\n';
            continue;
        }
        utf8proc_int32_t c;
        utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)bytes + at, (utf8proc_ssize_t)(length - at),
                                                  &c);
        if (taken <= 0 || !is_allowed(c))
            return NULL;
        memcpy(to, bytes + at, (size_t)taken);
        to += taken;
        at += (size_t)taken;
    }
    *to = '\0';
    return copy;
}

static char *mapped(struct arena *arena, const char *text, utf8proc_option_t options)
{
    utf8proc_uint8_t *made = NULL;
    utf8proc_ssize_t length = utf8proc_map((const utf8proc_uint8_t *)text, 0, &made, options | UTF8PROC_NULLTERM);
    if (length < 0)
        return NULL;
    char *copy = arena_copy_bytes(arena, made, (size_t)length);
    free(made);
    return copy;
}

static bool is_ascii(const char *text)
{
    while (*text != '\0' && (unsigned char)*text < 0x80)
        text++;
    return *text == '\0';
}

static char *trimmed(char *text)
{
    const char *at = text, *first = NULL, *last = text;
    while (*at != '\0') {
        const char *before = at;
        if (is_space((utf8proc_int32_t)text_next(&at)))
            continue;
        if (first == NULL)
            first = before;
        last = at;
    }
    if (first == NULL)
        first = last = text;
    text[last - text] = '\0';
    return text + (first - text);
}

char *text_lines(struct arena *arena, const char *bytes, size_t length)
{
    char *text = checked(arena, bytes, length);
    return text == NULL || is_ascii(text) ? text : mapped(arena, text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

char *text_clean(struct arena *arena, const char *bytes, size_t length)
{
    char *text = text_lines(arena, bytes, length);
    return text == NULL ? NULL : trimmed(text);
}

size_t text_length(const char *text)
{
    size_t length = 0;
    while (text_next(&text) != 0)
        length++;
    return length;
}

char *text_fold(struct arena *arena, const char *text)
{
    char *folded = mapped(arena, text,
                          UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    if (folded == NULL)
        return arena_copy(arena, text);
    char *to = folded;
    for (const char *at = folded; *at != '\0';) {
        const char *before = at;
        if (is_space((utf8proc_int32_t)text_next(&at)))
            continue;
        size_t size = (size_t)(at - before);
        memmove(to, before, size);
        to += size;
    }
    *to = '\0';
    return folded;
}

static bool is_cjk(uint32_t c)
{
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
           (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

char *text_one_line(struct arena *arena, const char *text)
{
    char *line = arena_alloc(arena, strlen(text) + 1), *to = line;
    uint32_t before = 0;
    bool space = false;
    for (const char *at = text; *at != '\0';) {
        const char *start = at;
        uint32_t c = text_next(&at);
        if (is_space((utf8proc_int32_t)c)) {
            space = true;
            continue;
        }
        if (space && before != 0 && !(is_cjk(before) && is_cjk(c)))
            *to++ = ' ';
        memcpy(to, start, (size_t)(at - start));
        to += at - start;
        before = c;
        space = false;
    }
    *to = '\0';
    return line;
}

/* The digit that a code point stands for, of half or full width; -1 when none. */
static int digit_of(uint32_t c)
{
    if (c >= '0' && c <= '9')
        return (int)(c - '0');
    return c >= 0xFF10 && c <= 0xFF19 ? (int)(c - 0xFF10) : -1;
}

/* Puts a digit behind a number; the digits of a negative number are negative. False when it goes out of range. */
static bool add_digit(int64_t *number, int digit)
{
    return !__builtin_mul_overflow(*number, 10, number) && !__builtin_add_overflow(*number, digit, number);
}

bool text_whole(const char *text, int64_t *number)
{
    bool minus = *text == '-';
    text += minus;
    *number = 0;
    if (*text == '\0')
        return false;
    while (*text != '\0') {
        int digit = digit_of(text_next(&text));
        if (digit < 0 || !add_digit(number, minus ? -digit : digit))
            return false;
    }
    return true;
}

bool text_hundredths(const char *text, int64_t *hundredths)
{
    bool minus = *text == '-';
    text += minus;
    int before = 0, after = -1; /* digits before the point, and after it once it was seen */
    *hundredths = 0;
    while (*text != '\0') {
        uint32_t c = text_next(&text);
        if ((c == '.' || c == 0xFF0E) && after < 0) {
            after = 0;
            continue;
        }
        int digit = digit_of(c);
        if (digit < 0 || after == 2 || !add_digit(hundredths, minus ? -digit : digit))
            return false;
        *(after < 0 ? &before : &after) += 1;
    }
    if (before == 0 || after == 0)
        return false;
    for (int places = after < 0 ? 0 : after; places < 2; places++)
        if (!add_digit(hundredths, 0))
            return false;
    return true;
}
