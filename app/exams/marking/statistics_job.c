#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chengxue/features.h"
#include "item_analysis.h"
#include "rules.h"

#define CHOICES_MOST 26
#define SHARE 0.27 /* of the best and the weakest: Kelley (1939) found that it separates them most sharply */

/* What the walks over the rows gather; all in the job's arena. */
struct item {
    int64_t version;
    enum item_type type;
    const char *key;
    struct sums sums;
    double full;                     /* what all who had it could get */
    int64_t left_out, top;           /* top: who had it among the best */
    int64_t chosen[CHOICES_MOST][3]; /* by all, by the best, by the weakest; for true-false the first is true */
    struct item *next;
};

struct paper {
    int64_t id, form, items;
    double item_variances;
    struct sums totals; /* only n, x, xx */
    bool alike;         /* every item right or wrong, and worth the same */
    struct paper *next;
};

struct gathering {
    struct job *job;
    struct item *items;
    struct paper *papers;
};

static double number(const char *value)
{
    return value != NULL ? strtod(value, NULL) : 0;
}

/* version, type, key, n, Σx, Σx², Σy, Σy², Σxy, full */
static enum status take_item(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct gathering *all = context;
    struct item *item = arena_alloc(all->job->arena, sizeof *item);
    *item = (struct item){
        .version = strtoll(values[0], NULL, 10),
        .type = item_type_named(values[1]),
        .key = arena_copy(all->job->arena, values[2]),
        .sums = { number(values[3]), number(values[4]), number(values[5]), number(values[6]), number(values[7]),
                  number(values[8]) },
        .full = number(values[9]),
        .next = all->items,
    };
    all->items = item;
    return OK;
}

static enum status gather_items(struct gathering *all)
{
    return db_each(all->job->db, take_item, all,
                   SQL("SELECT i.item_version, v.type, v.answer_key, COUNT(*), SUM(m.score), SUM(m.score * m.score),"
                       "       SUM(r.score - m.score), SUM((r.score - m.score) * (r.score - m.score)),"
                       "       SUM(m.score * (r.score - m.score)), SUM(i.score)"
                       "  FROM result r JOIN attempt a ON a.id = r.attempt JOIN result_mark m ON m.attempt = r.attempt"
                       "  JOIN paper_item i ON i.paper = a.paper AND i.position = m.position"
                       "  JOIN item_version v ON v.id = i.item_version"
                       " WHERE r.sitting = ? GROUP BY i.item_version"),
                   "i", all->job->subject);
}

/* -- choices ----------------------------------------------------------------------------------------------------- */

/* Where a choice is counted: A is 0; true is 0 and false 1. */
static void count_answer(struct item *item, const char *answer, int64_t people, const int64_t by[3])
{
    if (answer == NULL || answer[0] == '\0') {
        item->left_out += people;
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

/* version, answer (NULL for none or a text), people, among the best, among the weakest; versions in one order */
static enum status take_answers(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct gathering *all = context;
    int64_t version = strtoll(values[0], NULL, 10);
    struct item *item = all->items;
    while (item != NULL && item->version != version)
        item = item->next;
    if (item == NULL)
        return OK; /* nobody has a mark for it */
    int64_t by[3] = { strtoll(values[2], NULL, 10), strtoll(values[3], NULL, 10), strtoll(values[4], NULL, 10) };
    item->top += by[1];
    count_answer(item, values[1], by[0], by);
    return OK;
}

static enum status score_at_rank(struct job *job, int64_t rank, int64_t *score)
{
    return db_get(job->db, NULL, SQL("SELECT score FROM result WHERE sitting = ? ORDER BY score DESC LIMIT 1 OFFSET ?"),
                  "ii:i", job->subject, rank, score);
}

static enum status gather_choices(struct gathering *all, int64_t sat)
{
    int64_t share = (int64_t)ceil(SHARE * (double)sat), best = 0, weakest = 0;
    enum status got = score_at_rank(all->job, share - 1, &best);
    if (got == OK)
        got = score_at_rank(all->job, sat - share, &weakest);
    if (got == OK) /* what people wrote is only told apart from nothing, so that thousands of texts are one row */
        got = db_each(
            all->job->db, take_answers, all,
            SQL("SELECT i.item_version, IF(v.type IN ('fill-in', 'short-answer'), IF(x.answer <> '', 'text', NULL),"
                "       NULLIF(x.answer, '')) AS answer, COUNT(*), SUM(r.score >= ?), SUM(r.score <= ?)"
                "  FROM result r JOIN attempt a ON a.id = r.attempt JOIN paper_item i ON i.paper = a.paper"
                "  JOIN item_version v ON v.id = i.item_version"
                "  LEFT JOIN response x ON x.attempt = a.id AND x.position = i.position AND x.seq ="
                "       (SELECT MAX(y.seq) FROM response y WHERE y.attempt = a.id AND y.position = i.position)"
                " WHERE r.sitting = ? GROUP BY i.item_version, answer"),
            "iii", best, weakest, all->job->subject);
    return got;
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

/* -- papers ------------------------------------------------------------------------------------------------------ */

/* paper, form, position, n, Σx, Σx², right or wrong, full, Σtotal, Σtotal²; rows of a paper stand together */
static enum status take_position(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct gathering *all = context;
    int64_t id = strtoll(values[0], NULL, 10);
    struct paper *paper = all->papers;
    if (paper == NULL || paper->id != id) {
        paper = arena_alloc(all->job->arena, sizeof *paper);
        *paper = (struct paper){ .id = id, .form = strtoll(values[1], NULL, 10), .alike = true, .next = all->papers };
        paper->totals = (struct sums){ .n = number(values[3]), .x = number(values[8]), .xx = number(values[9]) };
        all->papers = paper;
    }
    paper->items++;
    paper->item_variances += variance_of(number(values[3]), number(values[4]), number(values[5]));
    paper->alike = paper->alike && values[6][0] == '1' && values[7][0] == '1';
    return OK;
}

static enum status gather_papers(struct gathering *all)
{
    return db_each(
        all->job->db, take_position, all,
        SQL("SELECT p.id, p.form, i.position, COUNT(*), SUM(m.score), SUM(m.score * m.score),"
            "       MIN(m.score IN (0, i.score)), i.score * p.items = p.total, SUM(r.score), SUM(r.score * r.score)"
            "  FROM paper p JOIN attempt a ON a.paper = p.id JOIN result r ON r.attempt = a.id"
            "  JOIN paper_item i ON i.paper = p.id JOIN result_mark m ON m.attempt = a.id AND m.position = i.position"
            " WHERE p.sitting = ? GROUP BY p.id, i.position HAVING COUNT(*) > 1 ORDER BY p.id, i.position"),
        "i", all->job->subject);
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

static enum status keep_paper(struct job *job, const struct paper *paper)
{
    double n = paper->totals.n, variance = variance_of(n, paper->totals.x, paper->totals.xx), sd = sqrt(variance);
    double alpha = alpha_of((double)paper->items, paper->item_variances, variance);
    return db_run(job->db,
                  SQL("INSERT INTO paper_statistics (paper, sitting, form, sat, items, mean, sd, alpha, kr20, sem)"
                      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                  "iiiiisssis", paper->id, job->subject, paper->form, (int64_t)n, paper->items,
                  figure(job, paper->totals.x / n), figure(job, sd), figure(job, alpha), (int64_t)paper->alike,
                  figure(job, measurement_error(sd, alpha)));
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
        got = gather_items(&all);
    if (got == OK)
        got = job_progress(job, 1, 4);
    if (got == OK)
        got = gather_choices(&all, sat);
    if (got == OK)
        got = job_progress(job, 2, 4);
    if (got == OK)
        got = gather_papers(&all);
    if (got == OK)
        got = job_progress(job, 3, 4);
    return got == OK ? keep(&all) : got;
}
