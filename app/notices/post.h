/*
 * Sending, by libcurl: one message at a time over a connection that is kept between them.
 */
#ifndef CHENGXUE_NOTICES_POST_H
#define CHENGXUE_NOTICES_POST_H

#include "letter.h"

enum post {
    POST_SENT,    /* the other side has taken it over */
    POST_REFUSED, /* it would not have this one */
    POST_DOWN     /* it is not there, or not as it should be: no use to try with another one now */
};

/*
 * Each gets a letter in words, and says in *said (in the arena) what was wrong when it was not sent. 25 s at most. E-mail
 * goes encrypted, or over the machine's own loopback; the hook by https, likewise.
 */
enum post post_mail(struct arena *arena, const struct letter *letter, const char **said);
enum post post_hook(struct arena *arena, const struct letter *letter, const char **said);

#endif
