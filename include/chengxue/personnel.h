/*
 * What happened to officers, for features that act on it: induction for every new hire, training on every promotion. It
 * is a view, which people keeps stable; it has no functions. Read it by id, remembering the last that was seen: ids only
 * grow, and an import of the same file again makes no event.
 *
 *   personnel_happened
 *     id        in the order in which we knew it
 *     officer   the officer's id
 *     kind      'hired'     a new officer, since on_date in the unit `became`
 *               'returned'  one who had left is back, since on_date in the unit `became`
 *               'moved'     from the unit `was` to the unit `became`, since on_date
 *               'post'      another post: `was` and `became`, NULL where none was known (then it may be no change at all,
 *                           but the first time that we were told)
 *               'grade'     another grade, likewise; which of two grades is the higher one people does not know
 *               'left'      on_date is the last day, `was` the unit
 *     on_date   DATE of Shanghai when it was true; of post and grade the day on which we were told
 *     was, became   units by their names at that time, from the top down; posts and grades as they are called
 *     unit      the unit's id after it (of one who left, the last), NULL when there was none
 *     known_at  DATETIME(6), UTC, when we knew it
 *     undone    1 when it was taken back since, with the import that it came by: it never happened. An event can become
 *               undone after it was seen: who acts on one looks again before it matters.
 *
 * Nothing is known here of the time before the table was made.
 */
#ifndef CHENGXUE_PERSONNEL_H
#define CHENGXUE_PERSONNEL_H

#endif
