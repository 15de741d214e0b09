/*
 * The question bank as its files say it: laws.xml, domains.xml, and DOMAIN/TOPIC.xml, each held against schema.rng.
 * No network, no entities. Everything lives in the arena.
 */
#ifndef BANK_SOURCE_H
#define BANK_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chengxue/crypto.h"
#include "faults.h"
#include "form.h"

struct source_law {
    const char *slug, *title;
    const char *version; /* 2021-01-22 */
};

struct source_domain {
    const char *code, *name;
};

struct source_scenario {
    const char *code, *domain, *facts;
    int64_t difficulty;
    const char *file;
    long line;
    char content[SM3_HEX_SIZE]; /* of what it says; of nothing while facts are missing */
};

struct source_item {
    struct form *form;
    const struct source_scenario *scenario; /* NULL when it stands alone */
    int64_t place;                          /* from 1 among the items of its scenario, else 0 */
    const char *file;
    long line;
    const struct fault *misshapen; /* where it first parts from the schema; NULL when it does not */
};

struct source {
    struct arena *arena;
    struct faults faults;
    struct source_law *laws;
    struct source_domain *domains;
    const struct source_scenario **scenarios;
    struct source_item *items; /* source_read leaves them in the order of their codes, those without one first */
    size_t law_count, domain_count, scenario_count, item_count, file_count;
};

/*
 * Reads all files of a folder as far as they can be read. faults gets what is wrong with the files themselves; what is
 * wrong with an item or between items is found by source_check (sound.h).
 */
struct source *source_read(struct arena *arena, const char *folder);

/* The <item>s and <scenario>s of a document, as source_read takes them in from each file. Copies what it keeps. */
void source_take(struct source *source, const char *file, const xmlDoc *document);

const struct source_law *source_law(const struct source *source, const char *slug);
const struct source_domain *source_domain(const struct source *source, const char *code);

/* The first item of that code; NULL when there is none. The items are in order. */
const struct source_item *source_item(const struct source *source, const char *code);

#endif
