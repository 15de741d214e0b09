#include "routes.h"

#include <string.h>

#include "chengxue/log.h"

static const struct wiring *wired;

/* A path pattern against a path, {name} taking one segment. */
static bool matches(struct arena *arena, const char *pattern, const char *path, struct captures *captures)
{
    captures->count = 0;
    while (*pattern != '\0' && *path != '\0') {
        if (*pattern == '{') {
            size_t name = strcspn(pattern, "}"), segment = strcspn(path, "/");
            if (segment == 0 || captures->count == 8)
                return false;
            captures->names[captures->count] = arena_copy_bytes(arena, pattern + 1, name - 1);
            captures->texts[captures->count++] = arena_copy_bytes(arena, path, segment);
            pattern += name + 1;
            path += segment;
        } else if (*pattern++ != *path++) {
            return false;
        }
    }
    return *pattern == '\0' && *path == '\0';
}

/* A literal path wins over a pattern: /officers/import before /officers/{officer}. */
static struct match find(struct arena *arena, enum method method, const char *path)
{
    struct match best = { 0 };
    for (const struct route *const *table = wired->tables; *table != NULL; table++) {
        for (const struct route *route = *table; route->path != NULL; route++) {
            struct match match = { .route = route };
            if (!matches(arena, route->path, path, &match.captures))
                continue;
            if (route->method != method)
                best.other_method = true;
            else if (best.route == NULL || match.captures.count < best.captures.count)
                best = match;
        }
    }
    return best;
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), part = strlen(end);
    return length > part && strcmp(text + length - part, end) == 0;
}

struct match routes_find(struct arena *arena, const char *method, const char *path)
{
    bool post = strcmp(method, "POST") == 0;
    bool get = strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
    struct match match = find(arena, post ? POST : GET, path);
    if (!post && !get)
        return (struct match){ .other_method = match.route != NULL || match.other_method };
    enum form_of_answer form = ends_with(path, ".json") ? AS_JSON : ends_with(path, ".csv") ? AS_CSV : AS_PAGE;
    if (get && form != AS_PAGE) {
        size_t suffix = form == AS_JSON ? 5 : 4;
        struct match list = find(arena, GET, arena_copy_bytes(arena, path, strlen(path) - suffix));
        /* a {name} at the end would also take the suffix; only a path written out with it wins */
        bool written_out = match.route != NULL && match.captures.count == 0;
        if (list.route != NULL && list.route->list != NULL && !written_out) {
            list.form = form;
            return list;
        }
    }
    return match;
}

static void check(const struct route *route)
{
    bool good = route->path[0] == '/' && route->handler != NULL && route->right >= ANYONE &&
                route->right < RIGHT_COUNT && (route->method == POST || route->again == NULL) &&
                (route->again == NULL || route->sheet != NULL);
    good = good && (route->look == NULL || (route->method == GET && wired->look != NULL));
    if (!good)
        log_fatal("event=\"a bad route\" path=\"%s\"", route->path);
    for (const char *at = strchr(route->path, '{'); at != NULL; at = strchr(at + 1, '{')) {
        const struct param *param = route->params;
        size_t length = strcspn(at + 1, "}");
        while (param != NULL && param->name != NULL &&
               (strlen(param->name) != length || strncmp(param->name, at + 1, length) != 0))
            param++;
        if (param == NULL || param->name == NULL)
            log_fatal("event=\"a route does not declare what its path names\" path=\"%s\"", route->path);
    }
}

void router_wire(const struct wiring *wiring)
{
    wired = wiring;
    for (const struct route *const *table = wiring->tables; *table != NULL; table++)
        for (const struct route *route = *table; route->path != NULL; route++) {
            check(route);
            for (const struct route *other = *table; other != route; other++)
                if (other->method == route->method && strcmp(other->path, route->path) == 0)
                    log_fatal("event=\"a route twice\" path=\"%s\"", route->path);
        }
}

enum status routes_identify(struct request *req)
{
    return wired->identify(req);
}

enum status routes_look(struct request *req)
{
    return wired->look(req);
}

enum status routes_frame(struct request *req)
{
    return wired->frame != NULL ? wired->frame(req) : OK;
}
