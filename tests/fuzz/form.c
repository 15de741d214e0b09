/* Forms, queries and cookies: whatever arrives, nothing is read or written beside it. */
#include <stdint.h>

#include "web/arrival.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (length > 65536)
        return 0;
    struct arena *arena = arena_new((size_t)64 << 20);
    struct fields form, cookies;
    fields_init(&form);
    fields_init(&cookies);
    form_parse(arena, (const char *)bytes, length, &form);
    cookies_parse(arena, arena_copy_bytes(arena, bytes, length), &cookies);
    arena_free(arena);
    return 0;
}
