#include "seen.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_SPAN_MOST 30 /* bytes of one span with its blank */

_Static_assert(SEEN_SPANS_MOST *TEXT_SPAN_MOST < SEEN_TEXT_MOST, "all spans fit their text");

static int64_t least(int64_t one, int64_t other)
{
    return one < other ? one : other;
}

static int64_t most(int64_t one, int64_t other)
{
    return one > other ? one : other;
}

int64_t seen_length(const struct seen *seen)
{
    int64_t length = 0;
    for (size_t i = 0; i < seen->count; i++)
        length += seen->spans[i].to - seen->spans[i].from;
    return length;
}

/* Puts a span in its place, one with those that it overlaps or touches; whether there was room. */
static bool add_span(struct seen *seen, struct seen_span span)
{
    size_t first = 0;
    while (first < seen->count && seen->spans[first].to < span.from)
        first++;
    size_t after = first;
    for (; after < seen->count && seen->spans[after].from <= span.to; after++) {
        span.from = least(span.from, seen->spans[after].from);
        span.to = most(span.to, seen->spans[after].to);
    }
    if (after == first && seen->count == SEEN_SPANS_MOST)
        return false;
    memmove(&seen->spans[first + 1], &seen->spans[after], (seen->count - after) * sizeof span);
    seen->spans[first] = span;
    seen->count = seen->count + 1 - (after - first);
    return true;
}

/* The time between two beats when it can count at all, else 0. */
static int64_t time_between(const struct beat *before, const struct beat *now)
{
    int64_t time = now->at - before->at;
    return before->visible && now->visible && time > 0 && time <= SEEN_GAP_MOST ? time : 0;
}

int64_t seen_watched(struct seen *seen, const struct beat *before, const struct beat *now, int64_t length)
{
    int64_t time = time_between(before, now);
    struct seen_span span = { most(before->place, 0), least(now->place, length) };
    if (time == 0 || !before->playing || span.to <= span.from || span.to - span.from > time * SEEN_RATE_MOST / 100)
        return 0;
    int64_t had = seen_length(seen);
    return add_span(seen, span) ? least(time, seen_length(seen) - had) : 0;
}

int64_t seen_read(struct seen *seen, const struct beat *before, const struct beat *now, int64_t length)
{
    int64_t had = seen_length(seen), time = least(time_between(before, now), length - had);
    if (time <= 0)
        return 0;
    seen->count = 1;
    seen->spans[0] = (struct seen_span){ 0, had + time };
    return time;
}

/* -- as text ----------------------------------------------------------------------------------------------------- */

void seen_text(const struct seen *seen, char text[SEEN_TEXT_MOST])
{
    size_t at = 0;
    text[0] = '\0';
    for (size_t i = 0; i < seen->count; i++)
        at += (size_t)snprintf(text + at, SEEN_TEXT_MOST - at, "%s%lld-%lld", i > 0 ? " " : "",
                               (long long)seen->spans[i].from, (long long)seen->spans[i].to);
}

static bool read_number(const char **text, char end, int64_t *number)
{
    char *after;
    errno = 0;
    if (**text < '0' || **text > '9')
        return false;
    *number = strtoll(*text, &after, 10);
    if (errno != 0 || (*after != end && (end != ' ' || *after != '\0')))
        return false;
    *text = after + (*after != '\0');
    return true;
}

static bool read_spans(struct seen *seen, const char *text)
{
    for (int64_t last = -1; *text != '\0'; last = seen->spans[seen->count - 1].to) {
        struct seen_span span;
        if (seen->count == SEEN_SPANS_MOST || !read_number(&text, '-', &span.from) ||
            !read_number(&text, ' ', &span.to))
            return false;
        if (span.from <= last || span.to <= span.from)
            return false;
        seen->spans[seen->count++] = span;
    }
    return true;
}

bool seen_from_text(struct seen *seen, const char *text)
{
    seen->count = 0;
    if (text == NULL || read_spans(seen, text))
        return true;
    seen->count = 0;
    return false;
}
