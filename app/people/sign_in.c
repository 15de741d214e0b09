#include "sign_in.h"

#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/crypto.h"
#include "chengxue/session.h"
#include "chengxue/text.h"
#include "chengxue/words.h"
#include "throttle.h"

#define SECRET_SIZE 20 /* bytes, as RFC 4226 section 4 recommends */

/* Verified when the number is unknown, so that the answer takes as long as for a known one. */
static bool verify(struct request *req, const char *stored, const char *password)
{
    static char *nobody;
    if (nobody == NULL) {
        char *hash = password_hash(req->arena, "nobody signs in with this");
        nobody = strdup(hash);
    }
    return password_verify(stored != NULL ? stored : nobody, password) && stored != NULL;
}

/* A session by the password; what this place got wrong before is forgiven only when no second factor is due. */
static enum status admit(struct request *req, const struct trial *trial, bool factor_due)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = factor_due ? OK : throttle_succeeded(req, trial);
    if (got == OK)
        got = session_open(req, trial->officer);
    if (got == OK) {
        req->viewer = trial->officer;
        got = audit(req, "sign-in", "officer", trial->officer, NULL);
    }
    return db_end(req->db, got);
}

enum status sign_in(struct request *req, const char *number, const char *password)
{
    struct trial trial = { .kind = TRIAL_PASSWORD, .number = number };
    bool found;
    int64_t factor_due;
    char *stored;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT o.id, a.password, a.totp IS NOT NULL AND EXISTS (SELECT 1 FROM role_grant g WHERE g.officer = o.id"
            "                                                           AND g.current = 1)"
            "  FROM officer o JOIN account a ON a.officer = o.id WHERE o.number = ? AND o.left_on IS NULL"),
        "s:isi", text_fold(req->arena, number), &trial.officer, &stored, &factor_due);
    if (got == OK && !found)
        trial.officer = 0;
    if (got == OK)
        got = throttle_check(req, &trial);
    if (got != OK)
        return got;
    if (verify(req, found ? stored : NULL, password))
        return admit(req, &trial, factor_due);
    got = throttle_failed(req, &trial);
    return got == OK ? refuse(req, "sign-in.wrong") : got;
}

/* -- the second factor ------------------------------------------------------------------------------------------- */

static struct trial code_trial(const struct request *req)
{
    return (struct trial){ .kind = TRIAL_CODE, .number = req->viewer_number, .officer = req->viewer };
}

static enum status factor_wrong(struct request *req, const struct trial *trial)
{
    enum status got = throttle_failed(req, trial);
    return got == OK ? refuse_field(req, "code", "factor.wrong") : got;
}

/* Whether the code is one of the sealed secret, and later than the last one used: a code that was seen is worth nothing. */
static enum status code_holds(struct request *req, const char *sealed, const char *code, int64_t used, bool *holds,
                              int64_t *step)
{
    int64_t now;
    size_t length;
    enum status got = db_get(req->db, NULL, SQL("SELECT UNIX_TIMESTAMP()"), ":i", &now);
    unsigned char *secret = got == OK ? unseal(req->arena, KEY_FACTOR, sealed, &length) : NULL;
    *holds = secret != NULL && totp_verify(secret, length, text_fold(req->arena, code), now, step) && *step > used;
    return got;
}

/* The second factor is there, and with it the sign-in is whole. Inside the caller's transaction. */
static enum status make_whole(struct request *req, const struct trial *trial, const char *action)
{
    enum status got = session_strengthen(req);
    if (got == OK)
        got = throttle_succeeded(req, trial);
    return got == OK ? audit(req, action, "officer", req->viewer, NULL) : got;
}

/* The code of that step was right: uses the step up. */
static enum status factor_given(struct request *req, const struct trial *trial, int64_t step)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_run(req->db, SQL("UPDATE account SET totp_step = ? WHERE officer = ? AND totp_step < ?"),
                             "iii", step, req->viewer, step);
    if (got == OK && db_changed(req->db) == 0)
        got = refuse_field(req, "code", "factor.wrong"); /* the same code came twice at once */
    if (got == OK)
        got = make_whole(req, trial, "factor.given");
    return db_end(req->db, got);
}

enum status sign_in_factor(struct request *req, const char *code)
{
    struct trial trial = code_trial(req);
    enum status got = throttle_check(req, &trial);
    char *sealed;
    int64_t used, step;
    if (got == OK)
        got = db_get(req->db, NULL, SQL("SELECT totp, totp_step FROM account WHERE officer = ?"), "i:si", req->viewer,
                     &sealed, &used);
    bool holds = false;
    if (got == OK && sealed != NULL)
        got = code_holds(req, sealed, code, used, &holds, &step);
    if (got != OK)
        return got;
    return holds ? factor_given(req, &trial, step) : factor_wrong(req, &trial);
}

enum status factor_prepare(struct request *req)
{
    unsigned char secret[SECRET_SIZE];
    random_bytes(secret, sizeof secret);
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_run(req->db,
                             SQL("UPDATE account SET totp_pending = ? WHERE officer = ? AND (totp IS NULL OR ?)"),
                             "sii", seal(req->arena, KEY_FACTOR, secret, sizeof secret), req->viewer,
                             (int64_t)req->viewer_strong);
    if (got == OK && db_changed(req->db) == 0)
        got = refuse(req, "factor.there");
    return db_end(req->db, got);
}

enum status factor_pending(struct request *req, char **secret, char **address)
{
    char *sealed;
    *secret = *address = NULL;
    enum status got = db_get(req->db, NULL, SQL("SELECT totp_pending FROM account WHERE officer = ?"), "i:s",
                             req->viewer, &sealed);
    if (got != OK || sealed == NULL)
        return got;
    size_t length;
    unsigned char *bytes = unseal(req->arena, KEY_FACTOR, sealed, &length);
    if (bytes == NULL)
        return FAILED;
    *secret = base32(req->arena, bytes, length);
    *address = arena_printf(req->arena, "otpauth://totp/Chengxue:%s?secret=%s&issuer=Chengxue", req->viewer_number,
                            *secret);
    return OK;
}

/* The pending secret becomes the factor. */
static enum status factor_bound(struct request *req, const struct trial *trial, int64_t step)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_run(req->db,
                             SQL("UPDATE account SET totp = totp_pending, totp_pending = NULL, totp_step = ?"
                                 " WHERE officer = ? AND (totp IS NULL OR ?)"),
                             "iii", step, req->viewer, (int64_t)req->viewer_strong);
    if (got == OK && db_changed(req->db) == 0)
        got = refuse(req, "factor.there");
    if (got == OK)
        got = make_whole(req, trial, "factor.confirm");
    return db_end(req->db, got);
}

enum status factor_confirm(struct request *req, const char *code)
{
    struct trial trial = code_trial(req);
    enum status got = throttle_check(req, &trial);
    char *sealed;
    int64_t step;
    bool holds = false;
    if (got == OK)
        got = db_get(req->db, NULL, SQL("SELECT totp_pending FROM account WHERE officer = ?"), "i:s", req->viewer,
                     &sealed);
    if (got == OK && sealed == NULL)
        return refuse(req, "factor.none-pending");
    if (got == OK)
        got = code_holds(req, sealed, code, 0, &holds, &step);
    if (got != OK)
        return got;
    return holds ? factor_bound(req, &trial, step) : factor_wrong(req, &trial);
}
