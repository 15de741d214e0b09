/*
 * Which passwords are too poor. A rule of ours: at least ten characters, without the own number or name, and of at least
 * six different parts, where a common word or a year is one part, and what goes on a run (12345, aaaa, qwerty) is none.
 */
#ifndef CHENGXUE_PEOPLE_PASSWORD_RULE_H
#define CHENGXUE_PEOPLE_PASSWORD_RULE_H

#include "chengxue/arena.h"

/* The message key of what is wrong with it, "password.short", "password.number", "password.name", "password.poor"; or NULL. */
const char *password_fault(struct arena *arena, const char *fresh, const char *number, const char *name);

#endif
