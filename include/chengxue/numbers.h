/*
 * Officer numbers as people write or paste them: a line each, or apart by blanks, commas or semicolons of any width; letters
 * and digits of full width are taken for plain ones.
 */
#ifndef CHENGXUE_NUMBERS_H
#define CHENGXUE_NUMBERS_H

#include "chengxue/request.h"

#define NUMBERS_MOST 5000         /* in one list */
#define NUMBERS_BYTES_MOST 200000 /* of its text */

struct numbers {
    const char *list[NUMBERS_MOST]; /* as written, some perhaps twice */
    size_t count;
};

/*
 * Reads the numbers of a text, in the arena. REFUSED with numbers.too-many ({0}), or param.missing for the field when there
 * is none.
 */
MUST_CHECK enum status numbers_read(struct request *req, const char *field, const char *text,
                                    const struct numbers **numbers);

/*
 * The column of numbers of an uploaded table (XLSX or CSV) as such a text, a line each, in the arena. REFUSED by what is wrong
 * with the file (table_file.h), naming its cell or column, or with numbers.too-many.
 */
MUST_CHECK enum status numbers_of_file(struct request *req, const struct upload *file, const char **text);

/*
 * The officers who have these numbers now, of those in the viewer's scope for a right, at most so many, in the order of their
 * ids. REFUSED with numbers.unknown ({0}: the first that is nobody's there) for the field, or numbers.too-many.
 */
MUST_CHECK enum status numbers_officers(struct request *req, enum right right, const char *field,
                                        const struct numbers *numbers, int64_t *officers, size_t most, size_t *count);

#endif
