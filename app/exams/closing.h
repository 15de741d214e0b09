/*
 * What comes by itself, every second: waiting rooms open at their time, and attempts whose time is up are ended, whatever
 * their browsers do.
 */
#ifndef CHENGXUE_EXAMS_CLOSING_H
#define CHENGXUE_EXAMS_CLOSING_H

#include "chengxue/jobs.h"

MUST_CHECK enum status closing_run(struct job *job);

#endif
