#include <libxml/hash.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "chengxue/text.h"
#include "import.h"

const struct table_column import_columns[] = {
    [COLUMN_NUMBER] = { "number", true }, [COLUMN_NAME] = { "name", false },   [COLUMN_UNIT] = { "unit", false },
    [COLUMN_SINCE] = { "since", false },  [COLUMN_POST] = { "post", false },   [COLUMN_GRADE] = { "grade", false },
    [COLUMN_PHONE] = { "phone", false },  [COLUMN_EMAIL] = { "email", false }, [COLUMN_ENTERED] = { "entered", false },
    [COLUMN_COUNT] = { NULL, false },
};

/* An officer as the database has one before the import. */
struct known {
    int64_t id, unit;
    struct officer_facts facts;
    const char *from, *left;
};

struct judge {
    struct request *req;
    struct arena *arena;
    const struct table *table;
    struct import_units *units;
    xmlHashTable *known; /* struct known by folded number */
    xmlHashTable *lines; /* the first row (struct import_row) of each folded number */
    char *today;
    const struct table_row *cells; /* of the row that is being judged */
};

static void free_hash(void *hash)
{
    xmlHashFree(hash, NULL);
}

static enum status take_known(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct judge *judge = context;
    struct arena *arena = judge->arena;
    struct known *known = arena_alloc(arena, sizeof *known);
    *known = (struct known){
        .id = strtoll(values[0], NULL, 10),
        .unit = strtoll(values[1], NULL, 10),
        .facts = { .number = arena_copy(arena, values[2]),
                   .name = arena_copy(arena, values[3]),
                   .phone = arena_copy(arena, values[4]),
                   .email = arena_copy(arena, values[5]),
                   .post = arena_copy(arena, values[6]),
                   .grade = arena_copy(arena, values[7]),
                   .entered = arena_copy(arena, values[8]) },
        .from = arena_copy(arena, values[9]),
        .left = arena_copy(arena, values[10]),
    };
    xmlHashAddEntry(judge->known, BAD_CAST text_fold(arena, known->facts.number), known);
    return OK;
}

/* -- cells --------------------------------------------------------------------------------------------------------- */

/* Says what is wrong; false, so that a check can return it. */
static bool wrong(struct import_row *row, enum import_column column, const char *key, const char *zero)
{
    row->fate = "wrong";
    row->wrong_field = import_columns[column].name;
    row->wrong_key = key;
    row->wrong_zero = zero;
    return false;
}

static const char *cell(const struct judge *judge, enum import_column column)
{
    return text_one_line(judge->arena, table_value(judge->table, judge->cells, column));
}

/* A text of at most so many characters; an empty cell leaves what is known. */
static bool read_text(const struct judge *judge, struct import_row *row, enum import_column column, size_t most,
                      const char **text)
{
    const char *given = cell(judge, column);
    if (given[0] == '\0')
        return true;
    *text = given;
    return text_length(given) <= most || wrong(row, column, "param.too-long", arena_printf(judge->arena, "%zu", most));
}

static bool is_day(int year, int month, int day)
{
    struct tm given = { .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day }, normal = given;
    timegm(&normal);
    return normal.tm_mon == given.tm_mon && normal.tm_mday == given.tm_mday;
}

/* 2026-03-01, 2026/3/1, 2026.3.1, 2026年3月1日 or 20260301, each with or without a time of day. */
static bool read_day(const struct judge *judge, struct import_row *row, enum import_column column, const char **day)
{
    const char *text = text_fold(judge->arena, cell(judge, column));
    if (text[0] == '\0')
        return true;
    int year, month, date, end = 0;
    bool plain = strlen(text) == 8 && strspn(text, "0123456789") == 8;
    int parts = plain ? sscanf(text, "%4d%2d%2d%n", &year, &month, &date, &end)
                      : sscanf(text, "%4d%*[^0-9]%2d%*[^0-9]%2d%n", &year, &month, &date, &end);
    if (parts < 3 || !is_day(year, month, date))
        return wrong(row, column, "import.not-a-date", text);
    const char *rest = text + end; /* the sign of the day, a time of day */
    if (strcmp(rest, "\xE6\x97\xA5") != 0 && strspn(rest, "t0123456789:") != strlen(rest))
        return wrong(row, column, "import.not-a-date", text);
    *day = arena_printf(judge->arena, "%04d-%02d-%02d", year, month, date);
    return true;
}

static bool read_facts(const struct judge *judge, struct import_row *row)
{
    struct officer_facts *is = &row->is;
    const char *field, *key;
    if (!read_text(judge, row, COLUMN_NAME, 50, &is->name) || !read_text(judge, row, COLUMN_POST, 50, &is->post) ||
        !read_text(judge, row, COLUMN_GRADE, 50, &is->grade) || !read_text(judge, row, COLUMN_PHONE, 30, &is->phone) ||
        !read_text(judge, row, COLUMN_EMAIL, 100, &is->email) || !read_day(judge, row, COLUMN_ENTERED, &is->entered))
        return false;
    if (is->name[0] == '\0')
        return wrong(row, COLUMN_NAME, "param.missing", NULL);
    if (!officer_facts_wrong(is, judge->today, &field, &key))
        return true;
    for (enum import_column column = 0; column < COLUMN_COUNT; column++)
        if (strcmp(import_columns[column].name, field) == 0)
            wrong(row, column, key, NULL);
    return false;
}

/* -- the row ------------------------------------------------------------------------------------------------------- */

/* Who it is about; twice in a file nobody can be meant. */
static bool read_number(const struct judge *judge, struct import_row *row, const struct known **known)
{
    const char *number = cell(judge, COLUMN_NUMBER);
    const xmlChar *folded = BAD_CAST text_fold(judge->arena, number);
    row->is = (struct officer_facts){ .number = number, .name = cell(judge, COLUMN_NAME) };
    if (number[0] == '\0')
        return wrong(row, COLUMN_NUMBER, "param.missing", NULL);
    if (text_length(number) > 30)
        return wrong(row, COLUMN_NUMBER, "param.too-long", "30");
    const struct import_row *first = xmlHashLookup(judge->lines, folded);
    if (first != NULL)
        return wrong(row, COLUMN_NUMBER, "import.twice", arena_printf(judge->arena, "%lld", (long long)first->line));
    xmlHashAddEntry(judge->lines, folded, row);
    *known = xmlHashLookup(judge->known, folded);
    if (*known == NULL)
        return true;
    if (!import_units_holds(judge->units, (*known)->unit)) /* before anything of such a person is taken into the row */
        return wrong(row, COLUMN_NUMBER, "import.elsewhere", NULL);
    row->officer = (*known)->id;
    row->was = row->is = (*known)->facts;
    row->unit = row->was_unit = (*known)->unit;
    row->was_from = (*known)->from;
    row->was_left = (*known)->left;
    return true;
}

static bool read_unit(const struct judge *judge, struct import_row *row)
{
    const char *key, *named = cell(judge, COLUMN_UNIT);
    if (named[0] == '\0')
        return row->unit != 0 || wrong(row, COLUMN_UNIT, "param.missing", NULL);
    const struct import_unit *unit = import_units_find(judge->req, judge->units, named, &key);
    if (unit == NULL)
        return wrong(row, COLUMN_UNIT, key, named);
    row->unit = unit->id;
    return true;
}

/* Since when, of those who come into a unit: as the file says; else a new one since the first day of service, so that
 * earlier years know the officer too, and others since today. */
static bool read_since(const struct judge *judge, struct import_row *row, const struct known *known)
{
    row->from = known == NULL && row->is.entered != NULL ? row->is.entered : judge->today;
    if (!read_day(judge, row, COLUMN_SINCE, &row->from))
        return false;
    if (strcmp(row->from, judge->today) > 0)
        return wrong(row, COLUMN_SINCE, "officer.future", NULL);
    const char *after = known == NULL ? NULL : known->left != NULL ? known->left : known->from;
    return after == NULL || strcmp(row->from, after) > 0 || wrong(row, COLUMN_SINCE, "import.since-early", after);
}

static void note_change(const struct judge *judge, struct import_row *row, const char *was, const char *is,
                        enum import_column column)
{
    if (was == is || (was != NULL && is != NULL && strcmp(was, is) == 0))
        return;
    row->changes = arena_printf(judge->arena, "%s%s%s", row->changes != NULL ? row->changes : "",
                                row->changes != NULL ? " " : "", import_columns[column].name);
}

static void note_changes(const struct judge *judge, struct import_row *row)
{
    note_change(judge, row, row->was.name, row->is.name, COLUMN_NAME);
    note_change(judge, row, row->was_unit == row->unit ? "" : NULL, "", COLUMN_UNIT);
    note_change(judge, row, row->was.post, row->is.post, COLUMN_POST);
    note_change(judge, row, row->was.grade, row->is.grade, COLUMN_GRADE);
    note_change(judge, row, row->was.phone, row->is.phone, COLUMN_PHONE);
    note_change(judge, row, row->was.email, row->is.email, COLUMN_EMAIL);
    note_change(judge, row, row->was.entered, row->is.entered, COLUMN_ENTERED);
}

static void judge_row(const struct judge *judge, struct import_row *row)
{
    const struct known *known = NULL;
    if (!read_number(judge, row, &known) || !read_facts(judge, row) || !read_unit(judge, row))
        return;
    bool comes = known == NULL || known->left != NULL || row->unit != row->was_unit;
    if (comes && !read_since(judge, row, known))
        return;
    if (known != NULL)
        note_changes(judge, row);
    row->fate = known == NULL          ? "new"
                : known->left != NULL  ? "returned"
                : comes                ? "moved"
                : row->changes != NULL ? "changed"
                                       : "same";
}

static enum status read_all(struct judge *judge)
{
    enum status got = import_units_read(judge->req, &judge->units);
    if (got == OK)
        got = officer_today(judge->req->db, &judge->today);
    if (got == OK)
        got = db_each(
            judge->req->db, take_known, judge,
            SQL("SELECT p.id, p.unit, p.number, p.name, p.phone, p.email, p.post, p.grade, p.entered_on, p.from_on,"
                "       p.left_on"
                "  FROM officer_place p"),
            "");
    return got;
}

enum status import_judge(struct request *req, const struct table *table, struct import_rows *rows)
{
    struct judge judge = {
        .req = req, .arena = req->arena, .table = table, .known = xmlHashCreate(16384), .lines = xmlHashCreate(16384)
    };
    arena_defer(req->arena, free_hash, judge.known);
    arena_defer(req->arena, free_hash, judge.lines);
    rows->count = table->row_count;
    rows->rows = arena_alloc(req->arena, rows->count * sizeof *rows->rows);
    enum status got = read_all(&judge);
    for (size_t i = 0; got == OK && i < rows->count; i++) {
        judge.cells = &table->rows[i];
        rows->rows[i].line = table->rows[i].number;
        judge_row(&judge, &rows->rows[i]);
    }
    return got;
}
