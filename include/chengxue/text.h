/*
 * Text that came from outside is UTF-8 in NFC without control characters that XML forbids; what is not is refused.
 */
#ifndef CHENGXUE_TEXT_H
#define CHENGXUE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chengxue/arena.h"

/*
 * bytes as clean text in the arena: NFC, line ends as \n, no spaces (ASCII, ideographic, no-break, of no width) at
 * either end. NULL when the bytes are not UTF-8, hold a NUL or another character that XML 1.0 forbids or discourages as
 * a control character.
 */
char *text_clean(struct arena *arena, const char *bytes, size_t length);

/* The same with the spaces and empty lines at either end kept, where each line has its meaning by its place. */
char *text_lines(struct arena *arena, const char *bytes, size_t length);

/* The number of characters (code points) in clean text. */
size_t text_length(const char *text);

/*
 * text folded for comparing answers and searches: NFKC (full width becomes half width), lower case, all white space
 * and all invisible characters gone. In the arena.
 */
char *text_fold(struct arena *arena, const char *text);

/* text with runs of white space folded to one space, none between two CJK characters. In the arena. */
char *text_one_line(struct arena *arena, const char *text);

/* The code point that starts at *at, which moves past it; 0 at the end. The text is valid UTF-8. */
uint32_t text_next(const char **at);

/*
 * A decimal of at most two places, optional minus, as hundredths ("1.5" is 150); full-width digits and point count.
 * False when it is not one or out of range.
 */
bool text_hundredths(const char *text, int64_t *hundredths);

/* A whole decimal number, optional minus, no other character; full-width digits count. False when out of range. */
bool text_whole(const char *text, int64_t *number);

#endif
