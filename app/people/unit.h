/*
 * Units and their tree. Those that take a request check the viewer's scope (manage-people), are a transaction each and
 * stand in the audit; those that take a db are the writes themselves, inside the caller's transaction.
 */
#ifndef CHENGXUE_PEOPLE_UNIT_H
#define CHENGXUE_PEOPLE_UNIT_H

#include "chengxue/unit.h"

struct unit_facts {
    const char *kind; /* bureau, district, corps or squad */
    const char *code; /* what files name it by; unique */
    const char *name; /* short; unique among its siblings */
};

/* Adds a unit below parent (0 for the root, which is one) and puts it into the tree. FAILED and db_duplicate when code or
 * name are taken. */
MUST_CHECK enum status unit_add(struct db *db, int64_t parent, const struct unit_facts *facts, int64_t *unit);

/*
 * Takes the tree for one change at a time, on every node of a cluster: all that changes the tree, or relies on what the
 * tree or its highest roles are, calls it first.
 */
MUST_CHECK enum status unit_tree_take(struct db *db);

/* A new unit below parent. REFUSED: unit.kind-below, unit.closed, unit.code-taken, unit.name-taken. */
MUST_CHECK enum status unit_make(struct request *req, int64_t parent, const struct unit_facts *facts, int64_t *unit);
/* Another code and name; the kind stays. REFUSED: unit.code-taken, unit.name-taken. */
MUST_CHECK enum status unit_rename(struct request *req, int64_t unit, const char *code, const char *name);
/* With all below it to another parent. REFUSED: unit.below-itself, unit.kind-below, unit.closed, unit.name-taken, unit.root. */
MUST_CHECK enum status unit_move(struct request *req, int64_t unit, int64_t parent);
/* Today is its last day. REFUSED: unit.has-officers ({0} of them), unit.has-units ({0}), unit.root. */
MUST_CHECK enum status unit_close(struct request *req, int64_t unit);
/* Takes a closing back. REFUSED with unit.closed when the unit above it is closed. */
MUST_CHECK enum status unit_open(struct request *req, int64_t unit);

#endif
