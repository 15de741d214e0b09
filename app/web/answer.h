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
/*
 * Makes the page's row elements of that name the body: as JSON, for programs, with the values and codes that the page
 * holds; as CSV, for people with a spreadsheet, as the table that the stylesheet shows of them (widgets/listing.xsl).
 * False (logged) when the stylesheet fails.
 */
void listing_json(struct request *req, const char *row);
bool listing_csv(struct request *req, const char *row, const char *sheet);

#endif
