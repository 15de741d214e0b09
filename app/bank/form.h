/*
 * What an item says, in one form however its XML is laid out: text is NFC, its line breaks folded away, the order of
 * its parts fixed. Read from an <item> element of the question bank's namespace (a source file, a stored body) with
 * tolerance: what is missing is NULL or 0, and sound.h says what is wrong. Everything lives in the arena.
 */
#ifndef BANK_FORM_H
#define BANK_FORM_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chengxue/arena.h"

#define BANK_NAMESPACE "urn:chengxue:question-bank:1"

/* Stands in a stem where a blank is: the geta mark U+3013, which printers set for a character that is missing. */
#define BLANK_MARK "\xE3\x80\x93"

enum item_type { NO_TYPE, SINGLE_CHOICE, MULTIPLE_CHOICE, TRUE_FALSE, FILL_IN, SHORT_ANSWER, ITEM_TYPE_COUNT };

struct citation {
    const char *law;
    int64_t article; /* 0 when it is not a whole number */
};

/* A choice, an answer to a blank, a point of a rubric: one text and what goes with it. */
struct part {
    const char *text;
    bool correct;  /* a choice */
    int64_t score; /* a point: whole points, as the bank writes them; 0 when it is not a whole number */
};

struct form {
    const char *code, *domain, *level;
    enum item_type type;
    int64_t difficulty;
    const char *answer; /* true-false: "true" or "false" */
    const char *stem;   /* with BLANK_MARK for each blank */
    const char *reference, *explanation;
    struct part *choices, *blanks, *points; /* a blank's text is its accepted answers, a bar between */
    struct citation *citations;
    size_t choice_count, blank_count, point_count, citation_count;
    const char **enemies; /* ids */
    size_t enemy_count;
    bool unclean; /* some text holds characters that are not taken */
};

/* "single-choice" for SINGLE_CHOICE; NULL for NO_TYPE. */
const char *item_type_name(enum item_type type);
enum item_type item_type_of(const char *name);

struct form *form_read(struct arena *arena, const xmlNode *item);

/* Prose of an element as the forms hold it; NULL when there is none but white space, or when it is unclean. */
const char *form_prose(struct arena *arena, const xmlNode *node, bool *unclean);

/* The item as XML, as table item_version keeps it. Enemies are no part of it: they belong to the item, not to a version. */
char *form_body(struct arena *arena, const struct form *form);

/* The key, as table item_version keeps it: "AC", "true", a line a blank, "". */
char *form_key(struct arena *arena, const struct form *form);

/* The stem as plain text, a blank as ____. */
char *form_stem(struct arena *arena, const struct form *form);

/* All that the item says, and the facts of its scenario (NULL when none), folded for searching. */
char *form_search(struct arena *arena, const struct form *form, const char *facts);

#endif
