/*
 * An inverted index with prefix filtering (Bayardo, Ma and Srikant: Scaling Up All Pairs Similarity Search, WWW 2007):
 * with the grams of every text sorted from rare to frequent, two texts that are like enough share one among their first
 * few, so that only those are indexed and the long lists of frequent grams are never walked.
 */
#include "duplicates.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "chengxue/text.h"

/* A gram (two characters, later its rank by rarity) in a text. */
struct occurrence {
    uint64_t gram;
    size_t text;
};

struct gram {
    uint64_t characters;
    size_t texts; /* in how many it stands */
    size_t first; /* its first occurrence */
};

struct posting {
    size_t text;
    size_t next; /* the posting before it of the same gram, plus 1; 0 when none */
};

struct index {
    struct arena *arena;
    struct occurrence *occurrences;
    size_t occurrence_count, gram_count, text_count;
    size_t *starts; /* of each text's occurrences, and the end of the last */
    struct posting *postings;
    size_t *heads; /* of each gram: its latest posting, plus 1 */
    size_t posting_count;
    int from;
    struct duplicate *list;
    size_t count, room;
};

/* -- grams ----------------------------------------------------------------------------------------------------------- */

/* Letters, digits and Chinese characters; folded text has no full-width forms any more. */
static bool counts(uint32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    return c >= 0x3400 && c != 0xFFFD;
}

static void add_grams(struct index *index, size_t text, const char *folded)
{
    uint32_t before = 0, c;
    while ((c = text_next(&folded)) != 0) {
        if (!counts(c))
            continue;
        if (before != 0)
            index->occurrences[index->occurrence_count++] = (struct occurrence){ .gram = (uint64_t)before << 32 | c,
                                                                                 .text = text };
        before = c;
    }
}

static void collect(struct index *index, const char *const *texts)
{
    const char **folded = arena_alloc(index->arena, (index->text_count + 1) * sizeof *folded);
    size_t most = 1;
    for (size_t i = 0; i < index->text_count; i++) {
        folded[i] = text_fold(index->arena, texts[i]);
        most += text_length(folded[i]);
    }
    index->occurrences = arena_alloc(index->arena, most * sizeof *index->occurrences);
    for (size_t i = 0; i < index->text_count; i++)
        add_grams(index, i, folded[i]);
}

static int by_gram(const void *one, const void *other)
{
    const struct occurrence *a = one, *b = other;
    int order = (a->gram > b->gram) - (a->gram < b->gram);
    return order != 0 ? order : (a->text > b->text) - (a->text < b->text);
}

static int by_text(const void *one, const void *other)
{
    const struct occurrence *a = one, *b = other;
    int order = (a->text > b->text) - (a->text < b->text);
    return order != 0 ? order : (a->gram > b->gram) - (a->gram < b->gram);
}

static int by_rarity(const void *one, const void *other)
{
    const struct gram *a = one, *b = other;
    int order = (a->texts > b->texts) - (a->texts < b->texts);
    return order != 0 ? order : (a->characters > b->characters) - (a->characters < b->characters);
}

static void drop_repeated(struct index *index)
{
    size_t kept = 0;
    for (size_t i = 0; i < index->occurrence_count; i++)
        if (kept == 0 || by_gram(&index->occurrences[i], &index->occurrences[kept - 1]) != 0)
            index->occurrences[kept++] = index->occurrences[i];
    index->occurrence_count = kept;
}

/* Replaces the characters of each gram by its rank, the rarest first, and sorts the occurrences by text and rank. */
static void rank(struct index *index)
{
    struct gram *grams = arena_alloc(index->arena, (index->occurrence_count + 1) * sizeof *grams);
    for (size_t i = 0; i < index->occurrence_count; i++) {
        uint64_t characters = index->occurrences[i].gram;
        if (i == 0 || characters != grams[index->gram_count - 1].characters)
            grams[index->gram_count++] = (struct gram){ .characters = characters, .first = i };
        grams[index->gram_count - 1].texts++;
    }
    qsort(grams, index->gram_count, sizeof *grams, by_rarity);
    for (size_t g = 0; g < index->gram_count; g++)
        for (size_t i = 0; i < grams[g].texts; i++)
            index->occurrences[grams[g].first + i].gram = g;
    qsort(index->occurrences, index->occurrence_count, sizeof *index->occurrences, by_text);
}

static void mark_starts(struct index *index)
{
    size_t at = 0;
    index->starts = arena_alloc(index->arena, (index->text_count + 1) * sizeof *index->starts);
    for (size_t text = 0; text <= index->text_count; text++) {
        while (at < index->occurrence_count && index->occurrences[at].text < text)
            at++;
        index->starts[text] = at;
    }
}

/* -- candidates -------------------------------------------------------------------------------------------------------- */

static size_t size_of(const struct index *index, size_t text)
{
    return index->starts[text + 1] - index->starts[text];
}

/* So many of a text's rarest grams are looked up and indexed. */
static size_t prefix_of(const struct index *index, size_t text)
{
    size_t size = size_of(index, text);
    return size == 0 ? 0 : size - (size * (size_t)index->from + 99) / 100 + 1;
}

static size_t shared(const struct index *index, size_t one, size_t other)
{
    const struct occurrence *a = &index->occurrences[index->starts[one]];
    const struct occurrence *b = &index->occurrences[index->starts[other]];
    const struct occurrence *a_end = a + size_of(index, one), *b_end = b + size_of(index, other);
    size_t count = 0;
    while (a < a_end && b < b_end) {
        uint64_t left = a->gram, right = b->gram;
        count += left == right;
        a += left <= right;
        b += right <= left;
    }
    return count;
}

static void compare(struct index *index, size_t earlier, size_t text)
{
    size_t both = shared(index, earlier, text), all = size_of(index, earlier) + size_of(index, text) - both;
    if (both * 100 < all * (size_t)index->from)
        return;
    if (index->count == index->room) {
        index->room = index->room * 2 + 64;
        struct duplicate *list = arena_alloc(index->arena, index->room * sizeof *list);
        if (index->count > 0)
            memcpy(list, index->list, index->count * sizeof *list);
        index->list = list;
    }
    index->list[index->count++] = (struct duplicate){ .one = earlier,
                                                      .other = text,
                                                      .likeness = (int)(both * 100 / all) };
}

/* Looks up a text's rarest grams among the earlier texts, then adds them. seen[e] is text + 1 once e was compared with it. */
static void look_up(struct index *index, size_t text, size_t *seen)
{
    size_t prefix = prefix_of(index, text), from = (size_t)index->from, size = size_of(index, text);
    for (size_t i = 0; i < prefix; i++) {
        size_t gram = (size_t)index->occurrences[index->starts[text] + i].gram;
        for (size_t at = index->heads[gram]; at != 0; at = index->postings[at - 1].next) {
            size_t earlier = index->postings[at - 1].text, other = size_of(index, earlier);
            if (seen[earlier] == text + 1 || other * 100 < size * from || size * 100 < other * from)
                continue;
            seen[earlier] = text + 1;
            compare(index, earlier, text);
        }
        index->postings[index->posting_count] = (struct posting){ .text = text, .next = index->heads[gram] };
        index->heads[gram] = ++index->posting_count;
    }
}

static int likest_first(const void *one, const void *other)
{
    const struct duplicate *a = one, *b = other;
    int order = (b->likeness > a->likeness) - (b->likeness < a->likeness);
    if (order == 0)
        order = (a->one > b->one) - (a->one < b->one);
    return order != 0 ? order : (a->other > b->other) - (a->other < b->other);
}

struct duplicate *duplicates_find(struct arena *arena, const char *const *texts, size_t count, int from, size_t *found)
{
    struct index index = { .arena = arena, .text_count = count, .from = from };
    collect(&index, texts);
    qsort(index.occurrences, index.occurrence_count, sizeof *index.occurrences, by_gram);
    drop_repeated(&index);
    rank(&index);
    mark_starts(&index);
    index.postings = arena_alloc(arena, (index.occurrence_count + 1) * sizeof *index.postings);
    index.heads = arena_alloc(arena, (index.gram_count + 1) * sizeof *index.heads);
    size_t *seen = arena_alloc(arena, (count + 1) * sizeof *seen);
    for (size_t text = 0; text < count; text++)
        look_up(&index, text, seen);
    if (index.count > 0)
        qsort(index.list, index.count, sizeof *index.list, likest_first);
    *found = index.count;
    return index.list;
}
