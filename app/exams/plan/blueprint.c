#include "blueprint.h"

#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/scope.h"
#include "chengxue/text.h"
#include "chengxue/words.h"
#include "exams/draw/draw.h"

/* Locks a blueprint in scope for a change. The job that draws papers locks it too. */
static enum status lock(struct request *req, int64_t id, bool *frozen)
{
    bool found;
    int64_t locked, drawn;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT b.id FROM blueprint b WHERE b.id = ? AND b.unit" IN_SCOPE " FOR UPDATE"),
                             "iis:i", id, req->viewer, right_name(MAY_MANAGE_EXAMS), &locked);
    if (got != OK)
        return got;
    if (!found)
        return not_found(req);
    got = db_get(req->db, NULL,
                 SQL("SELECT COUNT(*) FROM paper_draw d JOIN sitting s ON s.id = d.sitting"
                     "  JOIN exam e ON e.id = s.exam WHERE e.blueprint = ?"),
                 "i:i", id, &drawn);
    *frozen = drawn > 0;
    return got;
}

enum status blueprint_create(struct request *req, const char *name, int64_t unit, int64_t *id)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_run(req->db,
                             SQL("INSERT INTO blueprint (name, unit, made_by, made_at)"
                                 " SELECT ?, u.id, ?, UTC_TIMESTAMP(6) FROM unit u WHERE u.id = ? AND u.id" IN_SCOPE),
                             "siiis", name, req->viewer, unit, req->viewer, right_name(MAY_MANAGE_EXAMS));
    if (got == OK && db_changed(req->db) == 0)
        got = not_found(req);
    *id = db_made(req->db);
    if (got == OK)
        got = audit(req, "blueprint.create", "blueprint", *id, audit_facts(req->arena, "s", "name", name));
    return db_end(req->db, got);
}

/* -- changing ---------------------------------------------------------------------------------------------------- */

static enum status refuse_row(struct request *req, const char *key, size_t row)
{
    return refuse_with(req, key, arena_printf(req->arena, "%zu", row + 1), NULL);
}

static enum status check_cell(struct request *req, const struct blueprint_cell *cell, size_t row, int64_t *items,
                              int64_t *score)
{
    if (!text_whole(cell->items, items) || *items < 1 || *items > DRAW_ITEMS_MOST)
        return refuse_row(req, "blueprint.items-wrong", row);
    if (!text_hundredths(cell->score, score) || *score < 1 || *score > CELL_SCORE_MOST)
        return refuse_row(req, "blueprint.score-wrong", row);
    if (cell->difficulty_least > cell->difficulty_most)
        return refuse_row(req, "blueprint.difficulty-wrong", row);
    return OK;
}

static const char *or_null(const char *value)
{
    return strcmp(value, BLUEPRINT_ANY) == 0 ? NULL : value;
}

static enum status insert_cell(struct request *req, int64_t id, const struct blueprint_cell *cell, size_t row,
                               int64_t *total)
{
    int64_t items, score;
    enum status got = check_cell(req, cell, row, &items, &score);
    if (got != OK)
        return got;
    *total += items;
    const char *domain = or_null(cell->domain);
    got = db_run(req->db,
                 SQL("INSERT INTO blueprint_cell (blueprint, position, domain, type, difficulty_least, difficulty_most,"
                     "                            level, items, score)"
                     " SELECT ?, ?, ?, ?, ?, ?, ?, ?, ? FROM DUAL"
                     "  WHERE ? IS NULL OR EXISTS (SELECT 1 FROM bank_domain d WHERE d.code = ?)"),
                 "iissiisiiss", id, (int64_t)row + 1, domain, cell->type, cell->difficulty_least, cell->difficulty_most,
                 or_null(cell->level), items, score, domain, domain);
    return got == OK && db_changed(req->db) == 0 ? refuse_row(req, "blueprint.domain-wrong", row) : got;
}

static enum status replace_cells(struct request *req, int64_t id, const struct blueprint_cell *cells, size_t count)
{
    int64_t total = 0;
    if (count > DRAW_CELLS_MOST)
        return refuse_with(req, "blueprint.too-many-rows", arena_printf(req->arena, "%d", DRAW_CELLS_MOST), NULL);
    enum status got = db_run(req->db, SQL("DELETE FROM blueprint_cell WHERE blueprint = ?"), "i", id);
    for (size_t i = 0; got == OK && i < count; i++)
        got = insert_cell(req, id, &cells[i], i, &total);
    if (got == OK && total > DRAW_ITEMS_MOST)
        return refuse_with(req, "blueprint.too-many-items", arena_printf(req->arena, "%d", DRAW_ITEMS_MOST), NULL);
    return got;
}

enum status blueprint_change(struct request *req, int64_t id, const char *name, const char *note,
                             const struct blueprint_cell *cells, size_t count)
{
    bool frozen = false;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = lock(req, id, &frozen);
    if (got == OK && frozen)
        got = refuse(req, "blueprint.frozen");
    if (got == OK)
        got = db_run(req->db, SQL("UPDATE blueprint SET name = ?, note = ? WHERE id = ?"), "ssi", name, note, id);
    if (got == OK)
        got = replace_cells(req, id, cells, count);
    if (got == OK)
        got = audit(req, "blueprint.change", "blueprint", id,
                    audit_facts(req->arena, "si", "name", name, "cells", (int64_t)count));
    return db_end(req->db, got);
}

/* -- copying, retiring ------------------------------------------------------------------------------------------- */

enum status blueprint_copy(struct request *req, int64_t id, int64_t *copy)
{
    bool frozen;
    char *name;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = lock(req, id, &frozen);
    if (got == OK)
        got = db_get(req->db, NULL, SQL("SELECT LEFT(name, 80) FROM blueprint WHERE id = ?"), "i:s", id, &name);
    if (got == OK)
        got = db_run(req->db,
                     SQL("INSERT INTO blueprint (name, unit, note, made_by, made_at)"
                         " SELECT ?, unit, note, ?, UTC_TIMESTAMP(6) FROM blueprint WHERE id = ?"),
                     "sii", word_with(req->arena, "blueprint.copy-name", name, NULL), req->viewer, id);
    *copy = db_made(req->db);
    if (got == OK)
        got = db_run(req->db,
                     SQL("INSERT INTO blueprint_cell (blueprint, position, domain, type, difficulty_least,"
                         "                            difficulty_most, level, items, score)"
                         " SELECT ?, position, domain, type, difficulty_least, difficulty_most, level, items, score"
                         "   FROM blueprint_cell WHERE blueprint = ?"),
                     "ii", *copy, id);
    if (got == OK)
        got = audit(req, "blueprint.copy", "blueprint", *copy, audit_facts(req->arena, "s", "copied", name));
    return db_end(req->db, got);
}

enum status blueprint_retire(struct request *req, int64_t id, bool retired)
{
    bool frozen;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = lock(req, id, &frozen);
    if (got == OK)
        got = db_run(req->db, SQL("UPDATE blueprint SET retired_at = IF(?, UTC_TIMESTAMP(6), NULL) WHERE id = ?"), "ii",
                     (int64_t)retired, id);
    if (got == OK)
        got = audit(req, retired ? "blueprint.retire" : "blueprint.restore", "blueprint", id, NULL);
    return db_end(req->db, got);
}
