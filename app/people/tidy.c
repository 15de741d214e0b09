#include "chengxue/features.h"
#include "known.h"

/* How long what has served its purpose is kept: defaults of ours. */
#define FAILURES_HOURS 24  /* failed sign-ins; none counts longer (throttle.h) */
#define SESSIONS_DAYS 90   /* sessions that have ended, for the time of the latest sign-in */
#define PASSWORDS_HOURS 24 /* one-time passwords that nobody came for */
#define UNDECIDED_DAYS 7   /* files of officers that were looked at and neither taken over nor dropped */

static enum status forget_sign_ins(struct db *db)
{
    enum status got = db_run(db, SQL("DELETE FROM sign_in_failure WHERE at < UTC_TIMESTAMP(6) - INTERVAL ? HOUR"), "i",
                             (int64_t)FAILURES_HOURS);
    if (got == OK)
        got = db_run(db, SQL("DELETE FROM session WHERE ends_at < UTC_TIMESTAMP(6) - INTERVAL ? DAY"), "i",
                     (int64_t)SESSIONS_DAYS);
    if (got == OK)
        got = db_run(db, SQL("DELETE FROM known_address WHERE at < UTC_TIMESTAMP(6) - INTERVAL ? DAY"), "i",
                     (int64_t)KNOWN_DAYS);
    if (got == OK)
        got = db_run(db, SQL("DELETE FROM known_browser WHERE at < UTC_TIMESTAMP(6) - INTERVAL ? DAY"), "i",
                     (int64_t)KNOWN_DAYS);
    return got;
}

static enum status destroy_passwords(struct db *db)
{
    enum status got = db_run(db,
                             SQL("DELETE l FROM account_batch_line l JOIN account_batch b ON b.id = l.batch"
                                 " WHERE b.asked_at < UTC_TIMESTAMP(6) - INTERVAL ? HOUR"),
                             "i", (int64_t)PASSWORDS_HOURS);
    if (got == OK)
        got = db_run(db,
                     SQL("UPDATE account_batch SET destroyed_at = UTC_TIMESTAMP(6)"
                         " WHERE destroyed_at IS NULL AND asked_at < UTC_TIMESTAMP(6) - INTERVAL ? HOUR"),
                     "i", (int64_t)PASSWORDS_HOURS);
    return got;
}

static enum status drop_undecided(struct db *db)
{
    enum status got = db_run(db,
                             SQL("DELETE r FROM officer_import_row r JOIN officer_import i ON i.id = r.import"
                                 " WHERE i.state = 'ready' AND i.asked_at < UTC_TIMESTAMP(6) - INTERVAL ? DAY"),
                             "i", (int64_t)UNDECIDED_DAYS);
    if (got == OK)
        got = db_run(db,
                     SQL("DELETE FROM officer_import"
                         " WHERE state = 'ready' AND asked_at < UTC_TIMESTAMP(6) - INTERVAL ? DAY"),
                     "i", (int64_t)UNDECIDED_DAYS);
    return got;
}

enum status people_tidy_run(struct job *job)
{
    if (!db_begin(job->db))
        return FAILED;
    enum status got = forget_sign_ins(job->db);
    if (got == OK)
        got = destroy_passwords(job->db);
    if (got == OK)
        got = drop_undecided(job->db);
    return db_end(job->db, got);
}
