/*
 * What main.c wires: the route tables and kinds of jobs of all features, in the order of the layers.
 */
#ifndef CHENGXUE_FEATURES_H
#define CHENGXUE_FEATURES_H

#include "chengxue/jobs.h"
#include "chengxue/route.h"

extern const struct route metrics_routes[];
extern const struct route jobs_routes[];
extern const struct route audit_routes[];
extern const struct route sign_in_routes[];
extern const struct route sit_routes[];
extern const struct route sitting_routes[];
extern const struct route candidates_routes[];
extern const struct route invigilate_routes[];

/* Regular work of the exams: waiting rooms open, attempts whose time is up end. */
enum status closing_run(struct job *job);

#endif
