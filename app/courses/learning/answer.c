#include <stdlib.h>
#include <string.h>

#include "chengxue/bank.h"
#include "chengxue/buffer.h"
#include "chengxue/item_marking.h"
#include "learning.h"

#define FULL 100
#define ANSWER_MOST 500

static int compare_letters(const void *one, const void *other)
{
    return *(const char *)one - *(const char *)other;
}

/* Letters in the bank's order: "AC". */
static const char *letters(struct arena *arena, const char *const *picks, size_t count)
{
    char *all = arena_alloc(arena, count + 1);
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        if (strlen(picks[i]) == 1 && picks[i][0] >= 'A' && picks[i][0] <= 'Z')
            all[length++] = picks[i][0];
    qsort(all, length, 1, compare_letters);
    all[length] = '\0';
    return length > 0 ? all : NULL;
}

static const char *lines(struct arena *arena, const char *const *blanks, size_t count)
{
    bool any = false;
    struct buffer *text = buffer_new(arena, ANSWER_MOST * 4);
    for (size_t i = 0; i < count; i++) {
        any = any || blanks[i][0] != '\0';
        buffer_printf(text, i > 0 ? "\n%s" : "%s", blanks[i]);
    }
    return any ? text->bytes : NULL;
}

const char *answer_posted(struct request *req, const char *type)
{
    size_t picked, filled;
    const char *const *picks = param_texts(req, "pick", &picked), *const *blanks = param_texts(req, "blank", &filled);
    if (strcmp(type, "fill-in") == 0)
        return lines(req->arena, blanks, filled);
    if (strcmp(type, "true-false") != 0)
        return letters(req->arena, picks, picked);
    return picked > 0 && (strcmp(picks[0], "true") == 0 || strcmp(picks[0], "false") == 0) ? picks[0] : NULL;
}

bool answer_is_right(struct arena *arena, const char *type, const char *key, const char *answer)
{
    return mark_by_rule(arena, item_type_named(type), key, answer, FULL, false) == FULL;
}

/* -- within a lesson ------------------------------------------------------------------------------------------------- */

/* A question of the viewer's lesson whose moment has come: the place was reached, or enough was seen for one at the end. */
struct asked {
    int64_t enrolment, item_version;
    char *type, *key;
};

static enum status find(struct request *req, int64_t course, int64_t lesson, int64_t question, struct asked *asked)
{
    bool found;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT e.id, q.item_version, v.type, v.answer_key FROM enrolment e JOIN lesson l ON l.version = e.version"
            "  JOIN course_version c ON c.id = e.version JOIN lesson_question q ON q.lesson = l.id"
            "  JOIN bank_version v ON v.id = q.item_version"
            "  JOIN lesson_progress p ON p.enrolment = e.id AND p.lesson = l.id"
            " WHERE e.course = ? AND e.officer = ? AND l.id = ? AND q.id = ?"
            "   AND IF(q.at_second IS NULL, p.seen >=" LESSON_NEED ", p.place >= q.at_second * 1000 - 1000)"),
        "iiii:iiss", course, req->viewer, lesson, question, &asked->enrolment, &asked->item_version, &asked->type,
        &asked->key);
    return got == OK && !found ? not_found(req) : got;
}

enum status lesson_question_show(struct request *req, int64_t course, int64_t lesson, int64_t question)
{
    struct asked asked;
    enum status got = find(req, course, lesson, question, &asked);
    return got == OK ? bank_item_ask(req->db, req->arena, asked.item_version, req->page) : got;
}

static enum status keep(struct request *req, const struct asked *asked, int64_t lesson, int64_t question,
                        const char *answer, bool right)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_run(req->db,
                             SQL("INSERT INTO lesson_answer (enrolment, question, answer, right_one, at)"
                                 " VALUES (?, ?, LEFT(?, 500), ?, UTC_TIMESTAMP(6))"),
                             "iisi", asked->enrolment, question, answer, (int64_t)right);
    if (got == OK && right)
        got = lesson_settle(req, asked->enrolment, lesson);
    return db_end(req->db, got);
}

enum status lesson_answer(struct request *req, int64_t course, int64_t lesson, int64_t question)
{
    struct asked asked;
    enum status got = find(req, course, lesson, question, &asked);
    if (got != OK)
        return got;
    const char *answer = answer_posted(req, asked.type);
    if (answer == NULL)
        return refuse(req, "answer.none");
    bool right = answer_is_right(req->arena, asked.type, asked.key, answer);
    got = keep(req, &asked, lesson, question, answer, right);
    return got == OK && !right ? refuse(req, "answer.wrong") : got;
}
