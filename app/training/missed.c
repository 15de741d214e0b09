#include "missed.h"

#include <stdlib.h>

#include "chengxue/numbers.h"
#include "chengxue/text.h"

static enum status keep_one(struct request *req, int64_t training, const char *number, const char *typed, int64_t most)
{
    int64_t minutes;
    if (!text_whole(typed, &minutes) || minutes < 1 || minutes >= most)
        return refuse_field_with(req, "missed", "training.missed-minutes", number);
    enum status got = db_run(req->db,
                             SQL("UPDATE training_person tp JOIN officer_name n ON n.id = tp.officer"
                                 "   SET tp.missed_minutes = ? WHERE tp.training = ? AND n.number = ?"),
                             "iis", minutes, training, number);
    return got == OK && db_changed(req->db) == 0 ? refuse_field_with(req, "missed", "training.missed-nobody", number)
                                                 : got;
}

enum status missed_keep(struct request *req, int64_t training, const char *text, int64_t minutes)
{
    const struct numbers *typed;
    if (text == NULL)
        return OK;
    enum status got = numbers_read(req, "missed", text, &typed);
    if (got == OK && typed->count % 2 != 0)
        return refuse_field(req, "missed", "training.missed-pairs");
    for (size_t i = 0; got == OK && i < typed->count; i += 2)
        got = keep_one(req, training, typed->list[i], typed->list[i + 1], minutes);
    return got;
}

struct taken {
    struct part *parts;
    size_t count;
};

static enum status take_off(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    const struct taken *taken = context;
    int64_t officer = strtoll(values[0], NULL, 10);
    for (size_t i = 0; i < taken->count; i++)
        if (taken->parts[i].officer == officer)
            taken->parts[i].minutes -= (int32_t)strtoll(values[1], NULL, 10);
    return OK;
}

enum status missed_parts(struct request *req, int64_t training, const int64_t *officers, size_t count, const char *on,
                         int64_t minutes, const struct part **parts)
{
    struct taken taken = { arena_alloc(req->arena, (count + 1) * sizeof *taken.parts), count };
    for (size_t i = 0; i < count; i++)
        taken.parts[i] = (struct part){ .officer = officers[i], .on = on, .minutes = (int32_t)minutes, .exercises = 1 };
    *parts = taken.parts;
    return db_each(req->db, take_off, &taken,
                   SQL("SELECT officer, missed_minutes FROM training_person WHERE training = ? AND missed_minutes > 0"),
                   "i", training);
}
