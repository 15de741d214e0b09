/* Two versions of an item, part by part and word by word. */
#ifndef BANK_COMPARE_H
#define BANK_COMPARE_H

#include "chengxue/db.h"

/*
 * Appends to parent, for the versions of an item with these numbers:
 *
 *   <difference from="1" to="2">
 *     <part name="stem" change="changed"> <same>…</same> <gone>…</gone> <new>…</new> </part>
 *     <part name="choice" letter="A" change="same"> <same>…</same> </part>
 *     <part name="level" words="item-level." change="changed"> <gone>apply</gone> <new>analyse</new> </part>
 *   </difference>
 *
 * change is same, changed, new or gone; with words, the texts are codes whose words are under that prefix. *found is
 * false when the item or one of its versions does not exist.
 */
MUST_CHECK enum status compare_versions(struct db *db, struct arena *arena, xmlNode *parent, const char *code,
                                        int64_t from, int64_t to, bool *found);

#endif
