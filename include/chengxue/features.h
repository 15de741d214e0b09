/*
 * What main.c wires: the route tables and kinds of jobs of all features, in the order of the layers.
 */
#ifndef CHENGXUE_FEATURES_H
#define CHENGXUE_FEATURES_H

#include "chengxue/jobs.h"
#include "chengxue/route.h"

extern const struct route metrics_routes[];
extern const struct route jobs_routes[];
enum status audit_head_run(struct job *job); /* regular: keeps where the audit ends outside the database */
extern const struct route sign_in_routes[];
extern const struct route unit_routes[];
extern const struct route officer_list_routes[];
extern const struct route officer_routes[];
extern const struct route account_routes[];
extern const struct route role_routes[];
extern const struct route import_routes[];
extern const struct route account_batch_routes[];
enum status accounts_run(struct job *job);    /* "accounts": opens those of an account_batch */
enum status people_tidy_run(struct job *job); /* regular: removes what has served its purpose */
enum status kept_files_tidy(struct job *job); /* regular: removes files that no row names */
extern const struct route notices_routes[];
extern const struct route deliveries_routes[];
enum status notices_run(struct job *job); /* regular: sends what is to leave the house */
extern const struct route credits_person_routes[];
extern const struct route credits_entry_routes[];
extern const struct route credits_by_hand_routes[];
extern const struct route credits_list_routes[];
extern const struct route credits_year_routes[];
extern const struct route credits_rules_routes[];
extern const struct route credits_compare_routes[];
extern const struct route credits_kind_routes[];
extern const struct route credits_absence_routes[];
enum status dry_run_run(struct job *job);   /* "dry-run": what a rule set, the subject, would change */
enum status rebook_run(struct job *job);    /* "rebook": books anew what a rule set, the subject, changes */
enum status standings_run(struct job *job); /* regular: reckons standings that are missing or out of date */
extern const struct route training_form_routes[];
extern const struct route training_file_routes[];
extern const struct route training_terms_routes[];
extern const struct route training_routes[];
extern const struct route courses_routes[];
extern const struct route course_lesson_routes[];
extern const struct route course_assign_routes[];
enum status assign_run(struct job *job); /* "assign": enrols who has to take a course */
extern const struct route learn_routes[];
extern const struct route learn_lesson_routes[];
extern const struct route learner_routes[];
enum status learned_run(struct job *job); /* "learned": books what a course earned that is done */
extern const struct route bank_routes[];
extern const struct route sit_routes[];
extern const struct route mine_routes[];
extern const struct route blueprint_routes[];
extern const struct route exam_routes[];
extern const struct route paper_routes[];
extern const struct route sitting_routes[];
extern const struct route candidates_routes[];
extern const struct route ticket_routes[];
extern const struct route invigilate_routes[];
extern const struct route marking_routes[];
extern const struct route result_routes[];
extern const struct route statistics_routes[];
extern const struct route regrade_routes[];
extern const struct route appeal_routes[];
extern const struct route home_routes[];
extern const struct route audit_routes[];

enum status logs_run(struct job *job); /* regular: keeps the logs below HOME from filling the disk */

/* Regular work of the exams: waiting rooms open, attempts whose time is up end. */
enum status closing_run(struct job *job);
/* The job "papers": draws, renders and freezes the papers of a sitting (the subject), or those of latecomers. */
enum status papers_run(struct job *job);
/* Marks closed sittings by rule and moves on those with nothing left to mark. */
enum status marking_run(struct job *job);
/* Computes the statistics of a sitting, the job's subject. */
enum status statistics_run(struct job *job);
enum status earned_run(struct job *job); /* "earned": books what those have earned who passed a sitting */
/* Marks everybody by a changed key, the job's subject. */
enum status regrade_run(struct job *job);

/*
 * Draws all papers of a sitting again and holds them against the frozen ones, for `chengxue check papers`; prints each
 * difference to standard error, *wrong gets their number. REFUSED when it has no papers, or another method drew them.
 */
MUST_CHECK enum status papers_check(struct db *db, struct arena *arena, int64_t sitting, int64_t *papers,
                                    int64_t *wrong);

/*
 * Proves the ledger, for `chengxue check ledger`: balances are the sums of entries, at every level of the tree, standings
 * follow from them, closed years are as they were. Prints each difference to standard error; *wrong gets their number. The
 * db keeps using arena.
 */
MUST_CHECK enum status ledger_check(struct db *db, struct arena *arena, int64_t *entries, int64_t *wrong);

/* Proves that each result is the sum of its marks, for `chengxue check results`; *wrong gets the number of others. */
MUST_CHECK enum status results_check(struct db *db, int64_t *results, int64_t *wrong);

/*
 * Computes the receipt of every ended attempt of a sitting (0: of all) anew, for `chengxue check receipts`; names those
 * that differ on standard error, *wrong gets their number. The db keeps using arena.
 */
MUST_CHECK enum status receipts_check(struct db *db, struct arena *arena, int64_t sitting, int64_t *receipts,
                                      int64_t *wrong);

#endif
