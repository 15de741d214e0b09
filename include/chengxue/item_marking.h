/*
 * Marking by rule: what an answer to an objective item is worth, in an exam as in a course. Pure computation.
 */
#ifndef CHENGXUE_ITEM_MARKING_H
#define CHENGXUE_ITEM_MARKING_H

#include <stdbool.h>
#include <stdint.h>

#include "chengxue/arena.h"

enum item_type { ITEM_SINGLE, ITEM_MULTIPLE, ITEM_TRUE_FALSE, ITEM_FILL_IN, ITEM_SHORT };

/* The type by its name in the question bank ("single-choice"). An unknown name is a bug. */
enum item_type item_type_named(const char *name);

/*
 * The score of an answer, in hundredths, from 0 to full. key and answer as bank_version holds the key:
 * letters in the bank's order ("AC"), "true"/"false", a line a blank. A NULL or empty answer is worth 0.
 * Multiple choice: exactly the right letters; with partial, half the score (rounded down to the hundredth) for some of
 * the right ones and none that is wrong. That half is a default of ours.
 * Fill-in: each blank has an equal share, the first ones a hundredth more where the score does not divide; alternatives
 * stand apart by |, and width of characters, case and spaces do not matter.
 * A short answer is never marked by rule: asking for it is a bug.
 */
int32_t mark_by_rule(struct arena *arena, enum item_type type, const char *key, const char *answer, int32_t full,
                     bool partial);

#endif
