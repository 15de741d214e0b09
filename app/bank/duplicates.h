/* Texts that say nearly the same, found by the pairs of neighbouring characters that they share. */
#ifndef BANK_DUPLICATES_H
#define BANK_DUPLICATES_H

#include <stddef.h>

#include "chengxue/arena.h"

/*
 * From this likeness on, two items ask the same. Of the first 354 items written for Shanghai, the three pairs at 0.39 and
 * above do ask the same, the next ones (0.36 and below) share an article's wording only; of 354 rewordings (synonyms,
 * another order of choices, one choice exchanged) all lie at 0.47 and above.
 */
#define DUPLICATE_FROM 38

struct duplicate {
    size_t one, other; /* indices of the texts, one < other */
    int likeness;      /* hundredths: shared pairs of characters by all pairs of both (Jaccard) */
};

/*
 * The pairs of texts with a likeness of at least `from` hundredths (1 to 100), the likest first, in the arena; *found is
 * their number. Width, case, white space and punctuation do not count. A text of fewer than two characters is like none.
 */
struct duplicate *duplicates_find(struct arena *arena, const char *const *texts, size_t count, int from, size_t *found);

#endif
