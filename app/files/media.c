#include "media.h"

#include <string.h>
#include <zlib.h>

#define PIXELS_MOST 200000000LL /* a photo that a browser still draws */

/* -- spans ------------------------------------------------------------------------------------------------------------- */

uint64_t span_number(struct span span, size_t at, size_t size)
{
    uint64_t number = 0;
    if (at > span.length || size > span.length - at)
        return 0;
    for (size_t i = 0; i < size; i++)
        number = number << 8 | span.bytes[at + i];
    return number;
}

struct span span_part(struct span span, size_t at, size_t length)
{
    if (at > span.length)
        return (struct span){ span.bytes, 0 };
    size_t left = span.length - at;
    return (struct span){ span.bytes + at, length < left ? length : left };
}

bool span_begins(struct span span, const char *letters)
{
    size_t length = strlen(letters);
    return span.length >= length && memcmp(span.bytes, letters, length) == 0;
}

static const char *sized(struct media *media, uint64_t width, uint64_t height)
{
    if (width == 0 || height == 0 || width > UINT32_MAX || height > UINT32_MAX)
        return "media.damaged";
    media->width = (int64_t)width;
    media->height = (int64_t)height;
    return width * height > PIXELS_MOST ? "media.too-many-pixels" : NULL;
}

/* -- JPEG (ITU-T T.81, annex B) ------------------------------------------------------------------------------------------ */

/* Whether a marker begins a frame, which tells the size: SOF0 to SOF15, without DHT, JPG and DAC among them. */
static bool begins_frame(unsigned marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* Whether an end of image stands anywhere behind a place; cameras write more behind it. */
static bool ends_behind(struct span file, size_t at)
{
    for (size_t i = file.length; i >= at + 2; i--)
        if (file.bytes[i - 2] == 0xFF && file.bytes[i - 1] == 0xD9)
            return true;
    return false;
}

const char *media_jpeg(struct span file, struct media *media)
{
    *media = (struct media){ .kind = MEDIA_JPEG, .type = "image/jpeg" };
    size_t at = 2;
    while (at + 4 <= file.length && file.bytes[at] == 0xFF) {
        unsigned marker = file.bytes[at + 1];
        size_t length = span_number(file, at + 2, 2);
        if (marker == 0xFF) { /* fill */
            at++;
            continue;
        }
        if (length < 2 || length > file.length - at - 2)
            break;
        if (marker == 0xDA)
            return media->width > 0 && ends_behind(file, at + 2 + length) ? NULL : "media.damaged";
        if (begins_frame(marker)) {
            const char *wrong = sized(media, span_number(file, at + 7, 2), span_number(file, at + 5, 2));
            if (wrong != NULL)
                return wrong;
        }
        at += 2 + length;
    }
    return "media.damaged";
}

/* -- PNG (ISO/IEC 15948) -------------------------------------------------------------------------------------------------- */

const char *media_png(struct span file, struct media *media)
{
    *media = (struct media){ .kind = MEDIA_PNG, .type = "image/png" };
    bool drawn = false;
    for (size_t at = 8; at + 12 <= file.length;) {
        size_t length = span_number(file, at, 4);
        if (length > file.length - at - 12)
            break;
        struct span name = span_part(file, at + 4, 4);
        uLong sum = crc32(0, name.bytes, (uInt)(4 + length));
        if (sum != span_number(file, at + 8 + length, 4))
            break;
        if (at == 8) {
            if (!span_begins(name, "IHDR") || length != 13)
                break;
            const char *wrong = sized(media, span_number(file, at + 8, 4), span_number(file, at + 12, 4));
            if (wrong != NULL)
                return wrong;
        }
        drawn = drawn || span_begins(name, "IDAT");
        if (span_begins(name, "IEND"))
            return drawn ? NULL : "media.damaged";
        at += 12 + length;
    }
    return "media.damaged";
}

/* -- PDF (ISO 32000-1, 7.5) ------------------------------------------------------------------------------------------------ */

#define HEAD_WITHIN 1024
#define END_WITHIN 2048

static const unsigned char *find(struct span in, const char *letters)
{
    return memmem(in.bytes, in.length, letters, strlen(letters));
}

/* The key of a trailer that leads to how it is encrypted: a reference or a dictionary follows it. */
static bool is_encrypted(struct span file)
{
    struct span rest = file;
    for (const unsigned char *at; (at = find(rest, "/Encrypt")) != NULL;) {
        rest = span_part(file, (size_t)(at - file.bytes) + 8, file.length);
        size_t blanks = 0;
        while (blanks < rest.length && strchr(" \t\r\n", rest.bytes[blanks]) != NULL && rest.bytes[blanks] != '\0')
            blanks++;
        struct span value = span_part(rest, blanks, 2);
        if (span_begins(value, "<<") || (value.length > 0 && value.bytes[0] >= '0' && value.bytes[0] <= '9'))
            return true;
    }
    return false;
}

const char *media_pdf(struct span file, struct media *media)
{
    *media = (struct media){ .kind = MEDIA_PDF, .type = "application/pdf" };
    size_t end = file.length > END_WITHIN ? file.length - END_WITHIN : 0;
    if (find(span_part(file, end, END_WITHIN), "%%EOF") == NULL || find(file, "obj") == NULL)
        return "media.damaged";
    return is_encrypted(file) ? "media.encrypted" : NULL;
}

/* ----------------------------------------------------------------------------------------------------------------------- */

const char *media_look(const unsigned char *bytes, size_t length, struct media *media)
{
    struct span file = { bytes, length };
    *media = (struct media){ 0 };
    if (span_begins(file, "\xFF\xD8\xFF"))
        return media_jpeg(file, media);
    if (span_begins(file, "\x89PNG\r\n\x1A\n"))
        return media_png(file, media);
    if (span_begins(span_part(file, 4, 4), "ftyp"))
        return media_mp4(file, media);
    if (find(span_part(file, 0, HEAD_WITHIN), "%PDF-") != NULL)
        return media_pdf(file, media);
    return "media.unknown";
}
