#include "regrade.h"

#include <stdlib.h>
#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/features.h"
#include "chengxue/item_marking.h"
#include "chengxue/page.h"
#include "exams/sitting/sitting.h"
#include "regrade_list.h"
#include "result.h"

#define NAMES_MOST 500

/* -- proposing --------------------------------------------------------------------------------------------------- */

static bool letters_fit(const char *key, int64_t choices)
{
    for (const char *at = key; *at != '\0'; at++)
        if (*at < 'A' || *at >= 'A' + choices || strchr(at + 1, *at) != NULL)
            return false;
    return key[0] != '\0';
}

static bool blanks_fit(const char *key, int64_t blanks)
{
    int64_t lines = 1;
    for (const char *at = key; *at != '\0'; at++)
        if (*at == '\n' && (at[1] == '\n' || ++lines > blanks))
            return false;
    return key[0] != '\0' && lines == blanks;
}

static bool key_fits(enum item_type type, const char *key, int64_t choices)
{
    if (key == NULL)
        return true;
    switch (type) {
    case ITEM_SINGLE:
        return letters_fit(key, choices) && key[1] == '\0';
    case ITEM_MULTIPLE:
        return letters_fit(key, choices);
    case ITEM_TRUE_FALSE:
        return strcmp(key, "true") == 0 || strcmp(key, "false") == 0;
    case ITEM_FILL_IN:
        return blanks_fit(key, choices);
    case ITEM_SHORT:
        break;
    }
    return false; /* no key marks a short answer */
}

static enum status check_proposal(struct request *req, const struct key_proposal *proposal)
{
    bool found;
    char *type;
    int64_t choices;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT v.type, v.choices FROM bank_version v WHERE v.id = ? AND EXISTS"
                                 " (SELECT 1 FROM paper_item i JOIN paper p ON p.id = i.paper"
                                 "   WHERE i.item_version = v.id AND p.sitting = ?)"),
                             "ii:si", proposal->version, proposal->sitting, &type, &choices);
    if (got == OK && !found)
        return not_found(req);
    if (got == OK && !key_fits(item_type_named(type), proposal->key, choices))
        return refuse_field(req, "key", "key-change.wrong-key");
    return got;
}

static enum status may_change(struct request *req, int64_t id)
{
    struct sitting sitting;
    enum status got = sitting_read(req, id, MAY_MANAGE_EXAMS, true, &sitting);
    if (got == OK && sitting.state < SITTING_CLOSED)
        return refuse(req, "sitting.step");
    return got == OK ? sitting_not_own(req, id) : got;
}

enum status key_change_propose(struct request *req, const struct key_proposal *proposal, int64_t *id)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = may_change(req, proposal->sitting);
    if (got == OK)
        got = check_proposal(req, proposal);
    if (got == OK)
        got = db_run(req->db,
                     SQL("INSERT INTO key_change (sitting, item_version, answer_key, reason, made_by, made_at)"
                         " VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(6))"),
                     "iissi", proposal->sitting, proposal->version, proposal->key, proposal->reason, req->viewer);
    *id = db_made(req->db);
    if (got == OK)
        got = audit(req, "key-change.propose", "key-change", *id,
                    audit_facts(req->arena, "s", "reason", proposal->reason));
    return db_end(req->db, got);
}

/* -- looking ----------------------------------------------------------------------------------------------------- */

static void show_crossing(struct request *req, const struct regrade *regrade)
{
    xmlNode *node = page_add(req->page, "crossing");
    page_set(node, "name", regrade->name);
    page_set(node, "number", regrade->number);
    page_set(node, "unit", regrade->unit);
    page_number(node, "before", regrade->total_before);
    page_number(node, "after", regrade->total_after);
    page_set(node, "outcome", regrade->passes ? "passed" : "not-passed");
}

static enum status show_effect(struct request *req, int64_t id)
{
    struct regrades list = { .arena = req->arena };
    int64_t up = 0, down = 0;
    enum status got = regrades_gather(req->db, id, &list);
    if (got != OK)
        return got;
    xmlNode *effect = page_add(req->page, "effect");
    for (const struct regrade *one = list.first; one != NULL; one = one->next) {
        if (one->passed == one->passes)
            continue;
        if (up + down < NAMES_MOST)
            show_crossing(req, one);
        *(one->passes ? &up : &down) += 1;
    }
    page_number(effect, "changed", list.count);
    page_number(effect, "up", up);
    page_number(effect, "down", down);
    return OK;
}

enum status key_change_show(struct request *req, int64_t id)
{
    bool found;
    int64_t sitting, applied;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT sitting, applied_at IS NOT NULL FROM key_change WHERE id = ?"), "i:ii", id,
                             &sitting, &applied);
    if (got == OK && !found)
        return not_found(req);
    if (got == OK)
        got = result_sitting(req, sitting);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "change", NULL,
            SQL("SELECT k.id, k.item_version, v.type, v.stem, v.answer_key AS key_before,"
                "       k.answer_key AS key_after, k.answer_key IS NULL AS voids, k.reason, o.name AS made_by,"
                "       k.made_at, k.applied_at,"
                "       (SELECT COUNT(*) FROM mark m WHERE m.cause = k.id AND m.round = 'regrade') AS regraded"
                "  FROM key_change k JOIN bank_version v ON v.id = k.item_version"
                "  LEFT JOIN officer_name o ON o.id = k.made_by WHERE k.id = ?"),
            "i", id);
    return got == OK && !applied ? show_effect(req, id) : got;
}

/* -- applying ---------------------------------------------------------------------------------------------------- */

static enum status apply(struct request *req, int64_t id, int64_t *job)
{
    enum status got = db_run(req->db,
                             SQL("UPDATE key_change SET applied_at = UTC_TIMESTAMP(6)"
                                 " WHERE id = ? AND applied_at IS NULL"),
                             "i", id);
    if (got == OK && db_changed(req->db) == 0)
        return refuse(req, "key-change.applied-before");
    if (got == OK) /* nobody needs to mark answers to an item that is void */
        got = db_run(req->db,
                     SQL("UPDATE written_answer w JOIN key_change k ON k.sitting = w.sitting"
                         "   AND k.item_version = w.item_version"
                         "   SET w.wanted = NULL, w.allotment = NULL WHERE k.id = ? AND k.answer_key IS NULL"),
                     "i", id);
    if (got == OK)
        got = job_ask(req->db, "regrade", id, req->viewer, job);
    return got == OK ? audit(req, "key-change.apply", "key-change", id, NULL) : got;
}

enum status key_change_apply(struct request *req, int64_t id, int64_t *job)
{
    bool found;
    int64_t sitting;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_get(req->db, &found, SQL("SELECT sitting FROM key_change WHERE id = ?"), "i:i", id, &sitting);
    if (got == OK && !found)
        got = not_found(req);
    if (got == OK)
        got = may_change(req, sitting);
    if (got == OK)
        got = apply(req, id, job);
    return db_end(req->db, got);
}
