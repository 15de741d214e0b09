#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chain.h"
#include "chengxue/audit.h"
#include "chengxue/crypto.h"

struct walk {
    char before[SM3_HEX_SIZE];
    int64_t lines, faults;
    int64_t kept;          /* the line that HOME/log/audit-head names; 0 when there is no such file */
    const char *kept_hash; /* its hash there */
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
    if (!same_secret(line_hash(arena, walk->before, &line), values[9]))
        fault(walk, line.id, "was changed, or does not follow the line before it");
    if (line.id == walk->kept && !same_secret(walk->kept_hash, values[9]))
        fault(walk, line.id, "is not the line that was kept outside the database");
    arena_free(arena);
    snprintf(walk->before, sizeof walk->before, "%s", values[9]);
    return OK;
}

/* What no line can tell: that none follows which is not there. */
static void check_end(struct walk *walk, struct arena *arena, int64_t head, const char *hash, const char *seal)
{
    if (walk->lines != head || strcmp(walk->before, hash) != 0)
        fault(walk, walk->lines + 1, "was removed: the chain ends before its head");
    if (head > 0 && !same_secret(seal, head_seal(arena, head, hash)))
        fault(walk, walk->lines + 1, "was removed, or the head was changed: its seal is not ours");
    if (walk->kept > walk->lines)
        fault(walk, walk->lines + 1, "was removed: a later line was kept outside the database");
}

enum status audit_check(struct db *db, struct arena *arena, int64_t *lines, int64_t *faults)
{
    struct walk walk = { 0 };
    memset(walk.before, '0', SM3_HEX_SIZE - 1);
    int64_t head = 0;
    char *hash = NULL, *seal = NULL, *kept;
    if (head_file_read(arena, &walk.kept, &kept)) /* before the lines are read, so that they reach as far */
        walk.kept_hash = kept;
    if (!db_begin_read(db))
        return FAILED;
    enum status got = db_get(db, NULL, SQL("SELECT line, hash, seal FROM audit_head WHERE id = 1"), ":iss", &head,
                             &hash, &seal);
    if (got == OK)
        got = db_each(
            db, check_line, &walk,
            SQL("SELECT id, CAST(at AS CHAR), actor, origin, request, action, object_kind, object, detail, hash"
                "  FROM audit ORDER BY id"),
            "");
    got = db_end(db, got);
    if (got == OK)
        check_end(&walk, arena, head, hash, seal);
    *lines = walk.lines;
    *faults = walk.faults;
    return got;
}
