#include <string.h>

#include "attempt.h"
#include "chengxue/buffer.h"
#include "chengxue/crypto.h"

#define ANSWERS_MOST ((size_t)4 << 20) /* bytes of all answers of one attempt */

static void add_escaped(struct buffer *text, const char *answer)
{
    for (const char *at = answer; *at != '\0'; at++) {
        if (*at == '\n')
            buffer_text(text, "\\n");
        else if (*at == '\t')
            buffer_text(text, "\\t");
        else if (*at == '\\')
            buffer_text(text, "\\\\");
        else
            buffer_add(text, at, 1);
    }
}

static enum status add_answer(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct buffer *text = context;
    buffer_printf(text, "%s\t%s\t", values[0], values[1]);
    add_escaped(text, values[2]);
    buffer_text(text, "\n");
    return OK;
}

enum status receipt_compute(struct db *db, struct arena *arena, int64_t attempt, char **receipt)
{
    char *body;
    enum status got = db_get(db, NULL,
        SQL("SELECT p.body_hash FROM attempt a JOIN paper p ON p.id = a.paper WHERE a.id = ?"), "i:s", attempt, &body);
    if (got != OK)
        return got;
    struct buffer *text = buffer_new(arena, ANSWERS_MOST);
    buffer_printf(text, "%lld\n%s\n", (long long)attempt, body);
    got = db_each(db, add_answer, text,
        SQL("SELECT position, seq, answer FROM response_now WHERE attempt = ? ORDER BY position"), "i", attempt);
    if (got != OK || text->full)
        return FAILED;
    char hash[SM3_HEX_SIZE];
    sm3_hex(text->bytes, text->length, hash);
    *receipt = arena_copy(arena, hash);
    return OK;
}

enum status receipt_renew(struct db *db, struct arena *arena, int64_t attempt)
{
    char *receipt;
    enum status got = receipt_compute(db, arena, attempt, &receipt);
    if (got == OK) /* one that has not ended yet has no receipt to renew */
        got = db_run(db, SQL("UPDATE attempt SET receipt = ? WHERE id = ? AND state = 'ended'"), "si", receipt,
                     attempt);
    return got;
}

enum status attempt_end(struct db *db, struct arena *arena, int64_t attempt, const char *by)
{
    /* The time is up at ends_at, whenever the job comes round to it; a paused clock stands. */
    enum status got = db_run(db,
        SQL("UPDATE attempt SET ended_at = IF(? = 'time', ends_at, UTC_TIMESTAMP(6)), ended_by = ?, state = 'ended'"
            " WHERE id = ? AND state IN ('running', 'paused')"
            "   AND (? <> 'time' OR (state = 'running' AND ends_at < UTC_TIMESTAMP(6) - INTERVAL grace_seconds SECOND))"),
        "ssis", by, by, attempt, by);
    if (got != OK || db_changed(db) == 0)
        return got;
    got = receipt_renew(db, arena, attempt);
    return got == OK ? attempt_event(db, attempt, "ended", 0, by, 0) : got;
}
