/*
 * Typed parameters: what a route's table declares, converted once from what came.
 */
#ifndef CHENGXUE_WEB_VALUES_H
#define CHENGXUE_WEB_VALUES_H

#include "arrival.h"
#include "chengxue/request.h"

struct value {
    const struct param *param;
    size_t count; /* how many were given; 0 when none */
    int64_t *numbers;
    const char **texts;
    const struct upload *file;
};

struct values {
    struct value *list;
    size_t count;
    bool again; /* a form is being shown again: a parameter of another route's table reads as not given */
};

/* What was found in the path for {name}s, in order of appearance. */
struct captures {
    const char *names[8];
    const char *texts[8];
    size_t count;
};

/*
 * Converts everything that the route declares. Each wrong one is added to the page as a refusal with its field.
 * REFUSED when any was wrong; *path_wrong when one of the path was, which is "not found" to the caller.
 */
enum status values_read(struct request *req, const struct captures *captures, bool *path_wrong);

/* Adds <posted> for each text that came in the form (no secrets, no files), and <query> likewise for a GET. */
void values_show(struct request *req, const char *element);

/*
 * Converts one text by its param. NULL when it is good: then *number or *text is set, by the type. Otherwise the
 * message key, and *zero and *one fill its words. For params_test.
 */
const char *value_convert(struct arena *arena, const struct param *param, const char *bytes, size_t length,
                          int64_t *number, const char **text, const char **zero, const char **one);

#endif
