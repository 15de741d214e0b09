/*
 * Which column of a file is which of the caller's.
 */
#ifndef CHENGXUE_TABLE_COLUMNS_H
#define CHENGXUE_TABLE_COLUMNS_H

#include "table_builder.h"

/* Fills places and unknown of a table whose heads and rows are there. */
bool table_find_columns(struct table_builder *builder, const struct table_column *columns, struct table *table);

#endif
