/*
 * The demonstration's exams are held by the functions that people use, as the officers of demo_people would have used
 * them. What lies in the past is held by a clock that is set back: MariaDB lets a connection set its own.
 */
#ifndef CHENGXUE_EXAMS_DEMO_PLAY_H
#define CHENGXUE_EXAMS_DEMO_PLAY_H

#include "chengxue/request.h"
#include "exams/draw/draw_chance.h"

/* The officers without a role who can sign in, by their number: of the first squad of three districts. SQL. */
#define DEMO_OFFICERS " REGEXP '^310(101|104|115)004[2-9]$' "

struct demo_play {
    struct db *db;
    struct request admin; /* what the city's administrator does */
    struct chance chance; /* the same in every demonstration */
    int64_t midnight;     /* the begin of today in Shanghai, Unix seconds */
    int64_t reader[3];    /* who mark written answers */
};

/* Sets the connection's clock to a minute of a day, counted from today; demo_now gives it back. */
MUST_CHECK enum status demo_clock(struct demo_play *play, int day, int minute);
MUST_CHECK enum status demo_now(struct demo_play *play);

/* A request like the administrator's, of another officer. */
struct request demo_person(const struct demo_play *play, int64_t officer);

/*
 * Starts a sitting whose waiting room may open, lets nearly all of its candidates answer, some well and some not, and
 * closes it: from a minute of a day on, for as long as the exam lasts and a little more. passing is how many of every
 * 1,000 who came are to pass at 60 of 100 points, 0 for as chance has it.
 */
MUST_CHECK enum status demo_sit(struct demo_play *play, int64_t sitting, int day, int minute, int passing);

/*
 * Marks a closed sitting: by rule, and the written answers by the readers, of each item at most so many by each of them
 * (0: all that they find).
 */
MUST_CHECK enum status demo_mark(struct demo_play *play, int64_t sitting, int most);

/* Two candidates of a released sitting appeal against their written answer; one gets a decision the day after. */
MUST_CHECK enum status demo_appeals(struct demo_play *play, int64_t sitting, int day);

#endif
