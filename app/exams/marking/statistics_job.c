#include <libxml/hash.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chengxue/features.h"
#include "chengxue/item_marking.h"
#include "item_analysis.h"

#define CHOICES_MOST 26
#define SHARE 0.27 /* of the best and the weakest: Kelley (1939) found that it separates them most sharply */

/* What the walk over the marks gathers; all in the job's arena. */
struct item {
    int64_t version;
    enum item_type type;
    const char *key;
    struct sums sums; /* x the mark, y the rest of the paper */
    double full;      /* what all who had it could get */
    int64_t left_out;
    int64_t chosen[CHOICES_MOST][3]; /* by all, by the best, by the weakest; for true-false the first is true */
    int64_t top;                     /* who had it among the best */
    struct item *next;
};

struct place {
    struct sums sums; /* x the mark, y the result */
    double full;
    bool partly; /* somebody got a part of the full score */
};

struct paper {
    int64_t id, form, items;
    double total;
    struct place *places; /* by position, from 1 */
    struct paper *next;
};

struct gathering {
    struct job *job;
    struct item *items;
    struct paper *papers;
    xmlHashTable *item_by_version, *paper_by_id;
    double best, weakest; /* who reaches best is among the best, who does not pass weakest among the weakest */
};

/* -- what there is ----------------------------------------------------------------------------------------------- */

/* version, type, key */
static enum status take_item(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct gathering *all = context;
    struct item *item = arena_alloc(all->job->arena, sizeof *item);
    *item = (struct item){ .version = strtoll(values[0], NULL, 10),
                           .type = item_type_named(values[1]),
                           .key = arena_copy(all->job->arena, values[2]),
                           .next = all->items };
    all->items = item;
    return xmlHashAddEntry(all->item_by_version, BAD_CAST values[0], item) == 0 ? OK : FAILED;
}

/* id, form, items, total */
static enum status take_paper(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct gathering *all = context;
    struct paper *paper = arena_alloc(all->job->arena, sizeof *paper);
    *paper = (struct paper){ .id = strtoll(values[0], NULL, 10),
                             .form = strtoll(values[1], NULL, 10),
                             .items = strtoll(values[2], NULL, 10),
                             .total = strtod(values[3], NULL),
                             .next = all->papers };
    paper->places = arena_alloc(all->job->arena, ((size_t)paper->items + 1) * sizeof *paper->places);
    all->papers = paper;
    return xmlHashAddEntry(all->paper_by_id, BAD_CAST values[0], paper) == 0 ? OK : FAILED;
}

static void free_table(void *table)
{
    xmlHashFree(table, NULL);
}

static xmlHashTable *table_new(struct arena *arena)
{
    xmlHashTable *table = xmlHashCreate(4096);
    arena_defer(arena, free_table, table);
    return table;
}

static enum status read_papers(struct gathering *all)
{
    struct job *job = all->job;
    all->item_by_version = table_new(job->arena);
    all->paper_by_id = table_new(job->arena);
    enum status got = db_each(
        job->db, take_item, all,
        SQL("SELECT v.id, v.type, v.answer_key FROM bank_version v WHERE v.id IN"
            " (SELECT i.item_version FROM paper p JOIN paper_item i ON i.paper = p.id WHERE p.sitting = ?)"),
        "i", job->subject);
    if (got == OK)
        got = db_each(job->db, take_paper, all, SQL("SELECT id, form, items, total FROM paper WHERE sitting = ?"), "i",
                      job->subject);
    return got;
}

static enum status score_at_rank(struct job *job, int64_t rank, double *score)
{
    int64_t found;
    enum status got = db_get(job->db, NULL,
                             SQL("SELECT score FROM result WHERE sitting = ? ORDER BY score DESC LIMIT 1 OFFSET ?"),
                             "ii:i", job->subject, rank, &found);
    *score = (double)found;
    return got;
}

static enum status find_best_and_weakest(struct gathering *all, int64_t sat)
{
    int64_t share = (int64_t)ceil(SHARE * (double)sat);
    enum status got = score_at_rank(all->job, share - 1, &all->best);
    return got == OK ? score_at_rank(all->job, sat - share, &all->weakest) : got;
}

/* -- the walk over the marks ------------------------------------------------------------------------------------- */

static void add_to(struct sums *sums, double x, double y)
{
    sums->n += 1;
    sums->x += x;
    sums->xx += x * x;
    sums->y += y;
    sums->yy += y * y;
    sums->xy += x * y;
}

/* Where a choice is counted: A is 0; true is 0 and false 1. */
static void count_answer(struct item *item, const char *answer, const int64_t by[3])
{
    item->top += by[1];
    if (answer == NULL || answer[0] == '\0') {
        item->left_out++;
        return;
    }
    if (item->type == ITEM_TRUE_FALSE) {
        for (int who = 0; who < 3; who++)
            item->chosen[strcmp(answer, "true") != 0][who] += by[who];
        return;
    }
    if (item->type != ITEM_SINGLE && item->type != ITEM_MULTIPLE)
        return;
    for (; *answer >= 'A' && *answer <= 'Z'; answer++)
        for (int who = 0; who < 3; who++)
            item->chosen[*answer - 'A'][who] += by[who];
}

/* 0 paper, position, version, full score, mark, 5 result, answer (the beginning of a long one) */
static enum status take_mark(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct gathering *all = context;
    struct item *item = xmlHashLookup(all->item_by_version, BAD_CAST values[2]);
    struct paper *paper = xmlHashLookup(all->paper_by_id, BAD_CAST values[0]);
    int64_t position = strtoll(values[1], NULL, 10);
    double full = strtod(values[3], NULL), mark = strtod(values[4], NULL), result = strtod(values[5], NULL);
    if (item == NULL || paper == NULL || position < 1 || position > paper->items)
        return FAILED;
    add_to(&item->sums, mark, result - mark);
    item->full += full;
    count_answer(item, values[6], (int64_t[]){ 1, result >= all->best, result <= all->weakest });
    struct place *place = &paper->places[position - 1];
    add_to(&place->sums, mark, result);
    place->full = full;
    place->partly = place->partly || (mark != 0 && mark != full);
    return OK;
}

static enum status walk(struct gathering *all)
{
    return db_each(all->job->db, take_mark, all,
                   SQL("SELECT a.paper, i.position, i.item_version, i.score, m.score, r.score, LEFT(x.answer, ?)"
                       "  FROM result r JOIN attempt a ON a.id = r.attempt JOIN paper_item i ON i.paper = a.paper"
                       "  JOIN result_mark m ON m.attempt = r.attempt AND m.position = i.position"
                       "  LEFT JOIN response_now x ON x.attempt = r.attempt AND x.position = i.position"
                       " WHERE r.sitting = ?"),
                   "ii", (int64_t)CHOICES_MOST, all->job->subject);
}

/* Whether the best were drawn to a wrong choice: more than to the key, or for several right ones more than half of them. */
static bool has_lure(const struct item *item)
{
    int64_t key = item->top / 2, wrong = 0;
    for (int choice = 0; choice < CHOICES_MOST; choice++) {
        bool right = item->type == ITEM_TRUE_FALSE ? (strcmp(item->key, "true") != 0) == choice
                                                   : strchr(item->key, 'A' + choice) != NULL;
        if (!right && item->chosen[choice][1] > wrong)
            wrong = item->chosen[choice][1];
        if (right && item->type != ITEM_MULTIPLE)
            key = item->chosen[choice][1];
    }
    return wrong > key;
}

/* -- keeping ----------------------------------------------------------------------------------------------------- */

/* A figure as SQL takes it: NULL when it is no number. */
static const char *figure(struct job *job, double value)
{
    return isnan(value) ? NULL : arena_printf(job->arena, "%.9g", value);
}

static enum status forget(struct job *job)
{
    enum status got = db_run(job->db, SQL("DELETE FROM choice_statistics WHERE sitting = ?"), "i", job->subject);
    if (got == OK)
        got = db_run(job->db, SQL("DELETE FROM item_statistics WHERE sitting = ?"), "i", job->subject);
    if (got == OK)
        got = db_run(job->db, SQL("DELETE FROM paper_statistics WHERE sitting = ?"), "i", job->subject);
    return got;
}

static enum status keep_choices(struct job *job, const struct item *item)
{
    enum status got = OK;
    for (int choice = 0; choice < CHOICES_MOST && got == OK; choice++) {
        const int64_t *chosen = item->chosen[choice];
        const char *name = item->type != ITEM_TRUE_FALSE ? (const char[]){ (char)('A' + choice), '\0' }
                           : choice == 0                 ? "true"
                                                         : "false";
        if (chosen[0] > 0)
            got = db_run(job->db,
                         SQL("INSERT INTO choice_statistics (sitting, item_version, choice, chosen, top, bottom)"
                             " VALUES (?, ?, ?, ?, ?, ?)"),
                         "iisiii", job->subject, item->version, name, chosen[0], chosen[1], chosen[2]);
    }
    return got;
}

static enum status keep_item(struct job *job, const struct item *item)
{
    double p = item->full > 0 ? item->sums.x / item->full : 0, r = correlation_of(&item->sums);
    bool choices = item->type != ITEM_FILL_IN && item->type != ITEM_SHORT;
    struct verdict verdict = item_verdict((int64_t)item->sums.n, p, r, choices && has_lure(item));
    enum status got = db_run(
        job->db,
        SQL("INSERT INTO item_statistics (sitting, item_version, sat, p, r, left_out, too_hard, too_easy, weak, doubtful)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        "iiissiiiii", job->subject, item->version, (int64_t)item->sums.n, figure(job, p), figure(job, r),
        item->left_out, (int64_t)verdict.too_hard, (int64_t)verdict.too_easy, (int64_t)verdict.weak,
        (int64_t)verdict.doubtful);
    return got == OK && choices ? keep_choices(job, item) : got;
}

/* Over the questions that at least two people had; a paper without any has no figures. */
static enum status keep_paper(struct job *job, const struct paper *paper)
{
    const struct place *first = NULL;
    double variances = 0;
    int64_t items = 0;
    bool alike = true; /* every item right or wrong, and worth the same */
    for (const struct place *place = paper->places; place < paper->places + paper->items; place++) {
        if (place->sums.n < 2)
            continue;
        first = first != NULL ? first : place;
        items++;
        variances += variance_of(place->sums.n, place->sums.x, place->sums.xx);
        alike = alike && !place->partly && place->full * (double)paper->items == paper->total;
    }
    if (first == NULL)
        return OK;
    double n = first->sums.n, variance = variance_of(n, first->sums.y, first->sums.yy), sd = sqrt(variance);
    double alpha = alpha_of((double)items, variances, variance);
    return db_run(job->db,
                  SQL("INSERT INTO paper_statistics (paper, sitting, form, sat, items, mean, sd, alpha, kr20, sem)"
                      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                  "iiiiisssis", paper->id, job->subject, paper->form, (int64_t)n, items, figure(job, first->sums.y / n),
                  figure(job, sd), figure(job, alpha), (int64_t)alike, figure(job, measurement_error(sd, alpha)));
}

static enum status keep_sitting(struct job *job)
{
    return db_run(
        job->db,
        SQL("REPLACE INTO sitting_statistics (sitting, made_at, sat, passed, mean, sd, least, most)"
            " SELECT sitting, UTC_TIMESTAMP(6), COUNT(*), SUM(passed), AVG(score), STDDEV_SAMP(score), MIN(score),"
            "        MAX(score) FROM result WHERE sitting = ? GROUP BY sitting"),
        "i", job->subject);
}

static enum status keep(const struct gathering *all)
{
    struct job *job = all->job;
    if (!db_begin(job->db))
        return FAILED;
    enum status got = forget(job);
    for (const struct item *item = all->items; item != NULL && got == OK; item = item->next)
        if (item->sums.n > 0)
            got = keep_item(job, item);
    for (const struct paper *paper = all->papers; paper != NULL && got == OK; paper = paper->next)
        got = keep_paper(job, paper);
    if (got == OK)
        got = keep_sitting(job);
    return db_end(job->db, got);
}

enum status statistics_run(struct job *job)
{
    struct gathering all = { .job = job };
    int64_t sat;
    enum status got = db_get(job->db, NULL, SQL("SELECT COUNT(*) FROM result WHERE sitting = ?"), "i:i", job->subject,
                             &sat);
    if (got == OK && sat == 0)
        return job_refuse(job, "statistics.nobody", NULL);
    if (got == OK)
        got = read_papers(&all);
    if (got == OK)
        got = find_best_and_weakest(&all, sat);
    if (got == OK)
        got = walk(&all);
    if (got == OK)
        got = job_progress(job, 1, 2);
    return got == OK ? keep(&all) : got;
}
