#include "draw_chance.h"

#include <sodium.h>
#include <string.h>

void chance_init(struct chance *chance, const unsigned char seed[32])
{
    memcpy(chance->seed, seed, sizeof chance->seed);
    chance->block = 0;
    chance->at = sizeof chance->numbers / sizeof *chance->numbers;
}

static uint32_t next(struct chance *chance)
{
    if (chance->at == sizeof chance->numbers / sizeof *chance->numbers) {
        unsigned char nonce[crypto_stream_chacha20_NONCEBYTES] = { 0 };
        memcpy(nonce, &chance->block, sizeof chance->block);
        crypto_stream_chacha20((unsigned char *)chance->numbers, sizeof chance->numbers, nonce, chance->seed);
        chance->block++;
        chance->at = 0;
    }
    return chance->numbers[chance->at++];
}

uint32_t chance_below(struct chance *chance, uint32_t below)
{
    uint32_t uneven = UINT32_MAX - UINT32_MAX % below; /* above it some results would come more often */
    uint32_t number;
    do
        number = next(chance);
    while (number >= uneven);
    return number % below;
}
