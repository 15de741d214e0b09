#include "books.h"

#include <stdlib.h>
#include <string.h>

struct reading {
    struct arena *arena;
    struct rule_set *set;
};

static int32_t number(const char *text)
{
    return text == NULL ? NONE : (int32_t)strtol(text, NULL, 10);
}

static int place_of(const char *const *names, int count, const char *name)
{
    int place = 0;
    while (place < count - 1 && strcmp(names[place], name) != 0)
        place++;
    return place;
}

static enum status take_rule(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct reading *reading = context;
    struct rule_set *set = reading->set;
    if (set->rule_count == KINDS_MOST)
        return FAILED;
    set->rules[set->rule_count++] = (struct rule){
        .id = strtoll(values[0], NULL, 10),
        .kind = arena_copy(reading->arena, values[1]),
        .channel = (enum channel)place_of(channel_names, CHANNELS, values[2]),
        .basis = (enum basis)place_of(basis_names, BASES, values[3]),
        .each = { number(values[4]), number(values[5]) },
        .rounding = (enum rounding)place_of(rounding_names, ROUNDINGS, values[6]),
        .step = number(values[7]),
        .cap = { number(values[8]), number(values[9]) },
        .kind_name = arena_copy(reading->arena, values[10])
    };
    return OK;
}

static enum status take_channel(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct rule_set *set = ((struct reading *)context)->set;
    enum channel channel = (enum channel)place_of(channel_names, CHANNELS, values[0]);
    set->channels[channel].least = (struct amount){ number(values[1]), number(values[2]) };
    set->channels[channel].cap = (struct amount){ number(values[3]), number(values[4]) };
    return OK;
}

static enum status read_head(struct db *db, int64_t id, bool *found, struct rule_set *set)
{
    char *prorata;
    int64_t year, hours, credits, minutes, leave, step, percent, most_hours, most_credits;
    enum status got = db_get(
        db, found,
        SQL("SELECT id, year, owed_hours, owed_credits, class_hour_minutes, prorata,"
            "       leave_days_least, owed_step, carry_percent, carry_hours_most, carry_credits_most"
            "  FROM rule_set WHERE id = ?"),
        "i:iiiiisiiiii", id, &set->id, &year, &hours, &credits, &minutes, &prorata, &leave, &step, &percent,
        &most_hours, &most_credits);
    if (got != OK || !*found)
        return got;
    set->year = (int)year;
    set->owed = (struct amount){ (int32_t)hours, (int32_t)credits };
    set->class_hour_minutes = (int32_t)minutes;
    set->prorata = (enum prorata)place_of(prorata_names, PRORATAS, prorata);
    set->leave_days_least = (int32_t)leave;
    set->owed_step = (int32_t)step;
    set->carry_percent = (int32_t)percent;
    set->carry_most = (struct amount){ (int32_t)most_hours, (int32_t)most_credits };
    return OK;
}

enum status rules_read_set(struct db *db, struct arena *arena, int64_t id, const struct rule_set **set)
{
    bool found;
    struct rule_set *read = arena_alloc(arena, sizeof *read);
    struct reading reading = { arena, read };
    *read = (struct rule_set){ .rule_count = 0 };
    for (enum channel channel = 0; channel < CHANNELS; channel++)
        read->channels[channel].cap = (struct amount){ NONE, NONE };
    enum status got = read_head(db, id, &found, read);
    *set = got == OK && found ? read : NULL;
    if (*set == NULL)
        return got;
    got = db_each(
        db, take_rule, &reading,
        SQL("SELECT r.id, r.kind, r.channel, r.basis, r.hours, r.credits, r.rounding, r.step, r.cap_hours, r.cap_credits,"
            "       k.name FROM rule r JOIN activity_kind k ON k.code = r.kind WHERE r.rule_set = ? ORDER BY r.id"),
        "i", id);
    if (got == OK)
        got = db_each(db, take_channel, &reading,
                      SQL("SELECT channel, least_hours, least_credits, cap_hours, cap_credits FROM rule_channel"
                          " WHERE rule_set = ?"),
                      "i", id);
    return got;
}

enum status rules_read(struct db *db, struct arena *arena, int year, const struct rule_set **set)
{
    bool found;
    int64_t id;
    *set = NULL;
    enum status got = db_get(db, &found, SQL("SELECT id FROM rule_set WHERE year = ? AND current = 1"), "i:i",
                             (int64_t)year, &id);
    return got == OK && found ? rules_read_set(db, arena, id, set) : got;
}
