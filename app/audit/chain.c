#include "chain.h"

#include "chengxue/buffer.h"
#include "chengxue/crypto.h"

#define LINE_MOST 70000 /* bytes hashed for one line: the detail is a TEXT of 65,535 at most */

/* Over the hash before and every column, each ended by a newline, which none can hold. */
char *line_hash(struct arena *arena, const char *before, const struct line *line)
{
    struct buffer *text = buffer_new(arena, LINE_MOST);
    buffer_printf(text, "line\n%s\n%lld\n%s\n%lld\n%s\n%s\n%s\n%s\n%lld\n%s", before, (long long)line->id, line->at,
                  (long long)line->actor, line->origin, line->request, line->action, line->kind,
                  (long long)line->object, line->detail != NULL ? line->detail : "");
    return keyed_hash(arena, KEY_AUDIT, text->bytes);
}

char *head_seal(struct arena *arena, int64_t line, const char *hash)
{
    return keyed_hash(arena, KEY_AUDIT, arena_printf(arena, "head\n%lld\n%s", (long long)line, hash));
}
