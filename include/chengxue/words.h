/*
 * The words that a person reads, for what does not go through a stylesheet: PDF, workbooks, commands.
 * All stand in templates/words.xml: <word key="exam.closed">考试已结束</word>; {0} and {1} are filled in.
 */
#ifndef CHENGXUE_WORDS_H
#define CHENGXUE_WORDS_H

#include "chengxue/arena.h"

/* The words of a key, read once a process; the key itself (and a warning in the log) when there are none. */
const char *word(const char *key);
/* With {0} and {1} filled in (NULL leaves one out), in the arena. */
char *word_with(struct arena *arena, const char *key, const char *zero, const char *one);

#endif
