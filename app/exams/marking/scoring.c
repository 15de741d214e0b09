#include "scoring.h"

#include <stdlib.h>
#include <string.h>

#include "chengxue/buffer.h"
#include "chengxue/item_marking.h"

#define ATTEMPTS_AT_ONCE 100
#define MARKS_MOST ((size_t)16 << 20) /* bytes of all marks of a batch, as JSON */

struct scoring {
    struct arena *arena;
    bool partial;
    struct buffer *marks;   /* [[attempt, position, score], …]: one statement writes them all */
    struct buffer *written; /* [[attempt, position], …]: answers that people mark */
};

/* The attempts of a batch: takes a JSON array of their ids. */
#define BATCH " FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) b JOIN attempt a ON a.id = b.id"

/* Opens one more row of a list. */
static const char *row_start(const struct buffer *list)
{
    return list->length > 1 ? ",[" : "[";
}

/* 0 attempt, position, type, full score, key (NULL: the item is void), 5 answer */
static enum status score_one(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct scoring *scoring = context;
    enum item_type type = item_type_named(values[2]);
    const char *key = values[4], *answer = values[5];
    int32_t full = (int32_t)strtol(values[3], NULL, 10), score = 0;
    bool empty = answer == NULL || answer[0] == '\0';
    if (key != NULL && type == ITEM_SHORT && !empty) {
        buffer_printf(scoring->written, "%s%s,%s]", row_start(scoring->written), values[0], values[1]);
        return OK;
    }
    if (key == NULL)
        score = full;
    else if (!empty)
        score = mark_by_rule(scoring->arena, type, key, answer, full, scoring->partial);
    buffer_printf(scoring->marks, "%s%s,%s,%d]", row_start(scoring->marks), values[0], values[1], (int)score);
    return OK;
}

static enum status score_batch(struct db *db, struct scoring *scoring, int64_t sitting, const char *attempts)
{
    buffer_text(scoring->marks, "[");
    buffer_text(scoring->written, "[");
    enum status got = db_each(
        db, score_one, scoring,
        SQL("SELECT a.id, i.position, v.type, i.score, IF(k.id IS NULL, v.answer_key, k.answer_key), r.answer" BATCH
            "  JOIN paper_item i ON i.paper = a.paper JOIN bank_version v ON v.id = i.item_version"
            "  LEFT JOIN response_now r ON r.attempt = a.id AND r.position = i.position"
            "  LEFT JOIN (SELECT item_version, MAX(id) AS id FROM key_change"
            "              WHERE sitting = ? AND applied_at IS NOT NULL GROUP BY item_version) changed"
            "    ON changed.item_version = i.item_version"
            "  LEFT JOIN key_change k ON k.id = changed.id"),
        "si", attempts, sitting);
    buffer_text(scoring->marks, "]");
    buffer_text(scoring->written, "]");
    return got == OK && (scoring->marks->full || scoring->written->full) ? FAILED : got;
}

static enum status write_marks(struct db *db, const char *marks)
{
    return db_run(db,
                  SQL("INSERT INTO result_mark (attempt, position, score, source)"
                      " SELECT m.attempt, m.position, m.score, 'rule' FROM JSON_TABLE(?, '$[*]' COLUMNS ("
                      "   attempt BIGINT PATH '$[0]', position INT PATH '$[1]', score INT PATH '$[2]')) m"),
                  "s", marks);
}

/* Lays the answers that wait for people out for the markers. */
static enum status lay_out(struct db *db, const char *written)
{
    return db_run(
        db,
        SQL("INSERT INTO written_answer (attempt, position, sitting, item_version, shuffle)"
            " SELECT a.id, i.position, a.sitting, i.item_version, RAND()"
            "   FROM JSON_TABLE(?, '$[*]' COLUMNS (attempt BIGINT PATH '$[0]', position INT PATH '$[1]')) w"
            "   JOIN attempt a ON a.id = w.attempt JOIN paper_item i ON i.paper = a.paper AND i.position = w.position"),
        "s", written);
}

/* The sums of the marks that count as results, of the attempts a that are named. */
#define SUMS(from, where)                                                                                              \
    "INSERT INTO result (attempt, sitting, score, total, passed, marked_at)"                                           \
    " SELECT a.id, a.sitting, COALESCE(SUM(m.score), 0), p.total, COALESCE(SUM(m.score), 0) >= e.pass_score,"          \
    "        UTC_TIMESTAMP(6)" from " JOIN paper p ON p.id = a.paper JOIN sitting s ON s.id = a.sitting"               \
    " JOIN exam e ON e.id = s.exam LEFT JOIN result_mark m ON m.attempt = a.id" where " GROUP BY a.id"                 \
    " ON DUPLICATE KEY UPDATE score = VALUES(score), passed = VALUES(passed), marked_at = VALUES(marked_at)"

enum status result_sum(struct db *db, int64_t attempt)
{
    return db_run(db, SQL(SUMS(" FROM attempt a", " WHERE a.id = ?")), "i", attempt);
}

enum status attempts_score(struct db *db, struct arena *arena, int64_t sitting, int64_t *marked)
{
    char *rule, *attempts;
    struct scoring scoring = { .arena = arena,
                               .marks = buffer_new(arena, MARKS_MOST),
                               .written = buffer_new(arena, MARKS_MOST) };
    enum status got = db_get(
        db, NULL, SQL("SELECT e.multiple_rule FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.id = ? FOR UPDATE"),
        "i:s", sitting, &rule);
    if (got == OK)
        got = db_get(
            db, NULL,
            SQL("SELECT COUNT(*), JSON_ARRAYAGG(id) FROM (SELECT a.id FROM attempt a"
                "   LEFT JOIN result r ON r.attempt = a.id"
                "  WHERE a.sitting = ? AND a.state = 'ended' AND r.attempt IS NULL ORDER BY a.id LIMIT ?) next"),
            "ii:is", sitting, (int64_t)ATTEMPTS_AT_ONCE, marked, &attempts);
    if (got != OK || *marked == 0)
        return got;
    scoring.partial = strcmp(rule, "partial") == 0;
    got = score_batch(db, &scoring, sitting, attempts);
    if (got == OK)
        got = lay_out(db, scoring.written->bytes);
    if (got == OK)
        got = write_marks(db, scoring.marks->bytes);
    return got == OK ? db_run(db, SQL(SUMS(BATCH, "")), "s", attempts) : got;
}
