#include "chengxue/features.h"
#include "chengxue/kept_file.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"
#include "course.h"

static const char *const kinds[] = { "text", "video", "document", "link", NULL };
static const char *const ways[] = { "up", "down", NULL };

static const struct param new_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL },
                                           { "lesson_kind", PARAM_CHOICE, REQUIRED, 0, 0, kinds },
                                           { 0 } };
static const struct param lesson_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL },
                                              { "lesson", PARAM_ID, REQUIRED, 0, 0, NULL },
                                              { 0 } };

static enum status new_page(struct request *req)
{
    return course_show(req, param_id(req, "course"));
}

/* A lesson of the course, of whatever version: those that are published can be looked at. */
static enum status lesson_page(struct request *req)
{
    int64_t rows;
    enum status got = course_show(req, param_id(req, "course"));
    if (got == OK)
        got = db_rows(
            req->db, req->page, "lesson", &rows,
            SQL("SELECT l.id, l.kind, l.title, l.seconds, CEIL(l.seconds / 60) AS minutes, l.url, l.body AS body_text,"
                "       f.name AS file_name, f.bytes, c.draft <=> l.version AS in_work"
                "  FROM lesson l JOIN course_version v ON v.id = l.version JOIN course c ON c.id = v.course"
                "  LEFT JOIN kept_file f ON f.id = l.kept_file WHERE l.id = ? AND c.id = ?"),
            "ii", param_id(req, "lesson"), param_id(req, "course"));
    if (got == OK && rows == 0)
        return not_found(req);
    return got == OK ? db_rows(req->db, req->page, "asked", NULL,
                               SQL("SELECT q.id, q.at_second, i.code, b.stem, b.type FROM lesson_question q"
                                   "  JOIN bank_version b ON b.id = q.item_version JOIN bank_item i ON i.id = b.item"
                                   " WHERE q.lesson = ? ORDER BY q.at_second IS NULL, q.at_second, q.id LIMIT 100"),
                               "i", param_id(req, "lesson"))
                     : got;
}

#define LESSON_PARAMS                                                                                                  \
    { "title", PARAM_TEXT, REQUIRED, 0, 100, NULL }, { "lesson_kind", PARAM_CHOICE, REQUIRED, 0, 0, kinds },           \
        { "minutes", PARAM_WHOLE, OPTIONAL, 0, 600, NULL }, { "body", PARAM_PROSE, OPTIONAL, 0, 60000, NULL },         \
        { "url", PARAM_TEXT, OPTIONAL, 0, 500, NULL },                                                                 \
    {                                                                                                                  \
        "media", PARAM_FILE, OPTIONAL, 0, LESSON_BYTES_MOST, NULL                                                      \
    }

static const struct param add_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL }, LESSON_PARAMS, { 0 } };
static const struct param change_params[] = {
    { "course", PARAM_ID, REQUIRED, 0, 0, NULL }, { "lesson", PARAM_ID, REQUIRED, 0, 0, NULL }, LESSON_PARAMS, { 0 }
};

static struct lesson_facts posted(struct request *req)
{
    return (struct lesson_facts){ .kind = param_text(req, "lesson_kind"),
                                  .title = param_text(req, "title"),
                                  .minutes = param_whole(req, "minutes"),
                                  .body = param_text(req, "body"),
                                  .url = param_text(req, "url"),
                                  .upload = param_file(req, "media") };
}

static enum status to_course(struct request *req, enum status got, const char *done)
{
    return got == OK ? request_redirect(req, done, "/courses/%lld", (long long)param_id(req, "course")) : got;
}

static enum status to_lesson(struct request *req, enum status got, const char *done)
{
    return got == OK ? request_redirect(req, done, "/courses/%lld/lessons/%lld", (long long)param_id(req, "course"),
                                        (long long)param_id(req, "lesson"))
                     : got;
}

static enum status add_post(struct request *req)
{
    const struct lesson_facts facts = posted(req);
    return to_course(req, lesson_put(req, param_id(req, "course"), 0, &facts), "lesson.added");
}

static enum status change_post(struct request *req)
{
    const struct lesson_facts facts = posted(req);
    return to_lesson(req, lesson_put(req, param_id(req, "course"), param_id(req, "lesson"), &facts), "lesson.changed");
}

static const struct param move_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { "lesson", PARAM_ID, REQUIRED, 0, 0, NULL },
                                            { "way", PARAM_CHOICE, REQUIRED, 0, 0, ways },
                                            { 0 } };

static enum status move_post(struct request *req)
{
    bool up = param_text(req, "way")[0] == 'u';
    return to_course(req, lesson_move(req, param_id(req, "course"), param_id(req, "lesson"), up), "lesson.moved");
}

static enum status remove_post(struct request *req)
{
    return to_course(req, lesson_remove(req, param_id(req, "course"), param_id(req, "lesson")), "lesson.removed");
}

/* -- questions -------------------------------------------------------------------------------------------------------- */

static const struct param ask_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL },
                                           { "lesson", PARAM_ID, REQUIRED, 0, 0, NULL },
                                           { "item", PARAM_CODE, REQUIRED, 0, 0, NULL },
                                           { "at_second", PARAM_WHOLE, OPTIONAL, -1, 86400, NULL },
                                           { 0 } };
static const struct param unask_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL },
                                             { "lesson", PARAM_ID, REQUIRED, 0, 0, NULL },
                                             { "question", PARAM_ID, REQUIRED, 0, 0, NULL },
                                             { 0 } };

static enum status ask_post(struct request *req)
{
    return to_lesson(req,
                     question_add(req, param_id(req, "course"), param_id(req, "lesson"), param_text(req, "item"),
                                  param_whole(req, "at_second")),
                     "question.added");
}

static enum status unask_post(struct request *req)
{
    return to_lesson(req,
                     question_remove(req, param_id(req, "course"), param_id(req, "lesson"), param_id(req, "question")),
                     "question.removed");
}

/* What an author looks at before it is published. */
static enum status file_page(struct request *req)
{
    bool found;
    int64_t file;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT l.kept_file FROM lesson l JOIN course_version v ON v.id = l.version"
                                 "  JOIN course c ON c.id = v.course"
                                 " WHERE l.id = ? AND c.id = ? AND l.kept_file IS NOT NULL AND c.unit" IN_SCOPE),
                             "iiis:i", param_id(req, "lesson"), param_id(req, "course"), req->viewer,
                             right_name(MAY_MANAGE_COURSES), &file);
    if (got == OK && !found)
        return not_found(req);
    return got == OK ? kept_file_answer(req, file) : got;
}

const struct route course_lesson_routes[] = {
    { GET, "/courses/{course}/lessons/new", MAY_MANAGE_COURSES, new_params, new_page, "courses/lesson" },
    { POST, "/courses/{course}/lessons", MAY_MANAGE_COURSES, add_params, add_post, "courses/lesson",
      .again = new_page },
    { GET, "/courses/{course}/lessons/{lesson}", MAY_MANAGE_COURSES, lesson_params, lesson_page, "courses/lesson" },
    { POST, "/courses/{course}/lessons/{lesson}", MAY_MANAGE_COURSES, change_params, change_post, "courses/lesson",
      .again = lesson_page },
    { GET, "/courses/{course}/lessons/{lesson}/file", MAY_MANAGE_COURSES, lesson_params, file_page, NULL },
    { POST, "/courses/{course}/lessons/{lesson}/move", MAY_MANAGE_COURSES, move_params, move_post, NULL },
    { POST, "/courses/{course}/lessons/{lesson}/remove", MAY_MANAGE_COURSES, lesson_params, remove_post,
      "courses/lesson", .again = lesson_page },
    { POST, "/courses/{course}/lessons/{lesson}/questions", MAY_MANAGE_COURSES, ask_params, ask_post, "courses/lesson",
      .again = lesson_page },
    { POST, "/courses/{course}/lessons/{lesson}/questions/{question}/remove", MAY_MANAGE_COURSES, unask_params,
      unask_post, "courses/lesson", .again = lesson_page },
    { 0 },
};
