#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"
#include "chengxue/unit.h"
#include "course.h"

static const char *const states[] = { "draft", "published", "withdrawn", NULL };

static enum status field_choices(struct request *req)
{
    return db_rows(req->db, req->page, "field-choice", NULL,
                   SQL("SELECT code AS id, name FROM bank_domain ORDER BY position"), "");
}

/* -- the list -------------------------------------------------------------------------------------------------------- */

static const struct param list_params[] = { { "q", PARAM_TEXT, OPTIONAL, 0, 50, NULL },
                                            { "state", PARAM_CHOICE, OPTIONAL, 0, 0, states },
                                            { "field", PARAM_CODE, OPTIONAL, 0, 0, NULL },
                                            { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },
                                            { 0 } };

#define MATCHING                                                                                                       \
    " FROM course c WHERE (? IS NULL OR LOCATE(?, c.title) > 0) AND (? IS NULL OR c.state = ?)"                        \
    "   AND (? IS NULL OR c.field = ?) AND c.unit" IN_SCOPE
#define MATCHING_TYPES "ssssssis"
#define MATCHING_VALUES(req)                                                                                           \
    param_text(req, "q"), param_text(req, "q"), param_text(req, "state"), param_text(req, "state"),                    \
        param_text(req, "field"), param_text(req, "field"), (req)->viewer, right_name(MAY_MANAGE_COURSES)

static enum status list_page(struct request *req)
{
    int64_t number = param_whole(req, "page");
    enum status got = db_rows(
        req->db, req->page, "course", NULL,
        SQL("SELECT c.id, c.title, c.state, (SELECT d.name FROM bank_domain d WHERE d.code = c.field) AS field,"
            "       (SELECT SUM(l.seconds) FROM lesson l WHERE l.version = COALESCE(c.published, c.draft)) AS seconds,"
            "       (SELECT COUNT(*) FROM enrolment e WHERE e.course = c.id) AS learners,"
            "       (SELECT COUNT(e.done_at) FROM enrolment e WHERE e.course = c.id) AS done" MATCHING
            " ORDER BY c.id DESC LIMIT ? OFFSET ?"),
        MATCHING_TYPES "ii", MATCHING_VALUES(req), req->list_size, list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*)" MATCHING), MATCHING_TYPES, MATCHING_VALUES(req));
    return got == OK ? field_choices(req) : got;
}

/* -- the facts -------------------------------------------------------------------------------------------------------- */

static enum status new_page(struct request *req)
{
    enum status got = unit_choices(req, MAY_MANAGE_COURSES, req->page, "unit-choice");
    return got == OK ? field_choices(req) : got;
}

#define FACT_PARAMS                                                                                                    \
    { "title", PARAM_TEXT, REQUIRED, 0, 100, NULL }, { "unit", PARAM_ID, REQUIRED, 0, 0, NULL },                       \
        { "field", PARAM_CODE, OPTIONAL, 0, 0, NULL },                                                                 \
    {                                                                                                                  \
        "summary", PARAM_PROSE, OPTIONAL, 0, 500, NULL                                                                 \
    }

static const struct param make_params[] = { FACT_PARAMS, { 0 } };
static const struct param change_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL }, FACT_PARAMS, { 0 } };
static const struct param course_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

static struct course_facts posted(struct request *req)
{
    return (struct course_facts){ .unit = param_id(req, "unit"),
                                  .title = param_text(req, "title"),
                                  .field = param_text(req, "field"),
                                  .summary = param_text(req, "summary") };
}

static enum status make_post(struct request *req)
{
    int64_t id;
    const struct course_facts facts = posted(req);
    enum status got = course_make(req, &facts, &id);
    return got == OK ? request_redirect(req, "course.made", "/courses/%lld", (long long)id) : got;
}

/* The version in work, or the published one when none is. */
static enum status course_page(struct request *req)
{
    int64_t version, course = param_id(req, "course");
    enum status got = course_show(req, course);
    if (got == OK)
        got = db_get(req->db, NULL, SQL("SELECT COALESCE(draft, published) FROM course WHERE id = ?"), "i:i", course,
                     &version);
    return got == OK ? course_version_show(req, version) : got;
}

static enum status edit_page(struct request *req)
{
    enum status got = course_show(req, param_id(req, "course"));
    return got == OK ? new_page(req) : got;
}

static enum status back(struct request *req, enum status got, const char *done)
{
    return got == OK ? request_redirect(req, done, "/courses/%lld", (long long)param_id(req, "course")) : got;
}

static enum status edit_post(struct request *req)
{
    const struct course_facts facts = posted(req);
    return back(req, course_change(req, param_id(req, "course"), &facts), "course.changed");
}

/* -- steps ------------------------------------------------------------------------------------------------------------ */

static enum status revise_post(struct request *req)
{
    return back(req, course_revise(req, param_id(req, "course")), "course.revised");
}

static enum status publish_post(struct request *req)
{
    return back(req, course_publish(req, param_id(req, "course")), "course.is-published");
}

static const struct param withdraw_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL },
                                                { "reason", PARAM_TEXT, REQUIRED, 0, 200, NULL },
                                                { 0 } };

static enum status withdraw_post(struct request *req)
{
    return back(req, course_withdraw(req, param_id(req, "course"), param_text(req, "reason")), "course.is-withdrawn");
}

/* -- terms ------------------------------------------------------------------------------------------------------------ */

static const struct param terms_params[] = { { "course", PARAM_ID, REQUIRED, 0, 0, NULL },
                                             { "must_see", PARAM_WHOLE, REQUIRED, 1, 100, NULL },
                                             { "pass", PARAM_WHOLE, REQUIRED, 1, 100, NULL },
                                             { "pause_minutes", PARAM_WHOLE, REQUIRED, 0, 10080, NULL },
                                             { "domain", PARAM_TEXT, OPTIONAL | MANY, 0, 64, NULL },
                                             { "items", PARAM_TEXT, OPTIONAL | MANY, 0, 5, NULL },
                                             { 0 } };

static enum status terms_post(struct request *req)
{
    size_t domains, items;
    const char *const *codes = param_texts(req, "domain", &domains), *const *counts = param_texts(req, "items", &items);
    const struct test_terms terms = { .must_see = param_whole(req, "must_see"),
                                      .pass = param_whole(req, "pass"),
                                      .pause_minutes = param_whole(req, "pause_minutes"),
                                      .domains = codes,
                                      .items = counts,
                                      .count = domains < items ? domains : items };
    return back(req, course_terms(req, param_id(req, "course"), &terms), "course.terms-kept");
}

const struct route courses_routes[] = {
    { GET, "/courses", MAY_MANAGE_COURSES, list_params, list_page, "courses/list", .list = "course" },
    { GET, "/courses/new", MAY_MANAGE_COURSES, NULL, new_page, "courses/facts" },
    { POST, "/courses", MAY_MANAGE_COURSES, make_params, make_post, "courses/facts", .again = new_page },
    { GET, "/courses/{course}", MAY_MANAGE_COURSES, course_params, course_page, "courses/course" },
    { GET, "/courses/{course}/edit", MAY_MANAGE_COURSES, course_params, edit_page, "courses/facts" },
    { POST, "/courses/{course}/edit", MAY_MANAGE_COURSES, change_params, edit_post, "courses/facts",
      .again = edit_page },
    { POST, "/courses/{course}/revise", MAY_MANAGE_COURSES, course_params, revise_post, "courses/course",
      .again = course_page },
    { POST, "/courses/{course}/publish", MAY_MANAGE_COURSES, course_params, publish_post, "courses/course",
      .again = course_page },
    { POST, "/courses/{course}/withdraw", MAY_MANAGE_COURSES, withdraw_params, withdraw_post, "courses/course",
      .again = course_page },
    { POST, "/courses/{course}/terms", MAY_MANAGE_COURSES, terms_params, terms_post, "courses/course",
      .again = course_page },
    { 0 },
};
