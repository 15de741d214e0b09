#include <string.h>

#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"
#include "chengxue/unit.h"

static const char *const sorts[] = { "number", "name", "unit", "entered", NULL };
static const char *const states[] = { "active", "left", NULL };

static const struct param list_params[] = {
    { "q", PARAM_TEXT, OPTIONAL, .max = 50 },
    { "unit", PARAM_ID, OPTIONAL },
    { "post", PARAM_TEXT, OPTIONAL, .max = 50 },
    { "grade", PARAM_TEXT, OPTIONAL, .max = 50 },
    { "state", PARAM_CHOICE, OPTIONAL, .choices = states },
    { "sort", PARAM_CHOICE, OPTIONAL, .choices = sorts },
    { "page", PARAM_WHOLE, OPTIONAL, 1, 100000 },
    { 0 },
};

struct filter {
    const char *q, *post, *grade;
    int64_t unit, left;
};

#define MATCHING                                                                                                       \
    " FROM officer_place p JOIN unit u ON u.id = p.unit"                                                               \
    " WHERE (? IS NULL OR LOCATE(?, p.name) > 0 OR LOCATE(?, p.number) > 0)"                                           \
    "   AND (? = 0 OR EXISTS (SELECT 1 FROM unit_tree t WHERE t.ancestor = ? AND t.descendant = p.unit))"              \
    "   AND (? IS NULL OR p.post = ?) AND (? IS NULL OR p.grade = ?) AND (p.left_on IS NOT NULL) = ?"                  \
    "   AND p.unit" IN_SCOPE

/* No telephone numbers here: they stand on a person's own page, where each look is kept. */
#define LIST(order)                                                                                                    \
    SQL("SELECT p.id, p.number, p.name, u.id AS unit_id, u.name AS unit,"                                              \
        "       (SELECT a.name FROM unit a WHERE a.id = u.parent AND a.parent IS NOT NULL) AS above, p.post, p.grade," \
        "       p.entered_on AS entered, p.left_on" MATCHING " ORDER BY " order " LIMIT ? OFFSET ?")

/* Names in the order of their sounds, which the GBK order of common characters is. */
static const char *list_sql(const char *sort)
{
    if (sort != NULL && strcmp(sort, "name") == 0)
        return LIST("CONVERT(p.name USING gbk), p.number");
    if (sort != NULL && strcmp(sort, "unit") == 0)
        return LIST("above, u.position, p.number");
    if (sort != NULL && strcmp(sort, "entered") == 0)
        return LIST("p.entered_on DESC, p.number");
    return LIST("p.number");
}

static enum status list_rows(struct request *req, const struct filter *f, int64_t number)
{
    const char *right = right_name(MAY_VIEW_PEOPLE);
    enum status got = db_rows(req->db, req->page, "officer", NULL, list_sql(param_text(req, "sort")), "sssiissssiisii",
                              f->q, f->q, f->q, f->unit, f->unit, f->post, f->post, f->grade, f->grade, f->left,
                              req->viewer, right, req->list_size, list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*)" MATCHING), "sssiissssiis", f->q, f->q, f->q, f->unit,
                         f->unit, f->post, f->post, f->grade, f->grade, f->left, req->viewer, right);
    return got;
}

/* What the filters offer: the posts and grades that occur in scope. */
static enum status list_choices(struct request *req)
{
    const char *right = right_name(MAY_VIEW_PEOPLE);
    enum status got = unit_choices(req, MAY_VIEW_PEOPLE, req->page, "unit-choice");
    if (got == OK)
        got = db_rows(req->db, req->page, "post-choice", NULL,
                      SQL("SELECT DISTINCT p.post AS id, p.post AS name FROM officer_place p"
                          " WHERE p.post <> '' AND p.left_on IS NULL"
                          "   AND p.unit" IN_SCOPE "ORDER BY p.post LIMIT 200"),
                      "is", req->viewer, right);
    if (got == OK)
        got = db_rows(req->db, req->page, "grade-choice", NULL,
                      SQL("SELECT DISTINCT p.grade AS id, p.grade AS name FROM officer_place p"
                          " WHERE p.grade <> '' AND p.left_on IS NULL"
                          "   AND p.unit" IN_SCOPE "ORDER BY p.grade LIMIT 200"),
                      "is", req->viewer, right);
    return got;
}

static enum status list_page(struct request *req)
{
    const char *state = param_text(req, "state");
    struct filter filter = {
        .q = param_text(req, "q"),
        .post = param_text(req, "post"),
        .grade = param_text(req, "grade"),
        .unit = param_id(req, "unit"),
        .left = state != NULL && strcmp(state, "left") == 0,
    };
    enum status got = list_rows(req, &filter, param_whole(req, "page"));
    return got == OK ? list_choices(req) : got;
}

const struct route officer_list_routes[] = {
    { GET, "/officers", MAY_VIEW_PEOPLE, list_params, list_page, "people/officers", .list = "officer" }, { 0 }
};
