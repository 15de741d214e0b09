/*
 * Bytes that grow up to a ceiling. The bytes live on the heap and end with the arena that the buffer was made in.
 * Past its ceiling a buffer keeps what it has, drops the rest, and says so in `full`: look at it before use.
 */
#ifndef CHENGXUE_BUFFER_H
#define CHENGXUE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "chengxue/arena.h"

struct buffer {
    char *bytes; /* always closed with a NUL that length does not count */
    size_t length;
    size_t room;
    size_t ceiling; /* in bytes */
    bool full;      /* something was dropped */
};

struct buffer *buffer_new(struct arena *arena, size_t ceiling);
void buffer_add(struct buffer *buffer, const void *bytes, size_t length);
void buffer_text(struct buffer *buffer, const char *text);
void buffer_printf(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
