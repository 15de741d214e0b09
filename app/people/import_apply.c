#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/page.h"
#include "import.h"
#include "personnel.h"
#include "unit.h"

static enum status refuse_count(struct request *req, const char *key, int64_t count)
{
    return refuse_with(req, key, arena_printf(req->arena, "%lld", (long long)count), NULL);
}

/* -- taking over --------------------------------------------------------------------------------------------------- */

/* What was looked at must be what is done: rows are held against what is known now, which is locked until the end. */
static enum status check_still(struct request *req, int64_t import)
{
    int64_t officers, numbers, units;
    enum status got = db_get(
        req->db, NULL,
        SQL("SELECT COUNT(*) FROM officer_import_row r JOIN officer o ON o.id = r.officer"
            "  LEFT JOIN officer_place p ON p.id = o.id"
            " WHERE r.import = ? AND r.fate NOT IN ('same', 'wrong')"
            "   AND NOT (o.number = r.number AND o.name <=> r.was_name AND o.phone <=> r.was_phone"
            "     AND o.email <=> r.was_email AND o.post <=> r.was_post AND o.grade <=> r.was_grade AND o.entered_on <=> r.was_entered"
            "     AND o.left_on <=> r.was_left AND p.unit <=> r.was_unit AND p.from_on <=> r.was_from) FOR UPDATE"),
        "i:i", import, &officers);
    if (got == OK)
        got = db_get(req->db, NULL,
                     SQL("SELECT COUNT(*) FROM officer_import_row r JOIN officer o ON o.number = r.number"
                         " WHERE r.import = ? AND r.fate = 'new'"),
                     "i:i", import, &numbers);
    if (got == OK)
        got = db_get(
            req->db, NULL,
            SQL("SELECT COUNT(*) FROM officer_import_row r JOIN unit u ON u.id = r.unit"
                " WHERE r.import = ? AND r.from_on IS NOT NULL AND u.closed_on IS NOT NULL LOCK IN SHARE MODE"),
            "i:i", import, &units);
    int64_t moved_on = got == OK ? officers + numbers + units : 0;
    return moved_on > 0 ? refuse_count(req, "import.moved-on", moved_on) : got;
}

static enum status check_ready(struct request *req, int64_t import)
{
    char *state;
    int64_t wrong, doing;
    enum status got = import_open(req, import, &state);
    if (got == OK)
        got = db_get(req->db, NULL, SQL("SELECT state FROM officer_import WHERE id = ? FOR UPDATE"), "i:s", import,
                     &state);
    if (got == OK && strcmp(state, "ready") != 0)
        got = refuse(req, "import.not-ready");
    if (got == OK)
        got = db_get(req->db, NULL,
                     SQL("SELECT COALESCE(SUM(fate = 'wrong'), 0), COALESCE(SUM(fate NOT IN ('same', 'wrong')), 0)"
                         "  FROM officer_import_row WHERE import = ?"),
                     "i:ii", import, &wrong, &doing);
    if (got == OK && wrong > 0)
        got = refuse_count(req, "import.wrong-rows", wrong);
    if (got == OK && doing == 0)
        got = refuse(req, "import.nothing");
    return got == OK ? check_still(req, import) : got;
}

static enum status add_new(struct request *req, const struct cause *cause, const struct import_row *row)
{
    int64_t officer;
    enum status got = officer_add(req->db, &row->is, row->unit, row->from, cause, &officer);
    if (got == FAILED && db_duplicate(req->db))
        return refuse_count(req, "import.moved-on", 1); /* somebody was quicker with this number */
    if (got == OK)
        got = db_run(req->db, SQL("UPDATE officer_import_row SET officer = ? WHERE import = ? AND line = ?"), "iii",
                     officer, cause->import, row->line);
    return got;
}

/* The number is what an officer is known by, so it stays as it is written. */
static enum status take_over(struct request *req, const struct cause *cause, const struct import_row *row)
{
    if (strcmp(row->fate, "new") == 0)
        return add_new(req, cause, row);
    enum status got = OK;
    if (strcmp(row->fate, "changed") != 0)
        got = membership_move(req->db, row->officer, row->unit, row->from, cause);
    if (got == OK && row->changes != NULL)
        got = officer_change(req->db, row->officer, &row->was, &row->is, cause);
    return got;
}

enum status import_apply(struct request *req, int64_t import)
{
    struct import_rows rows = { 0 };
    const struct cause cause = { req->viewer, import };
    if (!db_begin(req->db))
        return FAILED;
    enum status got = check_ready(req, import);
    if (got == OK)
        got = import_rows_read(req, import, &rows);
    for (size_t i = 0; got == OK && i < rows.count; i++)
        got = take_over(req, &cause, &rows.rows[i]);
    if (got == OK)
        got = db_run(
            req->db,
            SQL("UPDATE officer_import SET state = 'applied', applied_by = ?, applied_at = UTC_TIMESTAMP(6) WHERE id = ?"),
            "ii", req->viewer, import);
    if (got == OK)
        got = audit(req, "import.apply", "import", import, audit_facts(req->arena, "i", "people", (int64_t)rows.count));
    return db_end(req->db, got);
}

/* -- taking back --------------------------------------------------------------------------------------------------- */

/* Marks the rows that stay as they are. */
static enum status mark_kept(struct request *req, int64_t import)
{
    return db_run(
        req->db,
        SQL("UPDATE officer_import_row r JOIN officer o ON o.id = r.officer LEFT JOIN officer_place p ON p.id = o.id"
            "   SET r.kept = 1 WHERE r.import = ? AND r.fate NOT IN ('same', 'wrong') AND" CHANGED_SINCE),
        "i", import);
}

/*
 * An officer who should never have been: others may have written of this one already, so the row stays, with a
 * membership of no day at all; nobody sees it (officer_place), and its number is free again.
 */
static enum status void_officer(struct db *db, const struct import_row *row)
{
    enum status got = db_run(
        db,
        SQL("UPDATE membership SET to_on = from_on - INTERVAL 1 DAY, current = NULL, ended_known_at = UTC_TIMESTAMP(6)"
            " WHERE officer = ? AND current = 1"),
        "i", row->officer);
    if (got == OK)
        got = db_run(db, SQL("UPDATE officer SET number = CONCAT('#', id), left_on = ? - INTERVAL 1 DAY WHERE id = ?"),
                     "si", row->from, row->officer);
    if (got == OK)
        got = db_run(db, SQL("UPDATE session SET ended_at = UTC_TIMESTAMP(6) WHERE officer = ? AND ended_at IS NULL"),
                     "i", row->officer);
    return got;
}

/* What held before holds again, as if nothing had happened: so nothing new is written down of it but that (personnel_undo). */
static enum status facts_back(struct db *db, int64_t officer, const struct officer_facts *was)
{
    return db_run(
        db, SQL("UPDATE officer SET name = ?, phone = ?, email = ?, post = ?, grade = ?, entered_on = ? WHERE id = ?"),
        "ssssssi", was->name, was->phone, was->email, was->post, was->grade, was->entered, officer);
}

static enum status give_back(struct db *db, const struct import_row *row)
{
    if (strcmp(row->fate, "new") == 0)
        return void_officer(db, row);
    enum status got = row->changes != NULL ? facts_back(db, row->officer, &row->was) : OK;
    if (got == OK && strcmp(row->fate, "changed") != 0)
        got = membership_take_back(db, row->officer, row->was_unit, row->was_from, row->was_left);
    return got;
}

enum status import_undo(struct request *req, int64_t import)
{
    char *state;
    struct import_rows rows = { 0 };
    if (!db_begin(req->db))
        return FAILED;
    enum status got = import_open(req, import, &state);
    if (got == OK)
        got = db_get(req->db, NULL, SQL("SELECT state FROM officer_import WHERE id = ? FOR UPDATE"), "i:s", import,
                     &state);
    if (got == OK && strcmp(state, "applied") != 0)
        got = refuse(req, "import.not-applied");
    if (got == OK)
        got = unit_tree_take(req->db); /* no unit may close while somebody is given back to it */
    if (got == OK)
        got = mark_kept(req, import);
    if (got == OK)
        got = import_rows_read(req, import, &rows);
    for (size_t i = 0; got == OK && i < rows.count; i++)
        got = give_back(req->db, &rows.rows[i]);
    if (got == OK)
        got = personnel_undo(req->db, &(struct cause){ req->viewer, import });
    if (got == OK)
        got = db_run(
            req->db,
            SQL("UPDATE officer_import SET state = 'undone', undone_by = ?, undone_at = UTC_TIMESTAMP(6) WHERE id = ?"),
            "ii", req->viewer, import);
    if (got == OK)
        got = audit(req, "import.undo", "import", import, audit_facts(req->arena, "i", "people", (int64_t)rows.count));
    return db_end(req->db, got);
}
