#include "chengxue/features.h"
#include "chengxue/request.h"

/* The first page: the desk of whoever has one, the first that fits; an officer's exams for all others. */
static enum status home(struct request *req)
{
    static const struct {
        enum right right;
        const char *path;
    } desks[] = {
        { MAY_MANAGE_EXAMS, "/exams" },  { MAY_OPERATE, "/operate" },       { MAY_VIEW_AUDIT, "/audit" },
        { MAY_VIEW_EXAMS, "/sittings" }, { MAY_INVIGILATE, "/invigilate" }, { MAY_MARK, "/marking" },
        { MAY_VIEW_BANK, "/items" },
    };
    for (size_t i = 0; i < sizeof desks / sizeof *desks; i++)
        if (may(req, desks[i].right))
            return request_redirect(req, NULL, "%s", desks[i].path);
    return request_redirect(req, NULL, "/exams/mine");
}

const struct route home_routes[] = { { GET, "/", SIGNED_IN, NULL, home, NULL }, { 0 } };
