#include <jansson.h>

#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/request.h"
#include "chengxue/scope.h"

static const struct param list_params[] = {
    { "actor", PARAM_TEXT, OPTIONAL, 0, 30, NULL },
    { "action", PARAM_CODE, OPTIONAL, 0, 0, NULL },
    { "kind", PARAM_CODE, OPTIONAL, 0, 0, NULL },
    { "object", PARAM_TEXT, OPTIONAL, 0, 100, NULL }, /* a part of its name, an officer's number */
    { "from", PARAM_DATE, OPTIONAL, 0, 0, NULL },
    { "to", PARAM_DATE, OPTIONAL, 0, 0, NULL },
    { "page", PARAM_WHOLE, OPTIONAL, 1, 100000, NULL },
    { 0 },
};

/*
 * What an object is called now; NULL when it is gone. Each feature declares the views of its own names. An officer's has
 * the number in it, so that both find it.
 */
#define OBJECT_NAME                                                                                                    \
    " CASE a.object_kind"                                                                                              \
    "   WHEN 'officer' THEN (SELECT CONCAT(x.name, ' ', x.number) FROM officer_name x WHERE x.id = a.object)"          \
    "   WHEN 'unit' THEN (SELECT x.name FROM unit_name x WHERE x.id = a.object)"                                       \
    "   WHEN 'import' THEN (SELECT x.name FROM officer_import_name x WHERE x.id = a.object)"                           \
    "   WHEN 'batch' THEN (SELECT x.name FROM account_batch_name x WHERE x.id = a.object)"                             \
    "   WHEN 'activity' THEN (SELECT x.name FROM activity_name x WHERE x.id = a.object)"                               \
    "   WHEN 'rule-set' THEN (SELECT x.name FROM rule_set_name x WHERE x.id = a.object)"                               \
    "   WHEN 'course' THEN (SELECT x.name FROM course_name x WHERE x.id = a.object)"                                   \
    "   WHEN 'training' THEN (SELECT x.name FROM training_name x WHERE x.id = a.object)"                               \
    "   WHEN 'blueprint' THEN (SELECT x.name FROM blueprint_name x WHERE x.id = a.object)"                             \
    "   WHEN 'exam' THEN (SELECT x.name FROM exam_name x WHERE x.id = a.object)"                                       \
    "   WHEN 'sitting' THEN (SELECT x.name FROM sitting_name x WHERE x.id = a.object)"                                 \
    "   WHEN 'paper' THEN (SELECT x.name FROM paper_name x WHERE x.id = a.object)"                                     \
    "   WHEN 'key-change' THEN (SELECT x.name FROM key_change_name x WHERE x.id = a.object)"                           \
    "   WHEN 'appeal' THEN (SELECT x.name FROM appeal_name x WHERE x.id = a.object) END "

/*
 * Who holds the right for the whole tree sees all; else what the officers in scope did. Days are those of Shanghai.
 */
#define FILTERED                                                                                                       \
    " FROM audit_line a LEFT JOIN officer_name o ON o.id = a.actor"                                                    \
    " WHERE (? IS NULL OR o.number = ? OR o.name = ?) AND (? IS NULL OR a.action = ?)"                                 \
    "   AND (? IS NULL OR a.object_kind = ?) AND (? IS NULL OR LOCATE(?," OBJECT_NAME ") > 0)"                         \
    "   AND a.at >= COALESCE(? - INTERVAL 8 HOUR, '1970-01-01')"                                                       \
    "   AND a.at < COALESCE(? + INTERVAL 16 HOUR, '9999-01-01')"                                                       \
    "   AND (" IN_WHOLE "     OR EXISTS (SELECT 1 FROM officer_place p WHERE p.id = a.actor AND p.unit" IN_SCOPE "))"
#define FILTER_TYPES "sssssssssssisis"
#define FILTER_VALUES(req)                                                                                             \
    param_text(req, "actor"), param_text(req, "actor"), param_text(req, "actor"), param_text(req, "action"),           \
        param_text(req, "action"), param_text(req, "kind"), param_text(req, "kind"), param_text(req, "object"),        \
        param_text(req, "object"), param_text(req, "from"), param_text(req, "to"), (req)->viewer,                      \
        right_name(MAY_VIEW_AUDIT), (req)->viewer, right_name(MAY_VIEW_AUDIT)

static void show_fact(xmlNode *line, const char *name, const json_t *value)
{
    xmlNode *fact = page_add(line, "fact");
    page_set(fact, "name", name);
    if (json_is_integer(value))
        page_number(fact, "value", json_integer_value(value));
    else
        page_set(fact, "value", json_string_value(value));
}

/* A child element for each fact, for the sheet to put into words. */
static void show_facts(xmlNode *line)
{
    xmlChar *detail = xmlGetProp(line, BAD_CAST "detail");
    json_t *facts = detail != NULL ? json_loads((const char *)detail, 0, NULL) : NULL;
    const char *name;
    json_t *value;
    json_object_foreach(facts, name, value) show_fact(line, name, value);
    json_decref(facts);
    xmlFree(detail);
}

static enum status audit_page(struct request *req)
{
    int64_t number = param_whole(req, "page");
    enum status got = db_rows(
        req->db, req->page, "line", NULL,
        SQL("SELECT a.id, a.at, o.number, o.name, a.origin, a.action, a.object_kind AS kind, a.object,"
            " " OBJECT_NAME "AS object_name, a.detail,"
            " (SELECT CONCAT(x.name, ' ', x.number) FROM officer_name x WHERE x.id = JSON_VALUE(a.detail, '$.officer'))"
            "   AS about" FILTERED " ORDER BY a.id DESC LIMIT ? OFFSET ?"),
        FILTER_TYPES "ii", FILTER_VALUES(req), req->list_size, list_start(req, number));
    if (got == OK)
        got = list_count(req, number, SQL("SELECT COUNT(*)" FILTERED), FILTER_TYPES, FILTER_VALUES(req));
    for (xmlNode *node = req->page->children; got == OK && node != NULL; node = node->next)
        if (xmlStrEqual(node->name, BAD_CAST "line"))
            show_facts(node);
    return got;
}

const struct route audit_routes[] = {
    { GET, "/audit", MAY_VIEW_AUDIT, list_params, audit_page, "audit/list", .list = "line" },
    { 0 },
};
