#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/crypto.h"
#include "chengxue/session.h"
#include "password_rule.h"
#include "sign_in.h"
#include "throttle.h"

#define REST_SECONDS                                                                                                   \
    60 /* between two changes of a password that one chose: a change costs two hashes; a default of ours */

static enum status check_fresh(struct request *req, const char *present, const char *fresh, const char *again)
{
    if (strcmp(fresh, again) != 0)
        return refuse_field(req, "again", "password.differs");
    if (strcmp(present, fresh) == 0)
        return refuse_field(req, "fresh", "password.same");
    const char *fault = password_fault(req->arena, fresh, req->viewer_number, req->viewer_name);
    return fault != NULL ? refuse_field(req, "fresh", fault) : OK;
}

static enum status store(struct request *req, const char *hash)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_run(
        req->db,
        SQL("UPDATE account SET password = ?, must_change = 0, changed_at = UTC_TIMESTAMP(6) WHERE officer = ?"), "si",
        hash, req->viewer);
    if (got == OK)
        got = session_end(req, req->viewer, 0);
    if (got == OK)
        got = session_renew(req);
    if (got == OK)
        got = audit(req, "password.change", "officer", req->viewer, NULL);
    return db_end(req->db, got);
}

enum status password_change(struct request *req, const char *present, const char *fresh, const char *again)
{
    struct trial trial = { .kind = TRIAL_PASSWORD, .number = req->viewer_number, .officer = req->viewer };
    int64_t rests;
    char *stored;
    enum status got = check_fresh(req, present, fresh, again);
    if (got == OK)
        got = throttle_check(req, &trial);
    if (got == OK)
        got = db_get(req->db, NULL,
                     SQL("SELECT password, must_change = 0 AND changed_at > UTC_TIMESTAMP(6) - INTERVAL ? SECOND"
                         "  FROM account WHERE officer = ?"),
                     "ii:si", (int64_t)REST_SECONDS, req->viewer, &stored, &rests);
    if (got == OK && rests)
        return refuse(req, "password.soon");
    if (got != OK)
        return got;
    if (password_verify(stored, present))
        return store(req, password_hash(req->arena, fresh));
    got = throttle_failed(req, &trial);
    return got == OK ? refuse_field(req, "present", "password.wrong") : got;
}
