/* Two rule sets beside each other: what one demands and gives that the other does not. */
#include "chengxue/features.h"
#include "chengxue/page.h"
#include "rule_set.h"

static const struct param compare_params[] = { { "set", PARAM_ID, REQUIRED, 0, 0, NULL },
                                               { "with", PARAM_ID, OPTIONAL, 0, 0, NULL },
                                               { 0 } };

/* The set that was in force before: of the same year, else of an earlier one; 0 for none. */
static enum status one_before(struct request *req, int64_t set, int64_t *other)
{
    bool found;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT o.id FROM rule_set s JOIN rule_set o ON o.id <> s.id AND o.state IN ('approved', 'replaced')"
            "   AND (o.year < s.year OR (o.year = s.year AND o.number < s.number))"
            " WHERE s.id = ? ORDER BY o.year DESC, o.number DESC LIMIT 1"),
        "i:i", set, other);
    if (got == OK && !found)
        *other = 0;
    return got;
}

static enum status show_set(struct request *req, int64_t id, const char *element)
{
    int64_t rows;
    enum status got = db_rows(req->db, req->page, element, &rows,
                              SQL("SELECT s.* FROM rule_set s WHERE s.id = ? AND s.state <> 'dropped'"), "i", id);
    return got == OK && rows == 0 ? not_found(req) : got;
}

static enum status compare_page(struct request *req)
{
    int64_t set = param_id(req, "set"), other = param_id(req, "with");
    enum status got = show_set(req, set, "set");
    if (got == OK && other == 0)
        got = one_before(req, set, &other);
    if (got == OK)
        got = rule_set_show_rules(req, set, "rule", "channel");
    if (got == OK && other != 0)
        got = show_set(req, other, "other");
    if (got == OK && other != 0)
        got = rule_set_show_rules(req, other, "other-rule", "other-channel");
    return got == OK
               ? db_rows(req->db, req->page, "with-choice", NULL,
                         SQL("SELECT s.id, s.year, s.number FROM rule_set s WHERE s.state <> 'dropped' AND s.id <> ?"
                             " ORDER BY s.year DESC, s.number DESC LIMIT 500"),
                         "i", set)
               : got;
}

const struct route credits_compare_routes[] = {
    { GET, "/credits/rules/{set}/compare", MAY_VIEW_CREDITS, compare_params, compare_page, "credits/compare" },
    { 0 },
};
