#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arrival.h"
#include "chengxue/buffer.h"
#include "chengxue/log.h"
#include "chengxue/text.h"

#define WINDOW 65536     /* bytes read ahead; a part's head and the delimiter must fit */
#define BOUNDARY_MOST 70 /* RFC 2046 section 5.1.1 */
#define HEAD_MOST 4096   /* bytes of a part's head */

/*
 * The body as a window that slides: bytes [from, to) are unread. A delimiter is CRLF "--" boundary; the body is treated
 * as if it began with a CRLF, so that the first delimiter looks like the others.
 */
struct body {
    multipart_read *read;
    void *context;
    char delimiter[BOUNDARY_MOST + 5];
    size_t delimiter_length;
    char window[WINDOW];
    size_t from, to;
    bool ended, broken;
    size_t kept; /* bytes of fields taken so far, against FORM_MOST */
};

/* Where a part's bytes go: to memory (file < 0), to a file, or nowhere. */
struct sink {
    struct buffer *memory;
    int file;
    int64_t size;
    bool failed;
};

static void fill(struct body *body)
{
    if (body->from > 0) {
        memmove(body->window, body->window + body->from, body->to - body->from);
        body->to -= body->from;
        body->from = 0;
    }
    while (!body->ended && body->to < WINDOW) {
        int got = body->read(body->context, body->window + body->to, (int)(WINDOW - body->to));
        if (got <= 0) {
            body->ended = true;
            body->broken = got < 0;
        } else {
            body->to += (size_t)got;
        }
    }
}

static bool take_boundary(struct body *body, const char *content_type)
{
    const char *at = strcasestr(content_type, "boundary=");
    if (strncasecmp(content_type, "multipart/form-data", 19) != 0 || at == NULL)
        return false;
    at += 9;
    size_t length = *at == '"' ? strcspn(++at, "\"") : strcspn(at, "; \t");
    if (length == 0 || length > BOUNDARY_MOST)
        return false;
    body->delimiter_length = (size_t)snprintf(body->delimiter, sizeof body->delimiter, "\r\n--%.*s", (int)length, at);
    return true;
}

static void sink_add(struct sink *sink, const char *bytes, size_t length)
{
    if (sink->memory != NULL)
        buffer_add(sink->memory, bytes, length);
    sink->size += (int64_t)length;
    while (sink->file >= 0 && length > 0 && !sink->failed) {
        ssize_t written = write(sink->file, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            sink->failed = true;
            log_error("event=\"an upload could not be written\" error=\"%s\"", strerror(errno));
            return;
        }
        bytes += written;
        length -= (size_t)written;
    }
}

/* Moves bytes up to the next delimiter into the sink and passes over the delimiter. False when there is none. */
static bool take_until_delimiter(struct body *body, struct sink *sink)
{
    for (;;) {
        fill(body);
        const char *start = body->window + body->from;
        size_t there = body->to - body->from;
        const char *found = memmem(start, there, body->delimiter, body->delimiter_length);
        /* Without one, the last bytes may be the beginning of a delimiter that is still to come. */
        size_t safe = found != NULL                     ? (size_t)(found - start)
                      : there >= body->delimiter_length ? there - body->delimiter_length + 1
                                                        : 0;
        sink_add(sink, start, safe);
        body->from += safe;
        if (found != NULL) {
            body->from += body->delimiter_length;
            return true;
        }
        if (body->ended)
            return false;
    }
}

/* The value of name="…" in a Content-Disposition, with \" undone, or NULL. */
static char *disposition_value(struct arena *arena, const char *head, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = strcasestr(head, name); at != NULL; at = strcasestr(at + 1, name)) {
        bool whole = at > head && (at[-1] == ' ' || at[-1] == ';');
        if (!whole || strncmp(at + length, "=\"", 2) != 0)
            continue;
        char *value = arena_alloc(arena, strlen(at) + 1), *to = value;
        for (const char *from = at + length + 2; *from != '\0' && *from != '"'; from++) {
            if (*from == '\\' && (from[1] == '"' || from[1] == '\\'))
                from++;
            *to++ = *from;
        }
        return value;
    }
    return NULL;
}

static void remove_file(void *path)
{
    unlink(path);
}

static struct upload *open_upload(struct arena *arena, const char *folder, const char *given, struct sink *sink)
{
    char *path = arena_printf(arena, "%s/upload-XXXXXX", folder);
    sink->file = mkostemp(path, O_CLOEXEC);
    if (sink->file < 0) {
        log_error("event=\"no upload file\" path=\"%s\" error=\"%s\"", path, strerror(errno));
        return NULL;
    }
    arena_defer(arena, remove_file, path);
    const char *slash = strrchr(given, '/'), *backslash = strrchr(given, '\\');
    const char *base = slash > backslash ? slash : backslash;
    base = base != NULL ? base + 1 : given;
    char *name = text_clean(arena, base, strlen(base));
    struct upload *upload = arena_alloc(arena, sizeof *upload);
    *upload = (struct upload){ .name = name != NULL ? name : "", .path = path };
    return upload;
}

/* The head of a part as text, the body moved past it; NULL when it has none. */
static char *take_head(struct arena *arena, struct body *body)
{
    fill(body);
    const char *start = body->window + body->from;
    const char *end = memmem(start, body->to - body->from, "\r\n\r\n", 4);
    if (end == NULL || end - start > HEAD_MOST)
        return NULL;
    char *head = arena_copy_bytes(arena, start, (size_t)(end - start));
    body->from += (size_t)(end - start) + 4;
    return head;
}

static int take_part(struct arena *arena, struct body *body, const char *folder, struct fields *fields)
{
    char *head = take_head(arena, body);
    char *name = head != NULL ? disposition_value(arena, head, "name") : NULL;
    if (name == NULL)
        return 400;
    char *file_name = disposition_value(arena, head, "filename");
    struct sink sink = { .file = -1 };
    struct upload *upload = NULL;
    if (file_name == NULL) {
        sink.memory = buffer_new(arena, FORM_MOST - body->kept);
    } else if (file_name[0] != '\0') {
        upload = open_upload(arena, folder, file_name, &sink);
        if (upload == NULL)
            return 500;
    }
    bool whole = take_until_delimiter(body, &sink);
    if (sink.file >= 0)
        close(sink.file);
    if (sink.failed)
        return 500;
    if (!whole)
        return 400;
    if (sink.memory != NULL) {
        if (sink.memory->full)
            return 413;
        body->kept += sink.memory->length;
        return fields_add(arena, fields, name, sink.memory->bytes, sink.memory->length, NULL) ? 0 : 413;
    }
    if (upload == NULL)
        return 0; /* a file field in which nothing was chosen */
    upload->size = sink.size;
    return fields_add(arena, fields, name, upload->name, strlen(upload->name), upload) ? 0 : 413;
}

int multipart_parse(struct arena *arena, const char *content_type, multipart_read *read, void *context,
                    const char *folder, struct fields *fields)
{
    struct body *body = arena_alloc(arena, sizeof *body);
    body->read = read;
    body->context = context;
    if (!take_boundary(body, content_type))
        return 415;
    memcpy(body->window, "\r\n", 2);
    body->to = 2;
    struct sink nowhere = { .file = -1 };
    if (!take_until_delimiter(body, &nowhere))
        return 400;
    for (;;) {
        fill(body);
        if (body->to - body->from >= 2 && memcmp(body->window + body->from, "--", 2) == 0)
            return body->broken ? 400 : 0;
        int wrong = take_part(arena, body, folder, fields);
        if (wrong != 0)
            return wrong;
    }
}
