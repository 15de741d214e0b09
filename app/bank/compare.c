#include "compare.h"

#include <string.h>

#include "chengxue/bank.h"
#include "chengxue/page.h"
#include "chengxue/words.h"
#include "difference.h"
#include "form.h"

/* In the order in which they are shown. */
enum part_kind {
    TYPE,
    DOMAIN,
    DIFFICULTY,
    LEVEL,
    FACTS,
    STEM,
    CHOICE,
    KEY,
    REFERENCE,
    POINT,
    EXPLANATION,
    CITATION,
    KIND_COUNT
};

static const char *const kind_names[KIND_COUNT] = {
    [TYPE] = "type",           [DOMAIN] = "domain", [DIFFICULTY] = "difficulty",   [LEVEL] = "level",
    [FACTS] = "facts",         [STEM] = "stem",     [CHOICE] = "choice",           [KEY] = "key",
    [REFERENCE] = "reference", [POINT] = "point",   [EXPLANATION] = "explanation", [CITATION] = "citation",
};

/* A version as it is compared. */
struct version {
    const struct form *form;
    const char *domain, *facts, *key; /* the domain's name */
    char **citations;                 /* as a reader knows them */
    size_t citation_count;
};

/* -- loading --------------------------------------------------------------------------------------------------------- */

struct citations {
    struct arena *arena;
    struct version *version;
};

/* 《…》第 28 条（2016-02-06 版）, by words.xml. */
static enum status take_citation(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct citations *citations = context;
    const char *article = word_with(citations->arena, "item.citation", values[0], values[1]);
    citations->version->citations[citations->version->citation_count++] = word_with(citations->arena,
                                                                                    "item.citation-version", article,
                                                                                    values[2]);
    return OK;
}

static enum status load(struct db *db, struct arena *arena, const char *code, int64_t number, struct version *version,
                        bool *found)
{
    int64_t id = 0;
    char *domain = NULL, *facts = NULL, *key = NULL;
    xmlDoc *body = NULL;
    enum status got = db_get(
        db, found,
        SQL("SELECT v.id, d.name, s.facts, v.answer_key FROM item i JOIN item_version v ON v.item = i.id"
            "  JOIN domain d ON d.code = v.domain LEFT JOIN scenario s ON s.id = v.scenario"
            " WHERE i.code = ? AND v.number = ?"),
        "si:isss", code, number, &id, &domain, &facts, &key);
    if (got != OK || !*found)
        return got;
    got = bank_item_body(db, arena, id, &body);
    if (got != OK)
        return got;
    *version = (struct version){
        .form = form_read(arena, xmlDocGetRootElement(body)), .domain = domain, .facts = facts, .key = key
    };
    version->citations = arena_alloc(arena, (version->form->citation_count + 1) * sizeof *version->citations);
    struct citations citations = { arena, version };
    return db_each(db, take_citation, &citations,
                   SQL("SELECT l.title, c.article, c.law_version FROM item_citation c JOIN law l ON l.slug = c.law"
                       " WHERE c.item_version = ? ORDER BY c.law, c.article"),
                   "i", id);
}

/* -- parts ------------------------------------------------------------------------------------------------------------- */

static const char *nth(const struct part *parts, size_t count, size_t i)
{
    return i < count ? parts[i].text : NULL;
}

static const char *point_text(struct arena *arena, const struct part *point)
{
    return word_with(arena, "item.point", point->text, arena_printf(arena, "%lld", (long long)point->score));
}

/* The text of a part; NULL when the version does not have it. Only choices, points and citations come in numbers. */
static const char *part_text(struct arena *arena, const struct version *version, enum part_kind kind, size_t i)
{
    const struct form *form = version->form;
    switch (kind) {
    case CHOICE:
        return nth(form->choices, form->choice_count, i);
    case POINT:
        return i < form->point_count ? point_text(arena, &form->points[i]) : NULL;
    case CITATION:
        return i < version->citation_count ? version->citations[i] : NULL;
    default:
        break;
    }
    if (i > 0)
        return NULL;
    const char *const texts[KIND_COUNT] = {
        [TYPE] = item_type_name(form->type),
        [DOMAIN] = version->domain,
        [DIFFICULTY] = arena_printf(arena, "%lld", (long long)form->difficulty),
        [LEVEL] = form->level,
        [FACTS] = version->facts,
        [STEM] = form_stem(arena, form),
        [KEY] = *version->key != '\0' ? version->key : NULL,
        [REFERENCE] = form->reference,
        [EXPLANATION] = form->explanation,
    };
    return texts[kind];
}

static const char *prefix_of(const struct version *version, enum part_kind kind)
{
    if (kind == TYPE)
        return "item-type.";
    if (kind == LEVEL)
        return "item-level.";
    return kind == KEY && version->form->type == TRUE_FALSE ? "item-answer." : NULL;
}

static void add_runs(struct arena *arena, xmlNode *part, const char *from, const char *to)
{
    static const char *const names[] = { [RUN_SAME] = "same", [RUN_GONE] = "gone", [RUN_NEW] = "new" };
    size_t count;
    const struct run *runs = difference(arena, from, to, &count);
    for (size_t i = 0; i < count; i++)
        page_text(part, names[runs[i].kind], runs[i].text);
}

/* Codes and keys are exchanged as a whole: their letters mean nothing by themselves. */
static void add_whole(xmlNode *part, const char *from, const char *to)
{
    if (from != NULL)
        page_text(part, "gone", from);
    if (to != NULL)
        page_text(part, "new", to);
}

static void add_part(struct arena *arena, xmlNode *parent, enum part_kind kind, size_t i, const char *prefix,
                     const char *from, const char *to)
{
    bool same = from != NULL && to != NULL && strcmp(from, to) == 0;
    xmlNode *part = page_add(parent, "part");
    page_set(part, "name", kind_names[kind]);
    if (kind == CHOICE)
        page_set(part, "letter", arena_printf(arena, "%c", (char)('A' + i)));
    if (kind == POINT || kind == CITATION)
        page_number(part, "number", (int64_t)i + 1);
    page_set(part, "words", prefix);
    page_set(part, "change", same ? "same" : from == NULL ? "new" : to == NULL ? "gone" : "changed");
    if (same)
        page_text(part, "same", to);
    else if (from == NULL || to == NULL || kind <= LEVEL || kind == KEY)
        add_whole(part, from, to);
    else
        add_runs(arena, part, from, to);
}

static void add_parts(struct arena *arena, xmlNode *parent, const struct version *from, const struct version *to)
{
    for (enum part_kind kind = TYPE; kind < KIND_COUNT; kind++) {
        for (size_t i = 0;; i++) {
            const char *before = part_text(arena, from, kind, i), *after = part_text(arena, to, kind, i);
            if (before == NULL && after == NULL)
                break;
            add_part(arena, parent, kind, i, prefix_of(to, kind), before, after);
        }
    }
}

enum status compare_versions(struct db *db, struct arena *arena, xmlNode *parent, const char *code, int64_t from,
                             int64_t to, bool *found)
{
    struct version before, after;
    enum status got = load(db, arena, code, from, &before, found);
    if (got == OK && *found)
        got = load(db, arena, code, to, &after, found);
    if (got != OK || !*found)
        return got;
    xmlNode *shown = page_add(parent, "difference");
    page_number(shown, "from", from);
    page_number(shown, "to", to);
    add_parts(arena, shown, &before, &after);
    return OK;
}
