#include "chengxue/demo.h"

#include <libxml/tree.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "chengxue/audit.h"
#include "chengxue/features.h"
#include "chengxue/words.h"
#include "exams/demo/play.h"
#include "exams/marking/result.h"
#include "exams/plan/blueprint.h"
#include "exams/plan/exam.h"
#include "exams/sitting/candidates.h"
#include "exams/sitting/rooms.h"
#include "exams/sitting/seating.h"
#include "exams/sitting/sitting.h"

#define SQUAD_SEATS 50
#define MORNING (9 * 60) /* when exams begin */

/* 100 points over all types of items. */
static const struct blueprint_cell whole[] = {
    { BLUEPRINT_ANY, "single-choice", 1, 5, BLUEPRINT_ANY, "40", "1" },
    { BLUEPRINT_ANY, "multiple-choice", 1, 5, BLUEPRINT_ANY, "20", "1" },
    { BLUEPRINT_ANY, "true-false", 1, 5, BLUEPRINT_ANY, "20", "1" },
    { BLUEPRINT_ANY, "fill-in", 1, 5, BLUEPRINT_ANY, "5", "1" },
    { BLUEPRINT_ANY, "short-answer", 1, 5, BLUEPRINT_ANY, "1", "3" },
    { BLUEPRINT_ANY, "scenario", 1, 5, BLUEPRINT_ANY, "6", "2" },
};

/* 100 points that are all marked by rule. */
static const struct blueprint_cell yearly[] = {
    { BLUEPRINT_ANY, "single-choice", 1, 5, BLUEPRINT_ANY, "50", "1" },
    { BLUEPRINT_ANY, "multiple-choice", 1, 5, BLUEPRINT_ANY, "20", "1" },
    { BLUEPRINT_ANY, "true-false", 1, 5, BLUEPRINT_ANY, "18", "1" },
    { BLUEPRINT_ANY, "scenario", 1, 5, BLUEPRINT_ANY, "6", "2" },
};

/* 100 points of two domains, a fifth of them written. */
static const struct blueprint_cell special[] = {
    { "gas", "single-choice", 1, 5, BLUEPRINT_ANY, "10", "2" },
    { "water", "single-choice", 1, 5, BLUEPRINT_ANY, "10", "2" },
    { BLUEPRINT_ANY, "multiple-choice", 1, 5, BLUEPRINT_ANY, "10", "3" },
    { BLUEPRINT_ANY, "true-false", 1, 5, BLUEPRINT_ANY, "5", "2" },
    { BLUEPRINT_ANY, "short-answer", 1, 5, BLUEPRINT_ANY, "2", "10" },
};

struct city {
    int64_t unit, yearly, whole, special; /* the bureau and its blueprints */
    int day;                              /* of 2024's exam, counted from today */
};

/* -- the acting people ------------------------------------------------------------------------------------------- */

static enum status find_officer(struct db *db, const char *number, bool *found, int64_t *id)
{
    return db_get(db, found, SQL("SELECT id FROM officer WHERE number = ?"), "s:i", number, id);
}

static void free_page(void *page)
{
    xmlFreeDoc(page);
}

/* found is false in a house that has other people than demo_people's. */
static enum status prepare(struct demo_play *play, struct db *db, struct arena *arena, bool *found)
{
    static const char *const readers[] = { "3109010004", "3109010005", "3109010006" };
    xmlDoc *page = xmlNewDoc(BAD_CAST "1.0");
    xmlDocSetRootElement(page, xmlNewNode(NULL, BAD_CAST "page"));
    arena_defer(arena, free_page, page);
    *play = (struct demo_play){ .db = db,
                                .admin = { .arena = arena,
                                           .db = db,
                                           .id = "",
                                           .address = "command",
                                           .agent = "",
                                           .page = xmlDocGetRootElement(page) },
                                .midnight = (time(NULL) + 8 * 3600) / 86400 * 86400 - 8 * 3600 };
    const unsigned char seed[32] = "the demonstration's own chance";
    chance_init(&play->chance, seed);
    enum status got = find_officer(db, "3109010001", found, &play->admin.viewer);
    for (size_t i = 0; got == OK && *found && i < sizeof readers / sizeof *readers; i++)
        got = find_officer(db, readers[i], found, &play->reader[i]);
    return got;
}

/* A refusal here is a fault of the demonstration; its key says which. */
static void print_refusals(const struct demo_play *play)
{
    for (xmlNode *node = play->admin.page->children; node != NULL; node = node->next) {
        xmlChar *key = xmlGetProp(node, BAD_CAST "key");
        fprintf(stderr, "chengxue: demo: %s\n", key != NULL ? (const char *)key : "");
        xmlFree(key);
    }
}

/* -- making ------------------------------------------------------------------------------------------------------ */

static enum status make_blueprint(struct demo_play *play, const struct city *city, const char *name,
                                  const struct blueprint_cell *cells, size_t count, int64_t *id)
{
    enum status got = blueprint_create(&play->admin, word(name), city->unit, id);
    return got == OK ? blueprint_change(&play->admin, *id, word(name), NULL, cells, count) : got;
}

static const char *moment(struct demo_play *play, int day, int minute)
{
    time_t at = (time_t)(play->midnight + day * INT64_C(86400) + minute * 60);
    struct tm parts;
    char *text = arena_alloc(play->admin.arena, 32);
    strftime(text, 32, "%Y-%m-%d %H:%M:%S", gmtime_r(&at, &parts));
    return text;
}

/* An exam with one sitting, which begins in the morning of a day. */
static enum status make_exam(struct demo_play *play, struct exam *exam, int day, int64_t *id, int64_t *sitting)
{
    exam->multiple_rule = "all";
    exam->minutes = 90;
    exam->pass_score = 6000;
    exam->grace_seconds = 10;
    exam->exposure_most = 100;
    exam->difference_most = 200;
    exam->appeal_days = 5;
    enum status got = exam_create(&play->admin, exam, id);
    const struct sitting_plan plan = { *id, word("demo.sitting"), moment(play, day, MORNING - 30),
                                       moment(play, day, MORNING) };
    return got == OK ? sitting_create(&play->admin, &plan, sitting) : got;
}

/* A room in each of some units (codes apart by commas), places for them, and their officers when they are wanted. */
static enum status add_units(struct demo_play *play, int64_t sitting, const char *codes, int seats, bool enrol)
{
    char *rest = arena_copy(play->admin.arena, codes), *code;
    enum status got = OK;
    while (got == OK && (code = strsep(&rest, ",")) != NULL) {
        int64_t unit;
        char *name;
        got = db_get(play->db, NULL, SQL("SELECT id, CONCAT(name, ?) FROM unit WHERE code = ?"), "ss:is",
                     word("demo.room"), code, &unit, &name);
        if (got == OK)
            got = room_add(&play->admin, sitting, name, unit, seats);
        if (got == OK)
            got = quota_set(&play->admin, sitting, unit, seats);
        if (got == OK && enrol)
            got = enrol_unit(&play->admin, sitting, unit, NULL, NULL);
    }
    return got;
}

/* Seats, publication and papers: what makes a draft ready to be held. */
static enum status make_ready(struct demo_play *play, int64_t sitting)
{
    static const struct job_kind kinds[] = { { .name = "papers", .run = papers_run }, { .name = NULL } };
    int64_t job;
    enum status got = seating_shuffle(&play->admin, sitting);
    if (got == OK)
        got = sitting_publish(&play->admin, sitting);
    if (got == OK)
        got = sitting_ask_papers(&play->admin, sitting, &job);
    if (got == OK)
        got = jobs_run_one(play->db, kinds, "papers", sitting);
    db_use(play->db, play->admin.arena);
    return got;
}

/* -- the exams --------------------------------------------------------------------------------------------------- */

/* The whole city's of a past year: nearly 4,000 candidates, 96.6 % of those who came passed, as published for 2024. */
static enum status make_yearly(struct demo_play *play, const struct city *city)
{
    int64_t exam, sitting;
    int day = city->day;
    struct exam terms = { .name = word("demo.exam-2024"),
                          .unit = city->unit,
                          .kind = "qualification",
                          .blueprint = city->yearly,
                          .draw = "forms",
                          .forms = 2 };
    enum status got = demo_clock(play, day - 30, 600);
    if (got == OK)
        got = make_exam(play, &terms, day, &exam, &sitting);
    if (got == OK)
        got = add_units(play, sitting, "310104,310106,310109,310110,310112,310113,310117", 800, true);
    if (got == OK)
        got = demo_clock(play, day - 7, 900);
    if (got == OK)
        got = make_ready(play, sitting);
    if (got == OK)
        got = demo_sit(play, sitting, day, MORNING, 966);
    if (got == OK)
        got = demo_clock(play, day + 5, 840);
    if (got == OK)
        got = demo_mark(play, sitting, 0);
    if (got == OK)
        got = demo_clock(play, day + 9, 600);
    return got == OK ? results_release(&play->admin, sitting) : got;
}

/* Held last week, marked and released; some have appealed. */
static enum status make_released(struct demo_play *play, const struct city *city, int64_t *exam, int64_t *sitting)
{
    struct exam terms = { .name = word("demo.exam"),
                          .unit = city->unit,
                          .kind = "qualification",
                          .blueprint = city->whole,
                          .draw = "forms",
                          .forms = 2 };
    enum status got = demo_clock(play, -20, 600);
    if (got == OK)
        got = make_exam(play, &terms, -8, exam, sitting);
    if (got == OK)
        got = add_units(play, *sitting, "310101-01,310104-01,310115-01,310106-01,310110-01,310112-01", SQUAD_SEATS,
                        true);
    if (got == OK)
        got = demo_clock(play, -12, 900);
    if (got == OK)
        got = make_ready(play, *sitting);
    if (got == OK)
        got = demo_sit(play, *sitting, -8, MORNING, 0);
    if (got == OK)
        got = demo_clock(play, -6, 840);
    if (got == OK)
        got = demo_mark(play, *sitting, 0);
    if (got == OK)
        got = demo_clock(play, -3, 600);
    if (got == OK)
        got = results_release(&play->admin, *sitting);
    return got == OK ? demo_appeals(play, *sitting, -2) : got;
}

/* Held yesterday: its written answers are being marked, each by two. */
static enum status make_marking(struct demo_play *play, const struct city *city)
{
    int64_t exam, sitting;
    struct exam terms = { .name = word("demo.exam-special"),
                          .unit = city->unit,
                          .kind = "training",
                          .blueprint = city->special,
                          .draw = "one",
                          .double_marking = true };
    enum status got = demo_clock(play, -10, 600);
    if (got == OK)
        got = make_exam(play, &terms, -1, &exam, &sitting);
    if (got == OK)
        got = add_units(play, sitting, "310101-01,310104-01", SQUAD_SEATS, true);
    if (got == OK)
        got = make_ready(play, sitting);
    if (got == OK)
        got = demo_sit(play, sitting, -1, MORNING, 0);
    if (got == OK)
        got = demo_clock(play, -1, 900);
    return got == OK ? demo_mark(play, sitting, 20) : got;
}

/* Published, for next week, for those who failed. */
static enum status make_resit(struct demo_play *play, const struct city *city, int64_t failed_exam,
                              int64_t failed_sitting)
{
    int64_t exam, sitting;
    struct exam terms = { .name = word("demo.exam-resit"),
                          .unit = city->unit,
                          .kind = "qualification",
                          .blueprint = city->whole,
                          .draw = "each",
                          .resit_of = failed_exam };
    enum status got = make_exam(play, &terms, 7, &exam, &sitting);
    if (got == OK)
        got = add_units(play, sitting, "310101-01,310104-01", SQUAD_SEATS, false);
    if (got == OK)
        got = enrol_failed(&play->admin, sitting, failed_sitting);
    return got == OK ? make_ready(play, sitting) : got;
}

/* A draft with the officers who have accounts and no role: who looks around seats them, publishes it and holds it. */
static enum status make_draft(struct demo_play *play, const struct city *city)
{
    int64_t exam, sitting;
    char *numbers;
    struct exam terms = {
        .name = word("demo.exam-grade"), .unit = city->unit, .kind = "grade", .blueprint = city->whole, .draw = "each"
    };
    enum status got = make_exam(play, &terms, 1, &exam, &sitting);
    if (got == OK)
        got = add_units(play, sitting, "310101-01,310104-01,310115-01", SQUAD_SEATS, false);
    if (got == OK)
        got = db_get(play->db, NULL,
                     SQL("SELECT GROUP_CONCAT(number SEPARATOR ' ') FROM officer WHERE number" DEMO_OFFICERS), ":s",
                     &numbers);
    return got == OK ? enrol_numbers(&play->admin, sitting, numbers) : got;
}

static enum status make_all(struct demo_play *play)
{
    struct city city;
    int64_t exam, sitting, day = 0;
    enum status got = db_get(play->db, NULL, SQL("SELECT id FROM unit WHERE parent IS NULL ORDER BY id LIMIT 1"), ":i",
                             &city.unit);
    if (got == OK)
        got = db_get(play->db, NULL, SQL("SELECT DATEDIFF('2024-10-19', DATE(FROM_UNIXTIME(?) + INTERVAL 8 HOUR))"),
                     "i:i", play->midnight, &day);
    city.day = (int)day;
    if (got == OK)
        got = demo_clock(play, city.day - 40, 600);
    if (got == OK)
        got = make_blueprint(play, &city, "demo.blueprint-yearly", yearly, sizeof yearly / sizeof *yearly,
                             &city.yearly);
    if (got == OK)
        got = make_blueprint(play, &city, "demo.blueprint", whole, sizeof whole / sizeof *whole, &city.whole);
    if (got == OK)
        got = make_blueprint(play, &city, "demo.blueprint-special", special, sizeof special / sizeof *special,
                             &city.special);
    if (got == OK)
        got = make_yearly(play, &city);
    if (got == OK)
        got = make_released(play, &city, &exam, &sitting);
    if (got == OK)
        got = make_marking(play, &city);
    if (got == OK)
        got = demo_now(play);
    if (got == OK)
        got = make_resit(play, &city, exam, sitting);
    if (got == OK)
        got = make_draft(play, &city);
    return got == OK ? audit_system(play->db, "command", "demo.exams", "sitting", sitting, NULL) : got;
}

/* In one transaction, so that the jobs, whose clock is right, see only what is finished. */
enum status demo_exams(struct db *db, struct arena *arena)
{
    bool there, people;
    int64_t any;
    struct demo_play play;
    if (!db_begin(db))
        return FAILED;
    enum status got = db_get(db, &there, SQL("SELECT id FROM exam LIMIT 1"), ":i", &any);
    if (got == OK)
        got = prepare(&play, db, arena, &people);
    if (got == OK && !there && people)
        got = make_all(&play);
    if (got == REFUSED)
        print_refusals(&play);
    return db_end(db, got);
}
