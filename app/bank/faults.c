#include "faults.h"

#include <string.h>

#include "chengxue/words.h"

void faults_add(struct faults *faults, struct fault fault)
{
    if (faults->count == faults->room) {
        faults->room = faults->room * 2 + 16;
        struct fault *list = arena_alloc(faults->arena, faults->room * sizeof *list);
        if (faults->count > 0)
            memcpy(list, faults->list, faults->count * sizeof *list);
        faults->list = list;
    }
    faults->list[faults->count++] = fault;
}

void faults_print(const struct faults *faults, FILE *to)
{
    for (size_t i = 0; i < faults->count; i++) {
        const struct fault *fault = &faults->list[i];
        const char *key = arena_printf(faults->arena, "bank-fault.%s", fault->key);
        fputs(fault->file, to);
        if (fault->line > 0)
            fprintf(to, ":%ld", fault->line);
        if (fault->code != NULL)
            fprintf(to, " %s", fault->code);
        fprintf(to, " %s\n", word_with(faults->arena, key, fault->zero, fault->one));
    }
}
