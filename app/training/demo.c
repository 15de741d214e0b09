#include "chengxue/demo.h"

#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/membership.h"
#include "chengxue/words.h"
#include "training.h"

#define SQUADS_MOST 400
#define PEOPLE_MOST 100
#define TOPICS_MOST 32
#define MEMORY ((size_t)64 << 20) /* of one session */
#define FIRST_YEAR 2024

/* A squad with who registers its training, and who of its district and of the city approves. */
struct squad {
    int64_t id, district, leader, approver;
    char *leader_name;
};

/* Training as it was held and registered since 2024: MariaDB lets a connection set its own clock. */
struct play {
    struct db *db;
    struct arena *arena;
    struct request person; /* viewer and arena are set for each act */
    struct squad squads[SQUADS_MOST];
    size_t count;
    int64_t city;  /* the city's administrator */
    int64_t today; /* days since 1970, in Shanghai */
    const char *topics[TOPICS_MOST];
    size_t topic_count;
};

static enum status take_squad(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct play *play = context;
    if (play->count == SQUADS_MOST)
        return FAILED;
    play->squads[play->count++] = (struct squad){ .id = strtoll(values[0], NULL, 10),
                                                  .district = strtoll(values[1], NULL, 10),
                                                  .leader = strtoll(values[2], NULL, 10),
                                                  .approver = strtoll(values[3], NULL, 10),
                                                  .leader_name = arena_copy(play->arena, values[4]) };
    return OK;
}

static enum status prepare(struct play *play)
{
    char *rest = arena_copy(play->arena, word("demo.topics")), *topic;
    while ((topic = strsep(&rest, "|")) != NULL && play->topic_count < TOPICS_MOST)
        play->topics[play->topic_count++] = topic;
    enum status got = db_get(
        play->db, NULL,
        SQL("SELECT g.officer, DATEDIFF(UTC_TIMESTAMP() + INTERVAL 8 HOUR, '1970-01-01') FROM role_grant g"
            "  JOIN unit u ON u.id = g.unit AND u.parent IS NULL"
            " WHERE g.role = 'city-admin' AND g.current = 1 ORDER BY g.id DESC LIMIT 1"),
        ":ii", &play->city, &play->today);
    if (got == OK)
        got = db_each(play->db, take_squad, play,
                      SQL("SELECT u.id, u.parent, g.officer, MIN(a.officer), n.name FROM unit u"
                          "  JOIN role_grant g ON g.unit = u.id AND g.role = 'training-admin' AND g.current = 1"
                          "  JOIN role_grant a ON a.unit = u.parent AND a.role = 'training-admin' AND a.current = 1"
                          "  JOIN officer_name n ON n.id = g.officer"
                          " WHERE u.kind = 'squad' GROUP BY u.id ORDER BY u.id"),
                      "");
    return got;
}

static enum status set_clock(struct play *play, int64_t day, int minute)
{
    return db_run(play->db, SQL("SET timestamp = ?"), "i", day * 86400 + minute * 60 - 8 * 3600);
}

/* -- one session ----------------------------------------------------------------------------------------------------- */

/* What a session is like beside its people. */
struct plan {
    int64_t day, unit, registrant, approver;
    const char *kind, *from, *to;
    int64_t break_minutes;
};

static enum status hold(struct play *play, struct request *person, const struct squad *squad, const struct plan *plan)
{
    int64_t officers[PEOPLE_MOST], id;
    size_t count;
    char *day;
    enum status got = db_get(play->db, NULL, SQL("SELECT DATE('1970-01-01' + INTERVAL ? DAY)"), "i:s", plan->day, &day);
    /* One in fifteen is not there, each time another. */
    if (got == OK)
        got = db_ids(play->db, officers, PEOPLE_MOST, &count,
                     SQL("SELECT m.officer FROM membership m WHERE m.unit = ? AND (m.officer * 7 + ?) % 15 <> 0"
                         "   AND" MEMBER_ON("?") " ORDER BY m.officer LIMIT ?"),
                     "iissi", squad->id, plan->day, day, day, (int64_t)PEOPLE_MOST);
    const struct training training = { .unit = plan->unit,
                                       .kind = plan->kind,
                                       .topic = play->topics[(size_t)(plan->day / 7) % play->topic_count],
                                       .on = day,
                                       .from = plan->from,
                                       .to = plan->to,
                                       .break_minutes = plan->break_minutes,
                                       .instructor = squad->leader_name,
                                       .place = word("demo.training-place") };
    person->viewer = plan->registrant;
    if (got == OK)
        got = set_clock(play, plan->day, 18 * 60 + 30);
    if (got == OK && count > 0)
        got = training_save(person, &training, officers, count, true, &id);
    if (got == OK)
        got = set_clock(play, plan->day + 2, 10 * 60);
    person->viewer = plan->approver;
    return got == OK && count > 0 ? training_approve(person, &id, 1) : got;
}

/* With memory of its own, freed at its end. */
static enum status hold_session(struct play *play, const struct squad *squad, const struct plan *plan)
{
    struct arena *memory = arena_new(MEMORY);
    struct request person = play->person;
    db_use(play->db, memory);
    person.arena = memory;
    enum status got = hold(play, &person, squad, plan);
    db_use(play->db, play->arena);
    arena_free(memory);
    return got;
}

/* -- two years and what there is of this one ------------------------------------------------------------------------- */

/*
 * Every quarter a squad trains for an afternoon, and twice a year it is its turn at the district's all-staff training;
 * what would be held in the last three days or later is not there yet.
 */
static enum status play_squad(struct play *play, size_t nth, int64_t begin)
{
    const struct squad *squad = &play->squads[nth];
    enum status got = OK;
    for (int month = 0; got == OK && month < 12; month += 3) {
        int64_t day = begin + month * 30 + 9 + (int64_t)nth % 12;
        const struct plan own = {
            day, squad->id, squad->leader, squad->approver, "squad-training", "14:00", "17:30", 15
        };
        const struct plan all = {
            day + 13, squad->district, squad->approver, play->city, "district-training", "09:00", "16:30", 90
        };
        if (day + 3 < play->today)
            got = hold_session(play, squad, &own);
        if (got == OK && month % 6 == 3 && day + 16 < play->today)
            got = hold_session(play, squad, &all);
    }
    return got;
}

static enum status play_all(struct play *play)
{
    enum status got = OK;
    int64_t year, begin;
    for (year = FIRST_YEAR; got == OK; year++) {
        got = db_get(play->db, NULL, SQL("SELECT DATEDIFF(MAKEDATE(?, 1), '1970-01-01')"), "i:i", year, &begin);
        if (got != OK || begin > play->today)
            break;
        for (size_t i = 0; got == OK && i < play->count; i++)
            got = play_squad(play, i, begin);
    }
    if (got == OK)
        got = db_run(play->db, SQL("SET timestamp = DEFAULT"), "");
    return got;
}

static void free_page(void *page)
{
    xmlFreeDoc(page);
}

/* A refusal here is a fault of the demonstration; its key says which. */
static void print_refusals(const struct play *play)
{
    for (xmlNode *node = play->person.page->children; node != NULL; node = node->next) {
        xmlChar *key = xmlGetProp(node, BAD_CAST "key");
        fprintf(stderr, "chengxue: demo: %s\n", key != NULL ? (const char *)key : "");
        xmlFree(key);
    }
}

enum status demo_training(struct db *db, struct arena *arena)
{
    bool there;
    int64_t any;
    struct play *play = arena_alloc(arena, sizeof *play);
    xmlDoc *page = xmlNewDoc(BAD_CAST "1.0");
    xmlDocSetRootElement(page, xmlNewNode(NULL, BAD_CAST "page"));
    arena_defer(arena, free_page, page);
    *play = (struct play){
        .db = db,
        .arena = arena,
        .person = { .db = db, .id = "", .address = "command", .agent = "", .page = xmlDocGetRootElement(page) }
    };
    if (!db_begin(db))
        return FAILED;
    enum status got = db_get(db, &there, SQL("SELECT id FROM training LIMIT 1"), ":i", &any);
    if (got == OK && !there)
        got = prepare(play);
    if (got == OK && !there)
        got = play_all(play);
    if (got == OK && !there)
        got = audit_system(db, "command", "demo.training", "unit", 1, NULL);
    if (got == REFUSED)
        print_refusals(play);
    return db_end(db, got);
}
