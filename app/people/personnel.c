#include "personnel.h"

#include <string.h>

enum status personnel_place(struct db *db, int64_t officer, const char *kind, const char *on, int64_t was_unit,
                            int64_t unit, const struct cause *cause)
{
    return db_run(
        db,
        SQL("INSERT INTO personnel_event (officer, kind, on_date, was, became, unit, known_at, actor, import)"
            " VALUES (?, ?, ?, (SELECT LEFT(path, 300) FROM unit_path WHERE id = ?),"
            "  (SELECT LEFT(path, 300) FROM unit_path WHERE id = ?), ?, UTC_TIMESTAMP(6), NULLIF(?, 0), NULLIF(?, 0))"),
        "issiiiii", officer, kind, on, was_unit, strcmp(kind, "left") == 0 ? 0 : unit, unit, cause->actor,
        cause->import);
}

static enum status change(struct db *db, int64_t officer, const char *kind, const char *was, const char *is,
                          const struct cause *cause)
{
    if (was == is || (was != NULL && is != NULL && strcmp(was, is) == 0))
        return OK;
    return db_run(
        db,
        SQL("INSERT INTO personnel_event (officer, kind, on_date, was, became, unit, known_at, actor, import)"
            " VALUES (?, ?, DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR), ?, ?,"
            "  (SELECT unit FROM membership WHERE officer = ? AND current = 1), UTC_TIMESTAMP(6), NULLIF(?, 0), NULLIF(?, 0))"),
        "isssiii", officer, kind, was, is, officer, cause->actor, cause->import);
}

enum status personnel_facts(struct db *db, int64_t officer, const struct officer_facts *was,
                            const struct officer_facts *is, const struct cause *cause)
{
    enum status got = change(db, officer, "post", was->post, is->post, cause);
    return got == OK ? change(db, officer, "grade", was->grade, is->grade, cause) : got;
}

enum status personnel_undo(struct db *db, const struct cause *cause)
{
    return db_run(
        db,
        SQL("INSERT INTO personnel_event (officer, kind, on_date, was, became, unit, known_at, actor, import, undoes)"
            " SELECT e.officer, 'undone', DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR), e.became, e.was, e.unit,"
            "        UTC_TIMESTAMP(6), NULLIF(?, 0), e.import, e.id"
            "   FROM personnel_event e"
            "  WHERE e.import = ? AND e.undoes IS NULL"
            "    AND EXISTS (SELECT 1 FROM officer_import_row r WHERE r.import = e.import AND r.officer = e.officer"
            "                   AND r.kept IS NULL) ORDER BY e.id"),
        "ii", cause->actor, cause->import);
}
