/*
 * The question bank. Its source is the XML below question-bank/; the database holds each version of each item that ever
 * was, so that papers can be pinned to versions. A change in the files becomes a new version by `chengxue import bank`.
 *
 * For drawing and marking papers, others may read the view item_now (each item's latest version, its cell, key and folded
 * text), the same columns of table item_version, and the table item_enemy (both directions); what an item says they read
 * by bank_item_body, and the facts above it by bank_item_facts.
 */
#ifndef CHENGXUE_BANK_H
#define CHENGXUE_BANK_H

#include <libxml/tree.h>
#include <stdint.h>

#include "chengxue/arena.h"
#include "chengxue/db.h"

/*
 * `chengxue import bank [DIR]`: brings the database to what the files of a folder (by default the configured one) say,
 * in one transaction. An item is known by its id and changed when the SM3 of what it says is; a changed one gets a new
 * version, one that is gone from the files is retired, one that comes back is approved again. Prints the counts.
 * REFUSED when something is wrong in the files: every fault was printed to standard error, nothing was written.
 */
MUST_CHECK enum status bank_import(struct db *db, struct arena *arena, char **words);

/*
 * `chengxue check bank [DIR] [--summary]`: what is wrong in the files of a folder (faults), and what an editor should
 * look at (near-duplicates, answers out of balance, …), to standard output. No database. --summary prints only how many
 * items there are by domain and type. Returns the exit status: 1 when there are faults.
 */
int bank_check(struct arena *arena, char **words);

/*
 * What a version of an item says, as the <item> of question-bank/schema.rng (without enemies). The document ends with
 * the arena. version is the id of an item_version that exists: one that does not is FAILED.
 */
MUST_CHECK enum status bank_item_body(struct db *db, struct arena *arena, int64_t version, xmlDoc **body);

/* The facts of the scenario that a version of an item stands under, in the db's arena; NULL when under none. */
MUST_CHECK enum status bank_item_facts(struct db *db, int64_t version, char **facts);

#endif
