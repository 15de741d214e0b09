/* Looking at the items of the bank. */
#ifndef BANK_ITEMS_H
#define BANK_ITEMS_H

#include "chengxue/request.h"

/* What narrows the list; NULL or 0 leaves a thing open. */
struct item_filter {
    const char *
        words; /* all of them must stand in the item, its scenario's facts or its id; width, case and space do not count */
    const char *domain, *type, *level, *state, *law;
    int64_t difficulty, article; /* article of the law */
};

/*
 * Appends a page of items, as <item item stem domain type difficulty level state version scenario>, with the paging, and
 * <domain-choice>, <law-choice> for the filters.
 */
MUST_CHECK enum status items_list(struct request *req, const struct item_filter *filter, int64_t page);

/*
 * Appends a version of an item (number 0: the latest): <shown> with its facts, the <item> of the bank's namespace,
 * <scenario> and <sibling>, <citation>, <version>, <enemy>. *found is false when there is no such item or version.
 */
MUST_CHECK enum status item_show(struct request *req, const char *code, int64_t number, bool *found);

/* Appends the <version> rows of an item, the latest first. *rows gets their number. */
MUST_CHECK enum status item_versions(struct request *req, const char *code, int64_t *rows);

#endif
