/*
 * Hashes, tokens, passwords and sealing. SM3 and HMAC from OpenSSL; argon2id, random bytes and sealing from libsodium.
 */
#ifndef CHENGXUE_CRYPTO_H
#define CHENGXUE_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chengxue/arena.h"

#define SM3_SIZE 32
#define SM3_HEX_SIZE 65 /* with the NUL */

/* Must be called once before any other function here; ends the process when libsodium cannot start. */
void crypto_init(void);

/* SM3 (GB/T 32905-2016) of one run of bytes, raw or as lower-case hex. */
void sm3(const void *bytes, size_t length, unsigned char digest[SM3_SIZE]);
void sm3_hex(const void *bytes, size_t length, char hex[SM3_HEX_SIZE]);

/* A secret token of 32 random bytes, as 43 characters of base64url, in the arena. */
char *random_token(struct arena *arena);
void random_bytes(void *bytes, size_t length);

/* HMAC-SM3 of text under the installation's key and a purpose ("csrf"), lower-case hex, in the arena. */
char *keyed_hash(struct arena *arena, const char *purpose, const char *text);

/* Whether two texts are equal, in a time that does not tell where they differ. NULL equals nothing. */
bool same_secret(const char *one, const char *other);

/*
 * argon2id at 19 MiB, t=2 (about 36 ms). password_hash gives the text to store, in the arena. At most two run at once
 * on the machine: both wait for a place among `HOME/run/argon2.0` and `.1` (file locks that end with the process).
 */
char *password_hash(struct arena *arena, const char *password);
bool password_verify(const char *hash, const char *password);

/* Seals bytes under the installation's key, as base64url text in the arena; NULL from unseal when it was altered. */
char *seal(struct arena *arena, const void *bytes, size_t length);
unsigned char *unseal(struct arena *arena, const char *sealed, size_t *length);

/* RFC 6238: whether code is the TOTP of the secret at unix_time or one step of 30 s beside it; *step tells which. */
bool totp_verify(const unsigned char *secret, size_t length, const char *code, int64_t unix_time, int64_t *step);
/* The RFC 4648 base32 of bytes without padding, in the arena: how an authenticator app takes a secret. */
char *base32(struct arena *arena, const void *bytes, size_t length);

#endif
