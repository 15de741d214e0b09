#include <string.h>

#include "blueprint.h"
#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/request.h"
#include "chengxue/scope.h"
#include "chengxue/unit.h"
#include "exams/draw/draw.h"

/* -- the list ---------------------------------------------------------------------------------------------------- */

static const char *const uses[] = { "active", "retired", NULL };

static const struct param list_params[] = {
    { "q", PARAM_TEXT, OPTIONAL, 0, 100, NULL },
    { "use", PARAM_CHOICE, OPTIONAL, 0, 0, uses },
    { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },
    { 0 },
};

#define LISTED                                                                                                         \
    " FROM blueprint b JOIN unit u ON u.id = b.unit WHERE (? IS NULL OR LOCATE(?, b.name) > 0)"                        \
    " AND (? IS NULL OR (? = 'retired') = (b.retired_at IS NOT NULL)) AND b.unit" IN_SCOPE

static enum status list_page(struct request *req)
{
    const char *q = param_text(req, "q"), *use = param_text(req, "use"), *right = right_name(MAY_VIEW_EXAMS);
    int64_t number = param_whole(req, "page");
    enum status got = db_rows(
        req->db, req->page, "blueprint", NULL,
        SQL("SELECT b.id, b.name, u.name AS unit, COUNT(c.id) AS cells, COALESCE(SUM(c.items), 0) AS items,"
            "       COALESCE(SUM(c.items * c.score), 0) AS total, b.made_at,"
            "       IF(b.retired_at IS NULL, 'active', 'retired') AS state"
            "  FROM (SELECT b.id" LISTED " ORDER BY b.retired_at IS NOT NULL, b.id DESC LIMIT ? OFFSET ?) p"
            "  JOIN blueprint b ON b.id = p.id JOIN unit u ON u.id = b.unit"
            "  LEFT JOIN blueprint_cell c ON c.blueprint = b.id"
            " GROUP BY b.id ORDER BY b.retired_at IS NOT NULL, b.id DESC"),
        "ssssisii", q, q, use, use, req->viewer, right, req->list_size, list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*)" LISTED), "ssssis", q, q, use, use, req->viewer, right);
    return got;
}

/* -- making ------------------------------------------------------------------------------------------------------ */

static enum status new_page(struct request *req)
{
    return unit_choices_above_squads(req, MAY_MANAGE_EXAMS);
}

static const struct param new_params[] = {
    { "name", PARAM_TEXT, REQUIRED, 0, 100, NULL },
    { "unit", PARAM_ID, REQUIRED, 0, 0, NULL },
    { 0 },
};

static enum status create_post(struct request *req)
{
    int64_t id;
    enum status got = blueprint_create(req, param_text(req, "name"), param_id(req, "unit"), &id);
    return got == OK ? request_redirect(req, NULL, "/blueprints/%lld/edit", (long long)id) : got;
}

/* -- one --------------------------------------------------------------------------------------------------------- */

static enum status head(struct request *req, int64_t id, enum right right)
{
    int64_t rows;
    enum status got = db_rows(
        req->db, req->page, "blueprint", &rows,
        SQL("SELECT b.id, b.name, u.name AS unit, b.note, b.made_at, o.name AS made_by,"
            "       IF(b.retired_at IS NULL, 'active', 'retired') AS state,"
            "       (SELECT COALESCE(SUM(c.items), 0) FROM blueprint_cell c WHERE c.blueprint = b.id) AS items,"
            "       (SELECT COALESCE(SUM(c.items * c.score), 0) FROM blueprint_cell c WHERE c.blueprint = b.id)"
            "         AS total,"
            "       EXISTS (SELECT 1 FROM paper_draw d JOIN sitting s ON s.id = d.sitting JOIN exam e"
            "         ON e.id = s.exam WHERE e.blueprint = b.id) AS frozen"
            "  FROM blueprint b JOIN unit u ON u.id = b.unit LEFT JOIN officer_name o ON o.id = b.made_by"
            " WHERE b.id = ? AND b.unit" IN_SCOPE),
        "iis", id, req->viewer, right_name(right));
    return got == OK && rows == 0 ? not_found(req) : got;
}

#define PAPERS_DEFAULT 100
#define EXPOSURE_DEFAULT 100

static const struct param view_params[] = {
    { "blueprint", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "papers", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },
    { "exposure", PARAM_WHOLE, OPTIONAL, 1, 100, NULL },
    { 0 },
};

static enum status view_page(struct request *req)
{
    int64_t id = param_id(req, "blueprint");
    int64_t papers = param_given(req, "papers") ? param_whole(req, "papers") : PAPERS_DEFAULT;
    int64_t exposure = param_given(req, "exposure") ? param_whole(req, "exposure") : EXPOSURE_DEFAULT;
    enum status got = head(req, id, MAY_VIEW_EXAMS);
    if (got == OK)
        got = blueprint_show_cells(req, id);
    if (got == OK)
        got = blueprint_show_feasible(req, id, (int)papers, (int)exposure);
    if (got == OK)
        got = db_rows(req->db, req->page, "exam", NULL,
                      SQL("SELECT e.id, e.name, u.name AS unit, e.kind, e.made_at FROM exam e"
                          "  JOIN unit u ON u.id = e.unit WHERE e.blueprint = ? AND e.unit" IN_SCOPE
                          " ORDER BY e.id DESC LIMIT 200"),
                      "iis", id, req->viewer, right_name(MAY_VIEW_EXAMS));
    return got;
}

/* -- editing: a table of rows; every submit button saves them all, and may add or remove one --------------------- */

static const char *const types[] = { "single-choice", "multiple-choice", "true-false", "fill-in",
                                     "short-answer",  "scenario",        NULL };
static const char *const levels[] = { BLUEPRINT_ANY, "remember", "understand", "apply", "analyse", NULL };

static const struct param edit_params[] = {
    { "blueprint", PARAM_ID, REQUIRED, 0, 0, NULL },
    { "name", PARAM_TEXT, REQUIRED, 0, 100, NULL },
    { "note", PARAM_PROSE, OPTIONAL, 0, 1000, NULL },
    { "domain", PARAM_CODE, OPTIONAL | MANY, 0, 0, NULL },
    { "type", PARAM_CHOICE, OPTIONAL | MANY, 0, 0, types },
    { "difficulty_least", PARAM_WHOLE, OPTIONAL | MANY, 1, 5, NULL },
    { "difficulty_most", PARAM_WHOLE, OPTIONAL | MANY, 1, 5, NULL },
    { "level", PARAM_CHOICE, OPTIONAL | MANY, 0, 0, levels },
    { "items", PARAM_TEXT, OPTIONAL | MANY, 0, 20, NULL },
    { "score", PARAM_TEXT, OPTIONAL | MANY, 0, 20, NULL },
    { "add", PARAM_FLAG, OPTIONAL, 0, 0, NULL },
    { "remove", PARAM_WHOLE, OPTIONAL, 1, DRAW_CELLS_MOST, NULL },
    { 0 },
};

/* The rows as they were sent, with room for one more. Browsers send every field of every row. */
static struct blueprint_cell *posted_cells(struct request *req, size_t *count)
{
    size_t counts[7];
    const char *const *domain = param_texts(req, "domain", &counts[0]), *const *type = param_texts(req, "type",
                                                                                                   &counts[1]);
    const int64_t *least = param_ids(req, "difficulty_least", &counts[2]);
    const int64_t *most = param_ids(req, "difficulty_most", &counts[3]);
    const char *const *level = param_texts(req, "level", &counts[4]), *const *items = param_texts(req, "items",
                                                                                                  &counts[5]);
    const char *const *score = param_texts(req, "score", &counts[6]);
    *count = counts[0];
    for (size_t i = 1; i < 7; i++)
        *count = counts[i] < *count ? counts[i] : *count;
    struct blueprint_cell *list = arena_alloc(req->arena, (*count + 1) * sizeof *list);
    for (size_t i = 0; i < *count; i++)
        list[i] = (struct blueprint_cell){ domain[i], type[i], least[i], most[i], level[i], items[i], score[i] };
    return list;
}

static void show_posted_cells(struct request *req)
{
    size_t count;
    const struct blueprint_cell *list = posted_cells(req, &count);
    for (size_t i = 0; i < count; i++) {
        xmlNode *cell = page_add(req->page, "cell");
        page_number(cell, "row", (int64_t)i + 1);
        page_set(cell, "domain", list[i].domain);
        page_set(cell, "type", list[i].type);
        page_number(cell, "difficulty_least", list[i].difficulty_least);
        page_number(cell, "difficulty_most", list[i].difficulty_most);
        page_set(cell, "level", list[i].level);
        page_set(cell, "typed_items", list[i].items);
        page_set(cell, "typed_score", list[i].score);
    }
}

static enum status edit_frame(struct request *req)
{
    enum status got = head(req, param_id(req, "blueprint"), MAY_MANAGE_EXAMS);
    if (got == OK)
        got = db_rows(req->db, req->page, "domain", NULL,
                      SQL("SELECT code AS id, name FROM bank_domain ORDER BY position, code"), "");
    return got;
}

static const struct param blueprint_params[] = { { "blueprint", PARAM_ID, REQUIRED, 0, 0, NULL }, { 0 } };

static enum status edit_page(struct request *req)
{
    int64_t id = param_id(req, "blueprint");
    enum status got = edit_frame(req);
    if (got == OK)
        got = blueprint_show_cells(req, id);
    return got == OK ? blueprint_show_feasible(req, id, 1, 100) : got;
}

static enum status edit_again(struct request *req)
{
    enum status got = edit_frame(req);
    show_posted_cells(req);
    return got;
}

/* A new row is like the one before it: rows are mostly entered by series. */
static void add_row(struct blueprint_cell *list, size_t *count)
{
    static const struct blueprint_cell first = { BLUEPRINT_ANY, "single-choice", 1, 5, BLUEPRINT_ANY, "10", "1" };
    list[*count] = *count > 0 ? list[*count - 1] : first;
    *count += 1;
}

static void remove_row(struct blueprint_cell *list, size_t *count, size_t row)
{
    if (row > *count)
        return;
    memmove(&list[row - 1], &list[row], (*count - row) * sizeof *list);
    *count -= 1;
}

static enum status edit_post(struct request *req)
{
    int64_t id = param_id(req, "blueprint");
    size_t count;
    struct blueprint_cell *list = posted_cells(req, &count);
    bool more = param_flag(req, "add") || param_given(req, "remove");
    if (param_given(req, "remove"))
        remove_row(list, &count, (size_t)param_whole(req, "remove"));
    if (param_flag(req, "add"))
        add_row(list, &count);
    enum status got = blueprint_change(req, id, param_text(req, "name"), param_text(req, "note"), list, count);
    if (got != OK)
        return got;
    return more ? request_redirect(req, NULL, "/blueprints/%lld/edit#rows", (long long)id)
                : request_redirect(req, "blueprint.saved", "/blueprints/%lld", (long long)id);
}

/* -- copying, retiring ------------------------------------------------------------------------------------------- */

static enum status copy_post(struct request *req)
{
    int64_t copy;
    enum status got = blueprint_copy(req, param_id(req, "blueprint"), &copy);
    return got == OK ? request_redirect(req, "blueprint.copied", "/blueprints/%lld/edit", (long long)copy) : got;
}

static enum status retire(struct request *req, bool retired)
{
    int64_t id = param_id(req, "blueprint");
    enum status got = blueprint_retire(req, id, retired);
    return got == OK ? request_redirect(req, retired ? "blueprint.retired" : "blueprint.restored", "/blueprints/%lld",
                                        (long long)id)
                     : got;
}

static enum status retire_post(struct request *req)
{
    return retire(req, true);
}

static enum status restore_post(struct request *req)
{
    return retire(req, false);
}

const struct route blueprint_routes[] = {
    { GET, "/blueprints", MAY_VIEW_EXAMS, list_params, list_page, "exams/blueprints", .list = "blueprint" },
    { GET, "/blueprints/new", MAY_MANAGE_EXAMS, NULL, new_page, "exams/blueprint-new" },
    { POST, "/blueprints/new", MAY_MANAGE_EXAMS, new_params, create_post, "exams/blueprint-new", .again = new_page },
    { GET, "/blueprints/{blueprint}", MAY_VIEW_EXAMS, view_params, view_page, "exams/blueprint" },
    { GET, "/blueprints/{blueprint}/edit", MAY_MANAGE_EXAMS, blueprint_params, edit_page, "exams/blueprint-edit" },
    { POST, "/blueprints/{blueprint}/edit", MAY_MANAGE_EXAMS, edit_params, edit_post, "exams/blueprint-edit",
      .again = edit_again },
    { POST, "/blueprints/{blueprint}/copy", MAY_MANAGE_EXAMS, blueprint_params, copy_post, NULL },
    { POST, "/blueprints/{blueprint}/retire", MAY_MANAGE_EXAMS, blueprint_params, retire_post, NULL },
    { POST, "/blueprints/{blueprint}/restore", MAY_MANAGE_EXAMS, blueprint_params, restore_post, NULL },
    { 0 },
};
