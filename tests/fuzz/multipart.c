/* multipart/form-data: the first byte says in what pieces the rest arrives. */
#include <stdint.h>
#include <string.h>

#include "web/arrival.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

struct source {
    const uint8_t *bytes;
    size_t left;
    size_t piece;
};

static int feed(void *context, char *room, int size)
{
    struct source *source = context;
    size_t take = source->piece < (size_t)size ? source->piece : (size_t)size;
    if (take > source->left)
        take = source->left;
    memcpy(room, source->bytes, take);
    source->bytes += take;
    source->left -= take;
    return (int)take;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (length < 1 || length > 65536)
        return 0;
    struct arena *arena = arena_new((size_t)64 << 20);
    struct source source = { bytes + 1, length - 1, (size_t)bytes[0] + 1 };
    struct fields fields;
    fields_init(&fields);
    multipart_parse(arena, "multipart/form-data; boundary=b", feed, &source, "/tmp", &fields);
    arena_free(arena);
    return 0;
}
