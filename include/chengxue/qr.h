/*
 * QR codes (ISO/IEC 18004) of error correction level M: a sixth of the code may be dirty.
 */
#ifndef CHENGXUE_QR_H
#define CHENGXUE_QR_H

#include <stdbool.h>

#include "chengxue/arena.h"

/* Modules of white that a reader needs on every side. */
#define QR_MARGIN 4

struct qr {
    int size;         /* modules on a side, without the margin */
    const bool *dark; /* size * size, row by row from the top left */
};

/* The code of a text of at most 2,331 bytes, in the arena. NULL, logged, when the text is empty or longer. */
const struct qr *qr_encode(struct arena *arena, const char *text);

/* The code as an SVG image with its margin, black on white, in the arena. NULL as qr_encode. */
const char *qr_svg(struct arena *arena, const char *text);

#endif
