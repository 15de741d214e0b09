#include "values.h"

#include <assert.h>
#include <string.h>

#include "answer.h"
#include "chengxue/page.h"
#include "chengxue/text.h"

#define FILE_MOST ((int64_t)8 << 20)
#define MANY_MOST 1000 /* values of one name, unless .max says otherwise for an id */

/* An empty input is one that was not filled in; white space alone is empty too. */
static bool is_empty(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n')
            return false;
    return true;
}

static enum status take_file(struct request *req, struct value *value, const struct field *field)
{
    const struct param *param = value->param;
    if (field->file == NULL)
        return OK;
    int64_t most = param->max != 0 ? param->max : FILE_MOST;
    if (field->file->size > most)
        return refuse_full(req, param->name, "param.too-large",
                           arena_printf(req->arena, "%lld", (long long)(most >> 20)), NULL);
    value->file = field->file;
    value->count = 1;
    return OK;
}

static enum status take(struct request *req, struct value *value, const char *bytes, size_t length)
{
    const struct param *param = value->param;
    const char *zero = NULL, *one = NULL;
    const char *key = value_convert(req->arena, param, bytes, length, &value->numbers[value->count],
                                    &value->texts[value->count], &zero, &one);
    if (key != NULL)
        return refuse_full(req, param->name, key, zero, one);
    value->count++;
    return OK;
}

static enum status take_fields(struct request *req, struct value *value, const struct fields *fields)
{
    const struct param *param = value->param;
    size_t most = (param->flags & MANY) == 0 ? 1 : MANY_MOST;
    value->numbers = arena_alloc(req->arena, most * sizeof *value->numbers);
    value->texts = arena_alloc(req->arena, most * sizeof *value->texts);
    for (const struct field *field = fields->first; field != NULL; field = field->next) {
        if (strcmp(field->name, param->name) != 0)
            continue;
        if (param->type == PARAM_FILE) {
            if (take_file(req, value, field) != OK)
                return REFUSED;
            continue;
        }
        /* Among many, an empty text has its place (answers beside their questions); alone it is "not given". */
        bool is_text = param->type == PARAM_TEXT || param->type == PARAM_PROSE || param->type == PARAM_LINES;
        bool placed = (param->flags & MANY) != 0 && is_text;
        if (!placed && is_empty(field->bytes, field->length))
            continue;
        if (value->count == most) {
            if (most == 1)
                break;
            return refuse_full(req, param->name, "param.too-many", arena_printf(req->arena, "%zu", most), NULL);
        }
        if (take(req, value, field->bytes, field->length) != OK)
            return REFUSED;
    }
    if (value->count > 0 || (param->flags & REQUIRED) == 0)
        return OK;
    return refuse_full(req, param->name, param->type == PARAM_FILE ? "param.no-file" : "param.missing", NULL, NULL);
}

static enum status take_capture(struct request *req, struct value *value, const struct captures *captures,
                                bool *is_path)
{
    for (size_t i = 0; i < captures->count; i++) {
        if (strcmp(captures->names[i], value->param->name) != 0)
            continue;
        *is_path = true;
        value->numbers = arena_alloc(req->arena, sizeof *value->numbers);
        value->texts = arena_alloc(req->arena, sizeof *value->texts);
        return take(req, value, captures->texts[i], strlen(captures->texts[i]));
    }
    return OK;
}

enum status values_read(struct request *req, const struct captures *captures, bool *path_wrong)
{
    struct values *values = arena_alloc(req->arena, sizeof *values);
    const struct param *params = req->route->params;
    while (params != NULL && params[values->count].name != NULL)
        values->count++;
    values->list = arena_alloc(req->arena, (values->count + 1) * sizeof *values->list);
    req->values = values;
    enum status got = OK;
    *path_wrong = false;
    const struct fields *fields = req->route->method == POST ? &req->arrival->form : &req->arrival->query;
    for (size_t i = 0; i < values->count; i++) {
        struct value *value = &values->list[i];
        value->param = &params[i];
        bool is_path = false;
        enum status taken = take_capture(req, value, captures, &is_path);
        *path_wrong |= taken != OK;
        if (!is_path)
            taken = take_fields(req, value, fields);
        if (taken != OK)
            got = taken;
    }
    return got;
}

void values_show(struct request *req, const char *element)
{
    bool post = strcmp(element, "posted") == 0;
    const struct fields *fields = post ? &req->arrival->form : &req->arrival->query;
    for (const struct field *field = fields->first; field != NULL; field = field->next) {
        const struct param *param = req->route->params;
        while (param != NULL && param->name != NULL && strcmp(param->name, field->name) != 0)
            param++;
        if (param == NULL || param->name == NULL || param->type == PARAM_SECRET || param->type == PARAM_FILE)
            continue;
        char *clean = text_clean(req->arena, field->bytes, field->length);
        if (clean == NULL)
            continue;
        xmlNode *node = page_add(req->page, element);
        page_set(node, "name", field->name);
        page_set(node, "value", clean);
    }
}

/* -- what handlers ask ------------------------------------------------------------------------------------------- */

static const struct value *value_of(struct request *req, const char *name)
{
    static const struct value none;
    for (size_t i = 0; i < req->values->count; i++)
        if (strcmp(req->values->list[i].param->name, name) == 0)
            return &req->values->list[i];
    assert(req->values->again && "a handler asked for a parameter that its route does not declare");
    return &none;
}

int64_t param_id(struct request *req, const char *name)
{
    const struct value *value = value_of(req, name);
    return value->count > 0 ? value->numbers[0] : 0;
}

int64_t param_whole(struct request *req, const char *name)
{
    const struct value *value = value_of(req, name);
    return value->count > 0 ? value->numbers[0] : value->param != NULL ? value->param->min : 0;
}

const char *param_text(struct request *req, const char *name)
{
    const struct value *value = value_of(req, name);
    return value->count > 0 ? value->texts[0] : NULL;
}

bool param_flag(struct request *req, const char *name)
{
    const struct value *value = value_of(req, name);
    return value->count > 0 && value->numbers[0] == 1;
}

bool param_given(struct request *req, const char *name)
{
    return value_of(req, name)->count > 0;
}

const int64_t *param_ids(struct request *req, const char *name, size_t *count)
{
    const struct value *value = value_of(req, name);
    *count = value->count;
    return value->numbers;
}

const char *const *param_texts(struct request *req, const char *name, size_t *count)
{
    const struct value *value = value_of(req, name);
    *count = value->count;
    return value->texts;
}

const struct upload *param_file(struct request *req, const char *name)
{
    return value_of(req, name)->file;
}
