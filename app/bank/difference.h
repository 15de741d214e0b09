/* What became of a text, word by word. */
#ifndef BANK_DIFFERENCE_H
#define BANK_DIFFERENCE_H

#include <stddef.h>

#include "chengxue/arena.h"

enum run_kind { RUN_SAME, RUN_GONE, RUN_NEW };

struct run {
    enum run_kind kind;
    const char *text;
};

/*
 * from and to as runs in the arena: those that are the same or gone give from again, those that are the same or new give
 * to. Where something is exchanged, what is gone comes first. A word is a Chinese character, a number or Latin word as a
 * whole, any other character; a single character that stayed between two changes counts as changed, since a reader
 * cannot use it. Texts that differ in more than about 2,000 words each are exchanged as a whole between what they share at
 * either end.
 */
struct run *difference(struct arena *arena, const char *from, const char *to, size_t *count);

#endif
