/*
 * Whether scenarios, which come whole, can make up the numbers of the scenario cells exactly.
 */
#ifndef CHENGXUE_EXAMS_DRAW_WHOLE_H
#define CHENGXUE_EXAMS_DRAW_WHOLE_H

#include "draw.h"

/*
 * For one paper. Names the cells whose number cannot be made up of whole scenarios, once those before them are served:
 * lacking is how far the best below it falls short. Returns the number of lacks.
 */
size_t draw_whole(const struct draw_pool *pool, struct draw_lack *lacks);

#endif
