/*
 * Answers one request: finds its route, checks all that the table says, runs the handler in its transaction, renders.
 */
#ifndef CHENGXUE_WEB_ROUTER_H
#define CHENGXUE_WEB_ROUTER_H

#include "chengxue/request.h"

/* Fills req->answer. The request has arena, db, page, arrival and an empty answer. */
void router_answer(struct request *req);

#endif
