#include "chengxue/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chengxue/log.h"

#define ROOM_FIRST 256

static void release(void *what)
{
    struct buffer *buffer = what;
    free(buffer->bytes);
}

static void make_room(struct buffer *buffer, size_t needed)
{
    if (needed < buffer->room)
        return;
    size_t room = buffer->room * 2 > needed ? buffer->room * 2 : needed + 1;
    char *bytes = realloc(buffer->bytes, room);
    if (bytes == NULL)
        log_fatal("event=\"no memory for a buffer\" bytes=%zu", room);
    buffer->bytes = bytes;
    buffer->room = room;
}

struct buffer *buffer_new(struct arena *arena, size_t ceiling)
{
    struct buffer *buffer = arena_alloc(arena, sizeof *buffer);
    buffer->ceiling = ceiling;
    make_room(buffer, ROOM_FIRST);
    buffer->bytes[0] = '\0';
    arena_defer(arena, release, buffer);
    return buffer;
}

void buffer_add(struct buffer *buffer, const void *bytes, size_t length)
{
    size_t left = buffer->ceiling - buffer->length;
    if (length > left) {
        buffer->full = true;
        length = left;
    }
    make_room(buffer, buffer->length + length);
    if (length > 0)
        memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_text(struct buffer *buffer, const char *text)
{
    buffer_add(buffer, text, strlen(text));
}

void buffer_printf(struct buffer *buffer, const char *format, ...)
{
    char *text;
    va_list values;
    va_start(values, format);
    int length = vasprintf(&text, format, values);
    va_end(values);
    if (length < 0)
        log_fatal("event=\"no memory for a text\"");
    buffer_add(buffer, text, (size_t)length);
    free(text);
}
