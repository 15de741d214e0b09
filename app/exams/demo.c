#include "chengxue/demo.h"

#include "chengxue/audit.h"
#include "chengxue/crypto.h"
#include "chengxue/words.h"
#include "exams/draw/draw.h"

/* 100 points over all types of items. */
static const struct demo_cell {
    const char *type;
    int64_t items, score;
} cells[] = {
    { "single-choice", 40, 100 }, { "multiple-choice", 20, 100 }, { "true-false", 20, 100 },
    { "fill-in", 5, 100 },        { "short-answer", 1, 300 },     { "scenario", 6, 200 },
};

static enum status make_blueprint(struct db *db, int64_t city, int64_t *id)
{
    enum status got = db_run(db,
                             SQL("INSERT INTO blueprint (name, unit, made_by, made_at)"
                                 " SELECT ?, ?, MIN(id), UTC_TIMESTAMP(6) FROM officer"),
                             "si", word("demo.blueprint"), city);
    *id = db_made(db);
    for (size_t i = 0; got == OK && i < sizeof cells / sizeof *cells; i++)
        got = db_run(db,
                     SQL("INSERT INTO blueprint_cell (blueprint, position, type, items, score) VALUES (?, ?, ?, ?, ?)"),
                     "iisii", *id, (int64_t)i + 1, cells[i].type, cells[i].items, cells[i].score);
    return got;
}

static enum status make_sitting(struct db *db, struct arena *arena, int64_t blueprint, int64_t city, int64_t *id)
{
    unsigned char seed[DRAW_SEED_SIZE];
    random_bytes(seed, sizeof seed);
    enum status got = db_run(db,
                             SQL("INSERT INTO exam (name, unit, kind, blueprint, minutes, pass_score, made_by, made_at)"
                                 " SELECT ?, ?, 'qualification', ?, 90, 6000, MIN(id), UTC_TIMESTAMP(6) FROM officer"),
                             "sii", word("demo.exam"), city, blueprint);
    if (got == OK)
        got = db_run(db,
                     SQL("INSERT INTO sitting (exam, name, opens_at, starts_at, seed, made_by, made_at)"
                         " SELECT ?, ?, UTC_TIMESTAMP(6) + INTERVAL 30 MINUTE, UTC_TIMESTAMP(6) + INTERVAL 60 MINUTE,"
                         "        ?, MIN(id), UTC_TIMESTAMP(6) FROM officer"),
                     "iss", db_made(db), word("demo.sitting"), seal(arena, seed, sizeof seed));
    *id = db_made(db);
    return got;
}

/* The officers who have accounts and no role, with a room in each of their districts; seats are left to give. */
static enum status make_candidates(struct db *db, int64_t sitting)
{
    enum status got = db_run(db,
                             SQL("INSERT INTO sitting_room (sitting, name, unit, seats, position)"
                                 " SELECT ?, CONCAT(u.name, ?), u.id, 30, ROW_NUMBER() OVER (ORDER BY u.code)"
                                 "   FROM unit u WHERE u.code IN ('310101', '310104', '310115')"),
                             "is", sitting, word("demo.room"));
    if (got == OK)
        got = db_run(db,
                     SQL("INSERT INTO candidate (sitting, officer, unit, enrolled_by, enrolled_at)"
                         " SELECT ?, o.id, o.unit, (SELECT MIN(id) FROM officer), UTC_TIMESTAMP(6) FROM officer_now o"
                         "  WHERE o.number REGEXP '^310(101|104|115)0(0[3-9]|10)$'"),
                     "i", sitting);
    return got;
}

enum status demo_exams(struct db *db, struct arena *arena)
{
    bool there, city_there;
    int64_t city, any, blueprint, sitting;
    if (!db_begin(db))
        return FAILED;
    enum status got = db_get(db, &there, SQL("SELECT id FROM exam LIMIT 1"), ":i", &any);
    if (got == OK)
        got = db_get(db, &city_there, SQL("SELECT id FROM unit WHERE parent IS NULL ORDER BY id LIMIT 1"), ":i", &city);
    if (got != OK || there || !city_there)
        return db_end(db, got);
    got = make_blueprint(db, city, &blueprint);
    if (got == OK)
        got = make_sitting(db, arena, blueprint, city, &sitting);
    if (got == OK)
        got = make_candidates(db, sitting);
    if (got == OK)
        got = audit_system(db, "command", "demo.exams", "sitting", sitting, NULL);
    return db_end(db, got);
}
