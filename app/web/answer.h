/*
 * What goes back to nginx, gathered until the handler is done and the transaction has ended, then sent in one piece.
 */
#ifndef CHENGXUE_WEB_ANSWER_H
#define CHENGXUE_WEB_ANSWER_H

#include "chengxue/buffer.h"
#include "chengxue/request.h"

struct answer {
    int status;          /* HTTP; 0 until decided */
    bool complete;       /* a handler has answered itself: no stylesheet is applied */
    const char *type;    /* Content-Type */
    struct buffer *head; /* further header lines, each ended by CRLF */
    const void *body;
    size_t length;
};

struct answer *answer_new(struct arena *arena);
void answer_header(struct request *req, const char *format, ...) __attribute__((format(printf, 2, 3)));
void answer_send(struct request *req, void *fcgx);

/* What refuse and its kin do: adds <refusal/> with all that it may have, NULL what it has not, and returns REFUSED. */
enum status refuse_full(struct request *req, const char *field, const char *key, const char *zero, const char *one);

/* Turns the page into XHTML by a stylesheet and makes it the body. False (logged) when the stylesheet fails. */
bool render_page(struct request *req, const char *sheet);
/* All but letters, digits and "-._/" as %XX, in the arena: for a path, a query's value, a file's name. */
const char *percent_encoded(struct arena *arena, const char *text);

/* -- a list route's rows as data (see .list in chengxue/route.h) --------------------------------------------------- */

/* The body is one page of rows as JSON, with the values and codes that the page holds, and where the next page is. */
void listing_json(struct request *req);

/*
 * The body is the list as CSV, for people with a spreadsheet: the table that the stylesheet shows of it
 * (widgets/listing.xsl). Rows are added turn by turn from the page that was built; REFUSED when they are too many.
 */
struct buffer *listing_csv_begin(struct request *req);
MUST_CHECK enum status listing_csv_add(struct request *req, struct buffer *csv);
MUST_CHECK enum status listing_csv_end(struct request *req, struct buffer *csv);
/* Whether the list has rows beyond the turn that the page holds. */
bool listing_more(const struct request *req);

#endif
