#include "throttle.h"

#include "chengxue/audit.h"
#include "chengxue/text.h"

#define RECENT_MINUTES 15
#define PLACE_RECENT 8
#define PLACE_DAY 30
#define NUMBER_RECENT 50
#define NUMBER_DAY 200
#define ADDRESS_RECENT 100
#define SLOW_SECONDS 2

static const char *const kinds[] = { [TRIAL_PASSWORD] = "password", [TRIAL_CODE] = "code" };

struct counts {
    int64_t place, place_day;   /* of the number, at this place */
    int64_t number, number_day; /* of the number, at all places that count together with this one */
};

static enum status count_number(struct request *req, const struct trial *trial, struct counts *counts)
{
    return db_get(req->db, NULL,
                  SQL("SELECT COALESCE(SUM(here AND recent), 0), COALESCE(SUM(here), 0), COALESCE(SUM(recent), 0),"
                      "       COUNT(*)"
                      "  FROM (SELECT address = ? OR browser IS NOT NULL OR what = 'code' AS here,"
                      "               at > UTC_TIMESTAMP(6) - INTERVAL ? MINUTE AS recent FROM sign_in_failure"
                      "         WHERE number = LEFT(?, 30) AND what = ? AND browser <=> ?"
                      "           AND at > UTC_TIMESTAMP(6) - INTERVAL 1 DAY) f"),
                  "sisss:iiii", req->address, (int64_t)RECENT_MINUTES, text_fold(req->arena, trial->number),
                  kinds[trial->kind], trial->known.browser, &counts->place, &counts->place_day, &counts->number,
                  &counts->number_day);
}

/* Recent failures from browsers unknown to whom they tried, counted no further than matters, and the latest one's age. */
static enum status count_address(struct request *req, bool somebody, int64_t *failures, int64_t *microseconds)
{
    return db_get(req->db, NULL,
                  SQL("SELECT COUNT(*), TIMESTAMPDIFF(MICROSECOND, MAX(at), UTC_TIMESTAMP(6))"
                      "  FROM (SELECT at FROM sign_in_failure WHERE address = ? AND somebody = ? AND browser IS NULL"
                      "           AND at > UTC_TIMESTAMP(6) - INTERVAL ? MINUTE ORDER BY at DESC LIMIT ?) f"),
                  "siii:ii", req->address, (int64_t)somebody, (int64_t)RECENT_MINUTES, (int64_t)ADDRESS_RECENT + 1,
                  failures, microseconds);
}

static enum status wait(struct request *req, const char *key)
{
    answer_status(req, 429);
    return refuse_with(req, key, arena_printf(req->arena, "%d", RECENT_MINUTES), NULL);
}

static enum status check_address(struct request *req)
{
    int64_t failures, microseconds;
    enum status got = count_address(req, true, &failures, &microseconds);
    if (got == OK && failures >= ADDRESS_RECENT && microseconds < SLOW_SECONDS * 1000000)
        return wait(req, "sign-in.slow");
    return got;
}

enum status throttle_check(struct request *req, struct trial *trial)
{
    struct counts counts;
    enum status got = known_here(req, trial->officer, &trial->known);
    if (got == OK)
        got = count_number(req, trial, &counts);
    if (got != OK)
        return got;
    if (counts.place_day >= PLACE_DAY)
        return wait(req, "sign-in.wait-day");
    if (counts.place >= PLACE_RECENT)
        return wait(req, "sign-in.wait");
    if (trial->kind == TRIAL_CODE || trial->known.browser != NULL || trial->known.address)
        return OK;
    if (counts.number_day >= NUMBER_DAY)
        return wait(req, "sign-in.wait-day");
    if (counts.number >= NUMBER_RECENT)
        return wait(req, "sign-in.wait");
    return check_address(req);
}

/* -- failures, and what the audit keeps of them: a flood must not fill it ------------------------------------------ */

static enum status audit_address(struct request *req, bool somebody)
{
    int64_t failures, microseconds;
    enum status got = count_address(req, somebody, &failures, &microseconds);
    if (got == OK && failures == (somebody ? ADDRESS_RECENT : 1))
        got = audit(req, somebody ? "sign-in.slowed" : "sign-in.unknown", "address", 0, NULL);
    return got;
}

static enum status audit_number(struct request *req, const struct trial *trial)
{
    bool code = trial->kind == TRIAL_CODE;
    struct counts counts;
    enum status got = count_number(req, trial, &counts);
    if (got != OK)
        return got;
    if (counts.place == PLACE_RECENT || counts.place_day == PLACE_DAY || counts.number == NUMBER_RECENT ||
        counts.number_day == NUMBER_DAY)
        return audit(req, code ? "factor.locked" : "sign-in.locked", "officer", trial->officer, NULL);
    if (counts.number == 1)
        return audit(req, code ? "factor.refused" : "sign-in.refused", "officer", trial->officer, NULL);
    return OK;
}

enum status throttle_failed(struct request *req, const struct trial *trial)
{
    if (!db_begin(req->db))
        return FAILED;
    /* folding may make a text longer than any number is */
    enum status got = db_run(req->db,
                             SQL("INSERT INTO sign_in_failure (number, what, somebody, browser, address, at)"
                                 " VALUES (LEFT(?, 30), ?, ?, ?, ?, UTC_TIMESTAMP(6))"),
                             "ssiss", text_fold(req->arena, trial->number), kinds[trial->kind],
                             (int64_t)(trial->officer != 0), trial->known.browser, req->address);
    if (got == OK && trial->officer != 0)
        got = audit_number(req, trial);
    if (got == OK && trial->known.browser == NULL)
        got = audit_address(req, trial->officer != 0);
    return db_end(req->db, got);
}

enum status throttle_succeeded(struct request *req, const struct trial *trial)
{
    enum status got = db_run(req->db,
                             SQL("DELETE FROM sign_in_failure WHERE number = LEFT(?, 30) AND browser <=> ?"
                                 "   AND (browser IS NOT NULL OR address = ?)"),
                             "sss", text_fold(req->arena, trial->number), trial->known.browser, req->address);
    return got == OK ? known_keep(req, trial->officer) : got;
}

enum status throttle_forget(struct db *db, int64_t officer)
{
    enum status got = db_run(db,
                             SQL("DELETE f FROM sign_in_failure f JOIN officer o ON f.number = LOWER(o.number)"
                                 " WHERE o.id = ?"),
                             "i", officer);
    return got == OK ? known_forget(db, officer) : got;
}
