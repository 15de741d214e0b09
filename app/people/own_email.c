#include "chengxue/audit.h"
#include "officer.h"
#include "sign_in.h"

enum status email_change(struct request *req, const char *email, bool wanted)
{
    if (email != NULL && !email_plain(email))
        return refuse_field(req, "email", "officer.email-form");
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_run(req->db, SQL("UPDATE officer SET email = ?, email_wanted = ? WHERE id = ?"), "sii", email,
                             (int64_t)wanted, req->viewer);
    if (got == OK)
        got = audit(req, "email.change", "officer", req->viewer, NULL);
    return db_end(req->db, got);
}
