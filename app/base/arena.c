#include "chengxue/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chengxue/log.h"

/* Most requests fit in one block; bigger pieces get a block of their own. */
#define BLOCK_SIZE ((size_t)32 * 1024)
#define ALIGNMENT _Alignof(max_align_t)

struct block {
    struct block *next;
    size_t size; /* of bytes */
    size_t used;
    _Alignas(max_align_t) unsigned char bytes[];
};

struct clean_up {
    struct clean_up *next;
    void (*clean)(void *what);
    void *what;
};

struct arena {
    struct block *blocks; /* the one that is being filled comes first */
    struct clean_up *clean_ups;
    size_t ceiling;
    size_t taken; /* the sum of the blocks' sizes */
};

struct arena *arena_new(size_t ceiling)
{
    struct arena *arena = calloc(1, sizeof *arena);
    if (arena == NULL)
        log_fatal("event=\"no memory for an arena\"");
    arena->ceiling = ceiling;
    return arena;
}

void arena_free(struct arena *arena)
{
    if (arena == NULL)
        return;

    /* A clean-up may still take memory or defer another one, so the list is read anew each time. */
    while (arena->clean_ups != NULL) {
        struct clean_up *last = arena->clean_ups;
        arena->clean_ups = last->next;
        last->clean(last->what);
    }

    struct block *block = arena->blocks;
    while (block != NULL) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
    free(arena);
}

/* A new block of at least size bytes. One that is made for a single big piece goes behind the one being filled. */
static struct block *add_block(struct arena *arena, size_t size)
{
    size_t left = arena->ceiling - arena->taken;
    if (size > left)
        log_fatal("event=\"an arena is full\" ceiling=%zu wanted=%zu", arena->ceiling, size);

    size_t room = size > BLOCK_SIZE / 4 ? size : BLOCK_SIZE;
    if (room > left)
        room = size;
    struct block *block = malloc(sizeof *block + room);
    if (block == NULL)
        log_fatal("event=\"no memory\" wanted=%zu", room);
    block->size = room;
    block->used = 0;
    arena->taken += room;

    if (room == size && arena->blocks != NULL) {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
    } else {
        block->next = arena->blocks;
        arena->blocks = block;
    }
    return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    assert(arena != NULL);
    if (size > arena->ceiling)
        log_fatal("event=\"an arena is full\" ceiling=%zu wanted=%zu", arena->ceiling, size);

    size_t rounded = size == 0 ? ALIGNMENT : (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct block *block = arena->blocks;
    if (block == NULL || block->size - block->used < rounded)
        block = add_block(arena, rounded);

    unsigned char *bytes = block->bytes + block->used;
    block->used += rounded;
    memset(bytes, 0, rounded);
    return bytes;
}

char *arena_copy(struct arena *arena, const char *text)
{
    return text == NULL ? NULL : arena_copy_bytes(arena, text, strlen(text));
}

char *arena_copy_bytes(struct arena *arena, const void *bytes, size_t length)
{
    if (bytes == NULL)
        return NULL;
    if (length == SIZE_MAX)
        log_fatal("event=\"an arena is full\" wanted=%zu", length);
    char *copy = arena_alloc(arena, length + 1);
    memcpy(copy, bytes, length);
    return copy;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    char *text = arena_vprintf(arena, format, values);
    va_end(values);
    return text;
}

char *arena_vprintf(struct arena *arena, const char *format, va_list values)
{
    va_list again;
    va_copy(again, values);
    int length = vsnprintf(NULL, 0, format, values);
    if (length < 0)
        log_fatal("event=\"a text cannot be printed\" format=\"%s\"", format);

    char *text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

void arena_defer(struct arena *arena, void (*clean)(void *what), void *what)
{
    struct clean_up *clean_up = arena_alloc(arena, sizeof *clean_up);
    *clean_up = (struct clean_up){ .next = arena->clean_ups, .clean = clean, .what = what };
    arena->clean_ups = clean_up;
}
