/*
 * The tree of units as other features use it: is a unit within the viewer's scope, and which units may be chosen.
 */
#ifndef CHENGXUE_UNIT_H
#define CHENGXUE_UNIT_H

#include <libxml/tree.h>

#include "chengxue/request.h"

/* OK when the viewer holds the right in the unit; else not_found, so that a unit elsewhere is none. */
MUST_CHECK enum status unit_in_scope(struct request *req, enum right right, int64_t unit);

/*
 * Appends to parent each open unit in which the viewer holds the right, in the tree's order, as an element of that name:
 * id, name (the names from the top down, the city bureau's left out: 徐汇区局/第一中队), kind. At most 1,000.
 */
MUST_CHECK enum status unit_choices(struct request *req, enum right right, xmlNode *parent, const char *element);

/* The same of the bureau, districts and corps alone, as <unit-choice id="" name=""/> of the page. */
MUST_CHECK enum status unit_choices_above_squads(struct request *req, enum right right);

#endif
