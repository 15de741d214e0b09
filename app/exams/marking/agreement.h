/*
 * When two markers of one written answer agree. Pure computation.
 */
#ifndef CHENGXUE_EXAMS_AGREEMENT_H
#define CHENGXUE_EXAMS_AGREEMENT_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Whether two marks of one written answer, in hundredths, agree: they differ by at most `most`. *agreed is their mean then,
 * half a hundredth up; a third marker decides otherwise. Both are defaults of ours.
 */
bool marks_agree(int32_t first, int32_t second, int32_t most, int32_t *agreed);

#endif
