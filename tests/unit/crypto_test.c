/* Known answers of the standards, and what secrets must withstand. */
#include "installation.h"

#include <fcntl.h>
#include <sys/file.h>
#include <time.h>

#include "chengxue/arena.h"
#include "chengxue/config.h"
#include "chengxue/crypto.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define MEGABYTE ((size_t)1024 * 1024)

static struct installation place;

static int start(void **state)
{
    installation_make(&place);
    crypto_init();
    *state = arena_new(MEGABYTE);
    return 0;
}

static int end(void **state)
{
    arena_free(*state);
    installation_end(&place);
    return 0;
}

/* GB/T 32905-2016, appendix A, and the digest of nothing. */
static void sm3_known_answers(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        { "abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0" },
        { "abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd",
          "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732" },
        { "", "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char hex[SM3_HEX_SIZE];
        sm3_hex(cases[i][0], strlen(cases[i][0]), hex);
        assert_string_equal(hex, cases[i][1]);
    }
    unsigned char digest[SM3_SIZE];
    sm3("abc", 3, digest);
    assert_memory_equal(digest, "\x66\xc7\xf0\xf4", 4);
    assert_memory_equal(digest + 28, "\x8f\x4b\xa8\xe0", 4);
}

/* RFC 4648 section 10, without the padding. */
static void base32_known_answers(void **state)
{
    static const char *const cases[][2] = {
        { "", "" },
        { "f", "MY" },
        { "fo", "MZXQ" },
        { "foo", "MZXW6" },
        { "foob", "MZXW6YQ" },
        { "fooba", "MZXW6YTB" },
        { "foobar", "MZXW6YTBOI" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(base32(*state, cases[i][0], strlen(cases[i][0])), cases[i][1]);
    assert_string_equal(base32(*state, "\xFF\0\xFF\0\xFF", 5), "74AP6AH7");
}

/* RFC 6238 appendix B for SHA-1; its eight digits end with our six. */
static void totp_known_answers(void **state)
{
    (void)state;
    static const struct {
        int64_t unix_time;
        const char *code;
    } cases[] = {
        { 59, "287082" },         { 1111111109, "081804" }, { 1111111111, "050471" },
        { 1234567890, "005924" }, { 2000000000, "279037" }, { 20000000000, "353130" },
    };
    const unsigned char *secret = (const unsigned char *)"12345678901234567890";
    for (size_t i = 0; i < COUNT(cases); i++) {
        int64_t step = -1, mine = cases[i].unix_time / 30;
        assert_true(totp_verify(secret, 20, cases[i].code, cases[i].unix_time, &step));
        assert_int_equal(step, mine);
        assert_true(
            totp_verify(secret, 20, cases[i].code, mine * 30 + 59, &step)); /* the step after, its last second */
        assert_int_equal(step, mine);
        assert_true(totp_verify(secret, 20, cases[i].code, mine * 30 - 30, &step)); /* the step before, its first */
        assert_int_equal(step, mine);
        assert_false(totp_verify(secret, 20, cases[i].code, mine * 30 + 60, &step));
        assert_false(totp_verify(secret, 20, cases[i].code, mine * 30 + 86400, &step));
        if (mine > 1)
            assert_false(totp_verify(secret, 20, cases[i].code, mine * 30 - 31, &step));
        assert_false(totp_verify((const unsigned char *)"12345678901234567891", 20, cases[i].code, mine * 30, &step));
    }
    static const char *const wrong[] = { "", "28708", "2870820", "287083", "94287082", " 287082", "28708a" };
    for (size_t i = 0; i < COUNT(wrong); i++)
        assert_false(totp_verify(secret, 20, wrong[i], 59, &(int64_t){ 0 }));
}

static void same_secret_compares(void **state)
{
    (void)state;
    assert_true(same_secret("", ""));
    assert_true(same_secret("token", "token"));
    assert_false(same_secret("token", "tokem"));
    assert_false(same_secret("token", "toke"));
    assert_false(same_secret("token", ""));
    assert_false(same_secret(NULL, "token"));
    assert_false(same_secret("token", NULL));
    assert_false(same_secret(NULL, NULL));
}

static void tokens_are_long_and_differ(void **state)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const char *one = random_token(*state), *other = random_token(*state);
    assert_int_equal(strlen(one), 43);
    assert_int_equal(strspn(one, letters), 43);
    assert_string_not_equal(one, other);
    unsigned char bytes[40] = { 0 }, zeros[40] = { 0 };
    random_bytes(bytes, 32);
    assert_memory_not_equal(bytes, zeros, 32);
    assert_memory_equal(bytes + 32, zeros, 8); /* no byte more than asked for */
}

/*
 * Computed with `openssl dgst -sm3 -mac HMAC` under the key that `openssl kdf -keylen 32 -kdfopt digest:SM3 -kdfopt
 * info:"chengxue csrf" HKDF` gives of the bytes 0 to 31.
 */
static void keyed_hash_known_answer(void **state)
{
    const char *hash = keyed_hash(*state, KEY_CSRF, "session-7");
    assert_string_equal(hash, "d4d66e93cd6a5978b42d35dd9cce692759f0488b5feaa1ba9eed7665069954c5");
    assert_string_not_equal(keyed_hash(*state, KEY_CSRF, "session-8"), hash);
    for (int purpose = 0; purpose < KEY_COUNT; purpose++)
        assert_int_equal(strcmp(keyed_hash(*state, (enum key_purpose)purpose, "session-7"), hash) == 0,
                         purpose == KEY_CSRF);
}

static void sealed_bytes_come_back(void **state)
{
    static const char secret[] = "a\0seed of a paper";
    static const size_t lengths[] = { 0, 1, sizeof secret };
    for (size_t i = 0; i < COUNT(lengths); i++) {
        const char *sealed = seal(*state, KEY_SEED, secret, lengths[i]);
        assert_string_not_equal(seal(*state, KEY_SEED, secret, lengths[i]), sealed);
        size_t length = SIZE_MAX;
        const unsigned char *bytes = unseal(*state, KEY_SEED, sealed, &length);
        assert_non_null(bytes);
        assert_int_equal(length, lengths[i]);
        assert_memory_equal(bytes, secret, length);
    }
}

static void altered_seals_do_not_open(void **state)
{
    char *sealed = seal(*state, KEY_SEED, "secret", 6);
    size_t length;
    for (size_t i = 0; i < strlen(sealed); i++) {
        char before = sealed[i];
        sealed[i] = before == 'A' ? 'B' : 'A';
        assert_null(unseal(*state, KEY_SEED, sealed, &length));
        sealed[i] = before;
    }
    assert_non_null(unseal(*state, KEY_SEED, sealed, &length));
    assert_null(unseal(*state, KEY_FACTOR, sealed, &length)); /* nor under another purpose's key */
    assert_null(unseal(*state, KEY_SEED, "", &length));
    assert_null(unseal(*state, KEY_SEED, "AAAA", &length));
    assert_null(unseal(*state, KEY_SEED, "not base64!", &length));
    char *longer = arena_printf(*state, "%sAAAA", sealed);
    assert_null(unseal(*state, KEY_SEED, longer, &length));
    sealed[strlen(sealed) - 4] = '\0';
    assert_null(unseal(*state, KEY_SEED, sealed, &length));
}

static void passwords_verify(void **state)
{
    const char *hash = password_hash(*state, "城管 Passwort 2025");
    assert_memory_equal(hash, "$argon2id$v=19$m=19456,t=2,p=1$", 31);
    assert_string_not_equal(password_hash(*state, "城管 Passwort 2025"), hash);
    assert_true(password_verify(hash, "城管 Passwort 2025"));
    assert_false(password_verify(hash, "城管 passwort 2025"));
    assert_false(password_verify(hash, "城管 Passwort 202"));
    assert_false(password_verify(hash, ""));
    static const char *const no_hashes[] = { "", "x", "$argon2id$", "$argon2id$v=19$m=19456,t=2,p=1$AAAA$BBBB" };
    for (size_t i = 0; i < COUNT(no_hashes); i++)
        assert_false(password_verify(no_hashes[i], "x"));
}

static int held_place(const char *name)
{
    int file = open(config_path(name), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    assert_true(file >= 0);
    assert_int_equal(flock(file, LOCK_EX | LOCK_NB), 0);
    return file;
}

/* Both places are taken elsewhere: a verification waits, and goes on with whichever frees first. */
static void a_third_verification_waits(void **state)
{
    const char *hash = password_hash(*state, "secret");
    for (int freed = 0; freed < 2; freed++) {
        int places[] = { held_place("run/argon2.0"), held_place("run/argon2.1") };
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            close(places[0]);
            close(places[1]);
            _exit(password_verify(hash, "secret") ? 0 : 1);
        }
        nanosleep(&(struct timespec){ .tv_nsec = 300000000 }, NULL);
        int how = -1;
        assert_int_equal(waitpid(child, &how, WNOHANG), 0);
        close(places[freed]);
        assert_int_equal(waitpid(child, &how, 0), child);
        assert_int_equal(how, 0);
        close(places[1 - freed]);
    }
}

/* With one place taken elsewhere, a verification holds the other alone for as long as it runs. */
static void a_verification_keeps_others_out(void **state)
{
    const char *hash = password_hash(*state, "secret");
    int taken = held_place("run/argon2.0");
    int other = open(config_path("run/argon2.1"), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    assert_true(other >= 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(password_verify(hash, "secret") ? 0 : 1);

    bool kept_out = false;
    int how = -1;
    while (waitpid(child, &how, WNOHANG) == 0) {
        if (flock(other, LOCK_SH | LOCK_NB) == 0)
            flock(other, LOCK_UN);
        else
            kept_out = true;
        nanosleep(&(struct timespec){ .tv_nsec = 2000000 }, NULL);
    }
    assert_int_equal(how, 0);
    assert_true(kept_out);
    assert_int_equal(flock(other, LOCK_EX | LOCK_NB), 0); /* and gives it back */
    close(other);
    close(taken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sm3_known_answers),
        cmocka_unit_test(base32_known_answers),
        cmocka_unit_test(totp_known_answers),
        cmocka_unit_test(same_secret_compares),
        cmocka_unit_test(tokens_are_long_and_differ),
        cmocka_unit_test(keyed_hash_known_answer),
        cmocka_unit_test(sealed_bytes_come_back),
        cmocka_unit_test(altered_seals_do_not_open),
        cmocka_unit_test(passwords_verify),
        cmocka_unit_test(a_third_verification_waits),
        cmocka_unit_test(a_verification_keeps_others_out),
    };
    return cmocka_run_group_tests(tests, start, end);
}
