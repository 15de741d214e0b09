#include "exams/demo/play.h"

#include <string.h>

#include "chengxue/features.h"
#include "chengxue/words.h"
#include "exams/marking/appeal.h"
#include "exams/marking/written.h"

#define ITEMS_MOST 50

/* What a reader gives: by how good the answer is, a quarter more or less. */
static enum status judge(struct demo_play *play, const char *allotment, int64_t *score)
{
    char *text;
    int64_t full;
    enum status got = db_get(play->db, NULL,
                             SQL("SELECT r.answer, i.score FROM written_answer w JOIN attempt a ON a.id = w.attempt"
                                 "  JOIN paper_item i ON i.paper = a.paper AND i.position = w.position"
                                 "  JOIN response_now r ON r.attempt = w.attempt AND r.position = w.position"
                                 " WHERE w.allotment = ?"),
                             "s:si", allotment, &text, &full);
    if (got != OK)
        return got;
    int64_t quarters = strcmp(text, word("demo.answer-good")) == 0       ? 4
                       : strcmp(text, word("demo.answer-middling")) == 0 ? 2
                                                                         : 1;
    quarters += (int64_t)chance_below(&play->chance, 3) - 1;
    *score = full * (quarters > 4 ? 4 : quarters) / 4 / 50 * 50;
    return OK;
}

/* A reader takes answers of an item until there are none, or there have been enough. */
static enum status read_item(struct demo_play *play, struct request *reader, int64_t sitting, int64_t version, int most)
{
    enum status got = OK;
    for (int i = 0; got == OK && (most == 0 || i < most); i++) {
        struct written_mark mark = { .points = NULL };
        int64_t sitting_of, version_of;
        got = written_take(reader, sitting, version, &mark.allotment);
        if (got != OK || mark.allotment == NULL)
            return got;
        got = judge(play, mark.allotment, &mark.score);
        if (got == OK)
            got = written_give(reader, &mark, &sitting_of, &version_of);
    }
    return got;
}

enum status demo_mark(struct demo_play *play, int64_t sitting, int most)
{
    int64_t versions[ITEMS_MOST];
    size_t count;
    struct job job = { .arena = play->admin.arena, .db = play->db };
    enum status got = marking_run(&job);
    if (got == OK)
        got = db_ids(play->db, versions, ITEMS_MOST, &count,
                     SQL("SELECT DISTINCT item_version FROM written_answer WHERE sitting = ? LIMIT ?"), "ii", sitting,
                     (int64_t)ITEMS_MOST);
    size_t readers = sizeof play->reader / sizeof *play->reader;
    for (size_t i = 0; got == OK && i < count * readers; i++) {
        struct request reader = demo_person(play, play->reader[i % readers]);
        got = read_item(play, &reader, sitting, versions[i / readers], most);
    }
    return got == OK ? marking_run(&job) : got;
}

/* -- appeals ----------------------------------------------------------------------------------------------------- */

/* The written answer of somebody low in score who can sign in. */
static enum status find_appellant(struct demo_play *play, int64_t sitting, int64_t nth, int64_t *attempt,
                                  int64_t *officer, int64_t *position)
{
    return db_get(
        play->db, NULL,
        SQL("SELECT a.id, a.officer, w.position FROM attempt a JOIN result r ON r.attempt = a.id"
            "  JOIN officer o ON o.id = a.officer AND o.number" DEMO_OFFICERS
            "  JOIN written_answer w ON w.attempt = a.id JOIN result_mark m ON m.attempt = a.id"
            "   AND m.position = w.position JOIN paper_item i ON i.paper = a.paper AND i.position = w.position"
            " WHERE a.sitting = ? AND m.score < i.score ORDER BY r.score, a.id LIMIT 1 OFFSET ?"),
        "ii:iii", sitting, nth, attempt, officer, position);
}

enum status demo_appeals(struct demo_play *play, int64_t sitting, int day)
{
    int64_t attempt, officer, position, appeal;
    enum status got = OK;
    for (int64_t nth = 0; got == OK && nth < 2; nth++) {
        got = demo_clock(play, day, 560 + 35 * (int)nth);
        if (got == OK)
            got = find_appellant(play, sitting, nth, &attempt, &officer, &position);
        struct request candidate = demo_person(play, officer);
        if (got == OK)
            got = appeal_make(&candidate, attempt, position, word("demo.appeal"));
    }
    if (got == OK)
        got = db_get(play->db, NULL, SQL("SELECT MIN(id) FROM appeal"), ":i", &appeal);
    if (got == OK)
        got = demo_clock(play, day + 1, 620);
    const struct decision keeps = { .position = 0, .reason = word("demo.appeal-kept") };
    return got == OK ? appeal_decide(&play->admin, appeal, &keeps) : got;
}
