#include <stdlib.h>
#include <string.h>

#include "media.h"

/* Boxes within boxes (ISO/IEC 14496-12, 4.2); those that are opened here are at most five deep. */

#define TRACKS_MOST 16

struct box {
    char name[5];
    struct span content;
};

/* The box at *at, which moves behind it; false at the end, and *broken when one does not fit in what holds it. */
static bool next_box(struct span in, size_t *at, struct box *box, bool *broken)
{
    if (*at == in.length)
        return false;
    size_t left = in.length - *at, head = 8;
    uint64_t size = span_number(in, *at, 4);
    if (size == 1) {
        size = span_number(in, *at + 8, 8);
        head = 16;
    } else if (size == 0) {
        size = left; /* to the end of the file */
    }
    if (left < head || size < head || size > left) {
        *broken = true;
        return false;
    }
    memcpy(box->name, in.bytes + *at + 4, 4);
    box->name[4] = '\0';
    box->content = span_part(in, *at + head, (size_t)size - head);
    *at += (size_t)size;
    return true;
}

/* The first box of a name; an empty span when there is none. */
static struct span inner(struct span in, const char *name)
{
    struct box box;
    bool broken = false;
    for (size_t at = 0; next_box(in, &at, &box, &broken);)
        if (strcmp(box.name, name) == 0)
            return box.content;
    return (struct span){ in.bytes, 0 };
}

/* Seconds of the whole (mvhd, 8.2.2), in milliseconds; 0 when it does not say. */
static int64_t milliseconds(struct span header)
{
    bool is_long = span_number(header, 0, 1) == 1;
    uint64_t scale = span_number(header, is_long ? 20 : 12, 4);
    uint64_t length = is_long ? span_number(header, 24, 8) : span_number(header, 16, 4);
    if (scale == 0 || length > UINT64_MAX / 1000 || length / scale > 7 * 86400)
        return 0;
    return (int64_t)(length * 1000 / scale);
}

static bool is_one(const char *code, const char *const *codes)
{
    for (; *codes != NULL; codes++)
        if (strcmp(code, *codes) == 0)
            return true;
    return false;
}

/* A track of pictures or sound must be of a kind that telephones play; others (texts, places) do no harm. */
static const char *look_at_track(struct span track, struct media *media, bool *pictures)
{
    static const char *const shown[] = { "avc1", "avc3", NULL }, *const heard[] = { "mp4a", NULL };
    struct span media_box = inner(track, "mdia"), handler = span_part(inner(media_box, "hdlr"), 8, 4);
    bool picture = span_begins(handler, "vide");
    if (!picture && !span_begins(handler, "soun"))
        return NULL;
    struct span entry = span_part(inner(inner(inner(media_box, "minf"), "stbl"), "stsd"), 8, SIZE_MAX);
    if (entry.length < 8)
        return "media.damaged";
    memcpy(media->code, entry.bytes + 4, 4);
    for (size_t i = 0; i < 4; i++)
        if (media->code[i] < ' ' || media->code[i] > '~')
            media->code[i] = '?';
    if (!is_one(media->code, picture ? shown : heard))
        return "media.codec";
    if (picture) {
        *pictures = true;
        media->width = (int64_t)span_number(entry, 32, 2);
        media->height = (int64_t)span_number(entry, 34, 2);
    }
    return NULL;
}

static const char *look_at_tracks(struct span movie, struct media *media)
{
    struct box box;
    bool broken = false, pictures = false;
    size_t tracks = 0;
    for (size_t at = 0; next_box(movie, &at, &box, &broken);) {
        if (strcmp(box.name, "trak") != 0)
            continue;
        if (++tracks > TRACKS_MOST)
            return "media.damaged";
        const char *wrong = look_at_track(box.content, media, &pictures);
        if (wrong != NULL)
            return wrong;
    }
    if (broken || !pictures || media->width == 0 || media->height == 0)
        return "media.damaged";
    media->milliseconds = milliseconds(inner(movie, "mvhd"));
    return media->milliseconds > 0 ? NULL : "media.no-length";
}

const char *media_mp4(struct span file, struct media *media)
{
    *media = (struct media){ .kind = MEDIA_MP4, .type = "video/mp4" };
    struct box box;
    bool broken = false, content = false;
    struct span movie = { file.bytes, 0 };
    for (size_t at = 0; next_box(file, &at, &box, &broken);) {
        if (strcmp(box.name, "moov") == 0)
            movie = box.content;
        content = content || strcmp(box.name, "mdat") == 0;
    }
    if (broken || !content || movie.length == 0)
        return "media.damaged";
    return look_at_tracks(movie, media);
}
