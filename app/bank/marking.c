#include "chengxue/item_marking.h"

#include <assert.h>
#include <string.h>

#include "chengxue/text.h"

enum item_type item_type_named(const char *name)
{
    static const char *const names[] = { "single-choice", "multiple-choice", "true-false", "fill-in", "short-answer" };
    size_t type = 0;
    while (type < 5 && strcmp(names[type], name) != 0)
        type++;
    assert(type < 5);
    return (enum item_type)type;
}

static bool has_all(const char *letters, const char *in)
{
    for (; *letters != '\0'; letters++)
        if (strchr(in, *letters) == NULL)
            return false;
    return true;
}

static int32_t mark_multiple(const char *key, const char *answer, int32_t full, bool partial)
{
    if (!has_all(answer, key))
        return 0;
    if (has_all(key, answer))
        return full;
    return partial ? full / 2 : 0;
}

/* Whether what was filled in is one of the alternatives, all folded. */
static bool is_accepted(struct arena *arena, const char *alternatives, size_t length, const char *given)
{
    const char *end = alternatives + length;
    while (alternatives < end) {
        const char *bar = memchr(alternatives, '|', (size_t)(end - alternatives));
        const char *stop = bar != NULL ? bar : end;
        const char *one = arena_copy_bytes(arena, alternatives, (size_t)(stop - alternatives));
        if (strcmp(text_fold(arena, one), given) == 0)
            return true;
        alternatives = stop + 1;
    }
    return false;
}

static int32_t mark_fill_in(struct arena *arena, const char *key, const char *answer, int32_t full)
{
    int32_t blanks = 1, score = 0;
    for (const char *at = key; *at != '\0'; at++)
        blanks += *at == '\n';
    for (int32_t blank = 0; blank < blanks; blank++) {
        size_t accepted = strcspn(key, "\n"), given = strcspn(answer, "\n");
        const char *folded = text_fold(arena, arena_copy_bytes(arena, answer, given));
        if (folded[0] != '\0' && is_accepted(arena, key, accepted, folded))
            score += full / blanks + (blank < full % blanks);
        key += accepted + (key[accepted] != '\0');
        answer += given + (answer[given] != '\0');
    }
    return score;
}

int32_t mark_by_rule(struct arena *arena, enum item_type type, const char *key, const char *answer, int32_t full,
                     bool partial)
{
    if (answer == NULL || answer[0] == '\0')
        return 0;
    switch (type) {
    case ITEM_SINGLE:
    case ITEM_TRUE_FALSE:
        return strcmp(key, answer) == 0 ? full : 0;
    case ITEM_MULTIPLE:
        return mark_multiple(key, answer, full, partial);
    case ITEM_FILL_IN:
        return mark_fill_in(arena, key, answer, full);
    case ITEM_SHORT:
        break;
    }
    assert(!"a short answer has no rule");
    return 0;
}
