/*
 * Reading numbers of files, and the formats by themselves: each gets the whole file, whose first bytes it knows, and
 * returns as media_look does.
 */
#ifndef CHENGXUE_FILES_MEDIA_H
#define CHENGXUE_FILES_MEDIA_H

#include <stdbool.h>

#include "chengxue/media.h"

/* Bytes of a file between two places. */
struct span {
    const unsigned char *bytes;
    size_t length;
};

/* The big-endian number of so many bytes (8 at most) at a place; 0 when it is not all there. */
uint64_t span_number(struct span span, size_t at, size_t size);
/* What follows from a place on, at most length bytes; an empty span when the place is outside. */
struct span span_part(struct span span, size_t at, size_t length);
bool span_begins(struct span span, const char *letters);

const char *media_jpeg(struct span file, struct media *media);
const char *media_png(struct span file, struct media *media);
const char *media_pdf(struct span file, struct media *media);
const char *media_mp4(struct span file, struct media *media);

#endif
