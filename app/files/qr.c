#include "chengxue/qr.h"

#include <qrencode.h>
#include <stddef.h>
#include <string.h>

#include "chengxue/buffer.h"
#include "chengxue/log.h"

/* A run of dark modules takes some 20 bytes; the largest code has 177 rows of at most 89 runs. */
#define SVG_MOST ((size_t)512 * 1024)

const struct qr *qr_encode(struct arena *arena, const char *text)
{
    QRcode *code = QRcode_encodeData((int)strlen(text), (const unsigned char *)text, 0, QR_ECLEVEL_M);
    if (code == NULL) {
        log_error("event=\"a text fits no QR code\" length=%zu", strlen(text));
        return NULL;
    }
    size_t count = (size_t)code->width * (size_t)code->width;
    bool *dark = arena_alloc(arena, count * sizeof *dark);
    for (size_t i = 0; i < count; i++)
        dark[i] = (code->data[i] & 1) != 0; /* the other bits tell what the module is for */
    struct qr *qr = arena_alloc(arena, sizeof *qr);
    *qr = (struct qr){ .size = code->width, .dark = dark };
    QRcode_free(code);
    return qr;
}

const char *qr_svg(struct arena *arena, const char *text)
{
    const struct qr *qr = qr_encode(arena, text);
    if (qr == NULL)
        return NULL;
    int side = qr->size + 2 * QR_MARGIN;
    struct buffer *svg = buffer_new(arena, SVG_MOST);
    buffer_printf(svg,
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\">"
                  "<path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/><path d=\"",
                  side, side, side, side);
    for (int y = 0; y < qr->size; y++) {
        const bool *row = qr->dark + (ptrdiff_t)y * qr->size;
        for (int x = 0, run; x < qr->size; x += run) {
            for (run = 1; x + run < qr->size && row[x + run] == row[x]; run++)
                ;
            if (row[x])
                buffer_printf(svg, "M%d %dh%dv1h-%dz", x + QR_MARGIN, y + QR_MARGIN, run, run);
        }
    }
    buffer_text(svg, "\"/></svg>");
    return svg->bytes;
}
