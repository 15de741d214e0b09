/*
 * Making the papers of a sitting: drawn, rendered and frozen before the start, so that a start is one read and one
 * write.
 *
 *   freeze    the pool of items, the number of papers and the ceiling are written down (paper_draw, paper_pool); from
 *             here on exam and blueprint cannot change
 *   draw      all papers at once, from the sitting's sealed seed; held against blueprint, ceiling and spread
 *   write     paper, paper_item and attempt rows in batches
 *   finish    sitting.papers_at is set, when every candidate has an attempt
 *
 * A candidate who is enrolled after that gets one more paper: the next of the same draw, or one of the fixed forms.
 */
#ifndef CHENGXUE_EXAMS_PAPERS_H
#define CHENGXUE_EXAMS_PAPERS_H

#include "chengxue/request.h"
#include "exams/draw/lot.h"

#define SPREAD_MOST 50 /* hundredths of a point between the expected scores of any two papers of a sitting */

/* What the exam says of a sitting's papers. */
struct paper_terms {
    int64_t sitting, blueprint;
    bool made;              /* papers_at is set */
    const char *draw;       /* each, forms, one */
    int forms;              /* of forms; 1 of one; for each the number of candidates */
    int exposure_most;      /* per cent */
    int pass_score;         /* hundredths */
    int64_t seconds, grace; /* that an attempt gets */
    const char *multiple_rule;
};
/* found may be NULL for a sitting that must be there. */
MUST_CHECK enum status paper_terms(struct db *db, int64_t sitting, bool *found, struct paper_terms *terms);

/* How many of a sitting's papers an item may stand in; with one paper for all that is no question. */
int paper_ceiling(const struct paper_terms *terms);

/* Writes down pool, number and ceiling by the terms as they stand then, in a transaction of its own. */
MUST_CHECK enum status papers_freeze(struct db *db, int64_t sitting, struct paper_terms *terms);
/* Removes all that was made for a sitting, in a transaction of its own; nothing once its papers are finished. */
MUST_CHECK enum status papers_clear(struct db *db, int64_t sitting);

/*
 * Throws the finished papers of a sitting away, so that exam, blueprint and candidates can be changed and papers made
 * anew. REFUSED with "papers.none" when there are none, with "papers.too-late" once the waiting room is open.
 */
MUST_CHECK enum status papers_discard(struct request *req, int64_t sitting);

struct paper_writer;

/* Writes papers and attempts; texts are rendered as they are needed. Freed with the arena. */
struct paper_writer *paper_writer_new(struct db *db, struct arena *arena, const struct paper_terms *terms,
                                      const struct pool *pool);
/* Inserts a paper with its items, in the caller's transaction. *id gets the row. */
MUST_CHECK enum status paper_write(struct paper_writer *writer, const struct lot_paper *paper, int64_t *id);
/* Gives a candidate a paper: an attempt that waits for its start. In the caller's transaction. */
MUST_CHECK enum status paper_give(struct paper_writer *writer, int64_t candidate, int64_t paper, int items);

#endif
