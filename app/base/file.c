#include "chengxue/file.h"

#include <errno.h>
#include <sys/sendfile.h>

#define PIECE ((size_t)1 << 20)

bool file_copy(int from, int to)
{
    for (ssize_t sent; (sent = sendfile(to, from, NULL, PIECE)) != 0;)
        if (sent < 0 && errno != EINTR)
            return false;
    return true;
}
