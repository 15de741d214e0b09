/*
 * Text with separators: comma, semicolon or tab, whichever the first line has most of; quotes as RFC 4180 says; lines
 * end with LF, CRLF or CR. UTF-8 with or without byte order mark, UTF-16 with one, else GB18030.
 */
#ifndef CHENGXUE_CSV_H
#define CHENGXUE_CSV_H

#include "table_builder.h"

/* Reads the bytes of a whole file. */
bool csv_read(struct table_builder *builder, const char *bytes, size_t length);

#endif
