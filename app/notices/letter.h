/*
 * A notice in words and in the form of each way out: text of an e-mail, JSON of the web hook. Nothing here sends.
 */
#ifndef CHENGXUE_NOTICES_LETTER_H
#define CHENGXUE_NOTICES_LETTER_H

#include <stdint.h>

#include "chengxue/arena.h"

/* What is known of a notice that goes out; texts are NULL where there is none. */
struct letter {
    int64_t notice;
    const char *kind, *zero, *one; /* what its words are, and are filled with */
    const char *urgent;            /* "1" when it is */
    const char *number, *name;     /* of the officer */
    const char *email;
    const char *link;                          /* the whole address */
    const char *at;                            /* 2026-03-01T00:30:00Z */
    int64_t at_seconds;                        /* the same since 1970 */
    const char *title, *text, *subject, *body; /* set by letter_word */
};

/* Puts it into words by templates/notices/letter.xsl, in the arena; false (logged) when the stylesheet fails. */
bool letter_word(struct arena *arena, struct letter *letter);

/*
 * The whole e-mail (RFC 5322, MIME): what is not ASCII in a head as encoded words (RFC 2047), the body as base64 of UTF-8.
 * Lines end with CRLF and are at most 78 bytes. from is an address, product the name shown with it.
 */
char *letter_mail(struct arena *arena, const struct letter *letter, const char *product, const char *from);

/* A head's text: as it is when it is short plain ASCII, else encoded words of whole characters, folded. In the arena. */
char *encoded_words(struct arena *arena, const char *text);

/* What the web hook is told, as JSON in the arena (README, "Telling people"). */
char *letter_hook(struct arena *arena, const struct letter *letter);

#endif
