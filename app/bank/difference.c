#include "difference.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "chengxue/buffer.h"
#include "chengxue/text.h"

#define CELLS_MOST ((size_t)2000 * 2000) /* of the table below, two bytes each */

struct token {
    const char *at;
    size_t length;
};

struct tokens {
    struct token *list;
    size_t count;
};

/* A step from one text to the other: a word and what became of it. */
struct step {
    enum run_kind kind;
    struct token token;
};

struct steps {
    struct step *list;
    size_t count;
};

/* -- words ------------------------------------------------------------------------------------------------------------- */

/* The end of the word at a place: a run of ASCII letters and digits, with the points inside numbers, or one character. */
static const char *token_end(const char *at)
{
    if (!isalnum((unsigned char)*at)) {
        text_next(&at);
        return at;
    }
    while (isalnum((unsigned char)*at) || (*at == '.' && isalnum((unsigned char)at[1])))
        at++;
    return at;
}

static struct tokens split(struct arena *arena, const char *text)
{
    struct tokens tokens = { .list = arena_alloc(arena, (text_length(text) + 1) * sizeof *tokens.list) };
    while (*text != '\0') {
        const char *end = token_end(text);
        tokens.list[tokens.count++] = (struct token){ text, (size_t)(end - text) };
        text = end;
    }
    return tokens;
}

static bool equal(const struct token *one, const struct token *other)
{
    return one->length == other->length && memcmp(one->at, other->at, one->length) == 0;
}

/* -- the longest common subsequence -------------------------------------------------------------------------------------- */

static void add(struct steps *steps, enum run_kind kind, const struct token *tokens, size_t count)
{
    for (size_t i = 0; i < count; i++)
        steps->list[steps->count++] = (struct step){ kind, tokens[i] };
}

/* lengths[i * (to.count + 1) + j]: of the longest sequence that from without its first i and to without its first j share. */
static uint16_t *measure(struct arena *arena, const struct tokens *from, const struct tokens *to)
{
    size_t width = to->count + 1;
    uint16_t *lengths = arena_alloc(arena, (from->count + 1) * width * sizeof *lengths);
    for (size_t i = from->count; i-- > 0;)
        for (size_t j = to->count; j-- > 0;) {
            uint16_t down = lengths[(i + 1) * width + j], right = lengths[i * width + j + 1];
            if (equal(&from->list[i], &to->list[j]))
                lengths[i * width + j] = (uint16_t)(lengths[(i + 1) * width + j + 1] + 1);
            else
                lengths[i * width + j] = down > right ? down : right;
        }
    return lengths;
}

static void add_middle(struct arena *arena, struct steps *steps, const struct tokens *from, const struct tokens *to)
{
    size_t i = 0, j = 0, width = to->count + 1;
    if ((from->count + 1) * width <= CELLS_MOST) {
        const uint16_t *lengths = measure(arena, from, to);
        while (i < from->count && j < to->count) {
            if (equal(&from->list[i], &to->list[j])) {
                add(steps, RUN_SAME, &from->list[i++], 1);
                j++;
            } else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) {
                add(steps, RUN_GONE, &from->list[i++], 1);
            } else {
                add(steps, RUN_NEW, &to->list[j++], 1);
            }
        }
    }
    add(steps, RUN_GONE, &from->list[i], from->count - i);
    add(steps, RUN_NEW, &to->list[j], to->count - j);
}

/* What both share at the start and the end is found without the table, which grows with the product of what is left. */
static struct steps compare(struct arena *arena, const struct tokens *from, const struct tokens *to)
{
    struct steps steps = { .list = arena_alloc(arena, (from->count + to->count + 1) * sizeof *steps.list) };
    size_t least = from->count < to->count ? from->count : to->count, start = 0, end = 0;
    while (start < least && equal(&from->list[start], &to->list[start]))
        start++;
    while (end < least - start && equal(&from->list[from->count - 1 - end], &to->list[to->count - 1 - end]))
        end++;
    struct tokens from_middle = { from->list + start, from->count - start - end };
    struct tokens to_middle = { to->list + start, to->count - start - end };
    add(&steps, RUN_SAME, from->list, start);
    add_middle(arena, &steps, &from_middle, &to_middle);
    add(&steps, RUN_SAME, from->list + from->count - end, end);
    return steps;
}

/* -- runs ---------------------------------------------------------------------------------------------------------------- */

/* Whether the step is a lone character that stayed between two changes. */
static bool is_stray(const struct steps *steps, size_t i)
{
    return steps->list[i].kind == RUN_SAME && i > 0 && i + 1 < steps->count && steps->list[i - 1].kind != RUN_SAME &&
           steps->list[i + 1].kind != RUN_SAME && !isalnum((unsigned char)*steps->list[i].token.at);
}

static void add_run(struct run *runs, size_t *count, enum run_kind kind, const struct buffer *text)
{
    if (text->length > 0)
        runs[(*count)++] = (struct run){ kind, text->bytes };
}

struct run *difference(struct arena *arena, const char *from, const char *to, size_t *count)
{
    struct tokens from_tokens = split(arena, from), to_tokens = split(arena, to);
    struct steps steps = compare(arena, &from_tokens, &to_tokens);
    struct run *runs = arena_alloc(arena, (steps.count * 2 + 1) * sizeof *runs);
    size_t ceiling = strlen(from) + strlen(to) + 1;
    *count = 0;
    for (size_t i = 0; i < steps.count;) {
        struct buffer *same = buffer_new(arena, ceiling), *gone = buffer_new(arena, ceiling);
        struct buffer *fresh = buffer_new(arena, ceiling);
        for (; i < steps.count && steps.list[i].kind == RUN_SAME && !is_stray(&steps, i); i++)
            buffer_add(same, steps.list[i].token.at, steps.list[i].token.length);
        for (; i < steps.count && (steps.list[i].kind != RUN_SAME || is_stray(&steps, i)); i++) {
            if (steps.list[i].kind != RUN_NEW)
                buffer_add(gone, steps.list[i].token.at, steps.list[i].token.length);
            if (steps.list[i].kind != RUN_GONE)
                buffer_add(fresh, steps.list[i].token.at, steps.list[i].token.length);
        }
        add_run(runs, count, RUN_SAME, same);
        add_run(runs, count, RUN_GONE, gone);
        add_run(runs, count, RUN_NEW, fresh);
    }
    return runs;
}
