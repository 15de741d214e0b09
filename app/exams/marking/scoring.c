#include "scoring.h"

#include <stdlib.h>
#include <string.h>

#include "chengxue/buffer.h"
#include "rules.h"

#define MARKS_MOST ((size_t)1 << 20) /* bytes of all marks of one attempt, as JSON */

struct scoring {
    struct arena *arena;
    bool partial;
    struct buffer *marks;   /* [[position, score], …]: one statement writes them all */
    struct buffer *written; /* [position, …]: answers that people mark */
    int64_t open;
};

static void add_mark(struct scoring *scoring, const char *position, int32_t score)
{
    buffer_printf(scoring->marks, "%s[%s,%d]", scoring->marks->length > 1 ? "," : "", position, (int)score);
}

/* position, type, full score, key, changed key, whether the key was changed, answer, whether a person's mark counts */
static enum status score_one(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct scoring *scoring = context;
    enum item_type type = item_type_named(values[1]);
    int32_t full = (int32_t)strtol(values[2], NULL, 10);
    bool changed = values[5][0] == '1', by_person = values[7][0] == '1';
    if (by_person)
        return OK;
    if (changed && values[4] == NULL) {
        add_mark(scoring, values[0], full); /* void */
        return OK;
    }
    bool empty = values[6] == NULL || values[6][0] == '\0';
    if (type == ITEM_SHORT && !empty) {
        buffer_printf(scoring->written, "%s%s", scoring->open++ > 0 ? "," : "", values[0]);
        return OK;
    }
    int32_t score = type == ITEM_SHORT ? 0
                                       : mark_by_rule(scoring->arena, type, changed ? values[4] : values[3], values[6],
                                                      full, scoring->partial);
    add_mark(scoring, values[0], score);
    return OK;
}

static enum status write_marks(struct db *db, int64_t attempt, const char *marks)
{
    return db_run(db,
                  SQL("INSERT INTO result_mark (attempt, position, score, source)"
                      " SELECT ?, m.position, m.score, 'rule'"
                      "   FROM JSON_TABLE(?, '$[*]' COLUMNS (position INT PATH '$[0]', score INT PATH '$[1]')) m"
                      " ON DUPLICATE KEY UPDATE score = VALUES(score), source = 'rule'"),
                  "is", attempt, marks);
}

/* Lays the answers that wait for people out for the markers; those that lie there already stay as they are. */
static enum status lay_out(struct db *db, int64_t attempt, const char *written)
{
    return db_run(
        db,
        SQL("INSERT IGNORE INTO written_answer (attempt, position, sitting, item_version, shuffle)"
            " SELECT a.id, i.position, a.sitting, i.item_version, RAND()"
            "   FROM JSON_TABLE(?, '$[*]' COLUMNS (position INT PATH '$')) w"
            "   JOIN attempt a ON a.id = ? JOIN paper_item i ON i.paper = a.paper AND i.position = w.position"),
        "si", written, attempt);
}

enum status attempt_score(struct db *db, struct arena *arena, int64_t attempt, int64_t *open)
{
    char *rule;
    struct scoring scoring = { .arena = arena,
                               .marks = buffer_new(arena, MARKS_MOST),
                               .written = buffer_new(arena, MARKS_MOST) };
    enum status got = db_get(
        db, NULL,
        SQL("SELECT e.multiple_rule FROM attempt a JOIN sitting s ON s.id = a.sitting JOIN exam e ON e.id = s.exam"
            " WHERE a.id = ? FOR UPDATE"),
        "i:s", attempt, &rule);
    if (got != OK)
        return got;
    scoring.partial = strcmp(rule, "partial") == 0;
    buffer_text(scoring.marks, "[");
    buffer_text(scoring.written, "[");
    got = db_each(
        db, score_one, &scoring,
        SQL("SELECT i.position, v.type, i.score, v.answer_key, k.answer_key, k.id IS NOT NULL, r.answer,"
            "       COALESCE(m.source <> 'rule', 0)"
            "  FROM attempt a JOIN paper_item i ON i.paper = a.paper JOIN item_version v ON v.id = i.item_version"
            "  LEFT JOIN response r ON r.attempt = a.id AND r.position = i.position AND r.seq ="
            "       (SELECT MAX(x.seq) FROM response x WHERE x.attempt = a.id AND x.position = i.position)"
            "  LEFT JOIN key_change k ON k.id = (SELECT MAX(c.id) FROM key_change c WHERE c.sitting = a.sitting"
            "       AND c.item_version = i.item_version AND c.applied_at IS NOT NULL)"
            "  LEFT JOIN result_mark m ON m.attempt = a.id AND m.position = i.position"
            " WHERE a.id = ?"),
        "i", attempt);
    buffer_text(scoring.marks, "]");
    buffer_text(scoring.written, "]");
    *open = scoring.open;
    if (got == OK && (scoring.marks->full || scoring.written->full))
        got = FAILED;
    if (got == OK && scoring.open > 0)
        got = lay_out(db, attempt, scoring.written->bytes);
    if (got == OK)
        got = write_marks(db, attempt, scoring.marks->bytes);
    return got == OK ? result_sum(db, attempt) : got;
}

enum status result_sum(struct db *db, int64_t attempt)
{
    return db_run(
        db,
        SQL("INSERT INTO result (attempt, sitting, score, total, passed, marked_at)"
            " SELECT a.id, a.sitting, COALESCE(SUM(m.score), 0), p.total, COALESCE(SUM(m.score), 0) >= e.pass_score,"
            "        UTC_TIMESTAMP(6)"
            "   FROM attempt a JOIN paper p ON p.id = a.paper JOIN sitting s ON s.id = a.sitting"
            "   JOIN exam e ON e.id = s.exam LEFT JOIN result_mark m ON m.attempt = a.id WHERE a.id = ?"
            "  GROUP BY a.id"
            " ON DUPLICATE KEY UPDATE score = VALUES(score), passed = VALUES(passed), marked_at = VALUES(marked_at)"),
        "i", attempt);
}
