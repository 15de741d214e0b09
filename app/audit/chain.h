/*
 * The audit's chain: how a line's hash and the head's seal are made, and where the head is kept outside the database.
 * Both are HMACs under a key of the installation (crypto.h), so that whoever has the database alone can forge neither.
 */
#ifndef CHENGXUE_AUDIT_CHAIN_H
#define CHENGXUE_AUDIT_CHAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "chengxue/arena.h"

struct line {
    int64_t id;
    const char *at; /* UTC with microseconds */
    int64_t actor;
    const char *origin, *request, *action, *kind;
    int64_t object;
    const char *detail;
};

/* The hash of a line that follows a line with the hash `before` (64 zeros before the first), in the arena. */
char *line_hash(struct arena *arena, const char *before, const struct line *line);

/* What table audit_head keeps beside the latest line's number and hash, in the arena. */
char *head_seal(struct arena *arena, int64_t line, const char *hash);

/* What HOME/log/audit-head says: a line's number and hash. False when there is no such file yet. */
bool head_file_read(struct arena *arena, int64_t *line, char **hash);

#endif
