#include "rule_set.h"

#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/buffer.h"
#include "chengxue/crypto.h"
#include "chengxue/text.h"
#include "chengxue/words.h"

#define SEAL_MOST 65536
#define AMOUNT_MOST 100000 /* hundredths: 1,000 hours */

/* -- the seal -------------------------------------------------------------------------------------------------------- */

static enum status take_line(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)lengths;
    struct buffer *text = context;
    for (int i = 0; i < columns; i++)
        buffer_printf(text, "%s\t", values[i] != NULL ? values[i] : "-");
    buffer_text(text, "\n");
    return text->full ? FAILED : OK;
}

enum status rule_set_seal(struct db *db, struct arena *arena, int64_t id, const char **seal)
{
    struct buffer *text = buffer_new(arena, SEAL_MOST);
    char *hex = arena_alloc(arena, SM3_HEX_SIZE);
    enum status got = db_each(
        db, take_line, text,
        SQL("SELECT year, owed_hours, owed_credits, class_hour_minutes, prorata, leave_days_least, owed_step, carry_percent,"
            "       carry_hours_most, carry_credits_most FROM rule_set WHERE id = ?"),
        "i", id);
    if (got == OK)
        got = db_each(
            db, take_line, text,
            SQL("SELECT kind, channel, basis, hours, credits, rounding, step, cap_hours, cap_credits FROM rule"
                " WHERE rule_set = ? ORDER BY kind"),
            "i", id);
    if (got == OK)
        got = db_each(db, take_line, text,
                      SQL("SELECT channel, least_hours, least_credits, cap_hours, cap_credits FROM rule_channel"
                          " WHERE rule_set = ? ORDER BY channel"),
                      "i", id);
    sm3_hex(text->bytes, text->length, hex);
    *seal = hex;
    return got;
}

/* -- drafting -------------------------------------------------------------------------------------------------------- */

enum status rule_set_take(struct request *req, int64_t id, const char *state, int64_t *year)
{
    bool found;
    char *is;
    enum status got = db_get(req->db, &found, SQL("SELECT state, year FROM rule_set WHERE id = ? FOR UPDATE"), "i:si",
                             id, &is, year);
    if (got != OK)
        return got;
    return !found ? not_found(req) : strcmp(is, state) != 0 ? refuse(req, "rule-set.moved-on") : OK;
}

static enum status check_year(struct request *req, int64_t year)
{
    bool found;
    int64_t draft;
    enum status got = year_open(req, year, "rule-set.closed-year");
    if (got == OK)
        got = db_get(req->db, &found,
                     SQL("SELECT id FROM rule_set WHERE year = ? AND state IN ('draft', 'submitted') LIMIT 1"), "i:i",
                     year, &draft);
    return got == OK && found
               ? refuse_with(req, "rule-set.has-draft", arena_printf(req->arena, "%lld", (long long)year), NULL)
               : got;
}

static enum status copy_set(struct request *req, int64_t year, int64_t like, int64_t *id)
{
    enum status got = db_run(
        req->db,
        SQL("INSERT INTO rule_set (year, number, owed_hours, owed_credits, class_hour_minutes, prorata, leave_days_least,"
            "    owed_step, carry_percent, carry_hours_most, carry_credits_most, note, made_by, made_at)"
            " SELECT ?, (SELECT COALESCE(MAX(x.number), 0) + 1 FROM rule_set x WHERE x.year = ?), s.owed_hours, s.owed_credits,"
            "    s.class_hour_minutes, s.prorata, s.leave_days_least, s.owed_step, s.carry_percent, s.carry_hours_most,"
            "    s.carry_credits_most, NULL, ?, UTC_TIMESTAMP(6) FROM rule_set s WHERE s.id = ?"),
        "iiii", year, year, req->viewer, like);
    if (got == OK && db_changed(req->db) == 0)
        return not_found(req);
    *id = db_made(req->db);
    if (got == OK)
        got = db_run(
            req->db,
            SQL("INSERT INTO rule (rule_set, kind, channel, basis, hours, credits, rounding, step, cap_hours, cap_credits)"
                " SELECT ?, r.kind, r.channel, r.basis, r.hours, r.credits, r.rounding, r.step, r.cap_hours,"
                "    r.cap_credits FROM rule r JOIN activity_kind k ON k.code = r.kind AND k.closed_at IS NULL"
                "  WHERE r.rule_set = ?"),
            "ii", *id, like);
    if (got == OK)
        got = db_run(
            req->db,
            SQL("INSERT INTO rule_channel (rule_set, channel, least_hours, least_credits, cap_hours, cap_credits)"
                " SELECT ?, channel, least_hours, least_credits, cap_hours, cap_credits FROM rule_channel"
                "  WHERE rule_set = ?"),
            "ii", *id, like);
    return got;
}

enum status rule_set_draft(struct request *req, int64_t year, int64_t like, int64_t *id)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = check_year(req, year);
    if (got == OK)
        got = copy_set(req, year, like, id);
    if (got == OK)
        got = audit(req, "rule-set.draft", "rule-set", *id, NULL);
    return db_end(req->db, got);
}

enum status rule_set_drop(struct request *req, int64_t id)
{
    int64_t year;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = rule_set_take(req, id, "draft", &year);
    if (got == OK)
        got = db_run(req->db, SQL("UPDATE rule_set SET state = 'dropped' WHERE id = ?"), "i", id);
    if (got == OK)
        got = audit(req, "rule-set.drop", "rule-set", id, NULL);
    return db_end(req->db, got);
}

/* -- changing -------------------------------------------------------------------------------------------------------- */

static enum status read_amount(struct request *req, const char *text, const char *row, const char *column,
                               int64_t *amount)
{
    if (text[0] == '\0' || !text_hundredths(text, amount) || *amount < 0 || *amount > AMOUNT_MOST)
        return refuse_with(req, "rule-set.wrong-amount", row, word(column));
    return OK;
}

/* The most that counts, in the arena; NULL where nothing is typed: no limit. */
struct caps {
    const int64_t *hours, *credits;
};

static enum status read_cap(struct request *req, const char *text, const char *row, const char *column,
                            const int64_t **cap)
{
    *cap = NULL;
    if (text[0] == '\0')
        return OK;
    int64_t *amount = arena_alloc(req->arena, sizeof *amount);
    *cap = amount;
    return read_amount(req, text, row, column, amount);
}

static enum status read_caps(struct request *req, const char *hours, const char *credits, const char *row,
                             struct caps *caps)
{
    enum status got = read_cap(req, hours, row, "rule.cap_hours", &caps->hours);
    return got == OK ? read_cap(req, credits, row, "rule.cap_credits", &caps->credits) : got;
}

static bool is_one(const char *text, const char *const *names, int count)
{
    for (int i = 0; i < count; i++)
        if (strcmp(text, names[i]) == 0)
            return true;
    return false;
}

static enum status kind_name(struct request *req, const char *kind, char **name)
{
    bool found;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT name FROM activity_kind WHERE code = ? AND closed_at IS NULL"), "s:s", kind,
                             name);
    return got == OK && !found ? refuse_with(req, "rule-set.no-kind", kind, NULL) : got;
}

static enum status add_rule(struct request *req, int64_t id, const struct rule_typed *typed)
{
    char *name;
    int64_t hours, credits, step = 0;
    struct caps caps;
    enum status got = kind_name(req, typed->kind, &name);
    if (got != OK || typed->basis[0] == '\0')
        return got;
    if (!is_one(typed->channel, channel_names, CHANNELS) || !is_one(typed->basis, basis_names, BASES) ||
        !is_one(typed->rounding, rounding_names, ROUNDINGS))
        return refuse_with(req, "rule-set.wrong-choice", name, NULL);
    got = read_amount(req, typed->hours, name, "rule.hours", &hours);
    if (got == OK)
        got = read_amount(req, typed->credits, name, "rule.credits", &credits);
    if (got == OK)
        got = read_amount(req, typed->step, name, "rule.step", &step);
    if (got == OK && step == 0)
        return refuse_with(req, "rule-set.wrong-amount", name, word("rule.step"));
    if (got == OK)
        got = read_caps(req, typed->cap_hours, typed->cap_credits, name, &caps);
    if (got == OK)
        got = db_run(
            req->db,
            SQL("INSERT INTO rule (rule_set, kind, channel, basis, hours, credits, rounding, step, cap_hours, cap_credits)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            "isssiisinn", id, typed->kind, typed->channel, typed->basis, hours, credits, typed->rounding, step,
            caps.hours, caps.credits);
    return got;
}

static enum status add_channel(struct request *req, int64_t id, enum channel channel, const struct channel_typed *typed)
{
    int64_t least_hours, least_credits;
    struct caps caps;
    const char *name = word(arena_printf(req->arena, "channel.%s", channel_names[channel]));
    enum status got = read_amount(req, typed->least_hours, name, "rule.least_hours", &least_hours);
    if (got == OK)
        got = read_amount(req, typed->least_credits, name, "rule.least_credits", &least_credits);
    if (got == OK)
        got = read_caps(req, typed->cap_hours, typed->cap_credits, name, &caps);
    if (got == OK)
        got = db_run(
            req->db,
            SQL("INSERT INTO rule_channel (rule_set, channel, least_hours, least_credits, cap_hours, cap_credits)"
                " VALUES (?, ?, ?, ?, ?, ?)"),
            "isiinn", id, channel_names[channel], least_hours, least_credits, caps.hours, caps.credits);
    return got;
}

static enum status write_head(struct request *req, int64_t id, const struct rule_set_head *head)
{
    return db_run(
        req->db,
        SQL("UPDATE rule_set SET owed_hours = ?, owed_credits = ?, class_hour_minutes = ?, prorata = ?,"
            "    leave_days_least = ?, owed_step = ?, carry_percent = ?, carry_hours_most = ?, carry_credits_most = ?,"
            "    note = ? WHERE id = ?"),
        "iiisiiiiisi", (int64_t)head->owed.hours, (int64_t)head->owed.credits, head->class_hour_minutes, head->prorata,
        head->leave_days_least, head->owed_step, head->carry_percent, (int64_t)head->carry_most.hours,
        (int64_t)head->carry_most.credits, head->note, id);
}

enum status rule_set_change(struct request *req, int64_t id, const struct rule_set_head *head,
                            const struct rule_typed *rules, size_t count, const struct channel_typed *channels)
{
    int64_t year;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = rule_set_take(req, id, "draft", &year);
    if (got == OK && count > KINDS_MOST)
        got = refuse(req, "rule-set.too-many");
    if (got == OK)
        got = write_head(req, id, head);
    if (got == OK)
        got = db_run(req->db, SQL("DELETE FROM rule WHERE rule_set = ?"), "i", id);
    if (got == OK)
        got = db_run(req->db, SQL("DELETE FROM rule_channel WHERE rule_set = ?"), "i", id);
    for (size_t i = 0; got == OK && i < count; i++)
        got = add_rule(req, id, &rules[i]);
    for (enum channel channel = 0; got == OK && channel < CHANNELS; channel++)
        got = add_channel(req, id, channel, &channels[channel]);
    if (got == OK)
        got = audit(req, "rule-set.change", "rule-set", id, NULL);
    return db_end(req->db, got);
}
