#include <string.h>

#include "appeal.h"
#include "chengxue/audit.h"
#include "chengxue/notices.h"
#include "chengxue/scope.h"
#include "result.h"
#include "scoring.h"

struct appeal {
    int64_t id, attempt, position, sitting, officer, days, first_by;
    char *state;
};

static enum status lock_appeal(struct request *req, int64_t id, struct appeal *appeal)
{
    bool found;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT attempt, position, state FROM appeal WHERE id = ? FOR UPDATE"), "i:iis", id,
                             &appeal->attempt, &appeal->position, &appeal->state);
    if (got == OK && found)
        got = db_get(req->db, &found,
                     SQL("SELECT a.sitting, a.officer, e.appeal_days, (SELECT d.decided_by FROM appeal_decision d"
                         "    WHERE d.appeal = ? AND d.round = 'first')"
                         "  FROM attempt a JOIN sitting s ON s.id = a.sitting JOIN exam e ON e.id = s.exam"
                         " WHERE a.id = ? AND e.unit" IN_SCOPE),
                     "iiis:iiii", id, appeal->attempt, req->viewer, right_name(MAY_MANAGE_EXAMS), &appeal->sitting,
                     &appeal->officer, &appeal->days, &appeal->first_by);
    appeal->id = id;
    return got == OK && !found ? not_found(req) : got;
}

static enum status check(struct request *req, const struct appeal *appeal, const struct decision *decision)
{
    if (strcmp(appeal->state, "open") != 0 && strcmp(appeal->state, "again") != 0)
        return refuse(req, "appeal.not-waiting");
    if (appeal->first_by == req->viewer)
        return refuse(req, "appeal.same-person");
    if (appeal->officer == req->viewer)
        return refuse(req, "appeal.own");
    if (decision->position != 0 && appeal->position != 0 && decision->position != appeal->position)
        return refuse_field(req, "position", "appeal.other-question");
    return OK;
}

/* The new score of a question, kept as a mark and carried into the result. *before gets what counted until now. */
static enum status change_score(struct request *req, const struct appeal *appeal, const struct decision *decision,
                                int64_t *before)
{
    bool found;
    int64_t full;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT i.score, m.score FROM attempt a JOIN paper_item i ON i.paper = a.paper"
                                 "  JOIN result_mark m ON m.attempt = a.id AND m.position = i.position"
                                 " WHERE a.id = ? AND i.position = ? FOR UPDATE"),
                             "ii:ii", appeal->attempt, decision->position, &full, before);
    if (got == OK && !found)
        return refuse_field(req, "position", "appeal.no-question");
    if (got == OK && decision->score > full)
        return refuse_field(req, "score", "written.too-much");
    if (got == OK)
        got = db_run(req->db,
                     SQL("INSERT INTO mark (attempt, position, round, score, before_score, marker, cause, made_at)"
                         " VALUES (?, ?, 'appeal', ?, ?, ?, ?, UTC_TIMESTAMP(6))"),
                     "iiiiii", appeal->attempt, decision->position, decision->score, *before, req->viewer, appeal->id);
    if (got == OK)
        got = db_run(req->db,
                     SQL("UPDATE result_mark SET score = ?, source = 'appeal' WHERE attempt = ? AND position = ?"),
                     "iii", decision->score, appeal->attempt, decision->position);
    if (got == OK)
        got = result_sum(req->db, appeal->attempt);
    return got == OK ? results_follow(req->db, appeal->sitting, req->viewer) : got;
}

static enum status keep_decision(struct request *req, const struct appeal *appeal, const struct decision *decision,
                                 int64_t before)
{
    bool first = strcmp(appeal->state, "open") == 0, changed = decision->position != 0;
    enum status got = db_run(req->db,
                             SQL("INSERT INTO appeal_decision (appeal, round, position, before_score, score, reason,"
                                 "       decided_by, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))"),
                             "isnnnsi", appeal->id, first ? "first" : "second", changed ? &decision->position : NULL,
                             changed ? &before : NULL, changed ? &decision->score : NULL, decision->reason,
                             req->viewer);
    if (got == OK)
        got = db_run(req->db,
                     SQL("UPDATE appeal SET state = ?, again_until = COALESCE(again_until,"
                         "       UTC_TIMESTAMP(6) + INTERVAL ? DAY) WHERE id = ?"),
                     "sii", first ? "decided" : "final", appeal->days, appeal->id);
    if (got != OK)
        return got;
    const char *facts = changed ? audit_facts(req->arena, "siii", "decision", "change", "question", decision->position,
                                              "score-from", before, "score-to", decision->score)
                                : audit_facts(req->arena, "s", "decision", "keep");
    return audit(req, "appeal.decide", "appeal", appeal->id, facts);
}

/* Both decisions are told, each once. */
static enum status tell(struct request *req, const struct appeal *appeal)
{
    const struct notice notice = {
        .officer = appeal->officer,
        .kind = "appeal.decided",
        .key = arena_printf(req->arena, "%lld-%s", (long long)appeal->id, appeal->state),
        .link = arena_printf(req->arena, "/exams/results/%lld", (long long)appeal->attempt),
        .sender = req->viewer,
    };
    return notice_send(req->db, &notice);
}

enum status appeal_decide(struct request *req, int64_t id, const struct decision *decision)
{
    struct appeal appeal;
    int64_t before = 0;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = lock_appeal(req, id, &appeal);
    if (got == OK)
        got = check(req, &appeal, decision);
    if (got == OK && decision->position != 0)
        got = change_score(req, &appeal, decision, &before);
    if (got == OK)
        got = tell(req, &appeal);
    if (got == OK)
        got = keep_decision(req, &appeal, decision, before);
    return db_end(req->db, got);
}
