/*
 * Files as the kernel keeps them.
 */
#ifndef CHENGXUE_FILE_H
#define CHENGXUE_FILE_H

#include <stdbool.h>

/* Copies one open file, from where it stands to its end, into another. False, with errno, when not all came over. */
bool file_copy(int from, int to);

#endif
