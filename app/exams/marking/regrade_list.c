#include "regrade_list.h"

#include <stdlib.h>
#include <string.h>

#include "chengxue/item_marking.h"

static int64_t whole(const char *value)
{
    return strtoll(value, NULL, 10);
}

/* 0 attempt, position, full, type, key; 5 answer, mark, result, pass score, multiple rule; 10 number, name, unit, source */
static enum status take(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct regrades *list = context;
    struct arena *arena = list->arena;
    int64_t full = whole(values[2]), before = values[6] != NULL ? whole(values[6]) : 0, after = full;
    if (values[4] != NULL)
        after = mark_by_rule(arena, item_type_named(values[3]), values[4], values[5], (int32_t)full,
                             strcmp(values[9], "partial") == 0);
    if (values[6] != NULL && after == before)
        return OK;
    struct regrade *one = arena_alloc(arena, sizeof *one);
    int64_t total = whole(values[7]), pass = whole(values[8]);
    int64_t total_after = total - before + after;
    *one = (struct regrade){
        .attempt = whole(values[0]),
        .position = whole(values[1]),
        .before = before,
        .after = after,
        .source = arena_copy(arena, values[13]),
        .total_before = total,
        .total_after = total_after,
        .passed = total >= pass,
        .passes = total_after >= pass,
        .number = arena_copy(arena, values[10]),
        .name = arena_copy(arena, values[11]),
        .unit = arena_copy(arena, values[12]),
    };
    *list->end = one;
    list->end = &one->next;
    list->count++;
    return OK;
}

enum status regrades_gather(struct db *db, int64_t change, struct regrades *list)
{
    list->first = NULL;
    list->end = &list->first;
    list->count = 0;
    return db_each(db, take, list,
                   SQL("SELECT a.id, i.position, i.score, v.type, k.answer_key, x.answer, m.score, r.score,"
                       "       e.pass_score, e.multiple_rule, o.number, o.name, u.name, m.source"
                       "  FROM key_change k JOIN sitting s ON s.id = k.sitting JOIN exam e ON e.id = s.exam"
                       "  JOIN attempt a ON a.sitting = k.sitting JOIN result r ON r.attempt = a.id"
                       "  JOIN paper_item i ON i.paper = a.paper AND i.item_version = k.item_version"
                       "  JOIN bank_version v ON v.id = k.item_version"
                       "  JOIN candidate c ON c.id = a.id JOIN officer_name o ON o.id = a.officer"
                       "  JOIN unit u ON u.id = c.unit"
                       "  LEFT JOIN response_now x ON x.attempt = a.id AND x.position = i.position"
                       "  LEFT JOIN result_mark m ON m.attempt = a.id AND m.position = i.position"
                       " WHERE k.id = ? AND (k.answer_key IS NULL OR COALESCE(m.source, 'rule') <> 'appeal')"
                       " ORDER BY a.id"),
                   "i", change);
}
