#include <string.h>

#include "chengxue/audit.h"
#include "papers.h"
#include "sitting.h"

enum status paper_terms(struct db *db, int64_t sitting, bool *found, struct paper_terms *terms)
{
    char *draw, *multiple_rule;
    int64_t made, forms, exposure_most, pass_score, candidates;
    *terms = (struct paper_terms){ .sitting = sitting };
    enum status got = db_get(
        db, found,
        SQL("SELECT s.papers_at IS NOT NULL, e.blueprint, e.draw, e.forms, e.exposure_most, e.pass_score,"
            "       e.minutes * 60, e.grace_seconds, e.multiple_rule,"
            "       (SELECT COUNT(*) FROM candidate c WHERE c.sitting = s.id AND c.withdrawn_at IS NULL)"
            "  FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.id = ?"),
        "i:iisiiiiisi", sitting, &made, &terms->blueprint, &draw, &forms, &exposure_most, &pass_score, &terms->seconds,
        &terms->grace, &multiple_rule, &candidates);
    if (got != OK || (found != NULL && !*found))
        return got;
    terms->made = made;
    terms->draw = draw;
    terms->forms = (int)(strcmp(draw, "each") == 0 ? candidates : strcmp(draw, "forms") == 0 ? forms : 1);
    terms->exposure_most = (int)exposure_most;
    terms->pass_score = (int)pass_score;
    terms->multiple_rule = multiple_rule;
    return OK;
}

int paper_ceiling(const struct paper_terms *terms)
{
    return terms->forms == 1 ? 1 : draw_ceiling(terms->forms, terms->exposure_most);
}

/* The exam and its blueprint are locked while they are read for good: whoever changes them locks them too. */
static enum status lock_terms(struct db *db, int64_t sitting)
{
    int64_t locked;
    return db_get(db, NULL,
                  SQL("SELECT e.id FROM sitting s JOIN exam e ON e.id = s.exam JOIN blueprint b ON b.id = e.blueprint"
                      " WHERE s.id = ? FOR UPDATE"),
                  "i:i", sitting, &locked);
}

enum status papers_freeze(struct db *db, int64_t sitting, struct paper_terms *terms)
{
    if (!db_begin(db))
        return FAILED;
    enum status got = lock_terms(db, sitting);
    if (got == OK)
        got = paper_terms(db, sitting, NULL, terms);
    if (got == OK)
        got = db_run(db,
                     SQL("INSERT INTO paper_draw (sitting, papers, ceiling, method, made_at)"
                         " VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6))"),
                     "iiii", sitting, (int64_t)terms->forms, (int64_t)paper_ceiling(terms), (int64_t)DRAW_METHOD);
    if (got == OK)
        got = db_run(db,
                     SQL("INSERT INTO paper_pool (sitting, item_version) SELECT ?, i.version FROM bank_item i"
                         " WHERE i.state = 'approved' AND i.version IS NOT NULL"),
                     "i", sitting);
    if (got == OK)
        got = db_run(db,
                     SQL("INSERT INTO paper_pool_enemy (sitting, item, enemy) SELECT ?, item, enemy FROM bank_enemy"),
                     "i", sitting);
    return db_end(db, got);
}

enum status papers_clear(struct db *db, int64_t sitting)
{
    int64_t made;
    if (!db_begin(db))
        return FAILED;
    enum status got = db_get(db, NULL, SQL("SELECT papers_at IS NOT NULL FROM sitting WHERE id = ? FOR UPDATE"), "i:i",
                             sitting, &made);
    if (got != OK || made)
        return db_end(db, got);
    got = db_run(db, SQL("DELETE FROM attempt WHERE sitting = ?"), "i", sitting);
    if (got == OK)
        got = db_run(db, SQL("DELETE i FROM paper_item i JOIN paper p ON p.id = i.paper WHERE p.sitting = ?"), "i",
                     sitting);
    if (got == OK)
        got = db_run(db, SQL("DELETE FROM paper WHERE sitting = ?"), "i", sitting);
    if (got == OK)
        got = db_run(db, SQL("DELETE FROM paper_pool WHERE sitting = ?"), "i", sitting);
    if (got == OK)
        got = db_run(db, SQL("DELETE FROM paper_pool_enemy WHERE sitting = ?"), "i", sitting);
    if (got == OK)
        got = db_run(db, SQL("DELETE FROM paper_draw WHERE sitting = ?"), "i", sitting);
    return db_end(db, got);
}

enum status papers_discard(struct request *req, int64_t id)
{
    struct sitting sitting;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = sitting_read(req, id, MAY_MANAGE_EXAMS, true, &sitting);
    if (got == OK && !sitting.has_papers)
        got = refuse(req, "papers.none");
    if (got == OK && sitting.state > SITTING_PUBLISHED)
        got = refuse(req, "papers.too-late");
    if (got == OK)
        got = db_run(req->db, SQL("UPDATE sitting SET papers_at = NULL WHERE id = ?"), "i", id);
    if (got == OK)
        got = papers_clear(req->db, id);
    if (got == OK)
        got = audit(req, "papers.discard", "sitting", id, NULL);
    return db_end(req->db, got);
}
