/*
 * What is wrong in the files of a bank: where, in which item, and why, as words under bank-fault.KEY. Texts stay their
 * owner's and must live as long as the list.
 */
#ifndef BANK_FAULTS_H
#define BANK_FAULTS_H

#include <stddef.h>
#include <stdio.h>

#include "chengxue/arena.h"

struct fault {
    const char *file; /* below the bank's folder */
    long line;        /* 0 when it is the file as a whole */
    const char *code; /* of the item or scenario; NULL when it is neither */
    const char *key;  /* "no-stem" */
    const char *zero, *one;
};

struct faults {
    struct arena *arena;
    struct fault *list;
    size_t count, room;
};

void faults_add(struct faults *faults, struct fault fault);

/* A line each: "gas/use.xml:12 gas-0001 …". */
void faults_print(const struct faults *faults, FILE *to);

#endif
