/* Brings the database to what the bank's files say: what is unchanged is not touched, what is gone is retired. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/bank.h"
#include "chengxue/buffer.h"
#include "chengxue/config.h"
#include "chengxue/words.h"
#include "enemies.h"
#include "sound.h"

#define SAID_MOST ((size_t)1 << 20)

/* An item as the database has it. */
struct stored {
    char *code;
    int64_t id, number;
    bool retired;
    char content[SM3_HEX_SIZE];
};

struct import {
    struct db *db;
    struct arena *arena;
    const struct source *source;
    struct stored *stored; /* in the order of their codes */
    size_t stored_count, stored_room;
    int64_t *ids; /* of source->items, one beside each */
    int64_t fresh, changed, same, retired, revived;
    int64_t other; /* changes of laws, domains and enemies */
};

/* -- registers ----------------------------------------------------------------------------------------------------- */

static enum status save_laws(struct import *import)
{
    enum status got = OK;
    for (size_t i = 0; got == OK && i < import->source->law_count; i++) {
        const struct source_law *law = &import->source->laws[i];
        got = db_run(import->db,
                     SQL("INSERT INTO law (slug, title, version) VALUES (?, ?, ?)"
                         " ON DUPLICATE KEY UPDATE title = VALUES(title), version = VALUES(version)"),
                     "sss", law->slug, law->title, law->version);
        import->other += db_changed(import->db);
    }
    return got;
}

static enum status save_domains(struct import *import)
{
    enum status got = OK;
    for (size_t i = 0; got == OK && i < import->source->domain_count; i++) {
        const struct source_domain *domain = &import->source->domains[i];
        got = db_run(import->db,
                     SQL("INSERT INTO domain (code, name, position) VALUES (?, ?, ?)"
                         " ON DUPLICATE KEY UPDATE name = VALUES(name), position = VALUES(position)"),
                     "ssi", domain->code, domain->name, (int64_t)i + 1);
        import->other += db_changed(import->db);
    }
    return got;
}

/* A scenario that says something else than its latest version becomes a new one. */
static enum status save_scenario(struct import *import, const struct source_scenario *scenario)
{
    bool found;
    int64_t id = 0, version = 0;
    char *content = NULL;
    enum status got = db_get(import->db, &found,
                             SQL("SELECT id, version, content FROM scenario WHERE code = ? AND current = 1"), "s:iis",
                             scenario->code, &id, &version, &content);
    if (got != OK || (found && strcmp(content, scenario->content) == 0))
        return got;
    if (found)
        got = db_run(import->db, SQL("UPDATE scenario SET current = NULL WHERE id = ?"), "i", id);
    if (got != OK)
        return got;
    return db_run(import->db,
                  SQL("INSERT INTO scenario (code, domain, difficulty, facts, version, content, current, made_at)"
                      " VALUES (?, ?, ?, ?, ?, ?, 1, UTC_TIMESTAMP(6))"),
                  "ssisis", scenario->code, scenario->domain, scenario->difficulty, scenario->facts,
                  found ? version + 1 : (int64_t)1, scenario->content);
}

static enum status save_scenarios(struct import *import)
{
    enum status got = OK;
    for (size_t i = 0; got == OK && i < import->source->scenario_count; i++)
        got = save_scenario(import, import->source->scenarios[i]);
    return got;
}

/* -- items ----------------------------------------------------------------------------------------------------------- */

static enum status take_stored(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct import *import = context;
    if (import->stored_count == import->stored_room) {
        import->stored_room = import->stored_room * 2 + 1024;
        struct stored *more = arena_alloc(import->arena, import->stored_room * sizeof *more);
        if (import->stored_count > 0)
            memcpy(more, import->stored, import->stored_count * sizeof *more);
        import->stored = more;
    }
    struct stored *stored = &import->stored[import->stored_count++];
    stored->id = strtoll(values[0], NULL, 10);
    stored->code = arena_copy(import->arena, values[1]);
    stored->retired = strcmp(values[2], "retired") == 0;
    stored->number = strtoll(values[3], NULL, 10);
    snprintf(stored->content, sizeof stored->content, "%s", values[4]);
    return OK;
}

static int by_code(const void *one, const void *other)
{
    return strcmp(((const struct stored *)one)->code, ((const struct stored *)other)->code);
}

static enum status load_stored(struct import *import)
{
    enum status got = db_each(
        import->db, take_stored, import,
        SQL("SELECT i.id, i.code, i.state, v.number, v.content FROM item i JOIN item_version v ON v.id = i.version"),
        "");
    if (got == OK && import->stored_count > 0)
        qsort(import->stored, import->stored_count, sizeof *import->stored, by_code);
    return got;
}

/* SM3 over all that makes a version: the item, the versions of the laws that decide it, what its scenario says. */
static void hash_content(struct import *import, const struct source_item *item, const char *body,
                         char content[SM3_HEX_SIZE])
{
    struct buffer *said = buffer_new(import->arena, SAID_MOST);
    buffer_text(said, body);
    for (size_t i = 0; i < item->form->citation_count; i++)
        buffer_printf(said, "\n%s", source_law(import->source, item->form->citations[i].law)->version);
    if (item->scenario != NULL)
        buffer_printf(said, "\n%s %s %lld", item->scenario->code, item->scenario->content, (long long)item->place);
    sm3_hex(said->bytes, said->length, content);
}

static enum status save_citations(struct import *import, const struct form *form, int64_t version)
{
    enum status got = OK;
    for (size_t i = 0; got == OK && i < form->citation_count; i++)
        got = db_run(import->db,
                     SQL("INSERT INTO item_citation (item_version, law, article, law_version) VALUES (?, ?, ?, ?)"),
                     "isis", version, form->citations[i].law, form->citations[i].article,
                     source_law(import->source, form->citations[i].law)->version);
    return got;
}

static enum status save_version(struct import *import, const struct source_item *item, int64_t id, int64_t number,
                                const char *body, const char *content)
{
    const struct form *form = item->form;
    const char *scenario = item->scenario != NULL ? item->scenario->code : NULL;
    const char *facts = item->scenario != NULL ? item->scenario->facts : NULL;
    enum status got = db_run(
        import->db,
        SQL("INSERT INTO item_version (item, number, type, domain, difficulty, level, scenario, place, body, stem,"
            "  answer_key, choices, search, content, made_at)"
            " VALUES (?, ?, ?, ?, ?, ?, (SELECT s.id FROM scenario s WHERE s.code = ? AND s.current = 1), ?, ?, ?,"
            "  ?, ?, ?, ?, UTC_TIMESTAMP(6))"),
        "iissississsiss", id, number, item_type_name(form->type), form->domain, form->difficulty, form->level, scenario,
        item->place, body, form_stem(import->arena, form), form_key(import->arena, form),
        (int64_t)(form->choice_count + form->blank_count), form_search(import->arena, form, facts), content);
    int64_t version = db_made(import->db);
    if (got == OK)
        got = save_citations(import, form, version);
    if (got == OK)
        got = db_run(import->db, SQL("UPDATE item SET version = ?, state = 'approved' WHERE id = ?"), "ii", version,
                     id);
    return got;
}

static enum status add_item(struct import *import, const struct source_item *item, int64_t *id, const char *body,
                            const char *content)
{
    import->fresh++;
    enum status got = db_run(import->db, SQL("INSERT INTO item (code) VALUES (?)"), "s", item->form->code);
    *id = db_made(import->db);
    return got == OK ? save_version(import, item, *id, 1, body, content) : got;
}

static enum status keep_item(struct import *import, const struct source_item *item, const struct stored *stored,
                             const char *body, const char *content)
{
    if (strcmp(stored->content, content) != 0) {
        import->changed++;
        return save_version(import, item, stored->id, stored->number + 1, body, content);
    }
    if (!stored->retired) {
        import->same++;
        return OK;
    }
    import->revived++;
    return db_run(import->db, SQL("UPDATE item SET state = 'approved' WHERE id = ?"), "i", stored->id);
}

static enum status retire_item(struct import *import, const struct stored *stored)
{
    if (stored->retired)
        return OK;
    import->retired++;
    return db_run(import->db, SQL("UPDATE item SET state = 'retired' WHERE id = ?"), "i", stored->id);
}

/* Both lists are in the order of the codes, so one walk tells what is new, kept and gone. */
static enum status save_items(struct import *import)
{
    const struct source *source = import->source;
    size_t s = 0;
    enum status got = OK;
    for (size_t i = 0; got == OK && i < source->item_count; i++) {
        const struct source_item *item = &source->items[i];
        int order = -1;
        while (got == OK && s < import->stored_count && (order = strcmp(item->form->code, import->stored[s].code)) > 0)
            got = retire_item(import, &import->stored[s++]);
        if (got != OK)
            break;
        char content[SM3_HEX_SIZE];
        const char *body = form_body(import->arena, item->form);
        hash_content(import, item, body, content);
        if (s == import->stored_count || order < 0) {
            got = add_item(import, item, &import->ids[i], body, content);
        } else {
            import->ids[i] = import->stored[s].id;
            got = keep_item(import, item, &import->stored[s++], body, content);
        }
    }
    while (got == OK && s < import->stored_count)
        got = retire_item(import, &import->stored[s++]);
    return got;
}

/* -- the whole ------------------------------------------------------------------------------------------------------- */

static enum status save_all(struct import *import)
{
    enum status got = save_laws(import);
    if (got == OK)
        got = save_domains(import);
    if (got == OK)
        got = save_scenarios(import);
    if (got == OK)
        got = load_stored(import);
    if (got == OK)
        got = save_items(import);
    if (got == OK)
        got = enemies_save(import->db, import->arena, import->source, import->ids, &import->other);
    if (got != OK || import->fresh + import->changed + import->retired + import->revived + import->other == 0)
        return got;
    const char *facts = audit_facts(import->arena, "nnnn", "new", import->fresh, "changed", import->changed, "retired",
                                    import->retired, "revived", import->revived);
    return audit_system(import->db, "command", "bank.import", "bank", 0, facts);
}

static void print_counts(const struct import *import)
{
    const struct {
        const char *key;
        int64_t count;
    } counts[] = {
        { "bank.new", import->fresh },       { "bank.changed", import->changed }, { "bank.same", import->same },
        { "bank.retired", import->retired }, { "bank.revived", import->revived },
    };
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        printf("%s%s %lld", i > 0 ? "  " : "", word(counts[i].key), (long long)counts[i].count);
    printf("\n");
}

enum status bank_import(struct db *db, struct arena *arena, char **words)
{
    struct source *source = source_read(arena, words[0] != NULL ? words[0] : config()->bank);
    source_check(source);
    if (source->faults.count > 0) {
        faults_print(&source->faults, stderr);
        const char *count = arena_printf(arena, "%zu", source->faults.count);
        fprintf(stderr, "%s\n", word_with(arena, "bank.not-imported", count, NULL));
        return REFUSED;
    }
    struct import import = { .db = db,
                             .arena = arena,
                             .source = source,
                             .ids = arena_alloc(arena, (source->item_count + 1) * sizeof *import.ids) };
    if (!db_begin(db))
        return FAILED;
    enum status got = db_end(db, save_all(&import));
    if (got == OK)
        print_counts(&import);
    return got;
}
