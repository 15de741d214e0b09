/*
 * What a page description names, drawn on a cairo context whose unit is the point. Lengths are millimetres unless said
 * otherwise.
 */
#ifndef CHENGXUE_PRINT_DRAW_H
#define CHENGXUE_PRINT_DRAW_H

#include <libxml/tree.h>
#include <pango/pangocairo.h>
#include <stdbool.h>

#include "chengxue/arena.h"
#include "chengxue/status.h"

#define POINTS_OF_MM (72 / 25.4)

/* The page that is being drawn. */
struct sheet {
    struct arena *arena;
    cairo_t *cairo;
    double height, margin; /* of the page, and of its foot */
    double top;            /* of the first text: where text that follows on goes on a new page */
    double bottom;         /* of the last text */
    bool is_begun;         /* a text stands on it */
};

/* An attribute as a length; what holds in its place when there is none. False, logged, when it is no number. */
bool print_length(const xmlNode *node, const char *name, double otherwise, double *value);

/* An attribute's text in the arena; what holds in its place when there is none. */
const char *print_attribute(struct arena *arena, const xmlNode *node, const char *name, const char *otherwise);

/* Draws an element of the description; FAILED, logged, when it breaks its rules. */
MUST_CHECK enum status print_element(struct sheet *sheet, const xmlNode *node);

/* The part of it that is text. */
MUST_CHECK enum status print_text(struct sheet *sheet, const xmlNode *node);

/* Sets the colour of what is drawn next from an attribute; false, logged, when it is none. */
bool print_colour(struct sheet *sheet, const xmlNode *node, const char *name, const char *otherwise);

/* Logs the element at fault. FAILED. */
enum status print_fault(const xmlNode *node, const char *what);

#endif
