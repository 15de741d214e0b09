/* What files are, by small real ones and what becomes of those that are cut off or changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "chengxue/media.h"

#define FOLDER "tests/fuzz/corpus/media/"

struct bytes {
    unsigned char *at;
    size_t length;
};

static struct bytes load(const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    struct bytes bytes = { calloc(1, 65536), 0 };
    bytes.length = fread(bytes.at, 1, 65536, file);
    fclose(file);
    return bytes;
}

static const char *look(const char *path, struct media *media)
{
    struct bytes bytes = load(path);
    const char *wrong = media_look(bytes.at, bytes.length, media);
    free(bytes.at);
    return wrong;
}

static void knows_photos_and_their_size(void **state)
{
    (void)state;
    struct media media;
    assert_null(look(FOLDER "photo.jpg", &media));
    assert_int_equal(media.kind, MEDIA_JPEG);
    assert_int_equal(media.width, 16);
    assert_int_equal(media.height, 16);
    assert_null(look(FOLDER "photo.png", &media));
    assert_int_equal(media.kind, MEDIA_PNG);
    assert_int_equal(media.width, 16);
}

static void knows_papers_and_refuses_a_password(void **state)
{
    (void)state;
    struct media media;
    assert_null(look(FOLDER "paper.pdf", &media));
    assert_int_equal(media.kind, MEDIA_PDF);
    assert_string_equal(look(FOLDER "encrypted.pdf", &media), "media.encrypted");
}

static void knows_videos_and_how_long_they_are(void **state)
{
    (void)state;
    struct media media;
    assert_null(look(FOLDER "short.mp4", &media));
    assert_int_equal(media.kind, MEDIA_MP4);
    assert_int_equal(media.width, 32);
    assert_int_equal(media.height, 16);
    assert_in_range(media.milliseconds, 950, 1200);
    assert_string_equal(look(FOLDER "hevc.mp4", &media), "media.codec");
    assert_string_equal(media.code, "hvc1");
}

/* Half of a file is no file: an upload that broke off. */
static void refuses_what_is_cut_off(void **state)
{
    (void)state;
    static const char *const paths[] = { FOLDER "photo.jpg", FOLDER "photo.png", FOLDER "paper.pdf",
                                         FOLDER "short.mp4" };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct media media;
        struct bytes bytes = load(paths[i]);
        for (size_t length = 16; length < bytes.length - 8; length += 1 + length / 16) {
            unsigned char *cut = malloc(length); /* of its own, so that reading on is found */
            memcpy(cut, bytes.at, length);
            const char *wrong = media_look(cut, length, &media);
            free(cut);
            assert_non_null(wrong);
        }
        free(bytes.at);
    }
}

static void refuses_a_picture_whose_bytes_changed(void **state)
{
    (void)state;
    struct media media;
    struct bytes bytes = load(FOLDER "photo.png");
    bytes.at[20] ^= 1; /* in its width, which the chunk's sum guards */
    assert_string_equal(media_look(bytes.at, bytes.length, &media), "media.damaged");
    free(bytes.at);
}

static void refuses_what_is_none_of_these(void **state)
{
    (void)state;
    struct media media;
    static const char page[] = "<!DOCTYPE html><script>alert(1)</script>";
    assert_string_equal(media_look((const unsigned char *)page, sizeof page - 1, &media), "media.unknown");
    assert_string_equal(media_look((const unsigned char *)"", 0, &media), "media.unknown");
    assert_string_equal(look("tests/fuzz/corpus/csv/utf8.csv", &media), "media.unknown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_photos_and_their_size),           cmocka_unit_test(knows_papers_and_refuses_a_password),
        cmocka_unit_test(knows_videos_and_how_long_they_are),    cmocka_unit_test(refuses_what_is_cut_off),
        cmocka_unit_test(refuses_a_picture_whose_bytes_changed), cmocka_unit_test(refuses_what_is_none_of_these),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
