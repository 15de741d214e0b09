/*
 * Officers from a file: read and judged row by row, looked at, then taken over as a whole, and taken back as a whole
 * even weeks later. Scope is the viewer's right to manage people: a row about somebody, or into a unit, elsewhere is
 * wrong.
 */
#ifndef CHENGXUE_PEOPLE_IMPORT_H
#define CHENGXUE_PEOPLE_IMPORT_H

#include "chengxue/jobs.h"
#include "chengxue/table_file.h"
#include "officer.h"

/* The columns of the file, in the order of import_columns. Only the number is demanded of every file and row. */
enum import_column {
    COLUMN_NUMBER,
    COLUMN_NAME,
    COLUMN_UNIT,
    COLUMN_SINCE,
    COLUMN_POST,
    COLUMN_GRADE,
    COLUMN_PHONE,
    COLUMN_EMAIL,
    COLUMN_ENTERED,
    COLUMN_COUNT
};
extern const struct table_column import_columns[];

/* One line of a file, as table officer_import_row keeps it. A cell left empty keeps what is known. */
struct import_row {
    int64_t line;
    const char *fate;         /* new, changed, moved, returned, same or wrong */
    int64_t officer;          /* 0 when there is none yet */
    const char *changes;      /* names of the fields that change, NULL for none */
    struct officer_facts is;  /* after */
    struct officer_facts was; /* before, of an officer who is known */
    int64_t unit, was_unit;   /* 0 for none */
    const char *from;         /* first day in the unit, of those who come into one; else NULL */
    const char *was_from, *was_left;
    const char *wrong_field, *wrong_key, *wrong_zero; /* why the row is wrong */
};

struct import_rows {
    struct import_row *rows;
    size_t count;
};

/* -- judging: what a table would do, by what is known now (import_judge.c, import_units.c) ------------------------- */

MUST_CHECK enum status import_judge(struct request *req, const struct table *table, struct import_rows *rows);

struct import_units;
struct import_unit {
    int64_t id;
    bool closed;
};
/* All units in which the viewer manages people, to be found by code or by the names on the way down to them. */
MUST_CHECK enum status import_units_read(struct request *req, struct import_units **units);
/* The unit that a cell names; NULL with *key when none or more than one does ({0} is the cell). */
const struct import_unit *import_units_find(struct request *req, const struct import_units *units, const char *cell,
                                            const char **key);
bool import_units_holds(const struct import_units *units, int64_t unit);

/* -- the import ---------------------------------------------------------------------------------------------------- */

/*
 * Reads and judges the file and keeps it for looking at; what the viewer had looked at before and left is dropped.
 * REFUSED with a key of table_read, for the field "file".
 */
MUST_CHECK enum status import_make(struct request *req, const struct upload *file, int64_t *import);

/* The file as it came lies below HOME/files, under this and a name by chance; the import names it as kept_as. */
#define IMPORT_FILE_PREFIX "import-"

/* The import's state (import_rows.c); not_found when it is not the viewer's or reaches beyond the viewer's scope. */
MUST_CHECK enum status import_open(struct request *req, int64_t import, char **state);
/* Its rows of which something becomes, in the file's order. */
MUST_CHECK enum status import_rows_read(struct request *req, int64_t import, struct import_rows *rows);
MUST_CHECK enum status import_rows_add(struct db *db, int64_t import, const struct import_rows *rows);

/*
 * Takes everything over, or nothing. REFUSED: import.not-ready, import.wrong-rows ({0}), import.nothing,
 * import.moved-on ({0} rows about officers or units that have changed since they were judged).
 */
MUST_CHECK enum status import_apply(struct request *req, int64_t import);

/*
 * Gives every officer back what held before, facts, membership and roles, but those who have changed since: their rows
 * are marked as kept. An officer whom the import made is voided instead of deleted, since others may refer to the row.
 * REFUSED with import.not-applied.
 */
MUST_CHECK enum status import_undo(struct request *req, int64_t import);

/*
 * True of a row r whose officer o, in place p, is no longer as the import left it, holds a role that was granted since, or
 * came from a unit that was closed since: then taking it back would undo what others did.
 */
#define CHANGED_SINCE                                                                                                  \
    " (o.number <> r.number OR NOT (o.name <=> r.name AND o.phone <=> r.phone AND o.post <=> r.post"                   \
    "    AND o.grade <=> r.grade AND o.email <=> r.email AND o.entered_on <=> r.entered_on) OR o.left_on IS NOT NULL"  \
    "  OR NOT (p.unit <=> r.unit) OR (r.from_on IS NOT NULL AND NOT (p.from_on <=> r.from_on))"                        \
    "  OR (r.from_on IS NOT NULL AND EXISTS (SELECT 1 FROM role_grant g JOIN officer_import gi ON gi.id = r.import"    \
    "       WHERE g.officer = o.id AND g.current = 1 AND g.granted_at > gi.applied_at))"                               \
    "  OR (r.fate = 'moved' AND EXISTS (SELECT 1 FROM unit w WHERE w.id = r.was_unit AND w.closed_on IS NOT NULL))) "

#endif
