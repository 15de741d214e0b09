/*
 * Scope is SQL, and this is the one place that writes it. A role is granted for a unit and holds for the whole subtree;
 * the view viewer_scope lists which viewer may do what in which unit.
 *
 *   db_rows(req->db, page, "officer", SQL("SELECT … FROM officer o JOIN membership m … WHERE m.unit" IN_SCOPE), "is",
 *           req->viewer, right_name(MAY_VIEW_PEOPLE));
 */
#ifndef CHENGXUE_SCOPE_H
#define CHENGXUE_SCOPE_H

#include "chengxue/route.h"

/* Follows a unit's column: `"… AND e.unit" IN_SCOPE`. Takes two values: the viewer ("i") and the right's name ("s"). */
#define IN_SCOPE " IN (SELECT vs.unit FROM viewer_scope vs WHERE vs.viewer = ? AND vs.right_name = ?) "

/* True of a viewer who holds the right for the whole tree. Takes the same two values. */
#define IN_WHOLE " EXISTS (SELECT 1 FROM viewer_whole vw WHERE vw.viewer = ? AND vw.right_name = ?) "

/* "view-people" for MAY_VIEW_PEOPLE. */
const char *right_name(enum right right);

#endif
