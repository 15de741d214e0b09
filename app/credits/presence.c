#include "books.h"
#include "chengxue/buffer.h"

#define JSON_MOST ((size_t)16 << 20)

/* Presences as a table of a statement, j. */
#define PRESENCES                                                                                                      \
    " JSON_TABLE(?, '$[*]' COLUMNS (officer BIGINT PATH '$[0]', from_at DATETIME PATH '$[1]', to_at DATETIME PATH '$[2]')) "

static const char *presences_json(struct arena *arena, const struct presence *presences, size_t count)
{
    struct buffer *json = buffer_new(arena, JSON_MOST);
    buffer_text(json, "[");
    for (size_t i = 0; i < count; i++)
        buffer_printf(json, "%s[%lld,\"%s\",\"%s\"]", i > 0 ? "," : "", (long long)presences[i].officer,
                      presences[i].from, presences[i].to);
    buffer_text(json, "]");
    return json->bytes;
}

/*
 * Where one of j is already at that time, in another activity than the one meant, and spells of leave over its days (those
 * of Shanghai). Takes the presences twice, the activity between.
 */
#define CLASHES                                                                                                        \
    " SELECT j.officer, 'elsewhere' AS what, a.title, a.link, x.from_at, x.to_at"                                      \
    "   FROM" PRESENCES "j JOIN presence x ON x.officer = j.officer AND x.from_at < j.to_at AND x.to_at > j.from_at"   \
    "   JOIN activity a ON a.id = x.activity WHERE x.activity <> ?"                                                    \
    " UNION SELECT j.officer, 'leave', NULL, NULL, CAST(l.from_on AS DATETIME) - INTERVAL 8 HOUR,"                     \
    "        CAST(l.to_on AS DATETIME) + INTERVAL 16 HOUR - INTERVAL 1 SECOND"                                         \
    "   FROM" PRESENCES "j JOIN leave_spell l ON l.officer = j.officer AND l.ended_at IS NULL"                         \
    "    AND l.from_on <= DATE(j.to_at + INTERVAL 8 HOUR) AND l.to_on >= DATE(j.from_at + INTERVAL 8 HOUR) "

enum status presence_clashes(struct db *db, struct arena *arena, xmlNode *parent, int64_t activity,
                             const struct presence *presences, size_t count, int64_t *clashes)
{
    const char *json = presences_json(arena, presences, count);
    return db_rows(
        db, parent, "clash", clashes,
        SQL("SELECT c.officer, n.number, n.name, c.what, c.title, c.link, c.from_at AS `from`, c.to_at AS `to`"
            "  FROM (" CLASHES ") c JOIN officer_name n ON n.id = c.officer"
            " ORDER BY n.number, c.from_at, c.title LIMIT 1000"),
        "sis", json, activity, json);
}

enum status presence_take(struct db *db, const char *officers)
{
    return db_run(db,
                  SQL("INSERT INTO presence_turn (officer, turn) SELECT DISTINCT j.id, 1 FROM" ID_LIST "j ORDER BY j.id"
                      " ON DUPLICATE KEY UPDATE turn = turn + 1"),
                  "s", officers);
}

static const char *officers_of(struct arena *arena, const struct presence *presences, size_t count)
{
    int64_t *ids = arena_alloc(arena, count * sizeof *ids);
    for (size_t i = 0; i < count; i++)
        ids[i] = presences[i].officer;
    return db_id_list(arena, ids, count);
}

static enum status check_clashes(struct db *db, struct arena *arena, int64_t activity, const char *json,
                                 struct ledger_wrong *wrong)
{
    bool found;
    int64_t officer;
    char *name, *what, *title, *from, *to;
    enum status got = db_get(
        db, &found,
        SQL("SELECT c.officer, n.name, c.what, COALESCE(c.title, ''),"
            "       DATE_FORMAT(c.from_at + INTERVAL 8 HOUR, IF(c.what = 'leave', '%Y-%m-%d', '%Y-%m-%d %H:%i')),"
            "       DATE_FORMAT(c.to_at + INTERVAL 8 HOUR, IF(c.what = 'leave', '%Y-%m-%d', '%H:%i'))"
            "  FROM (" CLASHES ") c JOIN officer_name n ON n.id = c.officer ORDER BY n.number, c.from_at LIMIT 1"),
        "sis:isssss", json, activity, json, &officer, &name, &what, &title, &from, &to);
    if (got != OK || !found)
        return got;
    bool leave = what[0] == 'l';
    got = ledger_wrong_say(wrong, leave ? "ledger.on-leave" : "ledger.elsewhere", name,
                           arena_printf(arena, "%s%s%s-%s", title, leave ? "" : " ", from, to));
    wrong->officer = officer;
    return got;
}

enum status presence_put(struct db *db, struct arena *arena, int64_t activity, const struct presence *presences,
                         size_t count, struct ledger_wrong *wrong)
{
    if (count == 0)
        return OK;
    const char *json = presences_json(arena, presences, count);
    enum status got = presence_take(db, officers_of(arena, presences, count));
    if (got == OK)
        got = check_clashes(db, arena, activity, json, wrong);
    if (got == OK)
        got = db_run(db,
                     SQL("DELETE x FROM presence x JOIN" PRESENCES "j ON j.officer = x.officer WHERE x.activity = ?"),
                     "si", json, activity);
    if (got == OK)
        got = db_run(db,
                     SQL("INSERT INTO presence (activity, officer, from_at, to_at)"
                         " SELECT ?, j.officer, j.from_at, j.to_at FROM" PRESENCES "j"),
                     "is", activity, json);
    return got;
}

enum status presence_drop(struct db *db, struct arena *arena, int64_t activity, const int64_t *officers, size_t count)
{
    if (officers == NULL)
        return db_run(db, SQL("DELETE FROM presence WHERE activity = ?"), "i", activity);
    return db_run(db, SQL("DELETE x FROM presence x JOIN" ID_LIST "j ON j.id = x.officer WHERE x.activity = ?"), "si",
                  db_id_list(arena, officers, count), activity);
}
