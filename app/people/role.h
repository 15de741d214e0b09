/*
 * Roles granted for a unit and all below it. Who may give which role is in the table role_gives; a role can be given and
 * ended for units within the giver's own grant only.
 */
#ifndef CHENGXUE_PEOPLE_ROLE_H
#define CHENGXUE_PEOPLE_ROLE_H

#include "chengxue/request.h"

/*
 * True of an officer whose account the viewer may handle: each role that the officer holds is one that the viewer may
 * give there, or holds no right there that the viewer does not hold too. Takes two values: the viewer twice ("ii").
 */
#define NOT_WIDER(officer)                                                                                              \
    " NOT EXISTS (SELECT 1 FROM role_grant tg WHERE tg.officer = " officer " AND tg.current = 1"                        \
    "   AND NOT EXISTS (SELECT 1 FROM viewer_gives vg WHERE vg.viewer = ? AND vg.role = tg.role AND vg.unit = tg.unit)" \
    "   AND EXISTS (SELECT 1 FROM role_right rr WHERE rr.role = tg.role AND NOT EXISTS (SELECT 1 FROM viewer_scope wv"  \
    "         WHERE wv.viewer = ? AND wv.right_name = rr.right_name AND wv.unit = tg.unit))) "

/*
 * Grants a role to the officer of that number. REFUSED: role.nobody (no such officer in scope), role.not-yours (the
 * viewer may not give it there), role.there.
 */
MUST_CHECK enum status role_grant(struct request *req, const char *number, const char *role, int64_t unit);

/* Ends a grant. REFUSED: not_found, role.not-yours, role.last. */
MUST_CHECK enum status role_end(struct request *req, int64_t grant);

/*
 * REFUSED with role.last when nobody is city administrator of the whole tree any more; to be called after a change that
 * ends roles, before the caller's transaction ends, which has begun with unit_tree_take.
 */
MUST_CHECK enum status role_keep_last(struct request *req);

#endif
