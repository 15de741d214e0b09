#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <string.h>

#include "chengxue/crypto.h"
#include "chengxue/log.h"

#define STEP_SECONDS 30 /* RFC 6238 section 4.1 */
#define STEPS_BESIDE 1  /* before and after: clocks and thumbs differ */

/* RFC 4226 section 5.3: the six digits of a counter. */
static void hotp(const unsigned char *secret, size_t length, uint64_t counter, char code[7])
{
    unsigned char message[8], digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    for (int i = 7; i >= 0; i--, counter >>= 8)
        message[i] = (unsigned char)(counter & 0xFF);
    if (HMAC(EVP_sha1(), secret, (int)length, message, sizeof message, digest, &size) == NULL)
        log_fatal("event=\"HMAC failed\"");
    const unsigned char *at = digest + (digest[size - 1] & 0x0F);
    uint32_t number = (uint32_t)(at[0] & 0x7F) << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
    snprintf(code, 7, "%06u", (unsigned)(number % 1000000));
}

bool totp_verify(const unsigned char *secret, size_t length, const char *code, int64_t unix_time, int64_t *step)
{
    char right[7];
    bool holds = false;
    for (int64_t at = unix_time / STEP_SECONDS - STEPS_BESIDE; at <= unix_time / STEP_SECONDS + STEPS_BESIDE; at++) {
        if (at < 0)
            continue;
        hotp(secret, length, (uint64_t)at, right);
        if (same_secret(right, code)) {
            *step = at;
            holds = true;
        }
    }
    return holds;
}

char *base32(struct arena *arena, const void *bytes, size_t length)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const unsigned char *from = bytes;
    char *text = arena_alloc(arena, length * 8 / 5 + 2), *to = text;
    uint32_t bits = 0;
    int count = 0;
    for (size_t i = 0; i < length; i++) {
        bits = bits << 8 | from[i];
        for (count += 8; count >= 5; count -= 5)
            *to++ = letters[bits >> (count - 5) & 31];
    }
    if (count > 0)
        *to++ = letters[bits << (5 - count) & 31];
    return text;
}
