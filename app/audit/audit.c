#include "chengxue/audit.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdlib.h>

#include "chain.h"

/* -- what a line says -------------------------------------------------------------------------------------------- */

char *audit_facts(struct arena *arena, const char *types, ...)
{
    json_t *facts = json_object();
    va_list list;
    va_start(list, types);
    for (const char *type = types; *type != '\0'; type++) {
        const char *name = va_arg(list, const char *);
        if (*type == 's') {
            const char *text = va_arg(list, const char *);
            if (text != NULL)
                json_object_set_new(facts, name, json_string(text));
            continue;
        }
        int64_t number = va_arg(list, int64_t);
        if (*type == 'i' || number != 0)
            json_object_set_new(facts, name, json_integer(number));
    }
    va_end(list);
    char *text = json_object_size(facts) > 0 ? json_dumps(facts, JSON_COMPACT) : NULL;
    json_decref(facts);
    char *kept = arena_copy(arena, text);
    free(text);
    return kept;
}

/* -- keeping it -------------------------------------------------------------------------------------------------- */

static enum status append(struct db *db, struct arena *arena, struct line *line)
{
    char *before, *at;
    /* The lock on the head makes lines one after another until the commit: two can never follow the same line. */
    enum status got = db_get(
        db, NULL, SQL("SELECT line + 1, hash, CAST(UTC_TIMESTAMP(6) AS CHAR) FROM audit_head WHERE id = 1 FOR UPDATE"),
        ":iss", &line->id, &before, &at);
    if (got != OK)
        return got;
    line->at = at;
    const char *hash = line_hash(arena, before, line);
    got = db_run(db,
                 SQL("INSERT INTO audit (id, at, actor, origin, request, action, object_kind, object, detail, hash)"
                     " VALUES (?, ?, NULLIF(?, 0), ?, ?, ?, ?, ?, ?, ?)"),
                 "isissssiss", line->id, line->at, line->actor, line->origin, line->request, line->action, line->kind,
                 line->object, line->detail, hash);
    if (got != OK)
        return got;
    return db_run(db, SQL("UPDATE audit_head SET line = ?, hash = ?, seal = ? WHERE id = 1"), "iss", line->id, hash,
                  head_seal(arena, line->id, hash));
}

enum status audit(struct request *req, const char *action, const char *kind, int64_t object, const char *facts)
{
    struct line line = { .actor = req->viewer,
                         .origin = req->address,
                         .request = req->id,
                         .action = action,
                         .kind = kind,
                         .object = object,
                         .detail = facts };
    return append(req->db, req->arena, &line);
}

enum status audit_system(struct db *db, const char *origin, const char *action, const char *kind, int64_t object,
                         const char *facts)
{
    struct arena *arena = arena_new(1 << 20);
    struct line line = {
        .origin = origin, .request = "", .action = action, .kind = kind, .object = object, .detail = facts
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
