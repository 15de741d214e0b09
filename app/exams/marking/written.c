#include "written.h"

#include <string.h>

#include "agreement.h"
#include "chengxue/bank.h"
#include "chengxue/crypto.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"
#include "scoring.h"

#define LEASE_MINUTES 30 /* for reading one answer; then somebody else may get it */

/* What keeps an answer w from a viewer: having marked it, or having written it. Takes the viewer twice. */
#define NOT_THEIRS                                                                                                     \
    " NOT EXISTS (SELECT 1 FROM mark m WHERE m.attempt = w.attempt AND m.position = w.position AND m.marker = ?)"      \
    " AND NOT EXISTS (SELECT 1 FROM attempt x WHERE x.id = w.attempt AND x.officer = ?)"

enum status written_queues(struct request *req)
{
    return db_rows(
        req->db, req->page, "item", NULL,
        SQL("SELECT w.sitting, w.item_version AS version, e.name AS exam, s.name AS sitting_name, v.stem,"
            "       COUNT(*) AS answers, SUM(w.wanted IS NULL) AS marked,"
            "       SUM(w.wanted IS NOT NULL AND (w.leased_to IS NULL OR w.leased_to < UTC_TIMESTAMP(6) OR w.marker = ?)"
            "           AND" NOT_THEIRS ") AS waiting"
            "  FROM sitting s JOIN exam e ON e.id = s.exam JOIN written_answer w ON w.sitting = s.id"
            "  JOIN bank_version v ON v.id = w.item_version"
            " WHERE s.state = 'closed' AND e.unit" IN_SCOPE
            " GROUP BY w.sitting, w.item_version ORDER BY s.closed_at, w.sitting, w.item_version LIMIT 500"),
        "iiiis", req->viewer, req->viewer, req->viewer, req->viewer, right_name(MAY_MARK));
}

static enum status check_scope(struct request *req, int64_t sitting)
{
    bool found;
    int64_t id;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT s.id FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.id = ? AND s.state = 'closed' AND e.unit" IN_SCOPE),
        "iis:i", sitting, req->viewer, right_name(MAY_MARK), &id);
    return got == OK && !found ? not_found(req) : got;
}

/* The answer that the viewer had in hand. */
static enum status find_own(struct request *req, int64_t sitting, int64_t version, bool *found, int64_t *attempt,
                            int64_t *position)
{
    return db_get(req->db, found,
                  SQL("SELECT w.attempt, w.position FROM written_answer w WHERE w.marker = ? AND w.sitting = ?"
                      "   AND w.item_version = ? AND w.wanted IS NOT NULL AND" NOT_THEIRS
                      " LIMIT 1 FOR UPDATE SKIP LOCKED"),
                  "iiiii:ii", req->viewer, sitting, version, req->viewer, req->viewer, attempt, position);
}

/*
 * The next that waits for such a mark. The lock is for speed only: of two who take the same answer, one commit fails. One
 * mark at a time, so that the index leads past thousands that have theirs.
 */
static enum status find_next(struct request *req, int64_t sitting, int64_t version, const char *wanted, bool *found,
                             int64_t *attempt, int64_t *position)
{
    return db_get(req->db, found,
                  SQL("SELECT w.attempt, w.position FROM written_answer w"
                      " WHERE w.sitting = ? AND w.item_version = ? AND w.wanted = ?"
                      "   AND (w.leased_to IS NULL OR w.leased_to < UTC_TIMESTAMP(6)) AND" NOT_THEIRS
                      " ORDER BY w.shuffle LIMIT 1 FOR UPDATE SKIP LOCKED"),
                  "iisii:ii", sitting, version, wanted, req->viewer, req->viewer, attempt, position);
}

static enum status allot(struct request *req, int64_t sitting, int64_t version, const char **allotment)
{
    static const char *const marks[] = { "first", "second", "third" };
    int64_t attempt, position;
    bool found;
    const char *name = keyed_hash(req->arena, KEY_ALLOTMENT, random_token(req->arena));
    enum status got = find_own(req, sitting, version, &found, &attempt, &position);
    for (size_t i = 0; got == OK && !found && i < sizeof marks / sizeof *marks; i++)
        got = find_next(req, sitting, version, marks[i], &found, &attempt, &position);
    if (got != OK || !found)
        return got;
    *allotment = name;
    return db_run(req->db,
                  SQL("UPDATE written_answer SET allotment = ?, marker = ?,"
                      "       leased_to = UTC_TIMESTAMP(6) + INTERVAL ? MINUTE WHERE attempt = ? AND position = ?"),
                  "siiii", name, req->viewer, (int64_t)LEASE_MINUTES, attempt, position);
}

enum status written_take(struct request *req, int64_t sitting, int64_t version, const char **allotment)
{
    *allotment = NULL;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = check_scope(req, sitting);
    if (got == OK)
        got = allot(req, sitting, version, allotment);
    return db_end(req->db, got);
}

enum status written_show(struct request *req, const char *allotment)
{
    int64_t version, rows;
    char *facts;
    xmlDoc *body;
    enum status got = db_rows(
        req->db, req->page, "answer", &rows,
        SQL("SELECT w.allotment, i.score AS full, r.answer AS answer_text, e.double_marking, e.difference_most,"
            "       (SELECT COUNT(*) FROM written_answer x WHERE x.sitting = w.sitting"
            "           AND x.item_version = w.item_version) AS answers,"
            "       (SELECT COUNT(*) FROM written_answer x WHERE x.sitting = w.sitting"
            "           AND x.item_version = w.item_version AND x.wanted IS NULL) AS marked,"
            "       (SELECT COUNT(*) FROM written_answer x JOIN mark m ON m.attempt = x.attempt"
            "           AND m.position = x.position AND m.marker = w.marker WHERE x.sitting = w.sitting"
            "           AND x.item_version = w.item_version) AS mine"
            "  FROM written_answer w JOIN attempt a ON a.id = w.attempt JOIN sitting s ON s.id = a.sitting"
            "  JOIN exam e ON e.id = s.exam JOIN paper_item i ON i.paper = a.paper AND i.position = w.position"
            "  JOIN response_now r ON r.attempt = w.attempt AND r.position = w.position"
            " WHERE w.allotment = ? AND w.marker = ? AND w.wanted IS NOT NULL"),
        "si", allotment, req->viewer);
    if (got == OK && rows == 0)
        return not_found(req);
    if (got == OK)
        got = db_get(req->db, NULL, SQL("SELECT item_version FROM written_answer WHERE allotment = ?"), "s:i",
                     allotment, &version);
    if (got == OK)
        got = bank_item_facts(req->db, version, &facts);
    if (got == OK && facts != NULL)
        page_text(page_add(req->page, "scenario"), "facts_text", facts);
    if (got == OK)
        got = bank_item_body(req->db, req->arena, version, &body);
    if (got == OK)
        xmlAddChild(req->page, xmlDocCopyNode(xmlDocGetRootElement(body), req->page->doc, 1));
    return got;
}

/* -- giving a mark ----------------------------------------------------------------------------------------------- */

struct answer {
    int64_t attempt, position, sitting, version, full, double_marking, most, first, second;
    char *wanted;
};

static enum status lock_answer(struct request *req, const char *allotment, bool *found, struct answer *answer)
{
    enum status got = db_get(req->db, found,
                             SQL("SELECT attempt, position, sitting, item_version, wanted FROM written_answer"
                                 " WHERE allotment = ? AND marker = ? AND wanted IS NOT NULL FOR UPDATE"),
                             "si:iiiis", allotment, req->viewer, &answer->attempt, &answer->position, &answer->sitting,
                             &answer->version, &answer->wanted);
    if (got != OK || !*found)
        return got;
    return db_get(req->db, NULL,
                  SQL("SELECT i.score, e.double_marking, e.difference_most,"
                      "       (SELECT m.score FROM mark m WHERE m.attempt = a.id AND m.position = i.position"
                      "           AND m.round = 'first' ORDER BY m.id DESC LIMIT 1),"
                      "       (SELECT m.score FROM mark m WHERE m.attempt = a.id AND m.position = i.position"
                      "           AND m.round = 'second' ORDER BY m.id DESC LIMIT 1)"
                      "  FROM attempt a JOIN sitting s ON s.id = a.sitting JOIN exam e ON e.id = s.exam"
                      "  JOIN paper_item i ON i.paper = a.paper AND i.position = ? WHERE a.id = ?"),
                  "ii:iiiii", answer->position, answer->attempt, &answer->full, &answer->double_marking, &answer->most,
                  &answer->first, &answer->second);
}

/* Whose mark is due after this one: NULL when *score counts. */
static const char *next_round(const struct answer *answer, int32_t *score)
{
    if (strcmp(answer->wanted, "first") == 0)
        return answer->double_marking ? "second" : NULL;
    if (strcmp(answer->wanted, "third") == 0)
        return NULL;
    return marks_agree((int32_t)answer->first, *score, (int32_t)answer->most, score) ? NULL : "third";
}

static enum status settle(struct request *req, const struct answer *answer, int32_t score)
{
    enum status got = db_run(
        req->db,
        SQL("INSERT INTO result_mark (attempt, position, score, source) VALUES (?, ?, ?, 'written')"
            " ON DUPLICATE KEY UPDATE score = VALUES(score), source = VALUES(source)"),
        "iii", answer->attempt, answer->position, (int64_t)score);
    return got == OK ? result_sum(req->db, answer->attempt) : got;
}

static enum status keep_mark(struct request *req, const struct written_mark *mark, const struct answer *answer)
{
    enum status got = db_run(req->db,
                             SQL("INSERT INTO mark (attempt, position, round, score, points, marker, made_at)"
                                 " VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))"),
                             "iisisi", answer->attempt, answer->position, answer->wanted, mark->score, mark->points,
                             req->viewer);
    int32_t score = (int32_t)mark->score;
    const char *wanted = next_round(answer, &score);
    if (got == OK)
        got = db_run(req->db,
                     SQL("UPDATE written_answer SET wanted = ?, allotment = NULL, marker = NULL, leased_to = NULL"
                         " WHERE attempt = ? AND position = ?"),
                     "sii", wanted, answer->attempt, answer->position);
    return got == OK && wanted == NULL ? settle(req, answer, score) : got;
}

enum status written_give(struct request *req, const struct written_mark *mark, int64_t *sitting, int64_t *version)
{
    struct answer answer;
    bool found;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = lock_answer(req, mark->allotment, &found, &answer);
    if (got == OK && !found) {
        answer_status(req, 409);
        got = refuse(req, "written.gone");
    } else if (got == OK && mark->score > answer.full) {
        got = refuse_field(req, "score", "written.too-much");
    }
    if (got == OK)
        got = keep_mark(req, mark, &answer);
    if (got == OK) {
        *sitting = answer.sitting;
        *version = answer.version;
    }
    return db_end(req->db, got);
}
