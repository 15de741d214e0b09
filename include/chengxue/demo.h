/*
 * `chengxue demo`: something to look around in. Each feature adds its own part, in the order of the layers; main.c calls
 * them one after another. All persons are invented.
 */
#ifndef CHENGXUE_DEMO_H
#define CHENGXUE_DEMO_H

#include "chengxue/arena.h"
#include "chengxue/db.h"

/*
 * The city bureau with its 16 districts, a squad for each of their 215 streets and towns, a corps, and 10,000 officers;
 * accounts for every role and for some officers, printed with their passwords (random, and only this once) to standard
 * output. When the districts are there already nothing happens, and those accounts are printed without passwords.
 *
 * Numbers are a district's code and four digits: 3101010001 is the first officer of Huangpu's bureau, 3101010041 the first
 * of its first squad. Officers 0042 to 0049 of Huangpu, Xuhui and Pudong (310101, 310104, 310115) have accounts and no role.
 */
MUST_CHECK enum status demo_people(struct db *db, struct arena *arena);

/*
 * Squad and district training since 2024, registered and approved on the days after by whoever has the role for it. Nothing
 * happens when there is training already. The clock of the db's connection is set meanwhile and given back.
 */
MUST_CHECK enum status demo_training(struct db *db, struct arena *arena);

/*
 * Exams in every state that is worth a look, held by demo_people's officers: one of about 200 candidates held last week,
 * released, with appeals; one of yesterday whose written answers are being marked; a resit, published, for next week; a
 * draft, whose candidates are the officers without a role, for who looks around to hold. Nothing happens when there is
 * an exam already, or when demo_people's officers are not there.
 */
MUST_CHECK enum status demo_exams(struct db *db, struct arena *arena);

#endif
