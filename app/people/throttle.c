#include "throttle.h"

#include "chengxue/text.h"

/* Defaults of ours. */
#define WINDOW_MINUTES 15
#define FAILURES_HERE 8      /* of one number from one address */
#define FAILURES_NUMBER 50   /* of one number from strangers' addresses together */
#define FAILURES_ADDRESS 300 /* of one address over all numbers: hundreds may share a bureau's address */

enum status throttle_check(struct request *req, const char *number)
{
    int64_t here, by_number, by_address, known;
    number = text_fold(req->arena, number); /* the same however it is typed */
    enum status got = db_get(
        req->db, NULL,
        SQL("SELECT (SELECT COUNT(*) FROM sign_in_failure WHERE number = ? AND address = ? AND at > w.since),"
            "       (SELECT COUNT(*) FROM sign_in_failure WHERE number = ? AND at > w.since),"
            "       (SELECT COUNT(*) FROM sign_in_failure WHERE address = ? AND at > w.since),"
            "       (SELECT COUNT(*) FROM known_address k JOIN officer o ON o.id = k.officer"
            "         WHERE o.number = ? AND k.address = ?)"
            "  FROM (SELECT UTC_TIMESTAMP(6) - INTERVAL ? MINUTE AS since) w"),
        "ssssssi:iiii", number, req->address, number, req->address, number, req->address, (int64_t)WINDOW_MINUTES,
        &here, &by_number, &by_address, &known);
    if (got != OK)
        return got;
    bool stopped = here >= FAILURES_HERE || by_address >= FAILURES_ADDRESS ||
                   (by_number >= FAILURES_NUMBER && known == 0);
    if (!stopped)
        return OK;
    answer_status(req, 429);
    return refuse_with(req, "sign-in.wait", arena_printf(req->arena, "%d", WINDOW_MINUTES), NULL);
}

enum status throttle_failed(struct request *req, const char *number)
{
    /* folding may make a text longer than any number is */
    return db_run(req->db,
                  SQL("INSERT INTO sign_in_failure (number, address, at) VALUES (LEFT(?, 30), ?, UTC_TIMESTAMP(6))"),
                  "ss", text_fold(req->arena, number), req->address);
}

enum status throttle_succeeded(struct request *req, const char *number, int64_t officer)
{
    enum status got = db_run(req->db, SQL("DELETE FROM sign_in_failure WHERE number = ? AND address = ?"), "ss",
                             text_fold(req->arena, number), req->address);
    if (got != OK)
        return got;
    return db_run(req->db,
                  SQL("INSERT INTO known_address (officer, address, at) VALUES (?, ?, UTC_TIMESTAMP(6))"
                      " ON DUPLICATE KEY UPDATE at = UTC_TIMESTAMP(6)"),
                  "is", officer, req->address);
}
