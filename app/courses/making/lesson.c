#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/kept_file.h"
#include "chengxue/text.h"
#include "course.h"

/* What a lesson becomes: of a file that is kept, its length. */
struct made {
    int64_t seconds, file;
};

static enum status keep_file(struct request *req, const struct lesson_facts *facts, unsigned allowed, int64_t *file)
{
    return facts->upload != NULL ? kept_file_add(req, facts->upload, "media", allowed, file) : OK;
}

static enum status had_file(struct request *req, int64_t lesson, int64_t *file)
{
    bool found;
    *file = 0;
    return lesson == 0 ? OK
                       : db_get(req->db, &found, SQL("SELECT kept_file FROM lesson WHERE id = ?"), "i:i", lesson, file);
}

static enum status make_file_lesson(struct request *req, int64_t lesson, const struct lesson_facts *facts,
                                    struct made *made)
{
    bool video = strcmp(facts->kind, "video") == 0;
    int64_t milliseconds = 0;
    enum status got = had_file(req, lesson, &made->file);
    if (got == OK)
        got = keep_file(req, facts, video ? MEDIA_MP4 : MEDIA_PDF, &made->file);
    if (got == OK && made->file == 0)
        return refuse_field(req, "media", "lesson.no-file");
    if (got == OK && !video && facts->minutes == 0)
        return refuse_field(req, "minutes", "lesson.no-minutes");
    if (got == OK && video)
        got = db_get(req->db, NULL, SQL("SELECT milliseconds FROM kept_file WHERE id = ?"), "i:i", made->file,
                     &milliseconds);
    made->seconds = video ? milliseconds / 1000 : facts->minutes * 60;
    return got;
}

static bool is_https(const char *url)
{
    return url != NULL && strncmp(url, "https://", 8) == 0 && url[8] != '\0' && strpbrk(url, " \"<>\\") == NULL;
}

/* Reading takes as long as is typed, or by the number of characters, a minute at least. */
static int64_t reading_seconds(const struct lesson_facts *facts)
{
    int64_t seconds = (int64_t)text_length(facts->body) * 60 / READING_PER_MINUTE;
    return facts->minutes != 0 ? facts->minutes * 60 : seconds > 60 ? seconds : 60;
}

static enum status make(struct request *req, int64_t lesson, const struct lesson_facts *facts, struct made *made)
{
    *made = (struct made){ 0 };
    if (strcmp(facts->kind, "text") == 0) {
        if (facts->body == NULL)
            return refuse_field(req, "body", "lesson.no-body");
        made->seconds = reading_seconds(facts);
        return OK;
    }
    if (strcmp(facts->kind, "link") == 0)
        return is_https(facts->url) ? OK : refuse_field(req, "url", "lesson.no-url");
    return make_file_lesson(req, lesson, facts, made);
}

static enum status insert(struct request *req, int64_t version, const struct lesson_facts *facts,
                          const struct made *made)
{
    int64_t count;
    enum status got = db_get(req->db, NULL, SQL("SELECT COUNT(*) FROM lesson WHERE version = ?"), "i:i", version,
                             &count);
    if (got == OK && count >= LESSONS_MOST)
        return refuse_with(req, "lesson.too-many", arena_printf(req->arena, "%d", LESSONS_MOST), NULL);
    return got == OK ? db_run(req->db,
                              SQL("INSERT INTO lesson (version, position, kind, title, seconds, body, kept_file, url)"
                                  " SELECT ?, COALESCE(MAX(position), 0) + 1, ?, ?, ?, ?, NULLIF(?, 0), ? FROM lesson"
                                  "  WHERE version = ?"),
                              "issisisi", version, facts->kind, facts->title, made->seconds, facts->body, made->file,
                              facts->url, version)
                     : got;
}

/* A lesson of the version in work, taken with it. */
static enum status take(struct request *req, int64_t course, int64_t lesson, int64_t *version, int64_t *position)
{
    bool found;
    enum status got = course_take_draft(req, course, version);
    if (got == OK)
        got = db_get(req->db, &found, SQL("SELECT position FROM lesson WHERE id = ? AND version = ?"), "ii:i", lesson,
                     *version, position);
    return got == OK && !found ? not_found(req) : got;
}

static enum status update(struct request *req, int64_t lesson, const struct lesson_facts *facts,
                          const struct made *made)
{
    return db_run(req->db,
                  SQL("UPDATE lesson SET title = ?, seconds = ?, body = ?, kept_file = NULLIF(?, 0), url = ?"
                      " WHERE id = ? AND kind = ?"),
                  "sisisis", facts->title, made->seconds, facts->body, made->file, facts->url, lesson, facts->kind);
}

enum status lesson_put(struct request *req, int64_t course, int64_t lesson, const struct lesson_facts *facts)
{
    int64_t version, position;
    struct made made;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = lesson == 0 ? course_take_draft(req, course, &version)
                                  : take(req, course, lesson, &version, &position);
    if (got == OK)
        got = make(req, lesson, facts, &made);
    if (got == OK)
        got = lesson == 0 ? insert(req, version, facts, &made) : update(req, lesson, facts, &made);
    if (got == OK)
        got = audit(req, "course.lesson", "course", course, audit_facts(req->arena, "s", "lesson", facts->title));
    return db_end(req->db, got);
}

/* Changes places with the one before it, or after it; at either end nothing happens. */
static enum status swap(struct request *req, int64_t version, int64_t lesson, int64_t position, bool up)
{
    bool found;
    int64_t other, place;
    enum status got =
        up ? db_get(
                 req->db, &found,
                 SQL("SELECT id, position FROM lesson WHERE version = ? AND position < ? ORDER BY position DESC LIMIT 1"),
                 "ii:ii", version, position, &other, &place)
           : db_get(req->db, &found,
                    SQL("SELECT id, position FROM lesson WHERE version = ? AND position > ? ORDER BY position LIMIT 1"),
                    "ii:ii", version, position, &other, &place);
    if (got != OK || !found)
        return got;
    got = db_run(req->db, SQL("UPDATE lesson SET position = ? WHERE id = ?"), "ii", place, lesson);
    return got == OK ? db_run(req->db, SQL("UPDATE lesson SET position = ? WHERE id = ?"), "ii", position, other) : got;
}

enum status lesson_move(struct request *req, int64_t course, int64_t lesson, bool up)
{
    int64_t version, position;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = take(req, course, lesson, &version, &position);
    if (got == OK)
        got = swap(req, version, lesson, position, up);
    if (got == OK)
        got = audit(req, "course.lesson", "course", course, NULL);
    return db_end(req->db, got);
}

enum status lesson_remove(struct request *req, int64_t course, int64_t lesson)
{
    int64_t version, position;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = take(req, course, lesson, &version, &position);
    if (got == OK)
        got = db_run(req->db, SQL("DELETE FROM lesson_question WHERE lesson = ?"), "i", lesson);
    if (got == OK)
        got = db_run(req->db, SQL("DELETE FROM lesson WHERE id = ?"), "i", lesson);
    if (got == OK)
        got = audit(req, "course.lesson-remove", "course", course, NULL);
    return db_end(req->db, got);
}

/* -- questions ------------------------------------------------------------------------------------------------------- */

static enum status find_item(struct request *req, const char *code, int64_t *version)
{
    bool found;
    char *type;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT v.id, v.type FROM bank_item i JOIN bank_version v ON v.id = i.version"
                                 " WHERE i.code = ? AND i.state = 'approved'"),
                             "s:is", code, version, &type);
    if (got == OK && !found)
        return refuse_field_with(req, "item", "question.unknown", code);
    return got == OK && strcmp(type, "short-answer") == 0 ? refuse_field(req, "item", "question.written") : got;
}

/* Only a video has seconds to stop at. */
static enum status check_second(struct request *req, int64_t lesson, int64_t *at_second)
{
    int64_t seconds;
    char *kind;
    enum status got = db_get(req->db, NULL, SQL("SELECT kind, seconds FROM lesson WHERE id = ?"), "i:si", lesson, &kind,
                             &seconds);
    if (got == OK && strcmp(kind, "video") != 0)
        *at_second = -1;
    return got == OK && *at_second >= seconds && *at_second > 0 ? refuse_field(req, "at_second", "question.too-late")
                                                                : got;
}

enum status question_add(struct request *req, int64_t course, int64_t lesson, const char *code, int64_t at_second)
{
    int64_t version, position, item;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = take(req, course, lesson, &version, &position);
    if (got == OK)
        got = find_item(req, code, &item);
    if (got == OK)
        got = check_second(req, lesson, &at_second);
    if (got == OK)
        got = db_run(req->db,
                     SQL("INSERT INTO lesson_question (lesson, at_second, item_version)"
                         " VALUES (?, IF(? < 0, NULL, ?), ?)"),
                     "iiii", lesson, at_second, at_second, item);
    if (got == FAILED && db_duplicate(req->db))
        got = refuse_field(req, "item", "question.twice");
    if (got == OK)
        got = audit(req, "course.question", "course", course, audit_facts(req->arena, "s", "item", code));
    return db_end(req->db, got);
}

enum status question_remove(struct request *req, int64_t course, int64_t lesson, int64_t question)
{
    int64_t version, position;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = take(req, course, lesson, &version, &position);
    if (got == OK)
        got = db_run(req->db, SQL("DELETE FROM lesson_question WHERE id = ? AND lesson = ?"), "ii", question, lesson);
    if (got == OK)
        got = audit(req, "course.question-remove", "course", course, NULL);
    return db_end(req->db, got);
}
