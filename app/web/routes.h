/*
 * The wired routes, and finding one by its method and path.
 */
#ifndef CHENGXUE_WEB_ROUTES_H
#define CHENGXUE_WEB_ROUTES_H

#include "chengxue/serve.h"
#include "values.h"

enum form_of_answer { AS_PAGE, AS_JSON, AS_CSV };

struct match {
    const struct route *route; /* NULL when there is none */
    bool other_method;         /* the path exists, but not for this method */
    enum form_of_answer form;
    struct captures captures;
};

struct match routes_find(struct arena *arena, const char *method, const char *path);

/* The hooks that main.c wired. */
enum status routes_identify(struct request *req);
enum status routes_look(struct request *req);
enum status routes_frame(struct request *req);

#endif
