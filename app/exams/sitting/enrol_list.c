#include <string.h>

#include "candidates.h"
#include "chengxue/buffer.h"
#include "chengxue/numbers.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"

static enum status enrol_one(struct request *req, int64_t id, const char *number)
{
    enum status got = db_run(req->db,
                             SQL("INSERT INTO candidate (sitting, officer, unit, enrolled_by, enrolled_at)"
                                 " SELECT ?, o.id, o.unit, ?, UTC_TIMESTAMP(6) FROM officer_now o WHERE o.number = ?"
                                 "    AND o.unit" IN_SCOPE ENROLLED_BEFORE),
                             "iisis", id, req->viewer, number, req->viewer, right_name(MAY_ENROL));
    if (got != OK || db_changed(req->db) > 0)
        return got;
    bool there;
    int64_t officer;
    got = db_get(req->db, &there,
                 SQL("SELECT c.officer FROM candidate c JOIN officer_name o ON o.id = c.officer"
                     " WHERE c.sitting = ? AND o.number = ? AND c.withdrawn_at IS NULL AND c.unit" IN_SCOPE),
                 "isis:i", id, number, req->viewer, right_name(MAY_ENROL), &officer);
    return got == OK && !there ? refuse_with(req, "candidates.unknown", number, NULL) : got;
}

enum status enrol_numbers(struct request *req, int64_t id, const char *text)
{
    struct enrolment enrolment;
    const struct numbers *numbers;
    enum status got = numbers_read(req, "numbers", text, &numbers);
    if (got != OK)
        return got;
    if (!db_begin(req->db))
        return FAILED;
    got = enrolment_begin(req, id, &enrolment);
    for (size_t i = 0; got == OK && i < numbers->count; i++)
        got = enrol_one(req, id, numbers->list[i]);
    if (got == OK)
        got = enrolment_finish(req, &enrolment, "list");
    return db_end(req->db, got);
}

/* -- what would become of each ----------------------------------------------------------------------------------------- */

static bool stands_before(const struct numbers *numbers, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (strcmp(numbers->list[i], numbers->list[at]) == 0)
            return true;
    return false;
}

enum fate { FATE_NEW, FATE_AGAIN, FATE_SAME, FATE_TWICE, FATE_UNKNOWN, FATES };

static const char *const fate_names[FATES] = { "new", "again", "same", "twice", "unknown" };

static enum status look(struct request *req, int64_t id, const char *number, xmlNode *row, enum fate *fate)
{
    bool found;
    char *person, *unit;
    int64_t enrolled, withdrawn;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT o.name, o.unit_name, c.id IS NOT NULL AND c.withdrawn_at IS NULL, c.withdrawn_at IS NOT NULL"
            "  FROM officer_now o LEFT JOIN candidate c ON c.officer = o.id AND c.sitting = ?"
            " WHERE o.number = ? AND o.unit" IN_SCOPE),
        "isis:ssii", id, number, req->viewer, right_name(MAY_ENROL), &person, &unit, &enrolled, &withdrawn);
    if (got != OK)
        return got;
    *fate = !found ? FATE_UNKNOWN : enrolled ? FATE_SAME : withdrawn ? FATE_AGAIN : FATE_NEW;
    if (found) {
        page_set(row, "person", person);
        page_set(row, "unit", unit);
    }
    return OK;
}

enum status enrol_check(struct request *req, int64_t id, const char *text)
{
    const struct numbers *numbers;
    int64_t counts[FATES] = { 0 };
    enum status got = numbers_read(req, "numbers", text, &numbers);
    if (got != OK)
        return got;
    struct buffer *list = buffer_new(req->arena, (size_t)1 << 20);
    for (size_t i = 0; got == OK && i < numbers->count; i++) {
        enum fate fate = FATE_TWICE;
        xmlNode *row = page_add(req->page, "row");
        page_set(row, "number", numbers->list[i]);
        if (!stands_before(numbers, i)) {
            got = look(req, id, numbers->list[i], row, &fate);
            buffer_printf(list, "%s ", numbers->list[i]);
        }
        page_set(row, "fate", fate_names[fate]);
        counts[fate]++;
    }
    xmlNode *check = page_add(req->page, "check");
    page_number(check, "rows", (int64_t)numbers->count);
    page_number(check, "good", counts[FATE_NEW] + counts[FATE_AGAIN]);
    page_number(check, "wrong", counts[FATE_UNKNOWN]);
    page_set(check, "numbers", list->bytes);
    return got;
}
