#include <assert.h>
#include <stddef.h>

#include "chengxue/scope.h"

const char *right_name(enum right right)
{
    static const char *const names[RIGHT_COUNT] = {
        [MAY_VIEW_PEOPLE] = "view-people",
        [MAY_MANAGE_PEOPLE] = "manage-people",
        [MAY_GRANT_ROLES] = "grant-roles",
        [MAY_VIEW_BANK] = "view-bank",
        [MAY_MANAGE_EXAMS] = "manage-exams",
        [MAY_VIEW_EXAMS] = "view-exams",
        [MAY_ENROL] = "enrol",
        [MAY_INVIGILATE] = "invigilate",
        [MAY_MARK] = "mark",
        [MAY_VIEW_CREDITS] = "view-credits",
        [MAY_MANAGE_CREDITS] = "manage-credits",
        [MAY_REGISTER_TRAINING] = "register-training",
        [MAY_APPROVE_TRAINING] = "approve-training",
        [MAY_MANAGE_COURSES] = "manage-courses",
        [MAY_MANAGE_CLASSES] = "manage-classes",
        [MAY_NOMINATE] = "nominate",
        [MAY_VIEW_AUDIT] = "view-audit",
        [MAY_OPERATE] = "operate",
    };
    assert(right < RIGHT_COUNT && names[right] != NULL);
    return names[right];
}
