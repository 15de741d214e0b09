#include "sitting.h"

#include <assert.h>
#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/page.h"

static const char *const names[SITTING_STATES] = { "draft",  "published", "waiting", "running",
                                                   "closed", "marked",    "released" };

/* Every step there is. A sitting that was marked goes back to closed when a key turns out wrong or an appeal holds. */
static const struct step {
    enum sitting_state from, to;
} steps[] = {
    { SITTING_DRAFT, SITTING_PUBLISHED }, { SITTING_PUBLISHED, SITTING_DRAFT }, { SITTING_PUBLISHED, SITTING_WAITING },
    { SITTING_WAITING, SITTING_RUNNING }, { SITTING_RUNNING, SITTING_CLOSED },  { SITTING_CLOSED, SITTING_MARKED },
    { SITTING_MARKED, SITTING_CLOSED },   { SITTING_MARKED, SITTING_RELEASED },
};

static enum sitting_state state_of(const char *name)
{
    int state = 0;
    while (state < SITTING_STATES && strcmp(names[state], name) != 0)
        state++;
    assert(state < SITTING_STATES);
    return (enum sitting_state)state;
}

bool sitting_step_allowed(enum sitting_state from, enum sitting_state to)
{
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i].from == from && steps[i].to == to)
            return true;
    return false;
}

static enum status lock(struct db *db, int64_t id)
{
    int64_t locked;
    bool found;
    return db_get(db, &found, SQL("SELECT id FROM sitting WHERE id = ? FOR UPDATE"), "i:i", id, &locked);
}

enum status sitting_read(struct request *req, int64_t id, enum right right, bool for_change, struct sitting *sitting)
{
    bool found;
    char *state;
    int64_t has_papers, papers_asked;
    enum status got = for_change ? lock(req->db, id) : OK;
    if (got == OK)
        got = db_get(req->db, &found,
                     SQL("SELECT s.id, s.state, s.papers_at IS NOT NULL," PAPERS_ASKED
                         "  FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.id = ? AND e.unit" IN_SCOPE),
                     "iis:isii", id, req->viewer, right_name(right), &sitting->id, &state, &has_papers, &papers_asked);
    if (got != OK)
        return got;
    if (!found)
        return not_found(req);
    sitting->state = state_of(state);
    sitting->has_papers = has_papers;
    sitting->papers_asked = papers_asked;
    return OK;
}

enum status sitting_prepare(struct request *req, int64_t id, struct sitting *sitting)
{
    enum status got = sitting_read(req, id, MAY_MANAGE_EXAMS, true, sitting);
    if (got == OK && (sitting->has_papers || sitting->papers_asked))
        got = refuse(req, "sitting.has-papers");
    return got;
}

enum status sitting_move(struct request *req, struct sitting *sitting, enum sitting_state to)
{
    if (!sitting_step_allowed(sitting->state, to))
        return refuse(req, "sitting.step");
    enum status got = db_run(req->db,
                             SQL("UPDATE sitting SET state = ?,"
                                 "       started_at = IF(? = 'running', UTC_TIMESTAMP(6), started_at),"
                                 "       marked_at = IF(? = 'marked', UTC_TIMESTAMP(6), marked_at) WHERE id = ?"),
                             "sssi", names[to], names[to], names[to], sitting->id);
    const char *facts = audit_facts(req->arena, "ss", "state-from", names[sitting->state], "state-to", names[to]);
    sitting->state = to;
    return got == OK ? audit(req, "sitting.state", "sitting", sitting->id, facts) : got;
}

enum status sitting_move_by_job(struct db *db, struct arena *arena, int64_t id, enum sitting_state from,
                                enum sitting_state to)
{
    assert(sitting_step_allowed(from, to));
    if (!db_begin(db))
        return FAILED;
    enum status got = db_run(
        db,
        SQL("UPDATE sitting SET state = ?, marked_at = IF(? = 'marked', UTC_TIMESTAMP(6), marked_at)"
            " WHERE id = ? AND state = ?"),
        "ssis", names[to], names[to], id, names[from]);
    if (got == OK && db_changed(db) > 0)
        got = audit_system(db, "job", "sitting.state", "sitting", id,
                           audit_facts(arena, "ss", "state-from", names[from], "state-to", names[to]));
    return db_end(db, got);
}

enum status sitting_not_own(struct request *req, int64_t id)
{
    bool own;
    int64_t found;
    enum status got = db_get(req->db, &own,
                             SQL("SELECT c.id FROM candidate c JOIN sitting s ON s.id = c.sitting WHERE c.sitting = ?"
                                 "   AND c.officer = ? AND c.withdrawn_at IS NULL AND s.state <> 'released'"),
                             "ii:i", id, req->viewer, &found);
    if (got != OK || !own)
        return got;
    answer_status(req, 403);
    return refuse(req, "sitting.own");
}

/* -- what may be done now ---------------------------------------------------------------------------------------- */

static void offer(struct request *req, bool allowed, const char *what)
{
    if (allowed)
        page_set(page_add(req->page, "can"), "do", what);
}

enum status sitting_offers(struct request *req, int64_t id, int64_t *whole)
{
    bool found;
    char *name;
    int64_t made, asked, view, manage, invigilate, enrol;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT s.state, s.papers_at IS NOT NULL," PAPERS_ASKED ", e.unit" IN_SCOPE
                                 ", e.unit" IN_SCOPE ", e.unit" IN_SCOPE "," SITTING_ENROLS
                                 "  FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.id = ? AND" SITTING_SEEN),
                             "isisisisiiisiis:siiiiii", req->viewer, right_name(MAY_VIEW_EXAMS), req->viewer,
                             right_name(MAY_MANAGE_EXAMS), req->viewer, right_name(MAY_INVIGILATE), req->viewer,
                             right_name(MAY_ENROL), req->viewer, id, req->viewer, right_name(MAY_VIEW_EXAMS),
                             req->viewer, req->viewer, right_name(MAY_VIEW_EXAMS), &name, &made, &asked, &view, &manage,
                             &invigilate, &enrol);
    if (got != OK)
        return got;
    if (!found)
        return not_found(req);
    enum sitting_state state = state_of(name);
    bool open = !made && !asked, early = state <= SITTING_PUBLISHED;
    offer(req, view, "view");
    offer(req, invigilate && state >= SITTING_PUBLISHED && state <= SITTING_RUNNING, "invigilate");
    offer(req, invigilate && state >= SITTING_RUNNING, "protocol");
    offer(req, manage && state <= SITTING_WAITING, "change");
    offer(req, manage && open && early, "prepare");
    offer(req, manage && state <= SITTING_RUNNING, "place");
    offer(req, enrol, "nominate");
    offer(req, enrol && open && early, "drop");
    offer(req, (enrol && open && early) || (manage && made && !asked && state <= SITTING_RUNNING), "enrol");
    offer(req, manage && state == SITTING_DRAFT, "publish");
    offer(req, manage && open && state == SITTING_PUBLISHED, "withdraw");
    offer(req, manage && open && (state == SITTING_PUBLISHED || state == SITTING_WAITING), "papers");
    offer(req, manage && made && state <= SITTING_PUBLISHED, "discard");
    offer(req, state == SITTING_RELEASED || (manage && state >= SITTING_CLOSED), "results");
    if (whole != NULL)
        *whole = view;
    return OK;
}
