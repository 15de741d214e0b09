#include "items.h"

#include "chengxue/bank.h"
#include "chengxue/page.h"
#include "chengxue/text.h"

#define WORDS_MOST 4 /* more words narrow no further */

/* -- the list -------------------------------------------------------------------------------------------------------- */

/* Each value is bound once, in f; LOCATE takes % and _ as what they are, which LIKE does not. */
#define FILTERED                                                                                                       \
    " FROM (SELECT ? AS domain, ? AS type, ? AS level, ? AS state, ? AS law, ? AS difficulty, ? AS article,"           \
    "              ? AS word1, ? AS word2, ? AS word3, ? AS word4) f"                                                  \
    "  JOIN item_now v JOIN domain d ON d.code = v.domain LEFT JOIN scenario s ON s.id = v.scenario"                   \
    " WHERE (f.domain IS NULL OR v.domain = f.domain) AND (f.type IS NULL OR v.type = f.type)"                         \
    "   AND (f.level IS NULL OR v.level = f.level) AND (f.state IS NULL OR v.state = f.state)"                         \
    "   AND (f.difficulty = 0 OR v.difficulty = f.difficulty)"                                                         \
    "   AND (f.law IS NULL OR EXISTS (SELECT 1 FROM item_citation c WHERE c.item_version = v.version"                  \
    "         AND c.law = f.law AND (f.article = 0 OR c.article = f.article)))"                                        \
    "   AND (f.word1 IS NULL OR LOCATE(f.word1, v.search) > 0) AND (f.word2 IS NULL OR LOCATE(f.word2, v.search) > 0)" \
    "   AND (f.word3 IS NULL OR LOCATE(f.word3, v.search) > 0) AND (f.word4 IS NULL OR LOCATE(f.word4, v.search) > 0)"

#define FILTER_TYPES "sssssiissss"
#define FILTER_VALUES(f, words)                                                                                        \
    (f)->domain, (f)->type, (f)->level, (f)->state, (f)->law, (f)->difficulty, (f)->article, (words)[0], (words)[1],   \
        (words)[2], (words)[3]

static bool is_gap(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == 0x3000;
}

static void split(struct arena *arena, const char *text, const char *words[WORDS_MOST])
{
    size_t count = 0;
    while (text != NULL && *text != '\0' && count < WORDS_MOST) {
        const char *start = text, *end = text;
        while (*text != '\0' && !is_gap(text_next(&text)))
            end = text;
        if (end > start)
            words[count++] = text_fold(arena, arena_copy_bytes(arena, start, (size_t)(end - start)));
    }
}

static enum status add_choices(struct request *req)
{
    enum status got = db_rows(req->db, req->page, "domain-choice", NULL,
                              SQL("SELECT code AS id, name FROM domain ORDER BY position"), "");
    if (got != OK)
        return got;
    return db_rows(req->db, req->page, "law-choice", NULL,
                   SQL("SELECT l.slug AS id, l.title AS name FROM law l"
                       " WHERE EXISTS (SELECT 1 FROM item_citation c WHERE c.law = l.slug) ORDER BY l.title"),
                   "");
}

enum status items_list(struct request *req, const struct item_filter *filter, int64_t page)
{
    const char *words[WORDS_MOST] = { NULL };
    split(req->arena, filter->words, words);
    enum status got = db_rows(
        req->db, req->page, "item", NULL,
        SQL("SELECT v.code AS item, v.stem, d.name AS domain, v.type, v.difficulty, v.level, v.state,"
            "       v.number AS version, s.code AS scenario" FILTERED " ORDER BY d.position, v.code LIMIT ? OFFSET ?"),
        FILTER_TYPES "ii", FILTER_VALUES(filter, words), req->list_size, list_start(req, page));
    if (got == OK)
        got = list_count(req, page, SQL("SELECT COUNT(*)" FILTERED), FILTER_TYPES, FILTER_VALUES(filter, words));
    return got == OK ? add_choices(req) : got;
}

/* -- one item -------------------------------------------------------------------------------------------------------- */

static enum status add_body(struct request *req, int64_t version)
{
    xmlDoc *body;
    enum status got = bank_item_body(req->db, req->arena, version, &body);
    if (got == OK)
        xmlAddChild(req->page, xmlDocCopyNode(xmlDocGetRootElement(body), req->page->doc, 1));
    return got;
}

static enum status add_scenario(struct request *req, int64_t scenario, const char *code)
{
    enum status got = db_rows(req->db, req->page, "scenario", NULL,
                              SQL("SELECT code, facts AS facts_text FROM scenario WHERE id = ?"), "i", scenario);
    if (got != OK)
        return got;
    return db_rows(
        req->db, req->page, "sibling", NULL,
        SQL("SELECT v.code AS item, v.stem FROM item_now v WHERE v.scenario = ? AND v.code <> ? ORDER BY v.place"),
        "is", scenario, code);
}

static enum status add_citations(struct request *req, int64_t version)
{
    return db_rows(
        req->db, req->page, "citation", NULL,
        SQL("SELECT c.law, l.title, c.article, c.law_version, l.version AS law_latest"
            "  FROM item_citation c JOIN law l ON l.slug = c.law WHERE c.item_version = ? ORDER BY c.law, c.article"),
        "i", version);
}

static enum status add_enemies(struct request *req, int64_t item)
{
    return db_rows(req->db, req->page, "enemy", NULL,
                   SQL("SELECT v.code AS item, v.stem, v.state FROM item_enemy e JOIN item_now v ON v.id = e.enemy"
                       " WHERE e.item = ? ORDER BY v.code"),
                   "i", item);
}

enum status item_versions(struct request *req, const char *code, int64_t *rows)
{
    return db_rows(
        req->db, req->page, "version", rows,
        SQL("SELECT i.code AS item, v.number, v.made_at AS at FROM item i JOIN item_version v ON v.item = i.id WHERE i.code = ?"
            " ORDER BY v.number DESC LIMIT 500"),
        "s", code);
}

enum status item_show(struct request *req, const char *code, int64_t number, bool *found)
{
    int64_t item, version, scenario, rows;
    enum status got = db_get(
        req->db, found,
        SQL("SELECT i.id, v.id, v.scenario FROM item i JOIN item_version latest ON latest.id = i.version"
            "  JOIN item_version v ON v.item = i.id AND v.number = COALESCE(NULLIF(?, 0), latest.number)"
            " WHERE i.code = ?"),
        "is:iii", number, code, &item, &version, &scenario);
    if (got != OK || !*found)
        return got;
    got = db_rows(
        req->db, req->page, "shown", NULL,
        SQL("SELECT i.code AS item, v.type, d.name AS domain, v.difficulty, v.level, i.state, v.number AS version,"
            "       v.answer_key, v.id = i.version AS latest"
            "  FROM item_version v JOIN item i ON i.id = v.item JOIN domain d ON d.code = v.domain WHERE v.id = ?"),
        "i", version);
    if (got == OK)
        got = add_body(req, version);
    if (got == OK && scenario != 0)
        got = add_scenario(req, scenario, code);
    if (got == OK)
        got = add_citations(req, version);
    if (got == OK)
        got = add_enemies(req, item);
    return got == OK ? item_versions(req, code, &rows) : got;
}
