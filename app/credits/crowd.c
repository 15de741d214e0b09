#include "crowd.h"

#include <stdlib.h>
#include <string.h>

static int by_officer(const void *one, const void *other)
{
    int64_t a = ((const struct person *)one)->officer, b = ((const struct person *)other)->officer;
    return (a > b) - (a < b);
}

struct person *crowd_person(const struct crowd *crowd, const char *id)
{
    const struct person wanted = { .officer = strtoll(id, NULL, 10) };
    return bsearch(&wanted, crowd->people, crowd->count, sizeof wanted, by_officer);
}

static int whole(const char *text)
{
    return (int)strtol(text, NULL, 10);
}

static struct amount amount(const char *hours, const char *credits)
{
    return (struct amount){ whole(hours), whole(credits) };
}

static enum status take_span(struct span *spans, size_t *count, const char *const *values)
{
    if (*count == SPANS_MOST)
        return FAILED;
    spans[(*count)++] = (struct span){ whole(values[1]), whole(values[2]) };
    return OK;
}

static enum status take_service(void *crowd, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct person *person = crowd_person(crowd, values[0]);
    return take_span(person->served, &person->served_count, values);
}

static enum status take_leave(void *crowd, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct person *person = crowd_person(crowd, values[0]);
    return take_span(person->leave, &person->leave_count, values);
}

static enum status take_exemption(void *crowd, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    crowd_person(crowd, values[0])->exempt_percent = whole(values[1]);
    return OK;
}

static enum status take_result(void *crowd, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    const struct rule_set *set = ((const struct crowd *)crowd)->set;
    crowd_person(crowd, values[0])->carried = rules_carry(set, amount(values[1], values[2]),
                                                          amount(values[3], values[4]));
    return OK;
}

static enum status take_balance(void *crowd, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct person *person = crowd_person(crowd, values[0]);
    if (person->sum_count == KINDS_MOST)
        return FAILED;
    person->sums[person->sum_count++] = (struct kind_sum){ arena_copy(((const struct crowd *)crowd)->arena, values[1]),
                                                           amount(values[2], values[3]), amount(values[4], values[5]) };
    return OK;
}

static enum status read_service(struct crowd *crowd)
{
    int64_t year = crowd->set->year;
    enum status got = db_each(
        crowd->db, take_service, crowd,
        SQL("SELECT j.id, DATEDIFF(m.from_on, MAKEDATE(?, 1)) + 1,"
            "       COALESCE(DATEDIFF(m.to_on, MAKEDATE(?, 1)) + 1, 366)"
            "  FROM" ID_LIST "j JOIN membership m ON m.officer = j.id"
            " WHERE m.from_on < MAKEDATE(? + 1, 1) AND (m.to_on IS NULL OR m.to_on >= GREATEST(MAKEDATE(?, 1), m.from_on))"),
        "iisii", year, year, crowd->ids, year, year);
    if (got == OK)
        got = db_each(crowd->db, take_leave, crowd,
                      SQL("SELECT j.id, DATEDIFF(l.from_on, MAKEDATE(?, 1)) + 1, DATEDIFF(l.to_on, MAKEDATE(?, 1)) + 1"
                          "  FROM" ID_LIST "j JOIN leave_spell l ON l.officer = j.id"
                          " WHERE l.ended_at IS NULL AND l.from_on < MAKEDATE(? + 1, 1) AND l.to_on >= MAKEDATE(?, 1)"),
                      "iisii", year, year, crowd->ids, year, year);
    if (got == OK)
        got = db_each(crowd->db, take_exemption, crowd,
                      SQL("SELECT j.id, x.percent FROM" ID_LIST "j JOIN exemption x ON x.officer = j.id"
                          " WHERE x.year = ? AND x.current = 1 AND x.state = 'approved'"),
                      "si", crowd->ids, year);
    return got;
}

static enum status read_amounts(struct crowd *crowd)
{
    int64_t year = crowd->set->year;
    enum status got = db_each(crowd->db, take_result, crowd,
                              SQL("SELECT j.id, r.hours, r.credits, r.owed_hours, r.owed_credits"
                                  "  FROM" ID_LIST
                                  "j JOIN year_result r ON r.officer = j.id JOIN year_close c ON c.year = r.year"
                                  " WHERE r.year = ? - 1"),
                              "si", crowd->ids, year);
    if (got == OK)
        got = db_each(crowd->db, take_balance, crowd,
                      SQL("SELECT j.id, b.kind, b.hours, b.credits, b.pending_hours, b.pending_credits"
                          "  FROM" ID_LIST "j JOIN balance b ON b.officer = j.id WHERE b.year = ?"),
                      "si", crowd->ids, year);
    return got;
}

enum status crowd_read(struct crowd *crowd, const struct officer_year *pairs)
{
    int64_t *ids = arena_alloc(crowd->arena, crowd->count * sizeof *ids);
    crowd->people = arena_alloc(crowd->arena, crowd->count * sizeof *crowd->people);
    for (size_t i = 0; i < crowd->count; i++)
        crowd->people[i] = (struct person){ .officer = ids[i] = pairs[i].officer };
    qsort(crowd->people, crowd->count, sizeof *crowd->people, by_officer);
    crowd->ids = db_id_list(crowd->arena, ids, crowd->count);
    enum status got = read_service(crowd);
    return got == OK ? read_amounts(crowd) : got;
}

void crowd_reckon(const struct rule_set *set, struct person *person, struct owed *owed, struct reckoned *reckoned)
{
    const struct service service = { person->served, person->served_count, person->leave, person->leave_count,
                                     person->exempt_percent };
    *owed = rules_owed(set, &service);
    *reckoned = standing_reckon(set, person->sums, person->sum_count, owed, person->carried);
}
