#include "chengxue/ledger.h"

enum status activity_put(struct db *db, const struct activity *activity, int64_t *id)
{
    enum status got = db_run(db,
                             SQL("INSERT INTO activity (source, source_id, kind, title, unit, link, made_at)"
                                 " VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))"
                                 " ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id), title = VALUES(title),"
                                 "    unit = VALUES(unit), link = VALUES(link),"
                                 "    kind = IF(EXISTS (SELECT 1 FROM ledger_entry e WHERE e.activity = activity.id),"
                                 "              kind, VALUES(kind))"),
                             "sissis", activity->source, activity->source_id, activity->kind, activity->title,
                             activity->unit, activity->link);
    *id = db_made(db);
    return got;
}

enum status activity_find(struct db *db, const char *source, int64_t source_id, int64_t *id)
{
    bool found;
    enum status got = db_get(db, &found, SQL("SELECT id FROM activity WHERE source = ? AND source_id = ?"), "si:i",
                             source, source_id, id);
    *id = got == OK && found ? *id : 0;
    return got;
}

enum status evidence_add(struct db *db, int64_t activity, const struct evidence *evidence, int64_t author)
{
    return db_run(db,
                  SQL("INSERT INTO evidence (activity, officer, kind, kept_file, link, facts, made_by, made_at)"
                      " SELECT ?, NULLIF(?, 0), ?, NULLIF(?, 0), ?, ?, NULLIF(?, 0), UTC_TIMESTAMP(6) FROM DUAL"
                      "  WHERE NOT EXISTS (SELECT 1 FROM evidence e WHERE e.activity = ? AND e.officer <=> NULLIF(?, 0)"
                      "    AND e.kind = ? AND e.kept_file <=> NULLIF(?, 0) AND e.link <=> ? AND e.facts <=> ?)"),
                  "iisissiiisiss", activity, evidence->officer, evidence->kind, evidence->kept_file, evidence->link,
                  evidence->facts, author, activity, evidence->officer, evidence->kind, evidence->kept_file,
                  evidence->link, evidence->facts);
}
