/*
 * What a candidate sees of a paper: the questions as XHTML, rendered once when the paper is frozen. Nothing in it tells
 * a key, a difficulty, a law or an item's id.
 */
#ifndef CHENGXUE_EXAMS_PAPER_BODY_H
#define CHENGXUE_EXAMS_PAPER_BODY_H

#include <libxml/tree.h>

#include "exams/draw/lot.h"

struct paper_texts;

/*
 * The texts of a pool's items, read as they are needed and kept in the arena. multiple_rule is the exam's: "all" or
 * "partial". The pool stays the caller's.
 */
struct paper_texts *paper_texts_new(struct db *db, struct arena *arena, const struct pool *pool,
                                    const char *multiple_rule);

/* The body of a paper in *xhtml, which the caller empties and uses again. */
MUST_CHECK enum status paper_body(struct paper_texts *texts, const struct lot_paper *paper, xmlBuffer *xhtml);

#endif
