#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/buffer.h"
#include "chengxue/crypto.h"
#include "chengxue/jobs.h"
#include "papers.h"
#include "sitting.h"

/* -- making and changing ----------------------------------------------------------------------------------------- */

#define FORM_MINUTES 5 /* from when "now" is filled in until it comes here; our default */

/*
 * The waiting room opens before the start: signing in takes 36 ms of a core each. And not in the past, for it would open
 * as soon as the sitting is published; where it is open already (of sitting id, 0 for a new one) its time stays as it was.
 */
static enum status check_plan(struct request *req, int64_t id, const struct sitting_plan *plan)
{
    int64_t past;
    if (strcmp(plan->opens_at, plan->starts_at) >= 0)
        return refuse_field(req, "opens_at", "sitting.opens-late");
    enum status got = db_get(req->db, NULL,
                             SQL("SELECT CAST(? AS DATETIME) < UTC_TIMESTAMP(6) - INTERVAL ? MINUTE"
                                 "   AND NOT EXISTS (SELECT 1 FROM sitting WHERE id = ? AND state = 'waiting'"
                                 "                      AND DATE_FORMAT(opens_at, '%Y-%m-%d %H:%i') = LEFT(?, 16))"),
                             "siis:i", plan->opens_at, (int64_t)FORM_MINUTES, id, plan->opens_at, &past);
    return got == OK && past ? refuse_field(req, "opens_at", "sitting.opens-past") : got;
}

enum status sitting_create(struct request *req, const struct sitting_plan *plan, int64_t *id)
{
    unsigned char seed[32];
    random_bytes(seed, sizeof seed);
    if (!db_begin(req->db))
        return FAILED;
    enum status got = check_plan(req, 0, plan);
    if (got == OK)
        got = db_run(
            req->db,
            SQL("INSERT INTO sitting (exam, name, opens_at, starts_at, seed, made_by, made_at)"
                " SELECT e.id, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6) FROM exam e WHERE e.id = ? AND e.unit" IN_SCOPE),
            "ssssiiis", plan->name, plan->opens_at, plan->starts_at, seal(req->arena, KEY_SEED, seed, sizeof seed),
            req->viewer, plan->exam, req->viewer, right_name(MAY_MANAGE_EXAMS));
    if (got == OK && db_changed(req->db) == 0)
        got = not_found(req);
    *id = db_made(req->db);
    if (got == OK)
        got = audit(req, "sitting.create", "sitting", *id, audit_facts(req->arena, "s", "name", plan->name));
    return db_end(req->db, got);
}

enum status sitting_change(struct request *req, int64_t id, const struct sitting_plan *plan)
{
    struct sitting sitting;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = sitting_read(req, id, MAY_MANAGE_EXAMS, true, &sitting);
    if (got == OK && sitting.state > SITTING_WAITING)
        got = refuse(req, "sitting.running");
    if (got == OK)
        got = check_plan(req, id, plan);
    if (got == OK)
        got = db_run(req->db, SQL("UPDATE sitting SET name = ?, opens_at = ?, starts_at = ? WHERE id = ?"), "sssi",
                     plan->name, plan->opens_at, plan->starts_at, id);
    if (got == OK)
        got = audit(req, "sitting.change", "sitting", id,
                    audit_facts(req->arena, "sss", "name", plan->name, "opens", plan->opens_at, "starts",
                                plan->starts_at));
    return db_end(req->db, got);
}

/* -- steps of preparing ------------------------------------------------------------------------------------------ */

static enum status check_opening(struct request *req, int64_t id)
{
    int64_t past;
    enum status got = db_get(req->db, NULL,
                             SQL("SELECT opens_at < UTC_TIMESTAMP(6) - INTERVAL ? MINUTE FROM sitting WHERE id = ?"),
                             "ii:i", (int64_t)FORM_MINUTES, id, &past);
    return got == OK && past ? refuse(req, "sitting.opening-passed") : got;
}

static enum status check_seats(struct request *req, int64_t id)
{
    int64_t candidates, seated;
    enum status got = db_get(
        req->db, NULL, SQL("SELECT COUNT(*), COUNT(seat) FROM candidate WHERE sitting = ? AND withdrawn_at IS NULL"),
        "i:ii", id, &candidates, &seated);
    if (got != OK)
        return got;
    if (candidates == 0)
        return refuse(req, "sitting.no-candidates");
    if (seated < candidates)
        return refuse_with(req, "sitting.unseated", arena_printf(req->arena, "%lld", (long long)(candidates - seated)),
                           NULL);
    return OK;
}

static enum status refuse_lacks(struct request *req, const char *key, const struct draw_lack *lacks, size_t count)
{
    struct buffer *rows = buffer_new(req->arena, 400);
    for (size_t i = 0; i < count; i++)
        buffer_printf(rows, "%s%zu", i > 0 ? ", " : "", lacks[i].cell + 1);
    return refuse_with(req, key, rows->bytes, NULL);
}

/* Whether the bank as it stands today has the items for so many papers: better known now than when they are made. */
static enum status check_feasible(struct request *req, int64_t id)
{
    struct paper_terms terms;
    struct pool *pool;
    struct draw_lack lacks[DRAW_CELLS_MOST];
    enum status got = paper_terms(req->db, id, NULL, &terms);
    if (got == OK)
        got = pool_now(req->db, req->arena, terms.blueprint, &pool);
    if (got != OK)
        return got;
    if (pool->draw.cell_count == 0)
        return refuse(req, "sitting.no-cells");
    size_t count = draw_feasible(req->arena, &pool->draw, 1, 1, lacks);
    if (count > 0)
        return refuse_lacks(req, "sitting.infeasible", lacks, count);
    count = draw_feasible(req->arena, &pool->draw, terms.forms, paper_ceiling(&terms), lacks);
    return count > 0 ? refuse_lacks(req, "sitting.exposed", lacks, count) : OK;
}

enum status sitting_publish(struct request *req, int64_t id)
{
    struct sitting sitting;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = sitting_read(req, id, MAY_MANAGE_EXAMS, true, &sitting);
    if (got == OK && !sitting_step_allowed(sitting.state, SITTING_PUBLISHED))
        got = refuse(req, "sitting.step");
    if (got == OK)
        got = check_opening(req, id);
    if (got == OK)
        got = check_seats(req, id);
    if (got == OK)
        got = check_feasible(req, id);
    if (got == OK)
        got = sitting_move(req, &sitting, SITTING_PUBLISHED);
    return db_end(req->db, got);
}

enum status sitting_withdraw(struct request *req, int64_t id)
{
    struct sitting sitting;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = sitting_prepare(req, id, &sitting);
    if (got == OK)
        got = sitting_move(req, &sitting, SITTING_DRAFT);
    return db_end(req->db, got);
}

enum status sitting_ask_papers(struct request *req, int64_t id, int64_t *job)
{
    struct sitting sitting;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = sitting_read(req, id, MAY_MANAGE_EXAMS, true, &sitting);
    if (got == OK && sitting.has_papers)
        got = refuse(req, "sitting.has-papers");
    if (got == OK && sitting.state != SITTING_PUBLISHED && sitting.state != SITTING_WAITING)
        got = refuse(req, "sitting.not-published");
    if (got == OK)
        got = check_seats(req, id);
    if (got == OK)
        got = job_ask(req->db, "papers", id, req->viewer, job);
    if (got == OK)
        got = audit(req, "sitting.papers", "sitting", id, NULL);
    return db_end(req->db, got);
}
