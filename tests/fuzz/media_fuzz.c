/* Any bytes as a photo, a paper or a video. */
#include <stdint.h>

#include "chengxue/media.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct media media;
    const char *wrong = media_look(bytes, length, &media);
    if (wrong == NULL && (media.kind == 0 || media.type == NULL || (media.kind != MEDIA_PDF && media.width == 0)))
        __builtin_trap();
    return 0;
}
