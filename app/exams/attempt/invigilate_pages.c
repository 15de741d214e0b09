#include "board.h"
#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/request.h"
#include "invigilate.h"

static struct whom whom_of(struct request *req)
{
    return (struct whom){ .sitting = param_id(req, "sitting"),
                          .room = param_id(req, "room"),
                          .attempt = param_id(req, "attempt") };
}

/* Back to where the act was asked for: the candidate's page, the room's board, or that of all. */
static enum status back(struct request *req, enum status got, const char *done)
{
    if (got != OK)
        return got;
    struct whom whom = whom_of(req);
    if (whom.attempt != 0 && !param_flag(req, "board"))
        return request_redirect(req, done, "/invigilate/%lld/candidates/%lld", (long long)whom.sitting,
                                (long long)whom.attempt);
    if (whom.room != 0)
        return request_redirect(req, done, "/invigilate/%lld?room=%lld", (long long)whom.sitting, (long long)whom.room);
    return request_redirect(req, done, "/invigilate/%lld", (long long)whom.sitting);
}

static enum status open_post(struct request *req)
{
    return back(req, invigilate_open(req, param_id(req, "sitting")), "invigilate.opened");
}

static enum status start_post(struct request *req)
{
    return back(req, invigilate_start(req, param_id(req, "sitting")), "invigilate.started");
}

static enum status close_post(struct request *req)
{
    return back(req, invigilate_close(req, param_id(req, "sitting")), "invigilate.closed");
}

static enum status extend_post(struct request *req)
{
    struct whom whom = whom_of(req);
    return back(req, invigilate_extend(req, &whom, param_whole(req, "minutes") * 60), "invigilate.extended");
}

static enum status compensate_post(struct request *req)
{
    struct whom whom = whom_of(req);
    return back(req, invigilate_compensate(req, &whom), "invigilate.compensated");
}

static enum status pause_post(struct request *req)
{
    struct whom whom = whom_of(req);
    return back(req, invigilate_pause(req, &whom), "invigilate.paused");
}

static enum status resume_post(struct request *req)
{
    struct whom whom = whom_of(req);
    return back(req, invigilate_resume(req, &whom), "invigilate.resumed");
}

static enum status reopen_post(struct request *req)
{
    struct whom whom = whom_of(req);
    return back(req, invigilate_reopen(req, &whom, param_whole(req, "minutes") * 60, param_text(req, "reason")),
                "invigilate.reopened");
}

static enum status end_post(struct request *req)
{
    struct whom whom = whom_of(req);
    return back(req, invigilate_end(req, &whom, param_text(req, "reason")), "invigilate.ended");
}

static enum status device_post(struct request *req)
{
    struct whom whom = whom_of(req);
    bool confirm = param_flag(req, "confirm");
    return back(req, invigilate_device(req, &whom, confirm),
                confirm ? "invigilate.device-confirmed" : "invigilate.device-refused");
}

/* -- what the pages take ----------------------------------------------------------------------------------------- */

static const char *const standings[] = { "absent", "present",    "running",   "away",
                                         "paused", "collecting", "submitted", NULL };

static const struct param board_params[] = {
    { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },           { "room", PARAM_ID, OPTIONAL, 0, 0, NULL },
    { "standing", PARAM_CHOICE, OPTIONAL, 0, 0, standings }, { "q", PARAM_TEXT, OPTIONAL, 0, 50, NULL },
    { "page", PARAM_WHOLE, OPTIONAL, 1, 1000, NULL },        { 0 }
};

static const struct param protocol_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
                                                { "room", PARAM_ID, OPTIONAL, 0, 0, NULL },
                                                { 0 } };

static const struct param one_params[] = { { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL },
                                           { "attempt", PARAM_ID, REQUIRED, 0, 0, NULL },
                                           { 0 } };

#define WHOM(needed)                                                                                                   \
    { "sitting", PARAM_ID, REQUIRED, 0, 0, NULL }, { "room", PARAM_ID, OPTIONAL, 0, 0, NULL },                         \
        { "attempt", PARAM_ID, needed, 0, 0, NULL },                                                                   \
    {                                                                                                                  \
        "board", PARAM_FLAG, OPTIONAL, 0, 0, NULL                                                                      \
    }
#define MINUTES                                                                                                        \
    {                                                                                                                  \
        "minutes", PARAM_WHOLE, REQUIRED, 1, 240, NULL                                                                 \
    }
#define REASON                                                                                                         \
    {                                                                                                                  \
        "reason", PARAM_TEXT, REQUIRED, 0, 200, NULL                                                                   \
    }

static const struct param act_params[] = { WHOM(OPTIONAL), { 0 } };
static const struct param extend_params[] = { WHOM(OPTIONAL), MINUTES, { 0 } };
static const struct param reopen_params[] = { WHOM(REQUIRED), MINUTES, REASON, { 0 } };
static const struct param end_params[] = { WHOM(REQUIRED), REASON, { 0 } };
static const struct param device_params[] = { WHOM(REQUIRED), { "confirm", PARAM_FLAG, OPTIONAL, 0, 0, NULL }, { 0 } };

#define BOARD "exams/board", .again = board_page
#define CONFIRM "exams/board-confirm", .again = board_confirm_page
#define ONE "exams/board-candidate", .again = board_attempt_page

const struct route invigilate_routes[] = {
    { GET, "/invigilate", MAY_INVIGILATE, NULL, board_list_page, "exams/invigilate", .list = "sitting" },
    { GET, "/invigilate/{sitting}", MAY_INVIGILATE, board_params, board_page, "exams/board", .list = "candidate" },
    { GET, "/invigilate/{sitting}/candidates/{attempt}", MAY_INVIGILATE, one_params, board_attempt_page,
      "exams/board-candidate" },
    { GET, "/invigilate/{sitting}/protocol", MAY_INVIGILATE, protocol_params, protocol_page, "exams/protocol",
      .list = "candidate" },
    { GET, "/invigilate/{sitting}/start", MAY_INVIGILATE, act_params, board_confirm_page, "exams/board-confirm" },
    { GET, "/invigilate/{sitting}/close", MAY_INVIGILATE, act_params, board_confirm_page, "exams/board-confirm" },
    { POST, "/invigilate/{sitting}/open", MAY_INVIGILATE, act_params, open_post, BOARD },
    { POST, "/invigilate/{sitting}/start", MAY_INVIGILATE, act_params, start_post, CONFIRM },
    { POST, "/invigilate/{sitting}/close", MAY_INVIGILATE, act_params, close_post, CONFIRM },
    /* on a room, or on all */
    { POST, "/invigilate/{sitting}/extend", MAY_INVIGILATE, extend_params, extend_post, BOARD },
    { POST, "/invigilate/{sitting}/compensate", MAY_INVIGILATE, act_params, compensate_post, BOARD },
    { POST, "/invigilate/{sitting}/pause", MAY_INVIGILATE, act_params, pause_post, BOARD },
    { POST, "/invigilate/{sitting}/resume", MAY_INVIGILATE, act_params, resume_post, BOARD },
    /* on one */
    { POST, "/invigilate/{sitting}/candidates/{attempt}/extend", MAY_INVIGILATE, extend_params, extend_post, ONE },
    { POST, "/invigilate/{sitting}/candidates/{attempt}/compensate", MAY_INVIGILATE, act_params, compensate_post, ONE },
    { POST, "/invigilate/{sitting}/candidates/{attempt}/pause", MAY_INVIGILATE, act_params, pause_post, ONE },
    { POST, "/invigilate/{sitting}/candidates/{attempt}/resume", MAY_INVIGILATE, act_params, resume_post, ONE },
    { POST, "/invigilate/{sitting}/candidates/{attempt}/reopen", MAY_INVIGILATE, reopen_params, reopen_post, ONE },
    { POST, "/invigilate/{sitting}/candidates/{attempt}/end", MAY_INVIGILATE, end_params, end_post, ONE },
    { POST, "/invigilate/{sitting}/candidates/{attempt}/device", MAY_INVIGILATE, device_params, device_post, ONE },
    { 0 }
};
