#include "chengxue/audit.h"

#include <stdio.h>
#include <string.h>

#include "chengxue/buffer.h"
#include "chengxue/crypto.h"
#include "chengxue/log.h"

#define LINE_MOST 70000 /* bytes hashed for one line: the detail is a TEXT of 65,535 at most */

struct line {
    int64_t id;
    const char *at; /* UTC with microseconds */
    int64_t actor;
    const char *origin, *request, *action, *kind;
    int64_t object;
    const char *detail;
};

/* The hash of a line: SM3 over the hash before it and every column, each ended by a newline, which none can hold. */
static void hash_line(struct arena *arena, const char *before, const struct line *line, char hash[SM3_HEX_SIZE])
{
    struct buffer *text = buffer_new(arena, LINE_MOST);
    buffer_printf(text, "%s\n%lld\n%s\n%lld\n%s\n%s\n%s\n%s\n%lld\n%s", before, (long long)line->id, line->at,
                  (long long)line->actor, line->origin, line->request, line->action, line->kind,
                  (long long)line->object, line->detail != NULL ? line->detail : "");
    sm3_hex(text->bytes, text->length, hash);
}

static enum status append(struct db *db, struct arena *arena, struct line *line)
{
    char *before, *at, hash[SM3_HEX_SIZE];
    /* The lock on the head makes lines one after another until the commit: two can never follow the same line. */
    enum status got = db_get(
        db, NULL, SQL("SELECT line + 1, hash, CAST(UTC_TIMESTAMP(6) AS CHAR) FROM audit_head WHERE id = 1 FOR UPDATE"),
        ":iss", &line->id, &before, &at);
    if (got != OK)
        return got;
    line->at = at;
    hash_line(arena, before, line, hash);
    got = db_run(db,
                 SQL("INSERT INTO audit (id, at, actor, origin, request, action, object_kind, object, detail, hash)"
                     " VALUES (?, ?, NULLIF(?, 0), ?, ?, ?, ?, ?, ?, ?)"),
                 "isissssiss", line->id, line->at, line->actor, line->origin, line->request, line->action, line->kind,
                 line->object, line->detail, hash);
    if (got != OK)
        return got;
    return db_run(db, SQL("UPDATE audit_head SET line = ?, hash = ? WHERE id = 1"), "is", line->id, hash);
}

enum status audit(struct request *req, const char *action, const char *kind, int64_t object, const char *detail)
{
    struct line line = { .actor = req->viewer,
                         .origin = req->address,
                         .request = req->id,
                         .action = action,
                         .kind = kind,
                         .object = object,
                         .detail = detail };
    return append(req->db, req->arena, &line);
}

enum status audit_system(struct db *db, const char *origin, const char *action, const char *kind, int64_t object,
                         const char *detail)
{
    struct arena *arena = arena_new(1 << 20);
    struct line line = {
        .origin = origin, .request = "", .action = action, .kind = kind, .object = object, .detail = detail
    };
    enum status got = append(db, arena, &line);
    arena_free(arena);
    return got;
}

enum status audit_look(struct request *req)
{
    if (!db_begin(req->db))
        return FAILED;
    const char *kind = req->route->look;
    return db_end(req->db, audit(req, "look", kind, param_id(req, kind), NULL));
}

/* -- checking ---------------------------------------------------------------------------------------------------- */

struct walk {
    char before[SM3_HEX_SIZE];
    int64_t lines, faults;
};

static void fault(struct walk *walk, int64_t line, const char *what)
{
    walk->faults++;
    fprintf(stderr, "audit line %lld: %s\n", (long long)line, what);
}

static enum status check_line(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct walk *walk = context;
    struct line line = { .id = strtoll(values[0], NULL, 10),
                         .at = values[1],
                         .actor = values[2] != NULL ? strtoll(values[2], NULL, 10) : 0,
                         .origin = values[3],
                         .request = values[4],
                         .action = values[5],
                         .kind = values[6],
                         .object = strtoll(values[7], NULL, 10),
                         .detail = values[8] };
    if (line.id != walk->lines + 1)
        fault(walk, walk->lines + 1, "was removed");
    walk->lines = line.id;
    struct arena *arena = arena_new(1 << 20);
    char hash[SM3_HEX_SIZE];
    hash_line(arena, walk->before, &line, hash);
    arena_free(arena);
    if (strcmp(hash, values[9]) != 0)
        fault(walk, line.id, "was changed, or does not follow the line before it");
    snprintf(walk->before, sizeof walk->before, "%s", values[9]);
    return OK;
}

enum status audit_check(struct db *db, int64_t *lines, int64_t *faults)
{
    struct walk walk = { 0 };
    memset(walk.before, '0', SM3_HEX_SIZE - 1);
    int64_t head;
    char *hash;
    if (!db_begin_read(db))
        return FAILED;
    enum status got = db_get(db, NULL, SQL("SELECT line, hash FROM audit_head WHERE id = 1"), ":is", &head, &hash);
    if (got == OK)
        got = db_each(
            db, check_line, &walk,
            SQL("SELECT id, CAST(at AS CHAR), actor, origin, request, action, object_kind, object, detail, hash"
                "  FROM audit ORDER BY id"),
            "");
    got = db_end(db, got);
    if (got == OK && (walk.lines != head || strcmp(walk.before, hash) != 0))
        fault(&walk, walk.lines + 1, "was removed: the chain ends before its head");
    *lines = walk.lines;
    *faults = walk.faults;
    return got;
}
