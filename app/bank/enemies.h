/* Which items may not stand in one paper. */
#ifndef BANK_ENEMIES_H
#define BANK_ENEMIES_H

#include "chengxue/db.h"
#include "source.h"

/*
 * Makes table item_enemy say what the files say, both ways, inside the caller's transaction; ids are those of
 * source->items, one beside each. Adds the number of rows added and removed to *changes.
 */
MUST_CHECK enum status enemies_save(struct db *db, struct arena *arena, const struct source *source, const int64_t *ids,
                                    int64_t *changes);

#endif
