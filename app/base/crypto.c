#include "chengxue/crypto.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "chengxue/config.h"
#include "chengxue/log.h"

#define KEY_SIZE 32
_Static_assert(KEY_SIZE == crypto_secretbox_KEYBYTES, "a derived key must fit sealing");

static const char *const purposes[KEY_COUNT] = {
    [KEY_SESSION] = "session", [KEY_CSRF] = "csrf",           [KEY_VISIT] = "visit", [KEY_DEVICE] = "device",
    [KEY_BROWSER] = "browser", [KEY_ALLOTMENT] = "allotment", [KEY_AUDIT] = "audit", [KEY_SEED] = "seed",
    [KEY_FACTOR] = "factor",   [KEY_PASSWORD] = "password",
};

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

static void derive(enum key_purpose purpose, unsigned char key[KEY_SIZE])
{
    char info[64], digest[] = "SM3";
    snprintf(info, sizeof info, "chengxue %s", purposes[purpose]);
    unsigned char secret[sizeof config()->key];
    memcpy(secret, config()->key, sizeof secret);
    const OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, secret, sizeof secret),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info, strlen(info)),
        OSSL_PARAM_construct_end(),
    };
    EVP_KDF *hkdf = EVP_KDF_fetch(NULL, "HKDF", NULL);
    EVP_KDF_CTX *context = EVP_KDF_CTX_new(hkdf);
    if (context == NULL || EVP_KDF_derive(context, key, KEY_SIZE, params) != 1)
        log_fatal("event=\"HKDF failed\"");
    EVP_KDF_CTX_free(context);
    EVP_KDF_free(hkdf);
    sodium_memzero(secret, sizeof secret);
}

/* Derived once a process: an exam's request asks for three of them. */
static const unsigned char *key_of(enum key_purpose purpose)
{
    static unsigned char keys[KEY_COUNT][KEY_SIZE];
    static bool there[KEY_COUNT];
    if (!there[purpose])
        derive(purpose, keys[purpose]);
    there[purpose] = true;
    return keys[purpose];
}

static char *hmac(struct arena *arena, const EVP_MD *method, const void *key, size_t key_size, const char *text)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    if (HMAC(method, key, (int)key_size, (const unsigned char *)text, strlen(text), digest, &size) == NULL)
        log_fatal("event=\"HMAC failed\"");
    char hex[2 * EVP_MAX_MD_SIZE + 1];
    sodium_bin2hex(hex, sizeof hex, digest, size);
    return arena_copy(arena, hex);
}

char *keyed_hash(struct arena *arena, enum key_purpose purpose, const char *text)
{
    return hmac(arena, EVP_sm3(), key_of(purpose), KEY_SIZE, text);
}

char *sm3_signature(struct arena *arena, const char *key, const char *text)
{
    return hmac(arena, EVP_sm3(), key, strlen(key), text);
}

char *sha256_signature(struct arena *arena, const char *key, const char *text)
{
    return hmac(arena, EVP_sha256(), key, strlen(key), text);
}

bool same_secret(const char *one, const char *other)
{
    if (one == NULL || other == NULL || strlen(one) != strlen(other))
        return false;
    return sodium_memcmp(one, other, strlen(one)) == 0;
}

char *seal(struct arena *arena, enum key_purpose purpose, const void *bytes, size_t length)
{
    size_t size = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + length;
    unsigned char *sealed = arena_alloc(arena, size);
    random_bytes(sealed, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(sealed + crypto_secretbox_NONCEBYTES, bytes, length, sealed, key_of(purpose));
    size_t room = sodium_base64_encoded_len(size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    char *text = arena_alloc(arena, room);
    return sodium_bin2base64(text, room, sealed, size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

unsigned char *unseal(struct arena *arena, enum key_purpose purpose, const char *text, size_t *length)
{
    size_t room = strlen(text), size;
    unsigned char *sealed = arena_alloc(arena, room + 1);
    if (sodium_base642bin(sealed, room, text, room, NULL, &size, NULL, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        size < crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES)
        return NULL;
    *length = size - crypto_secretbox_NONCEBYTES - crypto_secretbox_MACBYTES;
    unsigned char *bytes = arena_alloc(arena, *length + 1);
    if (crypto_secretbox_open_easy(bytes, sealed + crypto_secretbox_NONCEBYTES, size - crypto_secretbox_NONCEBYTES,
                                   sealed, key_of(purpose)) != 0)
        return NULL;
    return bytes;
}
