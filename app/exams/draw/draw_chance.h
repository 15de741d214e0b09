/*
 * Chance that can be repeated: a stream of random numbers from a seed, ChaCha20 by libsodium.
 */
#ifndef CHENGXUE_EXAMS_DRAW_CHANCE_H
#define CHENGXUE_EXAMS_DRAW_CHANCE_H

#include <stddef.h>
#include <stdint.h>

struct chance {
    unsigned char seed[32];
    uint64_t block;
    uint32_t numbers[256];
    size_t at;
};

void chance_init(struct chance *chance, const unsigned char seed[32]);
/* Evenly from 0 to below - 1. below is at least 1. */
uint32_t chance_below(struct chance *chance, uint32_t below);

#endif
