/*
 * The question bank. Its source is the XML below question-bank/; the database holds each version of each item that ever
 * was, so that papers can be pinned to versions. A change in the files becomes a new version by `chengxue import bank`.
 *
 * To others the bank offers four views, which stay as they are whatever becomes of its tables. What a version says in
 * full they read by bank_item_body, and the facts above it by bank_item_facts.
 *
 *   bank_domain   code, name, position
 *   bank_item     id, code (gas-0001), state (approved, retired), version (the id of the latest)
 *   bank_version  every version that ever was: id, item, number (1, 2, … within the item), type, domain, difficulty,
 *                 level, scenario (the version of one that it stands under, or NULL) with scenario_domain and
 *                 scenario_difficulty, place (among the items of its scenario), stem (plain text), answer_key (letters
 *                 in the bank's order; true or false; a line for each blank, alternatives apart by |), choices (how
 *                 many, or how many blanks)
 *   bank_enemy    item, enemy: items that may not stand in one paper, in both directions
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

/*
 * Appends to parent what a version of an item asks, without what tells its key: <question type="single-choice"> with a
 * <stem> in which each <blank number="1"/> stands, and a <choice letter="A"> for each in the bank's order.
 */
MUST_CHECK enum status bank_item_ask(struct db *db, struct arena *arena, int64_t version, xmlNode *parent);
/* Its part: the <stem> of a body as a question asks it. */
void bank_stem_ask(xmlNode *question, const xmlNode *stem);

/* The facts of the scenario that a version of an item stands under, in the db's arena; NULL when under none. */
MUST_CHECK enum status bank_item_facts(struct db *db, int64_t version, char **facts);

#endif
