/* A notice in the form of an e-mail: heads that every mail program reads, whatever is in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h> /* needs the headers above it */

#include "chengxue/crypto.h"
#include "notices/letter.h"
#include "people/officer.h"

static struct arena *arena;

static int start(void **state)
{
    (void)state;
    crypto_init();
    arena = arena_new(1 << 20);
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void plain_words_stay_as_they_are(void **state)
{
    (void)state;
    assert_string_equal(encoded_words(arena, "Notice 12: returned"), "Notice 12: returned");
    assert_string_equal(encoded_words(arena, ""), "");
}

static void others_are_encoded(void **state)
{
    (void)state;
    assert_string_equal(encoded_words(arena, "城学"), "=?UTF-8?B?5Z+O5a2m?=");
    /* a line end would begin another head, and what looks encoded must not be read as such */
    assert_string_equal(encoded_words(arena, "a\r\nBcc: x@y.z"), "=?UTF-8?B?YQ0KQmNjOiB4QHkueg==?=");
    assert_string_equal(encoded_words(arena, "=?UTF-8?Q?x?="), "=?UTF-8?B?PT9VVEYtOD9RP3g/PQ==?=");
}

/* RFC 2047: an encoded word has 75 characters at most, and no character is cut in two. */
static void long_ones_are_folded(void **state)
{
    (void)state;
    char text[601] = "";
    for (size_t i = 0; i < 200; i++)
        snprintf(text + 3 * i, sizeof text - 3 * i, "\xE5\xAD\xA6");
    const char *encoded = encoded_words(arena, text);
    size_t words = 0;
    for (const char *at = encoded; at != NULL; at = strchr(at, '\n')) {
        at += *at == '\n' ? 2 : 0; /* the fold's space */
        assert_true(strcspn(at, "\r") <= 75);
        assert_memory_equal(at, "=?UTF-8?B?", 10);
        words++;
    }
    assert_int_equal(words, 600 / 45 + 1);
    assert_non_null(strstr(encoded, "?=\r\n =?UTF-8?B?"));
    char mixed[] =
        "xy\xE5\xAD\xA6\xE5\xAD\xA6\xE5\xAD\xA6\xE5\xAD\xA6\xE5\xAD\xA6\xE5\xAD\xA6\xE5\xAD\xA6\xE5\xAD\xA6\xE5\xAD\xA6"
        "\xE5\xAD\xA6\xE5\xAD\xA6\xE5\xAD\xA6\xE5\xAD\xA6\xE5\xAD\xA6\xE5\xAD\xA6"; /* 47 bytes: the 45th is amid one */
    assert_string_equal(strstr(encoded_words(arena, mixed), "\r\n"), "\r\n =?UTF-8?B?5a2m?=");
}

static void a_letter_is_whole(void **state)
{
    (void)state;
    const struct letter letter = {
        .notice = 7, .email = "a@b.example", .subject = "subject", .body = "body\r\n", .at_seconds = 1772325000
    };
    assert_string_equal(letter_mail(arena, &letter, "Chengxue", "study@bureau.example"),
                        "From: Chengxue <study@bureau.example>\r\n"
                        "To: <a@b.example>\r\n"
                        "Subject: subject\r\n"
                        "Date: Sun, 01 Mar 2026 00:30:00 +0000\r\n"
                        "Message-ID: <notice-7@bureau.example>\r\n"
                        "Auto-Submitted: auto-generated\r\n"
                        "MIME-Version: 1.0\r\n"
                        "Content-Type: text/plain; charset=UTF-8\r\n"
                        "Content-Transfer-Encoding: base64\r\n"
                        "\r\n"
                        "Ym9keQ0K\r\n");
}

static void addresses(void **state)
{
    (void)state;
    static const char *const good[] = { "a@b.cn", "wang.wu+xue@mail.sh.gov.cn", "a_b-c@1.example" };
    static const char *const bad[] = { "",
                                       "a",
                                       "@b.cn",
                                       "a@",
                                       "a@b",
                                       "a@b.",
                                       "a@.cn",
                                       "a@@b.cn",
                                       "a@b@c.cn",
                                       "a b@c.cn",
                                       "a@b c.cn",
                                       "<a@b.cn>",
                                       "a@b.cn\r\nx",
                                       "a,b@c.cn",
                                       "a@b..cn",
                                       "\"a\"@b.cn",
                                       "\xE7\x8E\x8B@b.cn" };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(email_plain(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(email_plain(bad[i]));
    char longest[128] = "";
    memset(longest, 'a', 96);
    memcpy(longest + 96, "@b.cn", 6);
    assert_false(email_plain(longest));
    memcpy(longest + 95, "@b.cn", 6);
    assert_true(email_plain(longest));
}

/* RFC 4231, case 2, and the same by SM3 as OpenSSL's command gives it. */
static void signatures(void **state)
{
    (void)state;
    assert_string_equal(sha256_signature(arena, "Jefe", "what do ya want for nothing?"),
                        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    assert_string_equal(sm3_signature(arena, "Jefe", "what do ya want for nothing?"),
                        "2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_words_stay_as_they_are),
        cmocka_unit_test(others_are_encoded),
        cmocka_unit_test(long_ones_are_folded),
        cmocka_unit_test(a_letter_is_whole),
        cmocka_unit_test(addresses),
        cmocka_unit_test(signatures),
    };
    return cmocka_run_group_tests(tests, start, end);
}
