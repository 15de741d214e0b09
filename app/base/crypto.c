#include "chengxue/crypto.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>
#include <string.h>

#include "chengxue/config.h"
#include "chengxue/log.h"

void crypto_init(void)
{
    if (sodium_init() < 0)
        log_fatal("event=\"libsodium does not start\"");
}

void sm3(const void *bytes, size_t length, unsigned char digest[SM3_SIZE])
{
    unsigned size = SM3_SIZE;
    if (EVP_Digest(bytes, length, digest, &size, EVP_sm3(), NULL) != 1 || size != SM3_SIZE)
        log_fatal("event=\"SM3 failed\"");
}

void sm3_hex(const void *bytes, size_t length, char hex[SM3_HEX_SIZE])
{
    unsigned char digest[SM3_SIZE];
    sm3(bytes, length, digest);
    sodium_bin2hex(hex, SM3_HEX_SIZE, digest, sizeof digest);
}

void random_bytes(void *bytes, size_t length)
{
    randombytes_buf(bytes, length);
}

char *random_token(struct arena *arena)
{
    unsigned char bytes[32];
    char text[64];
    random_bytes(bytes, sizeof bytes);
    sodium_bin2base64(text, sizeof text, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return arena_copy(arena, text);
}

char *keyed_hash(struct arena *arena, const char *purpose, const char *text)
{
    /* The purpose is ended by a newline, which none contains, so that no two pairs give the same input. */
    const char *input = arena_printf(arena, "%s\n%s", purpose, text);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    const struct config *at = config();
    if (HMAC(EVP_sm3(), at->key, (int)sizeof at->key, (const unsigned char *)input, strlen(input), digest, &size) ==
        NULL)
        log_fatal("event=\"HMAC failed\"");
    char hex[SM3_HEX_SIZE];
    sodium_bin2hex(hex, sizeof hex, digest, size);
    return arena_copy(arena, hex);
}

bool same_secret(const char *one, const char *other)
{
    if (one == NULL || other == NULL || strlen(one) != strlen(other))
        return false;
    return sodium_memcmp(one, other, strlen(one)) == 0;
}

char *seal(struct arena *arena, const void *bytes, size_t length)
{
    size_t size = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + length;
    unsigned char *sealed = arena_alloc(arena, size);
    random_bytes(sealed, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(sealed + crypto_secretbox_NONCEBYTES, bytes, length, sealed, config()->key);
    size_t room = sodium_base64_encoded_len(size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    char *text = arena_alloc(arena, room);
    return sodium_bin2base64(text, room, sealed, size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

unsigned char *unseal(struct arena *arena, const char *text, size_t *length)
{
    size_t room = strlen(text), size;
    unsigned char *sealed = arena_alloc(arena, room + 1);
    if (sodium_base642bin(sealed, room, text, room, NULL, &size, NULL, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        size < crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES)
        return NULL;
    *length = size - crypto_secretbox_NONCEBYTES - crypto_secretbox_MACBYTES;
    unsigned char *bytes = arena_alloc(arena, *length + 1);
    if (crypto_secretbox_open_easy(bytes, sealed + crypto_secretbox_NONCEBYTES, size - crypto_secretbox_NONCEBYTES,
                                   sealed, config()->key) != 0)
        return NULL;
    return bytes;
}
