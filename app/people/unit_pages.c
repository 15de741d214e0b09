#include <string.h>

#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"
#include "unit.h"

#define LEVELS 2 /* shown below a unit at a time, so that a province's tree stays a page */

/* -- looking ----------------------------------------------------------------------------------------------------- */

#define UNIT_COLUMNS                                                                                                   \
    "SELECT u.id, u.parent, u.kind, u.code, u.name, u.closed_on AS closed,"                                            \
    "       (SELECT COUNT(*) FROM unit_tree t JOIN membership m ON m.unit = t.descendant AND m.current = 1"            \
    "         WHERE t.ancestor = u.id) AS officers,"                                                                   \
    "       (SELECT COUNT(*) FROM unit b WHERE b.parent = u.id AND b.closed_on IS NULL) AS units"                      \
    "  FROM unit u"

static const struct param units_params[] = { { "closed", PARAM_FLAG }, { 0 } };

static enum status units_page(struct request *req)
{
    const char *right = right_name(MAY_VIEW_PEOPLE);
    return db_rows(req->db, req->page, "unit", NULL,
                   SQL(UNIT_COLUMNS " WHERE (u.closed_on IS NULL OR ?)"
                                    "   AND ? >= (SELECT COUNT(*) FROM unit_tree a WHERE a.descendant = u.id"
                                    "      AND a.depth > 0 AND a.ancestor" IN_SCOPE ")"
                                    "   AND u.id" IN_SCOPE "ORDER BY u.position, u.id LIMIT 1000"),
                   "iiisis", (int64_t)param_flag(req, "closed"), (int64_t)LEVELS, req->viewer, right, req->viewer,
                   right);
}

/* Who holds which role for the unit itself. */
static enum status unit_roles(struct request *req, int64_t unit)
{
    return db_rows(
        req->db, req->page, "role", NULL,
        SQL("SELECT g.role, o.id AS officer, o.number, o.name, g.granted_at FROM role_grant g"
            "  JOIN officer o ON o.id = g.officer WHERE g.unit = ? AND g.current = 1 ORDER BY g.role, o.number LIMIT 200"),
        "i", unit);
}

/* The unit, the units above it that the viewer may see, the top first, and what may be done with it. */
static enum status unit_head(struct request *req)
{
    int64_t unit = param_id(req, "unit"), rows;
    const char *right = right_name(MAY_VIEW_PEOPLE);
    enum status got = db_rows(
        req->db, req->page, "unit", &rows,
        SQL("SELECT u.id, u.parent, u.kind, u.code, u.name, u.closed_on AS closed,"
            "       (SELECT COUNT(*) FROM unit_tree t JOIN membership m ON m.unit = t.descendant AND m.current = 1"
            "         WHERE t.ancestor = u.id) AS officers,"
            "       (SELECT COUNT(*) FROM membership m WHERE m.unit = u.id AND m.current = 1) AS own,"
            "       IF(EXISTS (SELECT 1 FROM viewer_scope ms WHERE ms.viewer = ? AND ms.right_name = ? AND ms.unit = u.id),"
            "          1, NULL) AS manage"
            "  FROM unit u WHERE u.id = ? AND u.id" IN_SCOPE),
        "isiis", req->viewer, right_name(MAY_MANAGE_PEOPLE), unit, req->viewer, right);
    if (got == OK && rows == 0)
        return not_found(req);
    if (got == OK)
        got = db_rows(req->db, req->page, "above", NULL,
                      SQL("SELECT u.id, u.name FROM unit_tree t JOIN unit u ON u.id = t.ancestor"
                          " WHERE t.descendant = ? AND t.depth > 0"
                          "   AND u.id" IN_SCOPE "ORDER BY t.depth DESC LIMIT 20"),
                      "iis", unit, req->viewer, right);
    return got;
}

static const struct param unit_params[] = { { "unit", PARAM_ID, REQUIRED }, { "closed", PARAM_FLAG }, { 0 } };

static enum status unit_page(struct request *req)
{
    int64_t unit = param_id(req, "unit");
    enum status got = unit_head(req);
    if (got == OK)
        got = db_rows(req->db, req->page, "below", NULL,
                      SQL(UNIT_COLUMNS
                          " JOIN unit_tree w ON w.descendant = u.id AND w.ancestor = ? AND w.depth BETWEEN 1 AND ?"
                          " WHERE u.closed_on IS NULL OR ? ORDER BY u.position, u.id LIMIT 1000"),
                      "iii", unit, (int64_t)LEVELS, (int64_t)param_flag(req, "closed"));
    return got == OK ? unit_roles(req, unit) : got;
}

/* -- changing ---------------------------------------------------------------------------------------------------- */

static const char *const kinds[] = { "bureau", "district", "corps", "squad", NULL };

static const struct param new_page_params[] = { { "parent", PARAM_ID, OPTIONAL }, { 0 } };
static const struct param new_params[] = {
    { "parent", PARAM_ID, REQUIRED },
    { "kind", PARAM_CHOICE, REQUIRED, .choices = kinds },
    { "code", PARAM_TEXT, REQUIRED, .max = 32 },
    { "name", PARAM_TEXT, REQUIRED, .max = 50 },
    { 0 },
};

static enum status new_page(struct request *req)
{
    return unit_choices(req, MAY_MANAGE_PEOPLE, req->page, "parent-choice");
}

static enum status new_post(struct request *req)
{
    struct unit_facts facts = { .kind = param_text(req, "kind"),
                                .code = param_text(req, "code"),
                                .name = param_text(req, "name") };
    int64_t unit;
    enum status got = unit_make(req, param_id(req, "parent"), &facts, &unit);
    return got == OK ? request_redirect(req, "unit.made", "/units/%lld", (long long)unit) : got;
}

static enum status done(struct request *req, enum status got, const char *words)
{
    return got == OK ? request_redirect(req, words, "/units/%lld", (long long)param_id(req, "unit")) : got;
}

static const struct param edit_params[] = {
    { "unit", PARAM_ID, REQUIRED },
    { "code", PARAM_TEXT, REQUIRED, .max = 32 },
    { "name", PARAM_TEXT, REQUIRED, .max = 50 },
    { 0 },
};

/* A page of a form about one unit: the right that its route asks for must hold in this unit too. */
static enum status form_page(struct request *req)
{
    enum status got = unit_in_scope(req, MAY_MANAGE_PEOPLE, param_id(req, "unit"));
    return got == OK ? unit_head(req) : got;
}

static enum status edit_post(struct request *req)
{
    enum status got = unit_rename(req, param_id(req, "unit"), param_text(req, "code"), param_text(req, "name"));
    return done(req, got, "unit.saved");
}

static const struct param move_params[] = { { "unit", PARAM_ID, REQUIRED }, { "parent", PARAM_ID, REQUIRED }, { 0 } };

static enum status move_page(struct request *req)
{
    enum status got = form_page(req);
    return got == OK ? unit_choices(req, MAY_MANAGE_PEOPLE, req->page, "parent-choice") : got;
}

static enum status move_post(struct request *req)
{
    return done(req, unit_move(req, param_id(req, "unit"), param_id(req, "parent")), "unit.moved");
}

static enum status close_post(struct request *req)
{
    return done(req, unit_close(req, param_id(req, "unit")), "unit.is-closed");
}

static enum status open_post(struct request *req)
{
    return done(req, unit_open(req, param_id(req, "unit")), "unit.is-open");
}

const struct route unit_routes[] = {
    { GET, "/units", MAY_VIEW_PEOPLE, units_params, units_page, "people/units", .list = "unit" },
    { GET, "/units/new", MAY_MANAGE_PEOPLE, new_page_params, new_page, "people/unit-new" },
    { POST, "/units/new", MAY_MANAGE_PEOPLE, new_params, new_post, "people/unit-new", .again = new_page },
    { GET, "/units/{unit}", MAY_VIEW_PEOPLE, unit_params, unit_page, "people/unit" },
    { GET, "/units/{unit}/edit", MAY_MANAGE_PEOPLE, unit_params, form_page, "people/unit-edit" },
    { POST, "/units/{unit}/edit", MAY_MANAGE_PEOPLE, edit_params, edit_post, "people/unit-edit", .again = form_page },
    { GET, "/units/{unit}/move", MAY_MANAGE_PEOPLE, unit_params, move_page, "people/unit-move" },
    { POST, "/units/{unit}/move", MAY_MANAGE_PEOPLE, move_params, move_post, "people/unit-move", .again = move_page },
    { GET, "/units/{unit}/close", MAY_MANAGE_PEOPLE, unit_params, form_page, "people/unit-close" },
    { POST, "/units/{unit}/close", MAY_MANAGE_PEOPLE, unit_params, close_post, "people/unit-close",
      .again = form_page },
    { POST, "/units/{unit}/open", MAY_MANAGE_PEOPLE, unit_params, open_post, NULL },
    { 0 }
};
