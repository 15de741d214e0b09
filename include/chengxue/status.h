/*
 * The outcome of a feature function. Three kinds of wrong are never mixed: REFUSED, the rules say no, and a message
 * key says why; FAILED, the world broke, and the log says how; a broken promise in our own code is an assert.
 */
#ifndef CHENGXUE_STATUS_H
#define CHENGXUE_STATUS_H

enum status { OK, REFUSED, FAILED };

#define MUST_CHECK __attribute__((warn_unused_result))

#endif
