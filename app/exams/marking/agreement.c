#include "agreement.h"

#include <stdlib.h>

bool marks_agree(int32_t first, int32_t second, int32_t most, int32_t *agreed)
{
    if (abs(first - second) > most)
        return false;
    *agreed = (first + second + 1) / 2;
    return true;
}
