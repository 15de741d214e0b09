/* Hashes, tokens, sealing, passwords and the second factor, against published examples. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "chengxue/crypto.h"

#define ARENA ((size_t)1 << 20)

/* A home of our own with a key: config() reads it at first use. */
static int make_home(void **state)
{
    (void)state;
    static char home[] = "/tmp/chengxue-crypto-XXXXXX";
    char path[64];
    if (mkdtemp(home) == NULL)
        return -1;
    const char *const folders[] = { "run", "secret" };
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", home, folders[i]);
        mkdir(path, 0700);
    }
    const char *const files[] = { "secret/key", "secret/db-password" };
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", home, files[i]);
        FILE *file = fopen(path, "w");
        if (file == NULL)
            return -1;
        fputs("0123456789abcdef0123456789abcdef", file);
        fclose(file);
    }
    setenv("CHENGXUE_HOME", home, 1);
    crypto_init();
    return 0;
}

/* GB/T 32905-2016, annex A. */
static void sm3_gives_the_examples_of_the_standard(void **state)
{
    (void)state;
    char hex[SM3_HEX_SIZE];
    sm3_hex("abc", 3, hex);
    assert_string_equal(hex, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    char text[65] = "";
    for (int i = 0; i < 16; i++)
        memcpy(text + i * 4, "abcd", 5);
    sm3_hex(text, 64, hex);
    assert_string_equal(hex, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}

static void tokens_differ_and_purposes_separate(void **state)
{
    (void)state;
    struct arena *arena = arena_new(ARENA);
    const char *one = random_token(arena), *other = random_token(arena);
    assert_int_equal(strlen(one), 43);
    assert_string_not_equal(one, other);
    assert_string_equal(keyed_hash(arena, "csrf", one), keyed_hash(arena, "csrf", one));
    assert_string_not_equal(keyed_hash(arena, "csrf", one), keyed_hash(arena, "session", one));
    assert_true(same_secret("abc", "abc"));
    assert_false(same_secret("abc", "abd"));
    assert_false(same_secret("abc", "abcd"));
    assert_false(same_secret(NULL, NULL));
    arena_free(arena);
}

static void what_is_sealed_opens_only_unaltered(void **state)
{
    (void)state;
    struct arena *arena = arena_new(ARENA);
    char *sealed = seal(arena, "secret", 6);
    size_t length;
    unsigned char *opened = unseal(arena, sealed, &length);
    assert_non_null(opened);
    assert_int_equal(length, 6);
    assert_memory_equal(opened, "secret", 6);
    sealed[30] = sealed[30] == 'A' ? 'B' : 'A';
    assert_null(unseal(arena, sealed, &length));
    assert_null(unseal(arena, "", &length));
    assert_null(unseal(arena, "not base64!", &length));
    arena_free(arena);
}

static void passwords_verify_and_hashes_differ(void **state)
{
    (void)state;
    struct arena *arena = arena_new(ARENA);
    const char *hash = password_hash(arena, "正确的密码");
    assert_true(strncmp(hash, "$argon2id$v=19$m=19456,t=2,p=1$", 31) == 0);
    assert_true(password_verify(hash, "正确的密码"));
    assert_false(password_verify(hash, "错误的密码"));
    assert_false(password_verify("rubbish", "正确的密码"));
    assert_string_not_equal(hash, password_hash(arena, "正确的密码"));
    arena_free(arena);
}

/* RFC 6238 appendix B for SHA-1, the last six of its eight digits. */
static void second_factor_gives_the_examples_of_the_rfc(void **state)
{
    (void)state;
    static const struct {
        int64_t time;
        const char *code;
    } examples[] = { { 59, "287082" },         { 1111111109, "081804" }, { 1111111111, "050471" },
                     { 1234567890, "005924" }, { 2000000000, "279037" }, { 20000000000, "353130" } };
    const unsigned char *secret = (const unsigned char *)"12345678901234567890";
    int64_t step;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        assert_true(totp_verify(secret, 20, examples[i].code, examples[i].time, &step));
        assert_int_equal(step, examples[i].time / 30);
        assert_true(totp_verify(secret, 20, examples[i].code, examples[i].time + 30, &step));
        assert_false(totp_verify(secret, 20, examples[i].code, examples[i].time + 90, &step));
    }
    assert_false(totp_verify(secret, 20, "", 59, &step));
    assert_false(totp_verify(secret, 20, "28708", 59, &step));
}

/* RFC 4648 section 10, without padding. */
static void base32_gives_the_examples_of_the_rfc(void **state)
{
    (void)state;
    struct arena *arena = arena_new(ARENA);
    assert_string_equal(base32(arena, "", 0), "");
    assert_string_equal(base32(arena, "f", 1), "MY");
    assert_string_equal(base32(arena, "fo", 2), "MZXQ");
    assert_string_equal(base32(arena, "foo", 3), "MZXW6");
    assert_string_equal(base32(arena, "foob", 4), "MZXW6YQ");
    assert_string_equal(base32(arena, "fooba", 5), "MZXW6YTB");
    assert_string_equal(base32(arena, "foobar", 6), "MZXW6YTBOI");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sm3_gives_the_examples_of_the_standard),
        cmocka_unit_test(tokens_differ_and_purposes_separate),
        cmocka_unit_test(what_is_sealed_opens_only_unaltered),
        cmocka_unit_test(passwords_verify_and_hashes_differ),
        cmocka_unit_test(second_factor_gives_the_examples_of_the_rfc),
        cmocka_unit_test(base32_gives_the_examples_of_the_rfc),
    };
    return cmocka_run_group_tests(tests, make_home, NULL);
}
