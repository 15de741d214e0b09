#include <libxml/parser.h>
#include <string.h>

#include "chengxue/bank.h"
#include "chengxue/log.h"

static void free_document(void *document)
{
    xmlFreeDoc(document);
}

enum status bank_item_body(struct db *db, struct arena *arena, int64_t version, xmlDoc **body)
{
    char *text;
    enum status got = db_get(db, NULL, SQL("SELECT body FROM item_version WHERE id = ?"), "i:s", version, &text);
    if (got != OK)
        return got;
    *body = xmlReadMemory(text, (int)strlen(text), NULL, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR);
    if (*body == NULL) {
        log_error("event=\"an item does not parse\" version=%lld", (long long)version);
        return FAILED;
    }
    arena_defer(arena, free_document, *body);
    return OK;
}

enum status bank_item_facts(struct db *db, int64_t version, char **facts)
{
    return db_get(db, NULL,
                  SQL("SELECT s.facts FROM item_version v LEFT JOIN scenario s ON s.id = v.scenario WHERE v.id = ?"),
                  "i:s", version, facts);
}
