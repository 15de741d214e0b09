#include <libxml/hash.h>
#include <stdlib.h>
#include <string.h>

#include "chengxue/scope.h"
#include "chengxue/text.h"
#include "import.h"

struct import_units {
    struct arena *arena;
    xmlHashTable *by_name; /* folded code, and each end of the way down: 徐汇区局/第一中队, 第一中队 */
    xmlHashTable *by_id;
};

static const struct import_unit several; /* stands where a name is that of more than one unit */

static void free_hash(void *hash)
{
    xmlHashFree(hash, NULL);
}

static void name_unit(struct import_units *units, const char *name, const struct import_unit *unit)
{
    const xmlChar *key = BAD_CAST text_fold(units->arena, name);
    struct import_unit *there = xmlHashLookup(units->by_name, key);
    if (there == NULL)
        xmlHashAddEntry(units->by_name, key, (void *)(uintptr_t)unit);
    else if (there->id != unit->id)
        xmlHashUpdateEntry(units->by_name, key, (void *)(uintptr_t)&several, NULL);
}

/* Columns: id, closed, path from the top. */
static enum status take_path(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct import_units *units = context;
    struct import_unit *unit = arena_alloc(units->arena, sizeof *unit);
    *unit = (struct import_unit){ .id = strtoll(values[0], NULL, 10), .closed = values[1][0] == '1' };
    xmlHashAddEntry(units->by_id, BAD_CAST arena_copy(units->arena, values[0]), unit);
    for (const char *end = values[2]; end != NULL; end = strchr(end, '/')) {
        end += end[0] == '/';
        name_unit(units, end, unit);
    }
    return OK;
}

/* A code wins over a name that reads the same. Columns: id, code. */
static enum status take_code(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct import_units *units = context;
    struct import_unit *unit = xmlHashLookup(units->by_id, BAD_CAST values[0]);
    if (unit != NULL)
        xmlHashUpdateEntry(units->by_name, BAD_CAST text_fold(units->arena, values[1]), unit, NULL);
    return OK;
}

enum status import_units_read(struct request *req, struct import_units **read)
{
    struct import_units *units = arena_alloc(req->arena, sizeof *units);
    *units = (struct import_units){ .arena = req->arena, .by_name = xmlHashCreate(1024), .by_id = xmlHashCreate(512) };
    arena_defer(req->arena, free_hash, units->by_name);
    arena_defer(req->arena, free_hash, units->by_id);
    *read = units;
    enum status got = db_each(
        req->db, take_path, units,
        SQL("SELECT u.id, u.closed_on IS NOT NULL, up.path FROM unit u JOIN unit_path up ON up.id = u.id"
            " WHERE u.id" IN_SCOPE),
        "is", req->viewer, right_name(MAY_MANAGE_PEOPLE));
    if (got == OK)
        got = db_each(req->db, take_code, units, SQL("SELECT u.id, u.code FROM unit u WHERE u.id" IN_SCOPE), "is",
                      req->viewer, right_name(MAY_MANAGE_PEOPLE));
    return got;
}

const struct import_unit *import_units_find(struct request *req, const struct import_units *units, const char *cell,
                                            const char **key)
{
    const struct import_unit *unit = xmlHashLookup(units->by_name, BAD_CAST text_fold(req->arena, cell));
    *key = unit == NULL ? "import.unit-unknown" : unit == &several ? "import.unit-several" : "unit.closed";
    return unit == NULL || unit == &several || unit->closed ? NULL : unit;
}

bool import_units_holds(const struct import_units *units, int64_t unit)
{
    return xmlHashLookup(units->by_id, BAD_CAST arena_printf(units->arena, "%lld", (long long)unit)) != NULL;
}
