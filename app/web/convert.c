#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "chengxue/text.h"
#include "values.h"

#define TEXT_MOST 200
#define PROSE_MOST 4000
#define SECRET_MOST 256

static const char *whole(struct arena *arena, const struct param *param, const char *text, int64_t *number,
                         const char **zero, const char **one)
{
    bool hundredths = param->type == PARAM_HUNDREDTHS;
    if (!(hundredths ? text_hundredths(text, number) : text_whole(text, number)))
        return "param.not-a-number";
    int64_t least = param->type == PARAM_ID ? 1 : param->min;
    int64_t most = param->max != 0 ? param->max : INT64_MAX;
    if (*number >= least && *number <= most)
        return NULL;
    int places = hundredths ? 2 : 0, unit = hundredths ? 100 : 1;
    *zero = arena_printf(arena, "%.*f", places, (double)least / unit); /* shown only, never computed with */
    *one = arena_printf(arena, "%.*f", places, (double)most / unit);
    return most == INT64_MAX ? "param.too-small" : "param.out-of-range";
}

static const char *limited(struct arena *arena, const char *text, int64_t most, const char **zero)
{
    if (text_length(text) <= (size_t)most)
        return NULL;
    *zero = arena_printf(arena, "%lld", (long long)most);
    return "param.too-long";
}

static bool is_code(const char *text)
{
    size_t length = strlen(text);
    return length >= 1 && length <= 64 && strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-.") == length;
}

/* Whether text is a real moment of that shape; a day that a month does not have is none. */
static bool is_moment(const char *text, const char *format, size_t length, struct tm *tm)
{
    *tm = (struct tm){ 0 };
    const char *end = strptime(text, format, tm);
    if (end == NULL || *end != '\0' || strlen(text) != length)
        return false;
    struct tm normal = *tm;
    timegm(&normal);
    return normal.tm_mday == tm->tm_mday && tm->tm_year >= 0 && tm->tm_year < 8100;
}

/* A moment in Asia/Shanghai as UTC text for SQL. */
static const char *moment(struct arena *arena, const char *text, const char **utc)
{
    struct tm tm;
    if (!is_moment(text, "%Y-%m-%dT%H:%M", 16, &tm) && !is_moment(text, "%Y-%m-%dT%H:%M:%S", 19, &tm))
        return "param.not-a-moment";
    time_t time = timegm(&tm) - 8 * 3600;
    gmtime_r(&time, &tm);
    char shown[32];
    strftime(shown, sizeof shown, "%Y-%m-%d %H:%M:%S", &tm);
    *utc = arena_copy(arena, shown);
    return NULL;
}

static const char *chosen(const struct param *param, const char *text)
{
    for (const char *const *choice = param->choices; *choice != NULL; choice++)
        if (strcmp(*choice, text) == 0)
            return NULL;
    return "param.not-a-choice";
}

const char *value_convert(struct arena *arena, const struct param *param, const char *bytes, size_t length,
                          int64_t *number, const char **text, const char **zero, const char **one)
{
    if (param->type == PARAM_SECRET) {
        int64_t most = param->max != 0 ? param->max : SECRET_MOST;
        *text = arena_copy_bytes(arena, bytes, length);
        return strlen(*text) == length && length <= (size_t)most ? NULL : "param.not-text";
    }
    char *clean = param->type == PARAM_LINES ? text_lines(arena, bytes, length) : text_clean(arena, bytes, length);
    if (clean == NULL)
        return "param.not-text";
    *text = clean;
    struct tm tm;
    switch (param->type) {
    case PARAM_ID:
    case PARAM_WHOLE:
    case PARAM_HUNDREDTHS:
        return whole(arena, param, clean, number, zero, one);
    case PARAM_TEXT:
        *text = text_one_line(arena, clean);
        return limited(arena, *text, param->max != 0 ? param->max : TEXT_MOST, zero);
    case PARAM_PROSE:
    case PARAM_LINES:
        return limited(arena, clean, param->max != 0 ? param->max : PROSE_MOST, zero);
    case PARAM_CODE:
        return is_code(clean) ? NULL : "param.not-a-code";
    case PARAM_DATE:
        return is_moment(clean, "%Y-%m-%d", 10, &tm) ? NULL : "param.not-a-date";
    case PARAM_MOMENT:
        return moment(arena, clean, text);
    case PARAM_CHOICE:
        return chosen(param, clean);
    case PARAM_FLAG:
        *number = strcmp(clean, "1") == 0;
        return *number ? NULL : "param.not-a-choice";
    case PARAM_SECRET:
    case PARAM_FILE:
        break;
    }
    assert(!"a param of a type that no text has");
    return "param.not-text";
}
