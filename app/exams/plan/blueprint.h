/*
 * What papers are drawn by: cells of domain, type, difficulty and level, each with a number of items and their score.
 * Once a sitting's papers are drawn by it a blueprint stays as it is; whoever wants another copies it.
 */
#ifndef CHENGXUE_EXAMS_BLUEPRINT_H
#define CHENGXUE_EXAMS_BLUEPRINT_H

#include "chengxue/request.h"

#define BLUEPRINT_ANY "any"   /* a domain or level that is not asked for, in forms */
#define CELL_SCORE_MOST 10000 /* hundredths an item */

struct blueprint_cell {
    const char *domain; /* a code, or BLUEPRINT_ANY */
    const char *type;   /* "single-choice", …, "scenario" */
    int64_t difficulty_least, difficulty_most;
    const char *level;         /* "remember", … or BLUEPRINT_ANY */
    const char *items, *score; /* as they were typed: checked by blueprint_change */
};

/* Makes an empty one for a unit in the viewer's scope. REFUSED and 404 for another unit. */
MUST_CHECK enum status blueprint_create(struct request *req, const char *name, int64_t unit, int64_t *id);

/*
 * Replaces name, note and all cells. REFUSED with "blueprint.frozen" when papers were drawn by it, and with the row
 * that is wrong when numbers are.
 */
MUST_CHECK enum status blueprint_change(struct request *req, int64_t id, const char *name, const char *note,
                                        const struct blueprint_cell *cells, size_t count);

/* Makes another of the same cells under a name that says so. */
MUST_CHECK enum status blueprint_copy(struct request *req, int64_t id, int64_t *copy);

/* Retires one, so that no new exam takes it, or brings it back. */
MUST_CHECK enum status blueprint_retire(struct request *req, int64_t id, bool retired);

/* Appends the cells to the page as <cell row="1" type=… domain=… domain_name=… difficulty="1–5" level=… items=… …/>. */
MUST_CHECK enum status blueprint_show_cells(struct request *req, int64_t id);

/*
 * Says on the page whether papers can be drawn. The page's <cell> elements, in the order of the blueprint's, get how
 * many items fit, how many they lack (with <rival row="2"/> for the cells that want the same items, what they ask for
 * together and what there is), the least share of papers (per cent) that an item of it must stand in, and whether the
 * exposure cannot be kept for it:
 *
 *   <cell … fitting="40" lacking="3" asked="43" held="40" share="25" exposed="1"><rival row="2"/></cell>
 *   <feasible papers="100" exposure="20" one="1" enemies="1" many="0" lowest="25"/>
 *
 * one: a single paper; enemies: items that must stand apart leave none; many: so many papers under the exposure;
 * lowest: the lowest exposure of them all that is possible, per cent.
 */
MUST_CHECK enum status blueprint_show_feasible(struct request *req, int64_t id, int papers, int exposure);

#endif
