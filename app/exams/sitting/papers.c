#include "papers.h"

#include <stdlib.h>
#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/buffer.h"
#include "chengxue/features.h"

#define BATCH 50 /* papers a transaction */
#define LOOK 200 /* papers drawn between two signs of life */

struct making {
    struct job *job;
    struct paper_terms terms;
    struct lot lot;
    struct paper_writer *writer;
    struct lot_paper *papers; /* terms.forms of them */
    int64_t *candidates;      /* who is to get a paper */
    size_t candidate_count, candidate_room;
};

static bool each(const struct making *making)
{
    return strcmp(making->terms.draw, "each") == 0;
}

static char *number(struct making *making, int64_t value)
{
    return arena_printf(making->job->arena, "%lld", (long long)value);
}

/* -- drawing ----------------------------------------------------------------------------------------------------- */

/* The numbers of the blueprint's rows that lack items, as its page numbers them. */
static enum status refuse_lacks(struct making *making, const char *key, const struct draw_lack *lacks, size_t count)
{
    struct buffer *rows = buffer_new(making->job->arena, 400);
    for (size_t i = 0; i < count; i++)
        buffer_printf(rows, "%s%zu", i > 0 ? ", " : "", lacks[i].cell + 1);
    return job_refuse(making->job, key, rows->bytes);
}

static enum status check_feasible(struct making *making)
{
    const struct draw_pool *pool = &making->lot.pool->draw;
    struct draw_lack lacks[DRAW_CELLS_MOST];
    if (pool->cell_count == 0)
        return job_refuse(making->job, "papers.no-cells", NULL);
    size_t count = draw_feasible(making->job->arena, pool, 1, 1, lacks);
    if (count > 0)
        return refuse_lacks(making, "papers.infeasible", lacks, count);
    count = draw_feasible(making->job->arena, pool, making->lot.papers, making->lot.ceiling, lacks);
    return count > 0 ? refuse_lacks(making, "papers.exposed", lacks, count) : OK;
}

/* What only all papers show: the pass line in reach, expected scores close, no item in more papers than allowed. */
static enum status check_drawn(struct making *making)
{
    int least = making->papers[0].expected, most = least, used = 0;
    for (int i = 0; i < making->terms.forms; i++) {
        int expected = making->papers[i].expected;
        least = expected < least ? expected : least;
        most = expected > most ? expected : most;
    }
    for (size_t u = 0; u < making->lot.pool->draw.unit_count; u++)
        used = draw_usage(making->lot.draw, u) > used ? draw_usage(making->lot.draw, u) : used;
    if (making->papers[0].total < making->terms.pass_score)
        return job_refuse(making->job, "papers.pass-line", NULL);
    if (used > making->lot.ceiling)
        return job_refuse(making->job, "papers.over", number(making, (used * 100 - 1) / making->terms.forms + 1));
    if (most - least > SPREAD_MOST)
        return job_refuse(making->job, "papers.uneven",
                          arena_printf(making->job->arena, "%d.%02d", (most - least) / 100, (most - least) % 100));
    return OK;
}

static enum status draw_all(struct making *making)
{
    int forms = making->terms.forms;
    enum status got = check_feasible(making);
    making->papers = arena_alloc(making->job->arena, (size_t)forms * sizeof *making->papers);
    for (int i = 0; got == OK && i < forms; i++) {
        if (i % LOOK == 0)
            got = job_progress(making->job, 0, forms);
        if (got == OK && !lot_next(&making->lot, &making->papers[i]))
            got = job_refuse(making->job, "papers.enemies", NULL);
    }
    return got == OK ? check_drawn(making) : got;
}

/* -- writing ----------------------------------------------------------------------------------------------------- */

static enum status take_candidate(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct making *making = context;
    if (making->candidate_count == making->candidate_room) {
        making->candidate_room = making->candidate_room == 0 ? 1024 : making->candidate_room * 2;
        int64_t *more = arena_alloc(making->job->arena, making->candidate_room * sizeof *more);
        if (making->candidate_count > 0)
            memcpy(more, making->candidates, making->candidate_count * sizeof *more);
        making->candidates = more;
    }
    making->candidates[making->candidate_count++] = strtoll(values[0], NULL, 10);
    return OK;
}

/* Who has no paper yet, in the order of seats: with fixed forms, neighbours get different ones. */
static enum status read_candidates(struct making *making)
{
    making->candidate_count = 0;
    return db_each(making->job->db, take_candidate, making,
                   SQL("SELECT c.id FROM candidate c LEFT JOIN sitting_room r ON r.id = c.room"
                       "  LEFT JOIN attempt a ON a.id = c.id"
                       " WHERE c.sitting = ? AND c.withdrawn_at IS NULL AND a.id IS NULL"
                       " ORDER BY r.position, r.id, c.seat, c.id"),
                   "i", making->terms.sitting);
}

/* One transaction: some papers, and for papers of one's own their candidates' attempts. */
static enum status write_batch(struct making *making, int from, int to, int64_t *ids)
{
    if (!db_begin(making->job->db))
        return FAILED;
    enum status got = OK;
    for (int i = from; got == OK && i < to; i++) {
        const struct lot_paper *paper = &making->papers[i];
        got = paper_write(making->writer, paper, &ids[i]);
        if (got == OK && each(making) && (size_t)i < making->candidate_count)
            got = paper_give(making->writer, making->candidates[i], ids[i], paper->count);
    }
    return db_end(making->job->db, got);
}

static enum status give_forms(struct making *making, const int64_t *ids)
{
    if (!db_begin(making->job->db))
        return FAILED;
    enum status got = OK;
    for (size_t i = 0; got == OK && i < making->candidate_count; i++) {
        size_t form = i % (size_t)making->terms.forms;
        got = paper_give(making->writer, making->candidates[i], ids[form], making->papers[form].count);
    }
    return db_end(making->job->db, got);
}

static enum status write_all(struct making *making)
{
    int forms = making->terms.forms;
    int64_t *ids = arena_alloc(making->job->arena, (size_t)forms * sizeof *ids);
    making->writer = paper_writer_new(making->job->db, making->job->arena, &making->terms, making->lot.pool);
    enum status got = read_candidates(making);
    for (int from = 0; got == OK && from < forms; from += BATCH) {
        int to = from + BATCH < forms ? from + BATCH : forms;
        got = write_batch(making, from, to, ids);
        if (got == OK)
            got = job_progress(making->job, to, forms);
    }
    return got == OK && !each(making) ? give_forms(making, ids) : got;
}

static enum status count_use(struct making *making)
{
    return db_run(making->job->db,
                  SQL("UPDATE paper_pool p JOIN (SELECT i.item_version, COUNT(*) AS papers FROM paper a"
                      "    JOIN paper_item i ON i.paper = a.id WHERE a.sitting = ? GROUP BY i.item_version) u"
                      "    ON u.item_version = p.item_version SET p.used = u.papers WHERE p.sitting = ?"),
                  "ii", making->terms.sitting, making->terms.sitting);
}

static enum status finish(struct making *making)
{
    struct db *db = making->job->db;
    const char *origin = arena_printf(making->job->arena, "job:%lld", (long long)making->job->id);
    if (!db_begin(db))
        return FAILED;
    enum status got = count_use(making);
    if (got == OK)
        got = db_run(db, SQL("UPDATE sitting SET papers_at = UTC_TIMESTAMP(6) WHERE id = ? AND papers_at IS NULL"), "i",
                     making->terms.sitting);
    if (got == OK)
        got = audit_system(db, origin, "papers.made", "sitting", making->terms.sitting,
                           audit_facts(making->job->arena, "i", "papers", making->terms.forms));
    return db_end(db, got);
}

/* -- the job ----------------------------------------------------------------------------------------------------- */

static enum status open_lot(struct making *making)
{
    bool same;
    enum status got = lot_open(making->job->db, making->job->arena, making->terms.sitting, &making->lot, &same);
    return got == OK && !same ? job_refuse(making->job, "papers.method", NULL) : got;
}

/* From nothing, whatever an earlier try left; what comes to no good end leaves nothing. */
static enum status make_all(struct making *making)
{
    struct db *db = making->job->db;
    int64_t sitting = making->terms.sitting;
    if (making->terms.forms == 0)
        return job_refuse(making->job, "papers.no-candidates", NULL);
    enum status got = papers_clear(db, sitting);
    if (got == OK)
        got = papers_freeze(db, sitting, &making->terms);
    if (got == OK)
        got = open_lot(making);
    if (got == OK)
        got = draw_all(making);
    if (got == OK)
        got = write_all(making);
    if (got == OK)
        got = finish(making);
    if (got == OK || papers_clear(db, sitting) == OK)
        return got;
    return FAILED;
}

/* The next paper of the same draw. */
static enum status give_own(struct making *making, int64_t candidate)
{
    struct lot_paper paper;
    int64_t id;
    if (!lot_next(&making->lot, &paper))
        return job_refuse(making->job, "papers.enemies", NULL);
    if (!db_begin(making->job->db))
        return FAILED;
    enum status got = paper_write(making->writer, &paper, &id);
    if (got == OK)
        got = paper_give(making->writer, candidate, id, paper.count);
    return db_end(making->job->db, got);
}

/* The fixed form that the fewest have. */
static enum status give_form(struct making *making, int64_t candidate)
{
    int64_t id, items;
    enum status got = db_get(making->job->db, NULL,
                             SQL("SELECT p.id, p.items FROM paper p WHERE p.sitting = ?"
                                 " ORDER BY (SELECT COUNT(*) FROM attempt a WHERE a.paper = p.id), p.form LIMIT 1"),
                             "i:ii", making->terms.sitting, &id, &items);
    return got == OK ? paper_give(making->writer, candidate, id, (int)items) : got;
}

/* Goes back to where the draw had come to. */
static enum status skip_drawn(struct making *making)
{
    int64_t drawn;
    struct lot_paper paper;
    enum status got = db_get(making->job->db, NULL, SQL("SELECT COALESCE(MAX(form), 0) FROM paper WHERE sitting = ?"),
                             "i:i", making->terms.sitting, &drawn);
    for (int64_t i = 0; got == OK && i < drawn; i++)
        if (!lot_next(&making->lot, &paper))
            got = job_refuse(making->job, "papers.enemies", NULL);
    return got;
}

/* Candidates who came after the papers were made, or while they were. */
static enum status make_late(struct making *making)
{
    enum status got = read_candidates(making);
    if (got != OK || making->candidate_count == 0)
        return got;
    got = open_lot(making);
    if (got == OK && each(making))
        got = skip_drawn(making);
    making->writer = paper_writer_new(making->job->db, making->job->arena, &making->terms, making->lot.pool);
    for (size_t i = 0; got == OK && i < making->candidate_count; i++) {
        got = each(making) ? give_own(making, making->candidates[i]) : give_form(making, making->candidates[i]);
        if (got == OK)
            got = job_progress(making->job, (int64_t)i + 1, (int64_t)making->candidate_count);
    }
    return got == OK ? count_use(making) : got;
}

enum status papers_run(struct job *job)
{
    struct making making = { .job = job };
    bool found;
    enum status got = paper_terms(job->db, job->subject, &found, &making.terms);
    if (got == OK && !found)
        return job_refuse(job, "papers.no-sitting", NULL);
    if (got == OK && !making.terms.made)
        got = make_all(&making);
    return got == OK ? make_late(&making) : got;
}
