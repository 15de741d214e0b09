#include "account_batch.h"

#include <stdlib.h>
#include <string.h>

#include "chengxue/account.h"
#include "chengxue/audit.h"
#include "chengxue/crypto.h"
#include "chengxue/features.h"
#include "chengxue/jobs.h"
#include "role.h"
#include "unit.h"

#define PIECE 500     /* officers looked up at a time */
#define TELL_EVERY 10 /* accounts made between two words about the progress */

/* Those of a unit and below without an account, and with no wider rights than who asks (two values, after the unit). */
#define WITHOUT                                                                                                        \
    " FROM membership m JOIN unit_tree t ON t.descendant = m.unit AND t.ancestor = ?"                                  \
    " WHERE m.current = 1 AND NOT EXISTS (SELECT 1 FROM account a WHERE a.officer = m.officer)"                        \
    "   AND" NOT_WIDER("m.officer")

enum status account_batch_count(struct request *req, int64_t unit, int64_t *officers, int64_t *without)
{
    enum status got = db_get(
        req->db, NULL,
        SQL("SELECT COUNT(*) FROM membership m JOIN unit_tree t ON t.descendant = m.unit AND t.ancestor = ?"
            " WHERE m.current = 1"),
        "i:i", unit, officers);
    return got == OK
               ? db_get(req->db, NULL, SQL("SELECT COUNT(*)" WITHOUT), "iii:i", unit, req->viewer, req->viewer, without)
               : got;
}

enum status account_batch_make(struct request *req, int64_t unit, int64_t *job)
{
    int64_t officers, without, batch = 0;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = unit_in_scope(req, MAY_MANAGE_PEOPLE, unit);
    if (got == OK)
        got = account_batch_count(req, unit, &officers, &without);
    if (got == OK && without == 0)
        got = refuse(req, "account-batch.nobody");
    if (got == OK) {
        got = db_run(req->db, SQL("INSERT INTO account_batch (unit, asker, asked_at) VALUES (?, ?, UTC_TIMESTAMP(6))"),
                     "ii", unit, req->viewer);
        batch = db_made(req->db);
    }
    if (got == OK)
        got = job_ask(req->db, "accounts", batch, req->viewer, job);
    if (got == OK)
        got = audit(req, "account.batch", "unit", unit, audit_facts(req->arena, "i", "people", without));
    return db_end(req->db, got);
}

enum status account_batch_destroy(struct request *req, int64_t batch)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_run(
        req->db,
        SQL("UPDATE account_batch SET destroyed_at = UTC_TIMESTAMP(6) WHERE id = ? AND asker = ? AND destroyed_at IS NULL"),
        "ii", batch, req->viewer);
    if (got == OK && db_changed(req->db) == 0)
        got = not_found(req);
    if (got == OK)
        got = db_run(req->db, SQL("DELETE FROM account_batch_line WHERE batch = ?"), "i", batch);
    if (got == OK)
        got = audit(req, "account.batch-destroy", "batch", batch, NULL);
    return db_end(req->db, got);
}

/* -- the jobs ------------------------------------------------------------------------------------------------------ */

struct piece {
    int64_t officers[PIECE];
    size_t count;
};

static enum status take_officer(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct piece *piece = context;
    piece->officers[piece->count++] = strtoll(values[0], NULL, 10);
    return OK;
}

/* One officer, one transaction: a job that dies leaves whole accounts, and goes on with those that are left. */
static enum status make_one(struct job *job, int64_t officer)
{
    char *password;
    if (!db_begin(job->db))
        return FAILED;
    enum status got = account_reset(job->db, job->arena, officer, false, &password);
    if (got == OK)
        got = db_run(job->db, SQL("INSERT INTO account_batch_line (batch, officer, password) VALUES (?, ?, ?)"), "iis",
                     job->subject, officer, seal(job->arena, KEY_PASSWORD, password, strlen(password)));
    return db_end(job->db, got);
}

static enum status make_piece(struct job *job, const struct piece *piece, int64_t *done, int64_t total)
{
    enum status got = OK;
    for (size_t i = 0; got == OK && i < piece->count; i++) {
        got = make_one(job, piece->officers[i]);
        if (got == OK && ++*done % TELL_EVERY == 0)
            got = job_progress(job, *done, total);
    }
    return got;
}

enum status accounts_run(struct job *job)
{
    int64_t unit, left, done;
    enum status got = db_get(job->db, NULL, SQL("SELECT unit FROM account_batch WHERE id = ?"), "i:i", job->subject,
                             &unit);
    if (got == OK)
        got = db_get(job->db, NULL, SQL("SELECT COUNT(*)" WITHOUT), "iii:i", unit, job->asker, job->asker, &left);
    if (got == OK)
        got = db_get(job->db, NULL, SQL("SELECT COUNT(*) FROM account_batch_line WHERE batch = ?"), "i:i", job->subject,
                     &done);
    int64_t total = got == OK ? done + left : 0;
    struct piece piece = { .count = 1 };
    while (got == OK && piece.count > 0) {
        piece.count = 0;
        got = db_each(job->db, take_officer, &piece, SQL("SELECT m.officer" WITHOUT " ORDER BY m.officer LIMIT ?"),
                      "iiii", unit, job->asker, job->asker, (int64_t)PIECE);
        if (got == OK)
            got = make_piece(job, &piece, &done, total);
    }
    return got == OK ? job_progress(job, done, total) : got;
}
