#include "sign_in.h"

#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/crypto.h"
#include "chengxue/session.h"
#include "chengxue/text.h"
#include "chengxue/words.h"
#include "throttle.h"

#define PASSWORD_LEAST 10 /* characters; a default of ours */
#define SECRET_SIZE 20    /* bytes, as RFC 4226 section 4 recommends */

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

static enum status admit(struct request *req, const char *number, int64_t officer)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = throttle_succeeded(req, number, officer);
    if (got == OK)
        got = session_open(req, officer);
    if (got == OK) {
        req->viewer = officer;
        got = audit(req, "sign-in", "officer", officer, NULL);
    }
    return db_end(req->db, got);
}

enum status sign_in(struct request *req, const char *number, const char *password)
{
    enum status got = throttle_check(req, number);
    if (got != OK)
        return got;
    number = text_fold(req->arena, number); /* full width, small letters, a space at the end */
    bool found;
    int64_t officer;
    char *stored;
    got = db_get(req->db, &found,
                 SQL("SELECT o.id, a.password FROM officer o JOIN account a ON a.officer = o.id"
                     " WHERE o.number = ? AND o.left_on IS NULL"),
                 "s:is", number, &officer, &stored);
    if (got != OK)
        return got;
    if (verify(req, found ? stored : NULL, password))
        return admit(req, number, officer);
    got = throttle_failed(req, number);
    return got == OK ? refuse(req, "sign-in.wrong") : got;
}

/* -- the password ------------------------------------------------------------------------------------------------ */

static enum status check_fresh(struct request *req, const char *present, const char *fresh, const char *again)
{
    if (strcmp(fresh, again) != 0)
        return refuse_field(req, "again", "password.differs");
    if (text_length(fresh) < PASSWORD_LEAST)
        return refuse_field(req, "fresh", "password.short");
    if (strcmp(present, fresh) == 0)
        return refuse_field(req, "fresh", "password.same");
    if (strstr(fresh, req->viewer_number) != NULL)
        return refuse_field(req, "fresh", "password.number");
    return OK;
}

static enum status store_password(struct request *req, const char *fresh)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_run(
        req->db,
        SQL("UPDATE account SET password = ?, must_change = 0, changed_at = UTC_TIMESTAMP(6) WHERE officer = ?"), "si",
        password_hash(req->arena, fresh), req->viewer);
    if (got == OK)
        got = session_end(req, req->viewer, 0);
    if (got == OK)
        got = audit(req, "password.change", "officer", req->viewer, NULL);
    return db_end(req->db, got);
}

enum status password_change(struct request *req, const char *present, const char *fresh, const char *again)
{
    enum status got = throttle_check(req, req->viewer_number);
    char *stored;
    if (got == OK)
        got = db_get(req->db, NULL, SQL("SELECT password FROM account WHERE officer = ?"), "i:s", req->viewer, &stored);
    if (got != OK)
        return got;
    if (!password_verify(stored, present)) {
        got = throttle_failed(req, req->viewer_number);
        return got == OK ? refuse_field(req, "present", "password.wrong") : got;
    }
    got = check_fresh(req, present, fresh, again);
    return got == OK ? store_password(req, fresh) : got;
}

/* -- the second factor ------------------------------------------------------------------------------------------- */

static enum status factor_wrong(struct request *req)
{
    enum status got = throttle_failed(req, req->viewer_number);
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

enum status sign_in_factor(struct request *req, const char *code)
{
    enum status got = throttle_check(req, req->viewer_number);
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
    if (!holds)
        return factor_wrong(req);
    if (!db_begin(req->db))
        return FAILED;
    got = db_run(req->db, SQL("UPDATE account SET totp_step = ? WHERE officer = ? AND totp_step < ?"), "iii", step,
                 req->viewer, step);
    if (got == OK && db_changed(req->db) == 0)
        got = refuse_field(req, "code", "factor.wrong"); /* the same code came twice at once */
    if (got == OK)
        got = session_strengthen(req);
    return db_end(req->db, got);
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

enum status factor_confirm(struct request *req, const char *code)
{
    enum status got = throttle_check(req, req->viewer_number);
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
    if (!holds)
        return factor_wrong(req);
    if (!db_begin(req->db))
        return FAILED;
    got = db_run(req->db,
                 SQL("UPDATE account SET totp = totp_pending, totp_pending = NULL, totp_step = ?"
                     " WHERE officer = ? AND (totp IS NULL OR ?)"),
                 "iii", step, req->viewer, (int64_t)req->viewer_strong);
    if (got == OK && db_changed(req->db) == 0)
        got = refuse(req, "factor.there");
    if (got == OK)
        got = session_strengthen(req);
    if (got == OK)
        got = audit(req, "factor.confirm", "officer", req->viewer, NULL);
    return db_end(req->db, got);
}
