/* Page descriptions as PDF, looked at with poppler's tools: what stands where, in which fonts, on how many pages. */
#include <libxml/parser.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h> /* needs the headers above it */

#include "chengxue/print.h"
#include "chengxue/qr.h"

/* Asked by the leak checker: what the font libraries keep for the process, and cairo some 800 bytes a font and PDF. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig\nleak:libcairo\n";
}

#define MEGABYTE ((size_t)1 << 20)
#define DOCUMENT(pages) "<document title=\"准考证\" made=\"2026-03-01T08:30:00Z\">" pages "</document>"

struct print_case {
    char path[64]; /* of the PDF */
    struct arena *arena;
};

static int set_up(void **state)
{
    struct print_case *test = calloc(1, sizeof *test);
    snprintf(test->path, sizeof test->path, "/tmp/chengxue-print.XXXXXX");
    int file = mkstemp(test->path);
    assert_true(file >= 0);
    close(file);
    test->arena = arena_new(64 * MEGABYTE);
    *state = test;
    return 0;
}

static int tear_down(void **state)
{
    struct print_case *test = *state;
    unlink(test->path);
    arena_free(test->arena);
    free(test);
    return 0;
}

static enum status print_into(struct print_case *test, const char *description, struct buffer *out)
{
    xmlDoc *document = xmlReadMemory(description, (int)strlen(description), NULL, NULL, 0);
    assert_non_null(document);
    enum status got = print_pdf(test->arena, document, out);
    xmlFreeDoc(document);
    return got;
}

/* Prints the description into the test's file. */
static struct buffer *print(struct print_case *test, const char *description)
{
    struct buffer *pdf = buffer_new(test->arena, 16 * MEGABYTE);
    assert_int_equal(print_into(test, description, pdf), OK);
    FILE *file = fopen(test->path, "we");
    assert_non_null(file);
    assert_int_equal(fwrite(pdf->bytes, 1, pdf->length, file), pdf->length);
    assert_int_equal(fclose(file), 0);
    return pdf;
}

/* What a command prints, given the PDF between two parts of it. */
static const char *output_of(struct print_case *test, const char *before, const char *after)
{
    FILE *pipe = popen(arena_printf(test->arena, "%s %s %s", before, test->path, after), "re");
    assert_non_null(pipe);
    struct buffer *out = buffer_new(test->arena, 8 * MEGABYTE);
    char piece[4096];
    size_t got;
    while ((got = fread(piece, 1, sizeof piece, pipe)) > 0)
        buffer_add(out, piece, got);
    assert_int_equal(pclose(pipe), 0);
    return out->bytes;
}

struct place {
    double left, top, right, bottom; /* mm */
};

/* Where a word stands; pages are counted from 1. */
static struct place place_of(struct print_case *test, const char *text, int page)
{
    const char *boxes = output_of(test, arena_printf(test->arena, "pdftotext -bbox -f %d -l %d", page, page), "-");
    const char *found = strstr(boxes, arena_printf(test->arena, "\">%s</word>", text));
    if (found == NULL) {
        fail_msg("%s is not on page %d: %s", text, page, boxes);
        return (struct place){ 0 };
    }
    while (strncmp(found, "<word", 5) != 0)
        found--;
    struct place place;
    assert_int_equal(sscanf(found, "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &place.left, &place.top,
                            &place.right, &place.bottom),
                     4);
    double mm = 25.4 / 72;
    return (struct place){ place.left * mm, place.top * mm, place.right * mm, place.bottom * mm };
}

static void assert_near(double value, double wanted, double by)
{
    if (value < wanted - by || value > wanted + by)
        fail_msg("%g is not %g ± %g", value, wanted, by);
}

static int page_count(struct print_case *test)
{
    const char *pages = strstr(output_of(test, "pdfinfo", ""), "Pages:");
    assert_non_null(pages);
    return atoi(pages + strlen("Pages:"));
}

static void text_is_text_in_embedded_fonts(void **state)
{
    struct print_case *test = *state;
    print(test, DOCUMENT("<page><text x='20' y='30' width='170' size='22' weight='bold'>准考证</text>"
                         "<text x='20' y='50' width='170' family='serif'>姓名：张三 &lt;A1&gt;</text></page>"));
    const char *text = output_of(test, "pdftotext", "-");
    assert_non_null(strstr(text, "准考证"));
    assert_non_null(strstr(text, "姓名：张三 <A1>"));
    const char *info = output_of(test, "TZ=UTC pdfinfo -isodates", "");
    assert_non_null(strstr(info, "准考证"));
    assert_non_null(strstr(info, "2026-03-01T08:30:00Z"));
    assert_non_null(strstr(info, "A4"));

    const char *fonts = output_of(test, "pdffonts", "");
    assert_non_null(strstr(fonts, "NotoSansCJKsc-Bold"));
    assert_non_null(strstr(fonts, "NotoSerifCJKsc"));
    int rows = 0;
    for (const char *at = strstr(fonts, "Noto"); at != NULL; at = strstr(at + 1, "Noto"), rows++) {
        char type[16], second[16], encoding[16], embedded[8];
        assert_int_equal(sscanf(at, "%*s %15s %15s %*s %15s %7s", type, second, encoding, embedded), 4);
        assert_true(strcmp(encoding, "yes") == 0 || strcmp(embedded, "yes") == 0);
    }
    assert_int_equal(rows, 2);
}

static void the_same_description_gives_the_same_bytes(void **state)
{
    struct print_case *test = *state;
    static const char description[] = DOCUMENT("<page><text x='20' y='30' width='170'>城管执法</text>"
                                               "<qr x='20' y='50' size='30'>城</qr></page>");
    const struct buffer *one = print(test, description);
    sleep(1); /* a date of now would differ */
    const struct buffer *two = print(test, description);
    assert_int_equal(one->length, two->length);
    assert_memory_equal(one->bytes, two->bytes, one->length);
}

static void lengths_are_millimetres_from_the_top_left(void **state)
{
    struct print_case *test = *state;
    print(test, DOCUMENT("<page><text x='20' y='30' width='170' size='12'>left</text>"
                         "<text x='20' y='40' width='170' size='12' align='right'>right</text>"
                         "<text x='20' y='50' width='170' size='12' align='center'>middle</text></page>"));
    struct place left = place_of(test, "left", 1), right = place_of(test, "right", 1);
    struct place middle = place_of(test, "middle", 1);
    assert_near(left.left, 20, 0.5);
    assert_near((left.top + left.bottom) / 2, 33, 1.5);
    assert_near(right.right, 190, 0.5);
    assert_near((middle.left + middle.right) / 2, 105, 0.5);
    assert_near(middle.top - left.top, 20, 0.2);
}

static void text_wraps_and_more_text_follows_on(void **state)
{
    struct print_case *test = *state;
    print(test,
          DOCUMENT("<page><text x='20' y='30' width='40' size='12'>first 一二三四五六七八九十一二三四五六七八九十"
                   "一二三四五六七八九十\nline</text><text x='20' after='5' width='40' size='12'>next</text></page>"));
    const char *text = output_of(test, "pdftotext -layout", "-");
    assert_null(strstr(text, "六七八九十一二三四五六七八九十"));
    struct place first = place_of(test, "first", 1), line = place_of(test, "line", 1), next = place_of(test, "next", 1);
    assert_true(line.top > first.bottom + 10);
    assert_near(line.left, 20, 0.5);
    assert_near(next.top - line.top, first.bottom - first.top + 5, 1.5);
}

static void what_does_not_fit_goes_on_a_new_page(void **state)
{
    struct print_case *test = *state;
    struct buffer *pages = buffer_new(test->arena, MEGABYTE);
    buffer_text(pages, "<document><page margin='25'><text x='20' y='30' width='170' size='12'>row0</text>");
    for (int i = 1; i <= 100; i++)
        buffer_printf(pages, "<text x='20' after='2' width='170' size='12'>row%d</text>", i);
    buffer_text(pages, "</page><page><text x='20' y='30' width='170'>other</text></page></document>");
    print(test, pages->bytes);
    int count = page_count(test);
    assert_in_range(count, 4, 5);
    int last = 0;
    for (int page = 1; page < count; page++) {
        const char *text = output_of(test, arena_printf(test->arena, "pdftotext -f %d -l %d", page, page), "-");
        int row = 0, first = -1;
        for (const char *at = strstr(text, "row"); at != NULL; at = strstr(at + 1, "row"), last++) {
            row = atoi(at + 3);
            first = first < 0 ? row : first;
            assert_int_equal(row, last); /* none lost, none twice, in order */
        }
        assert_true(place_of(test, arena_printf(test->arena, "row%d", row), page).bottom <= 297 - 25);
        assert_near(place_of(test, arena_printf(test->arena, "row%d", first), page).top, 30, 2);
    }
    assert_int_equal(last, 101);
    place_of(test, "other", count);
}

static void text_shrinks_into_its_height(void **state)
{
    struct print_case *test = *state;
    print(test,
          DOCUMENT("<page><text x='20' y='30' width='60' height='7' size='14'>short</text>"
                   "<text x='20' y='50' width='60' height='7' size='14'>上海市浦东新区城市管理行政执法局 end</text>"
                   "</page>"));
    struct place fits = place_of(test, "short", 1), end = place_of(test, "end", 1);
    assert_true(end.bottom <= 57.5);
    assert_true(end.bottom - end.top < (fits.bottom - fits.top) * 0.9);
    assert_true(end.right <= 80.5);
}

/* -- what is drawn, looked at as an image of 4 points a millimetre ------------------------------------------------- */

static int darkness(const char *image, double x, double y)
{
    int width = 0, height = 0, start = 0;
    assert_int_equal(sscanf(image, "P5\n%d %d\n255\n%n", &width, &height, &start), 2);
    assert_true(start > 0 && x * 4 < width && y * 4 < height);
    return 255 - (unsigned char)image[start + (int)(y * 4) * width + (int)(x * 4)];
}

static const char *image_of(struct print_case *test)
{
    return output_of(test, "pdftoppm -gray -r 101.6 -f 1 -l 1", "");
}

static void codes_are_drawn_module_by_module(void **state)
{
    static const char text[] = "CHENGXUE:RECEIPT:7:0123456789abcdef";
    struct print_case *test = *state;
    const struct qr *qr = qr_encode(test->arena, text);
    print(test, arena_printf(test->arena, "<document><page><qr x='20' y='30' size='%d'>%s</qr></page></document>",
                             qr->size, text));
    const char *image = image_of(test);
    for (int y = 0; y < qr->size; y++) {
        for (int x = 0; x < qr->size; x++) {
            int dark = darkness(image, 20 + x + 0.5, 30 + y + 0.5);
            assert_true(qr->dark[y * qr->size + x] ? dark > 200 : dark < 50);
        }
    }
}

static void lines_and_boxes_stand_where_told(void **state)
{
    struct print_case *test = *state;
    print(test, "<document paper='A5'><page><line x1='10' y1='20' x2='100' y2='20' width='3'/>"
                "<box x='10' y='40' width='50' height='20' fill='#c0c0c0' stroke='#000000' line='3'/>"
                "<box x='10' y='80' width='50' height='20'/></page></document>");
    const char *image = image_of(test);
    assert_true(darkness(image, 50, 20) > 200);
    assert_true(darkness(image, 50, 22) < 10);
    assert_true(darkness(image, 105, 20) < 10);
    assert_near(darkness(image, 30, 50), 255 - 0xc0, 5);
    assert_true(darkness(image, 10.1, 50) > 200);
    assert_true(darkness(image, 70, 50) < 10);
    assert_true(darkness(image, 10.1, 90) < 10);
}

/* -- what goes wrong ----------------------------------------------------------------------------------------------- */

static void wrong_descriptions_fail(void **state)
{
    static const char *const descriptions[] = {
        "<document paper='B9'><page/></document>",
        "<document><sheet/></document>",
        DOCUMENT("<page margin='wide'/>"),
        DOCUMENT("<page><image/></page>"),
        DOCUMENT("<page><text y='1' width='10'>x</text></page>"),
        DOCUMENT("<page><text x='1' y='1'>no width</text></page>"),
        DOCUMENT("<page><text x='1' y='abc' width='10'>x</text></page>"),
        DOCUMENT("<page><text x='1' y='1' width='10' align='middle'>x</text></page>"),
        DOCUMENT("<page><text x='1' y='1' width='10' family='fantasy'>x</text></page>"),
        DOCUMENT("<page><text x='1' y='1' width='10' color='red'>x</text></page>"),
        DOCUMENT("<page><line x1='1' y1='1' x2='1'/></page>"),
        DOCUMENT("<page><box x='1' y='1' width='1e9' height='1'/></page>"),
        DOCUMENT("<page><box x='1' y='1' width='1' height='1' fill='#12'/></page>"),
        DOCUMENT("<page><qr x='1' y='1' size='10'/></page>"),
    };
    struct print_case *test = *state;
    for (size_t i = 0; i < sizeof descriptions / sizeof *descriptions; i++) {
        if (print_into(test, descriptions[i], buffer_new(test->arena, MEGABYTE)) != FAILED)
            fail_msg("taken: %s", descriptions[i]);
    }
}

static void a_pdf_that_does_not_fit_fails(void **state)
{
    struct print_case *test = *state;
    struct buffer *small = buffer_new(test->arena, 500);
    assert_int_equal(print_into(test, DOCUMENT("<page><text x='1' y='1' width='10'>城</text></page>"), small), FAILED);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(text_is_text_in_embedded_fonts),
        TEST(the_same_description_gives_the_same_bytes),
        TEST(lengths_are_millimetres_from_the_top_left),
        TEST(text_wraps_and_more_text_follows_on),
        TEST(what_does_not_fit_goes_on_a_new_page),
        TEST(text_shrinks_into_its_height),
        TEST(codes_are_drawn_module_by_module),
        TEST(lines_and_boxes_stand_where_told),
        TEST(wrong_descriptions_fail),
        TEST(a_pdf_that_does_not_fit_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
