/*
 * Whether the items of a bank are sound: each says what its type must say, and what it names (laws, domains, enemies)
 * exists.
 */
#ifndef BANK_SOUND_H
#define BANK_SOUND_H

#include "source.h"

/* As many choices as a paper's order of choices can hold (table paper_item). */
#define CHOICES_MOST 16

/* Adds to source->faults what is wrong with an item or between items. */
void source_check(struct source *source);

#endif
