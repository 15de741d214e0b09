/* Any bytes as a table of text. */
#include <stdint.h>

#include "files/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena *arena = arena_new(TABLE_ARENA);
    struct table_wrong wrong;
    csv_read(table_builder_new(arena, &wrong), (const char *)bytes, length);
    arena_free(arena);
    return 0;
}
