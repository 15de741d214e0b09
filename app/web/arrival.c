#include "arrival.h"

#include <fcgiapp.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "chengxue/buffer.h"
#include "chengxue/config.h"
#include "chengxue/text.h"

static const char *header(const FCGX_Request *fcgx, const char *name, const char *otherwise)
{
    const char *value = FCGX_GetParam(name, fcgx->envp);
    return value != NULL && value[0] != '\0' ? value : otherwise;
}

static int read_stream(void *stream, char *bytes, int room)
{
    int got = FCGX_GetStr(bytes, room, stream);
    return got > 0 ? got : FCGX_GetError(stream) != 0 ? -1 : 0;
}

static int read_form(struct arena *arena, FCGX_Stream *in, struct fields *form)
{
    struct buffer *buffer = buffer_new(arena, FORM_MOST);
    char bytes[16384];
    for (int got; (got = FCGX_GetStr(bytes, sizeof bytes, in)) > 0;)
        buffer_add(buffer, bytes, (size_t)got);
    if (buffer->full)
        return 413;
    return form_parse(arena, buffer->bytes, buffer->length, form) ? 0 : 400;
}

static int read_body(struct arena *arena, const FCGX_Request *fcgx, struct fields *form)
{
    const char *type = header(fcgx, "CONTENT_TYPE", "");
    if (strncasecmp(type, "application/x-www-form-urlencoded", 33) == 0)
        return read_form(arena, fcgx->in, form);
    if (strncasecmp(type, "multipart/", 10) == 0)
        return multipart_parse(arena, type, read_stream, fcgx->in, config_path("run/tmp"), form);
    return strcmp(header(fcgx, "CONTENT_LENGTH", "0"), "0") == 0 ? 0 : 415;
}

/* The path without its query, decoded; NULL when it is no clean text. */
static const char *decoded_path(struct arena *arena, const char *uri)
{
    struct fields one;
    fields_init(&one);
    size_t length = strcspn(uri, "?");
    char *raw = arena_copy_bytes(arena, uri, length);
    /* A plus is a plus in a path; as one encoded name it goes through the form's decoder unharmed otherwise. */
    if (strpbrk(raw, "+&=") != NULL || !form_parse(arena, raw, length, &one) || one.first == NULL)
        return NULL;
    return text_clean(arena, one.first->name, strlen(one.first->name));
}

struct arrival *arrival_read(struct request *req, void *handle)
{
    const FCGX_Request *fcgx = handle;
    struct arrival *arrival = arena_alloc(req->arena, sizeof *arrival);
    fields_init(&arrival->query);
    fields_init(&arrival->form);
    fields_init(&arrival->cookies);
    arrival->method = arena_copy(req->arena, header(fcgx, "REQUEST_METHOD", "GET"));
    arrival->accept = arena_copy(req->arena, header(fcgx, "HTTP_ACCEPT", ""));
    arrival->csrf_header = arena_copy(req->arena, header(fcgx, "HTTP_X_CSRF", NULL));
    arrival->https = strcmp(header(fcgx, "HTTPS", ""), "on") == 0;
    req->id = arena_printf(req->arena, "%.16s", header(fcgx, "REQUEST_ID", "-"));
    req->address = arena_copy(req->arena, header(fcgx, "REMOTE_ADDR", ""));
    const char *agent = header(fcgx, "HTTP_USER_AGENT", "");
    req->agent = text_clean(req->arena, agent, strnlen(agent, 200));
    if (req->agent == NULL)
        req->agent = "";
    const char *query = header(fcgx, "QUERY_STRING", "");
    req->path = decoded_path(req->arena, header(fcgx, "REQUEST_URI", "/"));
    if (req->path == NULL || !form_parse(req->arena, query, strlen(query), &arrival->query))
        arrival->wrong = 400;
    cookies_parse(req->arena, header(fcgx, "HTTP_COOKIE", ""), &arrival->cookies);
    if (arrival->wrong == 0 && strcmp(arrival->method, "POST") == 0)
        arrival->wrong = read_body(req->arena, fcgx, &arrival->form);
    if (req->path == NULL)
        req->path = "/";
    return arrival;
}
