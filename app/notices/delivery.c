#include <string.h>
#include <time.h>

#include "chengxue/config.h"
#include "chengxue/features.h"
#include "chengxue/log.h"
#include "post.h"

/* Defaults of ours. */
#define DAYS_OF_TRIES 7
#define PAUSE_FIRST 60        /* seconds after the first failure; twice as long after each further one, */
#define PAUSE_MOST (6 * 3600) /* and no longer than that */
#define LEASE_SECONDS 120     /* whoever takes one to send has it so long: more than sending takes at most */
#define KEPT_DAYS 90          /* how long it is kept what became of one */
#define RUN_SECONDS 10        /* then the process looks whether it shall end */

struct delivery {
    int64_t notice, tries;
};

/* -- one that waits ---------------------------------------------------------------------------------------------------- */

/*
 * Takes the next, for as long as sending can last. Who dies with it leaves it to be taken again then: so it may go out
 * twice, but never be lost.
 */
static enum status take(struct job *job, const char *way, bool *found, struct delivery *it)
{
    if (!db_begin(job->db))
        return FAILED;
    enum status got = db_get(job->db, found,
                             SQL("SELECT notice, tries FROM notice_delivery"
                                 " WHERE way = ? AND state = 'waiting' AND not_before <= UTC_TIMESTAMP(6)"
                                 " ORDER BY not_before, notice LIMIT 1 FOR UPDATE SKIP LOCKED"),
                             "s:ii", way, &it->notice, &it->tries);
    if (got == OK && *found)
        got = db_run(
            job->db,
            SQL("UPDATE notice_delivery SET tries = tries + 1, not_before = UTC_TIMESTAMP(6) + INTERVAL ? SECOND"
                " WHERE notice = ? AND way = ?"),
            "iis", (int64_t)LEASE_SECONDS, it->notice, way);
    it->tries++;
    return db_end(job->db, got);
}

static enum status ended(struct job *job, const struct delivery *it, const char *way, const char *state)
{
    return db_run(job->db,
                  SQL("UPDATE notice_delivery SET state = ?, said = NULL, ended_at = UTC_TIMESTAMP(6)"
                      " WHERE notice = ? AND way = ?"),
                  "sis", state, it->notice, way);
}

static int64_t pause_after(int64_t tries)
{
    int64_t pause = PAUSE_FIRST;
    for (int64_t i = 1; i < tries && pause < PAUSE_MOST; i++)
        pause *= 2;
    return pause < PAUSE_MOST ? pause : PAUSE_MOST;
}

/* It is tried again later, until so many days after the notice. */
static enum status put_off(struct job *job, const struct delivery *it, const char *way, const char *said)
{
    log_warn("event=\"a notice did not go out\" way=%s notice=%lld tries=%lld", way, (long long)it->notice,
             (long long)it->tries); /* what was said of it may name somebody's address: it stands in the table alone */
    return db_run(
        job->db,
        SQL("UPDATE notice_delivery d JOIN notice n ON n.id = d.notice"
            "   SET d.state = IF(n.at + INTERVAL ? DAY < UTC_TIMESTAMP(6), 'failed', 'waiting'), d.said = LEFT(?, 300),"
            "       d.ended_at = IF(n.at + INTERVAL ? DAY < UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), NULL),"
            "       d.not_before = UTC_TIMESTAMP(6) + INTERVAL ? SECOND WHERE d.notice = ? AND d.way = ?"),
        "isiiis", (int64_t)DAYS_OF_TRIES, said, (int64_t)DAYS_OF_TRIES, pause_after(it->tries), it->notice, way);
}

static enum status read_letter(struct job *job, const struct delivery *it, struct letter *letter)
{
    char *kind, *zero, *one, *urgent, *number, *name, *email, *link, *at;
    enum status got = db_get(
        job->db, NULL,
        SQL("SELECT n.kind, JSON_VALUE(n.facts, '$.zero'), JSON_VALUE(n.facts, '$.one'), NULLIF(n.urgent, 0), o.number, o.name,"
            "       e.email, n.link, DATE_FORMAT(n.at, '%Y-%m-%dT%H:%i:%sZ'), FLOOR(UNIX_TIMESTAMP(n.at))"
            "  FROM notice n JOIN officer_name o ON o.id = n.officer LEFT JOIN officer_email e ON e.id = n.officer"
            " WHERE n.id = ?"),
        "i:sssssssssi", it->notice, &kind, &zero, &one, &urgent, &number, &name, &email, &link, &at,
        &letter->at_seconds);
    if (got != OK)
        return got;
    *letter = (struct letter){ .notice = it->notice,
                               .kind = kind,
                               .zero = zero,
                               .one = one,
                               .urgent = urgent,
                               .number = number,
                               .name = name,
                               .email = email,
                               .at = at,
                               .at_seconds = letter->at_seconds,
                               .link = arena_printf(job->arena, "%s%s", config()->site_url, link) };
    return letter_word(job->arena, letter) ? OK : FAILED;
}

/* -- the ways ---------------------------------------------------------------------------------------------------------- */

static const struct way {
    const char *name;
    enum post (*post)(struct arena *arena, const struct letter *letter, const char **said);
} ways[] = { { "email", post_mail }, { "hook", post_hook } };

static bool is_set_up(const struct way *way)
{
    return (way->post == post_mail ? config()->smtp_url : config()->hook_url)[0] != '\0';
}

/* *down when there is no use in trying another by this way now. */
static enum status send_one(struct job *job, const struct way *way, const struct delivery *it, bool *down)
{
    const char *said = "";
    struct letter letter;
    enum status got = read_letter(job, it, &letter);
    if (got != OK)
        return got;
    if (way->post == post_mail && letter.email == NULL) /* wanted no longer, or left since */
        return ended(job, it, way->name, "dropped");
    enum post how = way->post(job->arena, &letter, &said);
    *down = how == POST_DOWN;
    return how == POST_SENT ? ended(job, it, way->name, "sent") : put_off(job, it, way->name, said);
}

static enum status send_waiting(struct job *job, const struct way *way)
{
    struct delivery it;
    struct timespec begun, now;
    clock_gettime(CLOCK_MONOTONIC, &begun);
    bool found = true, down = false;
    enum status got = OK;
    while (got == OK && found && !down) {
        got = take(job, way->name, &found, &it);
        if (got == OK && found)
            got = send_one(job, way, &it, &down);
        clock_gettime(CLOCK_MONOTONIC, &now);
        if (now.tv_sec - begun.tv_sec >= RUN_SECONDS)
            break;
    }
    return got;
}

/* What waits for a way that was given up. */
static enum status drop_waiting(struct job *job, const struct way *way)
{
    return db_run(job->db,
                  SQL("UPDATE notice_delivery SET state = 'dropped', ended_at = UTC_TIMESTAMP(6)"
                      " WHERE way = ? AND state = 'waiting'"),
                  "s", way->name);
}

enum status notices_run(struct job *job)
{
    enum status got = OK;
    for (size_t i = 0; got == OK && i < sizeof ways / sizeof *ways; i++)
        got = is_set_up(&ways[i]) ? send_waiting(job, &ways[i]) : drop_waiting(job, &ways[i]);
    return got == OK
               ? db_run(
                     job->db,
                     SQL("DELETE FROM notice_delivery WHERE ended_at < UTC_TIMESTAMP(6) - INTERVAL ? DAY LIMIT 1000"),
                     "i", (int64_t)KEPT_DAYS)
               : got;
}
