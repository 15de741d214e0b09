/*
 * A request as it came: names and values from the query, the form and the cookies, and the files, before any is believed.
 */
#ifndef CHENGXUE_WEB_ARRIVAL_H
#define CHENGXUE_WEB_ARRIVAL_H

#include <stdbool.h>
#include <stddef.h>

#include "chengxue/arena.h"
#include "chengxue/request.h"

struct field {
    const char *name;
    const char *bytes; /* closed with a NUL that length does not count; may hold others */
    size_t length;
    const struct upload *file; /* not NULL: a file, and bytes is its name */
    struct field *next;
};

struct fields {
    struct field *first, **last;
    size_t count;
};

#define FIELDS_MOST 5000            /* names and values in one form */
#define FORM_MOST ((size_t)4 << 20) /* bytes of a form without its files */

struct arrival {
    const char *method;      /* "GET" */
    const char *accept;      /* Accept header, "" when none */
    const char *csrf_header; /* X-CSRF header, NULL when none */
    bool https;
    struct fields query, form, cookies;
    int wrong; /* HTTP status when the body could not be taken (400, 413, 415), else 0 */
};

struct FCGX_Request;

/* Reads the head and the body of a request. Files go below HOME/tmp and are deleted when the arena ends. */
struct arrival *arrival_read(struct request *req, void *fcgx);

void fields_init(struct fields *fields);
/* False when there are FIELDS_MOST already. Nothing is copied. */
bool fields_add(struct arena *arena, struct fields *fields, const char *name, const char *bytes, size_t length,
                const struct upload *file);
/* The first of a name, or NULL. */
const struct field *fields_find(const struct fields *fields, const char *name);

/* -- the parsers of outside bytes, each with a fuzz target --------------------------------------------------------- */

/* application/x-www-form-urlencoded, also the query. False when it is malformed or too much. */
bool form_parse(struct arena *arena, const char *bytes, size_t length, struct fields *fields);
/* The Cookie header; what is malformed is passed over. */
void cookies_parse(struct arena *arena, const char *header, struct fields *fields);

/* multipart/form-data, read as it streams in: read gives the next bytes (0 at the end, negative when broken off). */
typedef int multipart_read(void *context, char *bytes, int room);
/* 0, or the HTTP status that says what was wrong: 400, 413, 415. folder is where files are put. */
int multipart_parse(struct arena *arena, const char *content_type, multipart_read *read, void *context,
                    const char *folder, struct fields *fields);

#endif
