#include "chengxue/audit.h"
#include "chengxue/features.h"
#include "chengxue/notices.h"

#define BATCH 1000 /* officers in one transaction */

/* Of a unit and those below it, with the post and grade that are asked for, and no such duty yet. */
#define OF_ASSIGNMENT                                                                                                  \
    "   JOIN unit_tree t ON t.ancestor = a.unit AND t.descendant = p.unit"                                             \
    "  WHERE a.id = ? AND p.left_on IS NULL AND (a.post IS NULL OR p.post = a.post)"                                   \
    "    AND (a.grade IS NULL OR p.grade = a.grade)"                                                                   \
    "    AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.officer = p.id AND e.course = a.course"                     \
    "                       AND (e.how = 'assigned' OR e.done_at IS NOT NULL))"

/* An event that counts for it. */
#define EVENT_OF                                                                                                       \
    " h.id > a.since_event AND h.undone = 0"                                                                           \
    " AND (a.occasion = 'hired' AND h.kind IN ('hired', 'returned')"                                                   \
    "   OR a.occasion = 'promoted' AND h.kind = 'grade' AND h.was IS NOT NULL AND h.became IS NOT NULL) "

static enum status find(struct job *job, int64_t assignment, int64_t *officers, size_t *count)
{
    return db_ids(job->db, officers, BATCH, count,
                  SQL("SELECT DISTINCT p.id FROM course_assignment a JOIN officer_place p" OF_ASSIGNMENT
                      "    AND (a.occasion = 'all' OR EXISTS (SELECT 1 FROM personnel_happened h WHERE h.officer = p.id"
                      "          AND" EVENT_OF ")) ORDER BY p.id LIMIT ?"),
                  "ii", assignment, (int64_t)BATCH);
}

/* The last day counts from the day of the event, or from today when we were told of it later, or there is none. */
static enum status enrol(struct job *job, int64_t assignment, const int64_t *officers, size_t count)
{
    return db_run(
        job->db,
        SQL("INSERT INTO enrolment (course, version, officer, how, enrolled_at, assignment, event, due_on)"
            " SELECT c.id, c.published, j.id, 'assigned', UTC_TIMESTAMP(6), a.id,"
            "   (SELECT MAX(h.id) FROM personnel_happened h WHERE h.officer = j.id AND" EVENT_OF "),"
            "   DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) + INTERVAL a.days DAY"
            "  FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) j"
            "  JOIN course_assignment a ON a.id = ? JOIN course c ON c.id = a.course"
            " ON DUPLICATE KEY UPDATE how = 'assigned', assignment = VALUES(assignment), event = VALUES(event),"
            "   due_on = VALUES(due_on)"),
        "si", db_id_list(job->arena, officers, count), assignment);
}

static enum status tell(struct job *job, int64_t assignment, const int64_t *officers, size_t count)
{
    int64_t course;
    char *title, *due;
    enum status got = db_get(
        job->db, NULL,
        SQL("SELECT c.id, c.title, DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) + INTERVAL a.days DAY FROM course_assignment a"
            "  JOIN course c ON c.id = a.course WHERE a.id = ?"),
        "i:iss", assignment, &course, &title, &due);
    const struct notice notice = { .kind = "course.assigned",
                                   .key = arena_printf(job->arena, "%lld", (long long)assignment),
                                   .link = arena_printf(job->arena, "/learn/%lld", (long long)course),
                                   .facts = audit_facts(job->arena, "ss", "zero", title, "one", due) };
    return got == OK ? notice_send_many(job->db, job->arena, &notice, officers, count, NULL) : got;
}

/* One batch of an assignment; *count gets how many it was. */
static enum status give_out(struct job *job, int64_t assignment, size_t *count)
{
    int64_t *officers = arena_alloc(job->arena, BATCH * sizeof *officers);
    if (!db_begin(job->db))
        return FAILED;
    enum status got = find(job, assignment, officers, count);
    if (got == OK && *count > 0)
        got = enrol(job, assignment, officers, *count);
    if (got == OK && *count > 0)
        got = tell(job, assignment, officers, *count);
    return db_end(job->db, got);
}

/* What came of an event that was taken back since is no duty; who has not begun it is not enrolled any more. */
static enum status take_back(struct job *job)
{
    if (!db_begin(job->db))
        return FAILED;
    enum status got = db_run(
        job->db,
        SQL("DELETE e FROM enrolment e JOIN personnel_happened h ON h.id = e.event AND h.undone = 1"
            " WHERE e.event IS NOT NULL AND e.started_at IS NULL"),
        "");
    if (got == OK)
        got = db_run(job->db,
                     SQL("UPDATE enrolment e JOIN personnel_happened h ON h.id = e.event AND h.undone = 1"
                         "   SET e.how = 'elective', e.assignment = NULL, e.event = NULL, e.due_on = NULL"
                         " WHERE e.event IS NOT NULL AND e.done_at IS NULL"),
                     "");
    return db_end(job->db, got);
}

#define ASSIGNMENTS_MOST 1000

enum status assign_run(struct job *job)
{
    size_t count, given;
    int64_t *assignments = arena_alloc(job->arena, ASSIGNMENTS_MOST * sizeof *assignments);
    enum status got = take_back(job);
    if (got == OK)
        got = db_ids(job->db, assignments, ASSIGNMENTS_MOST, &count,
                     SQL("SELECT a.id FROM course_assignment a JOIN course c ON c.id = a.course"
                         " WHERE a.ended_at IS NULL AND c.state = 'published' ORDER BY a.id LIMIT ?"),
                     "i", (int64_t)ASSIGNMENTS_MOST);
    for (size_t i = 0; got == OK && i < count; i++)
        do
            got = give_out(job, assignments[i], &given);
        while (got == OK && given == BATCH);
    return got;
}
