/*
 * Written answers, marked by people who do not know whose they are: item by item, in an order by chance. What a marker's
 * browser gets is an allotment, a random name of "this answer for this marker now"; no page names attempt or candidate.
 *
 * One mark counts, or the mean of two when the exam wants two; when those differ by more than the exam allows a third
 * marker decides. Nobody marks an answer twice or their own, and no marker sees another's mark.
 */
#ifndef CHENGXUE_EXAMS_WRITTEN_H
#define CHENGXUE_EXAMS_WRITTEN_H

#include "chengxue/request.h"

/*
 * Appends an <item> for each item with written answers of closed sittings in the viewer's scope: sitting, version, stem,
 * answers, marked (those with a mark that counts), waiting (those the viewer could take now).
 */
MUST_CHECK enum status written_queues(struct request *req);

/*
 * Allots the next answer of an item to the viewer, the one already before them first, and keeps it from others for a
 * while. *allotment, in the arena, is NULL when there is nothing left for this viewer.
 */
MUST_CHECK enum status written_take(struct request *req, int64_t sitting, int64_t version, const char **allotment);

/*
 * Appends <answer> with the full score, the progress of its item and the text, the <item> of the bank with its rubric, and
 * the <scenario> above it. REFUSED and 404 when the allotment is not the viewer's.
 */
MUST_CHECK enum status written_show(struct request *req, const char *allotment);

struct written_mark {
    const char *allotment;
    const char *points; /* numbers of the rubric's points that were ticked, apart by commas; NULL for none */
    int64_t score;      /* hundredths */
};

/*
 * Keeps a mark; the answer's result follows in the same transaction when the mark settles it. sitting and version tell
 * where it belongs, so that the next can be taken. REFUSED with "written.too-much" above the full score, with
 * "written.gone" when it was allotted to somebody else in the meantime.
 */
MUST_CHECK enum status written_give(struct request *req, const struct written_mark *mark, int64_t *sitting,
                                    int64_t *version);

#endif
