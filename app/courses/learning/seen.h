/*
 * What somebody has seen of a lesson, and how much time of it counts: pure computation on what the server saw itself.
 *
 * A page that shows a lesson says every few seconds where it is (a beat). Between two beats of one viewing counts
 *   - content, from where it was to where it is, when it was played through: no faster than SEEN_RATE_MOST, with the page
 *     before the eyes at both ends. A longer way was a jump, and nothing between is seen.
 *   - time, as the server's clock measured it, never more than the content that had not been seen before.
 * A longer silence than SEEN_GAP_MOST counts nothing: nobody knows what happened in it. So neither a thousand beats at once
 * nor a jump to the end earns anything, and a minute that is watched twice earns once.
 *
 * Both limits are defaults of ours. Times and places are milliseconds.
 */
#ifndef CHENGXUE_COURSES_SEEN_H
#define CHENGXUE_COURSES_SEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SEEN_GAP_MOST 30000
#define SEEN_RATE_MOST 220 /* hundredths of the usual speed: twice, and what a browser's timer is late by */
#define SEEN_SPANS_MOST 512

/* Content from … to before to. */
struct seen_span {
    int64_t from, to;
};

/* In order and apart: neither do two overlap nor touch. */
struct seen {
    struct seen_span spans[SEEN_SPANS_MOST];
    size_t count;
};

struct beat {
    int64_t at;    /* by the server's clock */
    int64_t place; /* in the content */
    bool playing, visible;
};

/* Content that was seen: the sum of its spans. */
int64_t seen_length(const struct seen *seen);

/*
 * Adds what lies between two beats to seen, within a lesson of that length; returns the time that counts for it. A lesson
 * without a course of its own (a document, a text) takes the time itself for its place: see seen_read.
 * When the spans are as many as there can be, what would need another one is not taken.
 */
int64_t seen_watched(struct seen *seen, const struct beat *before, const struct beat *now, int64_t length);

/*
 * Reading: the time between two beats with the page before the eyes counts, up to what the lesson is long. Kept as one
 * span from 0.
 */
int64_t seen_read(struct seen *seen, const struct beat *before, const struct beat *now, int64_t length);

/*
 * Spans as text, "0-9500 30000-41000", and back; text NULL is none. False when it is no such text (*seen is empty then).
 * seen_text writes at most SEEN_TEXT_MOST bytes with the end.
 */
#define SEEN_TEXT_MOST 16384
void seen_text(const struct seen *seen, char text[SEEN_TEXT_MOST]);
bool seen_from_text(struct seen *seen, const char *text);

#endif
