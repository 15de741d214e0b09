#include <stdlib.h>
#include <string.h>

#include "attach.h"
#include "chengxue/audit.h"
#include "chengxue/notices.h"
#include "chengxue/scope.h"
#include "missed.h"

/* A session that the viewer decides on, taken for this transaction. */
struct matter {
    int64_t id, activity, minutes, submitted_by;
    char *on, *state, *topic;
};

static enum status take(struct request *req, int64_t id, const char *state, struct matter *it)
{
    bool found;
    int64_t own, decides;
    *it = (struct matter){ .id = id };
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT t.on_date, t.state, TIMESTAMPDIFF(MINUTE, t.starts_at, t.ends_at) - t.break_minutes, t.submitted_by,"
            "       COALESCE(t.submitted_by = ?, 0), t.topic,"
            "       " TRAINING_IN_HAND "  FROM training t WHERE t.id = ? FOR UPDATE"),
        "iisi:ssiiisi", req->viewer, req->viewer, right_name(MAY_APPROVE_TRAINING), id, &it->on, &it->state,
        &it->minutes, &it->submitted_by, &own, &it->topic, &decides);
    if (got == OK && (!found || !decides))
        return not_found(req);
    if (got == OK && own)
        return refuse(req, "training.own");
    if (got == OK && strcmp(it->state, state) != 0)
        return refuse(req, "training.moved-on");
    return got == OK ? activity_find(req->db, "training", id, &it->activity) : got;
}

static enum status decided(struct request *req, int64_t id, const char *state, const char *act, const char *reason)
{
    enum status got = db_run(req->db,
                             SQL("UPDATE training SET state = ?, decided_by = ?, decided_at = UTC_TIMESTAMP(6),"
                                 "    decision_reason = ? WHERE id = ?"),
                             "sisi", state, req->viewer, reason, id);
    return got == OK ? training_event_keep(req, id, act, reason) : got;
}

/* -- approving -------------------------------------------------------------------------------------------------------- */

static enum status post(struct request *req, const struct matter *it)
{
    int64_t officers[TRAINING_PEOPLE_MOST];
    size_t count;
    const struct part *parts;
    struct ledger_wrong wrong = { .key = NULL };
    const struct booking booking = { .author = req->viewer };
    enum status got = db_ids(req->db, officers, TRAINING_PEOPLE_MOST, &count,
                             SQL("SELECT officer FROM training_person WHERE training = ? ORDER BY officer LIMIT ?"),
                             "ii", it->id, (int64_t)TRAINING_PEOPLE_MOST);
    if (got == OK)
        got = missed_parts(req, it->id, officers, count, it->on, it->minutes, &parts);
    return got == OK ? ledger_said(req, ledger_post(req->db, req->arena, it->activity, parts, count, &booking, &wrong),
                                   &wrong)
                     : got;
}

static enum status approve_one(struct request *req, int64_t id)
{
    struct matter it;
    enum status got = take(req, id, "submitted", &it);
    if (got == OK)
        got = post(req, &it);
    if (got == OK)
        got = attached_prove(req, id, it.activity);
    return got == OK ? decided(req, id, "approved", "approve", NULL) : got;
}

/* All or nothing; the audit's lines come last, since they hold its head. */
enum status training_approve(struct request *req, const int64_t *ids, size_t count)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = OK;
    for (size_t i = 0; got == OK && i < count; i++)
        got = approve_one(req, ids[i]);
    for (size_t i = 0; got == OK && i < count; i++)
        got = audit(req, "training.approve", "training", ids[i], NULL);
    return db_end(req->db, got);
}

/* -- giving and taking back -------------------------------------------------------------------------------------------- */

/* Who registered it hears of it, each time anew: the line of its history that was just made is what makes it one. */
static enum status tell(struct request *req, const struct matter *it, const char *kind, int64_t event,
                        const char *reason)
{
    const struct notice notice = {
        .officer = it->submitted_by,
        .kind = kind,
        .key = arena_printf(req->arena, "%lld", (long long)event),
        .link = arena_printf(req->arena, "/training/%lld", (long long)it->id),
        .facts = audit_facts(req->arena, "ss", "zero", it->topic, "one", reason),
        .sender = req->viewer,
    };
    return notice_send(req->db, &notice);
}

struct taking {
    const char *state, *becomes, *act, *kind; /* kind of the notice */
};

static enum status take_back(struct request *req, int64_t id, const struct taking *how, const char *reason)
{
    struct matter it;
    struct ledger_wrong wrong = { .key = NULL };
    const struct booking booking = { .author = req->viewer, .reason = reason };
    enum status got = take(req, id, how->state, &it);
    if (got == OK)
        got = ledger_said(req, ledger_drop(req->db, req->arena, it.activity, NULL, 0, &booking, &wrong), &wrong);
    if (got == OK)
        got = presence_drop(req->db, req->arena, it.activity, NULL, 0);
    if (got == OK)
        got = decided(req, id, how->becomes, how->act, reason);
    return got == OK ? tell(req, &it, how->kind, db_made(req->db), reason) : got;
}

enum status training_return(struct request *req, int64_t id, const char *reason)
{
    static const struct taking returning = { "submitted", "returned", "return", .kind = "training.returned" };
    if (!db_begin(req->db))
        return FAILED;
    enum status got = take_back(req, id, &returning, reason);
    if (got == OK)
        got = audit(req, "training.return", "training", id, audit_facts(req->arena, "s", "reason", reason));
    return db_end(req->db, got);
}

enum status training_withdraw(struct request *req, int64_t id, const char *reason)
{
    static const struct taking withdrawing = { "approved", "withdrawn", "withdraw", .kind = "training.withdrawn" };
    if (!db_begin(req->db))
        return FAILED;
    enum status got = take_back(req, id, &withdrawing, reason);
    if (got == OK)
        got = audit(req, "training.withdraw", "training", id, audit_facts(req->arena, "s", "reason", reason));
    return db_end(req->db, got);
}
