/*
 * Memory that ends together. An arena belongs to one request (or one job, or one command); everything taken from it
 * is freed by arena_free, and clean-ups deferred on it run then, the latest first.
 *
 * Allocation never returns NULL: when memory is gone, or a request passes the arena's ceiling, the process ends with
 * a log line, and the master starts another.
 */
#ifndef CHENGXUE_ARENA_H
#define CHENGXUE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* A new arena that holds at most ceiling bytes. The caller ends it with arena_free. */
struct arena *arena_new(size_t ceiling);

/* Runs the deferred clean-ups, the latest first, and frees all. NULL is nothing. */
void arena_free(struct arena *arena);

/* size bytes, zeroed, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);

/* A copy of text (or of its first length bytes, closed with NUL). NULL stays NULL. */
char *arena_copy(struct arena *arena, const char *text);
char *arena_copy_bytes(struct arena *arena, const void *bytes, size_t length);

/* What printf would print. */
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list values) __attribute__((format(printf, 2, 0)));

/* Calls clean(what) when the arena ends: for what an arena cannot free itself (a document, a file, a surface). */
void arena_defer(struct arena *arena, void (*clean)(void *what), void *what);

#endif
