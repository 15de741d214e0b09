#include "chengxue/features.h"
#include "chengxue/stored_file.h"
#include "import.h"
#include "known.h"

/* How long what has served its purpose is kept: defaults of ours. */
#define FAILURES_HOURS 24  /* failed sign-ins; none counts longer (throttle.h) */
#define SESSIONS_DAYS 90   /* sessions that have ended, for the time of the latest sign-in */
#define PASSWORDS_HOURS 24 /* one-time passwords that nobody came for */
#define YOUNG_SECONDS 3600 /* a younger file may belong to an import that is just being written down */
#define UNDECIDED_DAYS 7   /* files of officers that were looked at and neither taken over nor dropped */

static const struct past {
    const char *sql;
    int64_t age;
} past[] = {
    { SQL("DELETE FROM sign_in_failure WHERE at < UTC_TIMESTAMP(6) - INTERVAL ? HOUR"), FAILURES_HOURS },
    { SQL("DELETE FROM session WHERE ends_at < UTC_TIMESTAMP(6) - INTERVAL ? DAY"), SESSIONS_DAYS },
    { SQL("DELETE FROM known_address WHERE at < UTC_TIMESTAMP(6) - INTERVAL ? DAY"), KNOWN_DAYS },
    { SQL("DELETE FROM known_browser WHERE at < UTC_TIMESTAMP(6) - INTERVAL ? DAY"), KNOWN_DAYS },
    { SQL("DELETE l FROM account_batch_line l JOIN account_batch b ON b.id = l.batch"
          " WHERE b.asked_at < UTC_TIMESTAMP(6) - INTERVAL ? HOUR"),
      PASSWORDS_HOURS },
    { SQL("UPDATE account_batch SET destroyed_at = UTC_TIMESTAMP(6)"
          " WHERE destroyed_at IS NULL AND asked_at < UTC_TIMESTAMP(6) - INTERVAL ? HOUR"),
      PASSWORDS_HOURS },
    { SQL("DELETE r FROM officer_import_row r JOIN officer_import i ON i.id = r.import"
          " WHERE i.state = 'ready' AND i.asked_at < UTC_TIMESTAMP(6) - INTERVAL ? DAY"),
      UNDECIDED_DAYS },
    { SQL("DELETE FROM officer_import WHERE state = 'ready' AND asked_at < UTC_TIMESTAMP(6) - INTERVAL ? DAY"),
      UNDECIDED_DAYS },
};

enum status people_tidy_run(struct job *job)
{
    if (!db_begin(job->db))
        return FAILED;
    enum status got = OK;
    for (size_t i = 0; got == OK && i < sizeof past / sizeof *past; i++)
        got = db_run(job->db, past[i].sql, "i", past[i].age);
    got = db_end(job->db, got);
    return got == OK ? stored_files_tidy(job, "", IMPORT_FILE_PREFIX, YOUNG_SECONDS,
                                         SQL("SELECT id FROM officer_import WHERE kept_as = ?"))
                     : got;
}
