#include "exams/demo/play.h"

#include <stdlib.h>
#include <string.h>

#include "chengxue/crypto.h"
#include "chengxue/item_marking.h"
#include "chengxue/words.h"
#include "exams/attempt/attempt.h"
#include "exams/attempt/invigilate.h"

#define PEOPLE_MOST 5000
#define ITEMS_MOST 200
#define MEMORY ((size_t)64 << 20) /* of one candidate */

enum status demo_clock(struct demo_play *play, int day, int minute)
{
    return db_run(play->db, SQL("SET timestamp = ?"), "i", play->midnight + day * INT64_C(86400) + minute * 60);
}

enum status demo_now(struct demo_play *play)
{
    return db_run(play->db, SQL("SET timestamp = DEFAULT"), "");
}

struct request demo_person(const struct demo_play *play, int64_t officer)
{
    struct request person = play->admin;
    person.viewer = officer;
    return person;
}

/* -- one candidate ----------------------------------------------------------------------------------------------- */

struct question {
    int64_t position, version, choices, difficulty;
    enum item_type type;
    const char *key;
};

struct paper {
    struct arena *arena;
    struct question list[ITEMS_MOST];
    size_t count;
};

static enum status take_question(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct paper *paper = context;
    if (paper->count == ITEMS_MOST)
        return FAILED;
    paper->list[paper->count++] = (struct question){ .position = strtoll(values[0], NULL, 10),
                                                     .version = strtoll(values[1], NULL, 10),
                                                     .type = item_type_named(values[2]),
                                                     .key = arena_copy(paper->arena, values[3]),
                                                     .choices = strtoll(values[4], NULL, 10),
                                                     .difficulty = strtoll(values[5], NULL, 10) };
    return OK;
}

/*
 * Whether somebody of an ability (thousandths, 0 for the middling) gets a question right: the harder it is, the less
 * likely, and each has a hardness of its own that its author did not foresee.
 */
static bool knows(struct demo_play *play, const struct question *question, int ability)
{
    int own = (int)((uint64_t)question->version * 2654435761U % 1400) - 700;
    int lead = 1350 + ability - ((int)question->difficulty - 3) * 300 - own;
    int chance = 500 + 500 * lead / (500 + abs(lead));
    return (int)chance_below(&play->chance, 1000) < chance;
}

/* Another choice than the right one: the next letter but some. */
static const char *wrong_choice(struct demo_play *play, struct arena *arena, const struct question *question)
{
    uint32_t choices = (uint32_t)question->choices, right = (uint32_t)(question->key[0] - 'A');
    return arena_printf(arena, "%c", (char)('A' + (right + 1 + chance_below(&play->chance, choices - 1)) % choices));
}

static const char *wrong_answer(struct demo_play *play, struct arena *arena, const struct question *question)
{
    switch (question->type) {
    case ITEM_TRUE_FALSE:
        return strcmp(question->key, "true") == 0 ? "false" : "true";
    case ITEM_MULTIPLE: /* the first of the right ones is forgotten */
        return question->key + 1;
    case ITEM_FILL_IN:
        return word("demo.answer-unknown");
    default:
        return wrong_choice(play, arena, question);
    }
}

/* The first of a blank's alternatives, a line each. */
static const char *right_fill_in(struct arena *arena, const char *key)
{
    char *answer = arena_copy(arena, key), *to = answer;
    bool other = false;
    for (const char *from = key; *from != '\0'; from++) {
        other = *from == '|' || (other && *from != '\n');
        if (!other)
            *to++ = *from;
    }
    *to = '\0';
    return answer;
}

static const char *answer_of(struct demo_play *play, struct arena *arena, const struct question *question, int ability)
{
    if (question->type == ITEM_SHORT)
        return word(ability > 500 ? "demo.answer-good" : ability > -600 ? "demo.answer-middling" : "demo.answer-poor");
    if (chance_below(&play->chance, 100) == 0)
        return NULL; /* left out */
    if (!knows(play, question, ability))
        return wrong_answer(play, arena, question);
    return question->type == ITEM_FILL_IN ? right_fill_in(arena, question->key) : question->key;
}

/* Most are middling. */
static int any_ability(struct demo_play *play)
{
    int ability = -3100;
    for (int i = 0; i < 4; i++)
        ability += (int)chance_below(&play->chance, 1551);
    return ability;
}

/*
 * So that of every 1,000 who come exactly so many pass, whatever the items are: the others are so weak, and those so able,
 * that chance does not carry them over the line.
 */
static int fixed_ability(struct demo_play *play, size_t nth, int passing)
{
    size_t failing = (size_t)(1000 - passing);
    if (nth * failing / 1000 != (nth + 1) * failing / 1000)
        return -2300 + (int)chance_below(&play->chance, 600);
    return -300 + (int)chance_below(&play->chance, 1400) + (int)chance_below(&play->chance, 1400);
}

static enum status answer_all(struct demo_play *play, struct request *person, const struct seat *seat, int ability,
                              int64_t now)
{
    struct paper paper = { .arena = person->arena };
    enum status got = db_each(
        play->db, take_question, &paper,
        SQL("SELECT i.position, v.id, v.type, v.answer_key, v.choices, v.difficulty FROM attempt a"
            "  JOIN paper_item i ON i.paper = a.paper JOIN bank_version v ON v.id = i.item_version"
            " WHERE a.id = ? ORDER BY i.position"),
        "i", seat->attempt);
    for (size_t i = 0; got == OK && i < paper.count; i++) {
        enum saved saved;
        const char *why, *text = answer_of(play, person->arena, &paper.list[i], ability);
        const struct answer_in in = { paper.list[i].position, 1, now * 1000, text };
        if (text != NULL)
            got = answer_save(person, seat, &in, &saved, &why);
    }
    return got;
}

/* When an exam is held. */
struct held {
    int day, minute, minutes;
};

/* Comes, begins a few minutes after the start, answers, and hands in before the time is up, as most do. */
static enum status sit_one(struct demo_play *play, struct request *person, int64_t attempt, int ability,
                           const struct held *held)
{
    const struct seat seat = { attempt, keyed_hash(person->arena, KEY_DEVICE, random_token(person->arena)) };
    int begin = held->minute + (int)chance_below(&play->chance, 4);
    int middle = begin + held->minutes / 3,
        end = begin + held->minutes / 2 + (int)chance_below(&play->chance, (uint32_t)held->minutes / 2);
    enum status got = demo_clock(play, held->day, begin);
    if (got == OK)
        got = attempt_bind(person, &seat);
    if (got == OK)
        got = attempt_start(person, &seat);
    if (got == OK)
        got = demo_clock(play, held->day, middle);
    if (got == OK)
        got = answer_all(play, person, &seat, ability, play->midnight + held->day * INT64_C(86400) + middle * 60);
    if (got == OK)
        got = demo_clock(play, held->day, end);
    return got == OK ? attempt_end(play->db, person->arena, attempt, "candidate") : got;
}

/* -- everybody --------------------------------------------------------------------------------------------------- */

static enum status sit_all(struct demo_play *play, int64_t sitting, int passing, const struct held *held)
{
    static int64_t attempts[PEOPLE_MOST];
    size_t count, came = 0;
    enum status got = db_ids(play->db, attempts, PEOPLE_MOST, &count,
                             SQL("SELECT id FROM attempt WHERE sitting = ? ORDER BY id LIMIT ?"), "ii", sitting,
                             (int64_t)PEOPLE_MOST);
    for (size_t i = 0; got == OK && i < count; i++) {
        if (i % 40 == 39)
            continue; /* did not come */
        int64_t officer;
        int ability = passing == 0 ? any_ability(play) : fixed_ability(play, came++, passing);
        struct arena *memory = arena_new(MEMORY);
        db_use(play->db, memory);
        got = db_get(play->db, NULL, SQL("SELECT officer FROM attempt WHERE id = ?"), "i:i", attempts[i], &officer);
        struct request person = demo_person(play, officer);
        person.arena = memory;
        if (got == OK)
            got = sit_one(play, &person, attempts[i], ability, held);
        db_use(play->db, play->admin.arena);
        arena_free(memory);
    }
    return got;
}

enum status demo_sit(struct demo_play *play, int64_t sitting, int day, int minute, int passing)
{
    int64_t minutes;
    enum status got = db_get(play->db, NULL,
                             SQL("SELECT e.minutes FROM sitting s JOIN exam e ON e.id = s.exam WHERE s.id = ?"), "i:i",
                             sitting, &minutes);
    if (got == OK)
        got = demo_clock(play, day, minute - 30);
    if (got == OK)
        got = invigilate_open(&play->admin, sitting);
    if (got == OK)
        got = demo_clock(play, day, minute);
    if (got == OK)
        got = invigilate_start(&play->admin, sitting);
    if (got == OK)
        got = sit_all(play, sitting, passing, &(struct held){ day, minute, (int)minutes });
    if (got == OK)
        got = demo_clock(play, day, minute + (int)minutes + 5);
    return got == OK ? invigilate_close(&play->admin, sitting) : got;
}
