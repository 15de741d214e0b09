#include "chengxue/features.h"
#include "chengxue/ledger.h"
#include "chengxue/words.h"
#include "learning.h"

/* What a course earned that is done: the time that the server saw of it, never more than it is long. */
struct learned {
    int64_t officer, course, unit, minutes;
    char *title, *on;
};

static enum status read_it(struct job *job, bool *found, struct learned *it)
{
    return db_get(
        job->db, found,
        SQL("SELECT e.officer, c.id, c.unit, c.title, DATE(e.done_at + INTERVAL 8 HOUR),"
            "       (SELECT FLOOR(SUM(LEAST(p.counted, l.seconds * 1000)) / 60000) FROM lesson l"
            "          JOIN lesson_progress p ON p.enrolment = e.id AND p.lesson = l.id WHERE l.version = e.version)"
            "  FROM enrolment e JOIN course c ON c.id = e.course WHERE e.id = ? AND e.done_at IS NOT NULL"),
        "i:iiissi", job->subject, &it->officer, &it->course, &it->unit, &it->title, &it->on, &it->minutes);
}

static enum status book(struct job *job, const struct learned *it, struct ledger_wrong *wrong)
{
    int64_t id;
    const struct activity activity = {
        "course",  it->course, "online-course",
        it->title, it->unit,   arena_printf(job->arena, "/learn/%lld", (long long)it->course)
    };
    const struct part part = { .officer = it->officer, .on = it->on, .minutes = (int32_t)it->minutes, .passed = true };
    const struct booking booking = { .reason = word("learned.reason"), .late = true };
    const struct evidence record = { .officer = it->officer,
                                     .kind = "progress",
                                     .link = arena_printf(job->arena, "/learners/%lld", (long long)job->subject) };
    enum status got = activity_put(job->db, &activity, &id);
    if (got == OK)
        got = evidence_add(job->db, id, &record, 0);
    return got == OK ? ledger_post(job->db, job->arena, id, &part, 1, &booking, wrong) : got;
}

enum status learned_run(struct job *job)
{
    bool found;
    struct learned it;
    struct ledger_wrong wrong = { .key = NULL };
    if (!db_begin(job->db))
        return FAILED;
    enum status got = read_it(job, &found, &it);
    if (got == OK && found)
        got = book(job, &it, &wrong);
    got = db_end(job->db, got);
    return got == REFUSED ? job_refuse(job, wrong.key, wrong.zero) : got;
}
