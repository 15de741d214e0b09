/*
 * `chengxue demo`: something to look around in. Each feature adds its own part, in the order of the layers; main.c calls
 * them one after another. All persons are invented.
 */
#ifndef CHENGXUE_DEMO_H
#define CHENGXUE_DEMO_H

#include "chengxue/arena.h"
#include "chengxue/db.h"

/*
 * The city bureau with 16 districts, a corps, their squads and about 600 officers; accounts for every role and for some
 * officers, printed with their passwords (random, and only this once) to standard output. When the districts are there
 * already nothing happens, and those accounts are printed without passwords.
 *
 * Numbers are a district's code and three digits: 310101001 is the first officer of Huangpu. Officers 003 to 010 of
 * Huangpu, Xuhui and Pudong (310101, 310104, 310115) have accounts and no role: candidates for an exam.
 */
MUST_CHECK enum status demo_people(struct db *db, struct arena *arena);

/*
 * Exams in every state that is worth a look, held by demo_people's officers: one of about 200 candidates held last week,
 * released, with appeals; one of yesterday whose written answers are being marked; a resit, published, for next week; a
 * draft, whose candidates are the officers without a role, for who looks around to hold. Nothing happens when there is
 * an exam already, or when demo_people's officers are not there.
 */
MUST_CHECK enum status demo_exams(struct db *db, struct arena *arena);

#endif
