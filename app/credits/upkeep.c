#include "books.h"
#include "chengxue/features.h"

#define AT_ONCE 500
#define YEARS_MOST 8
#define ROUNDS_MOST 100 /* the rest waits for the next time */

struct found {
    int64_t officers[AT_ONCE];
    struct officer_year pairs[AT_ONCE];
};

/*
 * Whose standing of a year is missing, or older than what was learnt of the service since, or than the closing of the year
 * before, from which something may be carried. Leave, exemptions and rules renew standings themselves.
 */
static enum status find_some(struct job *job, int64_t year, struct found *found, size_t *count)
{
    enum status got = db_ids(
        job->db, found->officers, AT_ONCE, count,
        SQL("SELECT DISTINCT m.officer FROM membership m LEFT JOIN standing s ON s.officer = m.officer AND s.year = ?"
            " WHERE m.from_on < MAKEDATE(? + 1, 1) AND (m.to_on IS NULL OR m.to_on >= MAKEDATE(?, 1))"
            "   AND (m.to_on IS NULL OR m.to_on >= m.from_on)"
            "   AND (s.officer IS NULL OR s.reckoned_at < LEAST(UTC_TIMESTAMP(6),"
            "          GREATEST(m.known_at, COALESCE(m.ended_known_at, m.known_at),"
            "                   COALESCE((SELECT c.closed_at FROM year_close c WHERE c.year = ? - 1), m.known_at))))"
            " ORDER BY m.officer LIMIT ?"),
        "iiiii", year, year, year, year, (int64_t)AT_ONCE);
    for (size_t i = 0; got == OK && i < *count; i++)
        found->pairs[i] = (struct officer_year){ found->officers[i], (int)year };
    return got;
}

/* Years that have begun, have rules and are open. */
enum status standings_run(struct job *job)
{
    int64_t years[YEARS_MOST];
    size_t year_count, count;
    struct found *found = arena_alloc(job->arena, sizeof *found);
    enum status got = db_ids(job->db, years, YEARS_MOST, &year_count,
                             SQL("SELECT s.year FROM rule_set s WHERE s.current = 1"
                                 "   AND s.year <= YEAR(UTC_TIMESTAMP() + INTERVAL 8 HOUR)"
                                 "   AND NOT EXISTS (SELECT 1 FROM year_close c WHERE c.year = s.year)"
                                 " ORDER BY s.year DESC LIMIT ?"),
                             "i", (int64_t)YEARS_MOST);
    for (size_t i = 0; got == OK && i < year_count; i++)
        for (int round = 0; round < ROUNDS_MOST; round++) {
            got = find_some(job, years[i], found, &count);
            if (got == OK && count > 0)
                got = standings_refresh(job->db, job->arena, found->pairs, count);
            if (got != OK || count < AT_ONCE)
                break;
        }
    return got;
}
