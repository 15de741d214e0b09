/* What a candidate could guess from without knowing anything: where right answers stand, and how long they are. */
#ifndef BANK_BALANCE_H
#define BANK_BALANCE_H

#include <stdbool.h>
#include <stddef.h>

#include "sound.h"

/* How often something happens among some items, and how often chance would make it happen. */
struct share {
    size_t count, of;
    double expected; /* of the count, when keys were set by chance */
    double variance; /* of the count, likewise */
};

struct balance {
    struct share positions[CHOICES_MOST]; /* single choice: the key is A, B, … */
    struct share longest;                 /* single choice where one choice is longer than all others: it is the key */
    size_t single;                        /* items of single choice */
    struct share true_answers;            /* true-false: the key is true */
};

struct balance balance_of(const struct source *source);

/* Whether a share is off by more than three standard errors of what chance gives: our rule, of no law. */
bool share_is_off(const struct share *share);

#endif
