#include "answer.h"

#include <fcgiapp.h>
#include <stdio.h>
#include <string.h>

#include "arrival.h"
#include "chengxue/page.h"

#define HEAD_MOST 16384

struct answer *answer_new(struct arena *arena)
{
    struct answer *answer = arena_alloc(arena, sizeof *answer);
    answer->head = buffer_new(arena, HEAD_MOST);
    return answer;
}

void answer_header(struct request *req, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    buffer_text(req->answer->head, arena_vprintf(req->arena, format, values));
    va_end(values);
    buffer_text(req->answer->head, "\r\n");
}

void answer_send(struct request *req, void *handle)
{
    FCGX_Request *fcgx = handle;
    const struct answer *answer = req->answer;
    char first[256];
    int length = snprintf(first, sizeof first, "Status: %d\r\nContent-Type: %s\r\n", answer->status,
                          answer->type != NULL ? answer->type : "text/plain; charset=utf-8");
    FCGX_PutStr(first, length, fcgx->out);
    FCGX_PutStr(answer->head->bytes, (int)answer->head->length, fcgx->out);
    FCGX_PutStr("\r\n", 2, fcgx->out);
    if (answer->length > 0)
        FCGX_PutStr(answer->body, (int)answer->length, fcgx->out);
}

enum status request_redirect(struct request *req, const char *done, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    const char *to = arena_vprintf(req->arena, format, values);
    va_end(values);
    if (done != NULL)
        answer_cookie(req, "cx-notice", done, 60);
    answer_header(req, "Location: %s", to);
    req->answer->status = 303;
    req->answer->complete = true;
    return OK;
}

enum status not_found(struct request *req)
{
    req->answer->status = 404;
    return REFUSED;
}

void answer_status(struct request *req, int http_status)
{
    req->answer->status = http_status;
}

static void answer_body(struct request *req, int status, const char *type, const void *bytes, size_t length)
{
    struct answer *answer = req->answer;
    answer->status = status;
    answer->complete = true;
    answer->type = type;
    answer->body = bytes;
    answer->length = length;
}

const char *percent_encoded(struct arena *arena, const char *text)
{
    struct buffer *encoded = buffer_new(arena, HEAD_MOST / 2);
    for (const char *at = text; *at != '\0'; at++) {
        bool plain = (*at >= '0' && *at <= '9') || (*at >= 'A' && *at <= 'Z') || (*at >= 'a' && *at <= 'z') ||
                     strchr("-._/", *at) != NULL;
        buffer_printf(encoded, plain ? "%c" : "%%%02X", (unsigned)(unsigned char)*at);
    }
    return encoded->bytes;
}

/*
 * As what a file is given ("attachment" to be saved, "inline" to be shown), and how it is called. RFC 6266: the name as UTF-8
 * in percent encoding, so that no quoting is needed; a name has no slash in it.
 */
static void name_file(struct request *req, const char *as, const char *file)
{
    answer_header(req, "Content-Disposition: %s; filename*=UTF-8''%s", as, percent_encoded(req->arena, file));
}

enum status answer_bytes(struct request *req, const char *type, const char *encoding, const char *file,
                         const void *bytes, size_t length)
{
    if (encoding != NULL)
        answer_header(req, "Content-Encoding: %s", encoding);
    if (file != NULL)
        name_file(req, "attachment", file);
    answer_header(req, "Cache-Control: private, no-store");
    answer_body(req, 200, type, bytes, length);
    return OK;
}

/* cache: how a browser may keep it, beside that it is private. */
static enum status send_file(struct request *req, const char *type, const char *cache, const char *path_below_files)
{
    answer_header(req, "Cache-Control: private, %s", cache);
    answer_header(req, "X-Accel-Redirect: /private/%s", path_below_files);
    answer_body(req, 200, type, NULL, 0);
    return OK;
}

enum status answer_file(struct request *req, const char *type, const char *file, const char *path_below_files)
{
    if (file != NULL)
        name_file(req, "attachment", file);
    return send_file(req, type, "no-store", path_below_files);
}

enum status answer_shown_file(struct request *req, const char *type, const char *file, const char *path_below_files)
{
    name_file(req, "inline", file);
    return send_file(req, type, "no-cache", path_below_files);
}

static void free_text(void *text)
{
    free(text);
}

enum status answer_json(struct request *req, int http_status, json_t *json)
{
    char *text = json_dumps(json, JSON_COMPACT);
    json_decref(json);
    arena_defer(req->arena, free_text, text);
    answer_header(req, "Cache-Control: no-store");
    answer_body(req, http_status, "application/json; charset=utf-8", text, strlen(text));
    return OK;
}

void answer_cookie(struct request *req, const char *name, const char *value, int max_age)
{
    char age[32] = "";
    if (max_age != 0)
        snprintf(age, sizeof age, "; Max-Age=%d", max_age > 0 ? max_age : 0);
    answer_header(req, "Set-Cookie: %s=%s; Path=/; HttpOnly; SameSite=Lax%s%s", name, value, age,
                  req->arrival->https ? "; Secure" : "");
}

const char *request_cookie(struct request *req, const char *name)
{
    const struct field *cookie = fields_find(&req->arrival->cookies, name);
    return cookie != NULL ? cookie->bytes : NULL;
}

bool may(const struct request *req, enum right right)
{
    return (req->rights >> right & 1) != 0;
}

enum status refuse_full(struct request *req, const char *field, const char *key, const char *zero, const char *one)
{
    xmlNode *node = page_add(req->page, "refusal");
    page_set(node, "key", key);
    page_set(node, "field", field);
    page_set(node, "zero", zero);
    page_set(node, "one", one);
    return REFUSED;
}

enum status refuse(struct request *req, const char *key)
{
    return refuse_full(req, NULL, key, NULL, NULL);
}

enum status refuse_field(struct request *req, const char *field, const char *key)
{
    return refuse_full(req, field, key, NULL, NULL);
}

enum status refuse_field_with(struct request *req, const char *field, const char *key, const char *zero)
{
    return refuse_full(req, field, key, zero, NULL);
}

enum status refuse_with(struct request *req, const char *key, const char *zero, const char *one)
{
    return refuse_full(req, NULL, key, zero, one);
}
