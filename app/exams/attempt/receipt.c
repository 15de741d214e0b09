#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attempt.h"
#include "chengxue/buffer.h"
#include "chengxue/crypto.h"
#include "chengxue/features.h"

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

struct answers {
    struct buffer *text;
    char position[24]; /* of the answer added last */
};

/* The rows come by position, the highest sequence number first: it is the answer. */
static enum status add_answer(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct answers *answers = context;
    if (strcmp(values[0], answers->position) == 0)
        return OK;
    snprintf(answers->position, sizeof answers->position, "%s", values[0]);
    buffer_printf(answers->text, "%s\t%s\t", values[0], values[1]);
    add_escaped(answers->text, values[2]);
    buffer_text(answers->text, "\n");
    return OK;
}

enum status receipt_compute(struct db *db, struct arena *arena, int64_t attempt, char **receipt)
{
    char *body;
    enum status got = db_get(db, NULL,
                             SQL("SELECT p.body_hash FROM attempt a JOIN paper p ON p.id = a.paper WHERE a.id = ?"),
                             "i:s", attempt, &body);
    if (got != OK)
        return got;
    struct answers answers = { .text = buffer_new(arena, ANSWERS_MOST) };
    buffer_printf(answers.text, "%lld\n%s\n", (long long)attempt, body);
    got = db_each(db, add_answer, &answers,
                  SQL("SELECT position, seq, answer FROM response WHERE attempt = ? ORDER BY position, seq DESC"), "i",
                  attempt);
    if (got != OK || answers.text->full)
        return FAILED;
    char hash[SM3_HEX_SIZE];
    sm3_hex(answers.text->bytes, answers.text->length, hash);
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
    /* Whenever the job comes round to it, the time was up at the end. */
    enum status got = db_run(
        db,
        SQL("UPDATE attempt a JOIN sitting s ON s.id = a.sitting"
            "   SET a.state = 'ended', a.ended_by = IF(? = 'time' AND s.closed_at <= a.ends_at, 'closing', ?),"
            "       a.ended_at = IF(? = 'time', LEAST(a.ends_at, COALESCE(s.closed_at, a.ends_at)), UTC_TIMESTAMP(6))"
            " WHERE a.id = ? AND a.state IN ('running', 'paused')"
            "   AND (? <> 'time' OR" TIME_UP_AT("UTC_TIMESTAMP(6)") ")"),
        "sssis", by, by, by, attempt, by);
    if (got != OK || db_changed(db) == 0)
        return got;
    got = receipt_renew(db, arena, attempt);
    if (got == OK)
        got = db_run(db,
                     SQL("INSERT INTO attempt_event (attempt, at, kind, detail)"
                         " SELECT id, UTC_TIMESTAMP(6), 'ended', ended_by FROM attempt WHERE id = ?"),
                     "i", attempt);
    return got;
}

/* -- proving all of them ----------------------------------------------------------------------------------------------- */

#define AT_ONCE 200
#define BATCH_MEMORY ((size_t)256 << 20)

struct batch {
    struct ended {
        int64_t attempt;
        char receipt[SM3_HEX_SIZE]; /* "" when it has none */
    } list[AT_ONCE];
    size_t count;
};

static enum status take_ended(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct batch *batch = context;
    struct ended *ended = &batch->list[batch->count++];
    ended->attempt = strtoll(values[0], NULL, 10);
    snprintf(ended->receipt, sizeof ended->receipt, "%s", values[1]);
    return OK;
}

static enum status check_batch(struct db *db, struct arena *arena, const struct batch *batch, int64_t *wrong)
{
    enum status got = OK;
    for (size_t i = 0; got == OK && i < batch->count; i++) {
        const struct ended *ended = &batch->list[i];
        char *receipt;
        got = receipt_compute(db, arena, ended->attempt, &receipt);
        if (got != OK || strcmp(receipt, ended->receipt) == 0)
            continue;
        fprintf(stderr, "attempt %lld: the receipt is %s, its answers give %s\n", (long long)ended->attempt,
                ended->receipt[0] != '\0' ? ended->receipt : "missing", receipt);
        (*wrong)++;
    }
    return got;
}

enum status receipts_check(struct db *db, struct arena *arena, int64_t sitting, int64_t *receipts, int64_t *wrong)
{
    *receipts = *wrong = 0;
    enum status got = OK;
    for (int64_t after = 0; got == OK;) {
        struct batch batch = { .count = 0 };
        struct arena *memory = arena_new(BATCH_MEMORY);
        db_use(db, memory);
        got = db_each(
            db, take_ended, &batch,
            SQL("SELECT id, COALESCE(receipt, '') FROM attempt WHERE id > ? AND state = 'ended' AND (? = 0 OR sitting = ?)"
                " ORDER BY id LIMIT 200"),
            "iii", after, sitting, sitting);
        if (got == OK)
            got = check_batch(db, memory, &batch, wrong);
        db_use(db, arena);
        arena_free(memory);
        *receipts += (int64_t)batch.count;
        if (batch.count < AT_ONCE)
            break;
        after = batch.list[batch.count - 1].attempt;
    }
    return got;
}
