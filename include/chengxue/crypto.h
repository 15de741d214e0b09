/*
 * Hashes, tokens, passwords and sealing. SM3, HMAC and HKDF from OpenSSL; argon2id, random bytes and sealing from libsodium.
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

/*
 * The installation's one secret, HOME/secret/key, is never used itself: each purpose has a key of its own, derived from
 * it by HKDF-SM3 (RFC 5869; no salt, info "chengxue " and the purpose's name), so that what one key makes opens nothing
 * of another. The names stand in crypto.c; a name that changes makes what was stored under it worthless.
 */
enum key_purpose {
    /* for keyed_hash */
    KEY_SESSION, /* "session": a session's cookie, as table session stores it */
    KEY_CSRF,    /* "csrf": a session's cookie, as its forms carry it */
    KEY_VISIT,   /* "visit": the cookie of one not signed in, as forms carry it */
    KEY_DEVICE,  /* "device": the cookie that tells a candidate's browser from another, as table attempt stores it */
    KEY_BROWSER, /* "browser": the cookie that tells a browser known to an officer, as table known_browser stores it */
    KEY_ALLOTMENT, /* "allotment": names of the written answers' shares, that tell nothing of whose answers they are */
    KEY_AUDIT,     /* "audit": the audit's lines and where they end */
    /* for seal */
    KEY_SEED,     /* "seed": a sitting's seed, from which its papers are drawn */
    KEY_FACTOR,   /* "factor": an officer's TOTP secret */
    KEY_PASSWORD, /* "password": one-time passwords of a batch, until they were handed out */
    KEY_COUNT
};

/* HMAC-SM3 of text under the purpose's key, lower-case hex, in the arena. */
char *keyed_hash(struct arena *arena, enum key_purpose purpose, const char *text);

/* HMAC of text under a key that another house knows too, by SM3 or SHA-256 (RFC 2104), lower-case hex, in the arena. */
char *sm3_signature(struct arena *arena, const char *key, const char *text);
char *sha256_signature(struct arena *arena, const char *key, const char *text);

/* Whether two texts are equal, in a time that does not tell where they differ. NULL equals nothing. */
bool same_secret(const char *one, const char *other);

/*
 * argon2id at 19 MiB, t=2 (about 36 ms). password_hash gives the text to store, in the arena. At most two run at once
 * on the machine: both wait for a place among `HOME/run/argon2.0` and `.1` (file locks that end with the process).
 */
char *password_hash(struct arena *arena, const char *password);
bool password_verify(const char *hash, const char *password);

/*
 * Seals bytes (XSalsa20-Poly1305) under the purpose's key, as base64url text in the arena. unseal gives them back, in the
 * arena; NULL when the text was altered, or sealed for another purpose or by another installation.
 */
char *seal(struct arena *arena, enum key_purpose purpose, const void *bytes, size_t length);
unsigned char *unseal(struct arena *arena, enum key_purpose purpose, const char *sealed, size_t *length);

/* RFC 6238: whether code is the TOTP of the secret at unix_time or one step of 30 s beside it; *step tells which. */
bool totp_verify(const unsigned char *secret, size_t length, const char *code, int64_t unix_time, int64_t *step);
/* The RFC 4648 base32 of bytes without padding, in the arena: how an authenticator app takes a secret. */
char *base32(struct arena *arena, const void *bytes, size_t length);

#endif
