#include "known.h"

#include "chengxue/crypto.h"

#define COOKIE "cx-known"
#define KNOWN_SECONDS (KNOWN_DAYS * 24 * 60 * 60)

enum status known_here(struct request *req, int64_t officer, struct known *known)
{
    const char *token = request_cookie(req, COOKIE);
    const char *hash = token != NULL ? keyed_hash(req->arena, KEY_BROWSER, token) : NULL;
    int64_t browsers = 0, addresses = 0;
    *known = (struct known){ 0 };
    if (officer == 0)
        return OK;
    enum status got = db_get(req->db, NULL,
                             SQL("SELECT (SELECT COUNT(*) FROM known_browser WHERE token = ? AND officer = ?),"
                                 "       (SELECT COUNT(*) FROM known_address WHERE officer = ? AND address = ?)"),
                             "siis:ii", hash, officer, officer, req->address, &browsers, &addresses);
    known->browser = browsers > 0 ? hash : NULL;
    known->address = addresses > 0;
    return got;
}

/* The browser's token: the one it has when it is one of ours, so that colleagues who share it keep theirs. */
static enum status token_here(struct request *req, const char **token)
{
    int64_t ours = 0;
    *token = request_cookie(req, COOKIE);
    enum status got = OK;
    if (*token != NULL)
        got = db_get(req->db, NULL, SQL("SELECT COUNT(*) FROM known_browser WHERE token = ?"), "s:i",
                     keyed_hash(req->arena, KEY_BROWSER, *token), &ours);
    if (ours == 0)
        *token = random_token(req->arena);
    return got;
}

enum status known_keep(struct request *req, int64_t officer)
{
    const char *token;
    enum status got = token_here(req, &token);
    if (got == OK)
        got = db_run(req->db,
                     SQL("INSERT INTO known_browser (token, officer, at) VALUES (?, ?, UTC_TIMESTAMP(6))"
                         " ON DUPLICATE KEY UPDATE at = UTC_TIMESTAMP(6)"),
                     "si", keyed_hash(req->arena, KEY_BROWSER, token), officer);
    if (got == OK)
        got = db_run(req->db,
                     SQL("INSERT INTO known_address (officer, address, at) VALUES (?, ?, UTC_TIMESTAMP(6))"
                         " ON DUPLICATE KEY UPDATE at = UTC_TIMESTAMP(6)"),
                     "is", officer, req->address);
    if (got == OK)
        answer_cookie(req, COOKIE, token, KNOWN_SECONDS);
    return got;
}

enum status known_forget(struct db *db, int64_t officer)
{
    enum status got = db_run(db, SQL("DELETE FROM known_browser WHERE officer = ?"), "i", officer);
    return got == OK ? db_run(db, SQL("DELETE FROM known_address WHERE officer = ?"), "i", officer) : got;
}
