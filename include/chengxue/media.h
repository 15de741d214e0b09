/*
 * What a file is, by its content and never by its name: photos, papers and videos that people hand in. Whatever the bytes
 * are, they are judged, or refused with words.
 */
#ifndef CHENGXUE_MEDIA_H
#define CHENGXUE_MEDIA_H

#include <stddef.h>
#include <stdint.h>

enum {
    MEDIA_JPEG = 1,
    MEDIA_PNG = 2,
    MEDIA_PDF = 4,
    MEDIA_MP4 = 8, /* H.264 with AAC or no sound, which every telephone plays */
    MEDIA_PHOTOS = MEDIA_JPEG | MEDIA_PNG,
    MEDIA_PAPERS = MEDIA_PHOTOS | MEDIA_PDF
};

struct media {
    unsigned kind;         /* one of the above */
    const char *type;      /* of the Internet: "image/jpeg" */
    int64_t width, height; /* pixels of photos and videos, else 0 */
    int64_t milliseconds;  /* of videos, else 0 */
    char code[5];          /* of what was refused with media.codec: the four letters that name it */
};

/*
 * Judges the whole file. NULL when it is one of these, or the key of why not: media.unknown (none of these),
 * media.damaged (one of these, but cut off or broken), media.encrypted (a PDF that asks for a password), media.codec (a
 * video that telephones do not play, {0} the code), media.no-length (a video that does not say how long it is), and
 * media.too-many-pixels.
 */
const char *media_look(const unsigned char *bytes, size_t length, struct media *media);

#endif
