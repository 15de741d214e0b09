#include <string.h>

#include "chengxue/bank.h"
#include "chengxue/page.h"

void bank_stem_ask(xmlNode *question, const xmlNode *stem)
{
    xmlNode *copy = page_add(question, "stem");
    int blanks = 0;
    for (const xmlNode *node = stem->children; node != NULL; node = node->next) {
        if (page_is(node, "blank"))
            page_number(page_add(copy, "blank"), "number", ++blanks); /* what it accepts stays behind */
        else if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            xmlAddChild(copy, xmlNewDocText(copy->doc, node->content));
    }
}

static void ask_choice(xmlNode *question, const xmlNode *choice, char letter)
{
    xmlChar *words = xmlNodeGetContent(choice);
    page_set(page_text(question, "choice", (const char *)words), "letter", (char[]){ letter, '\0' });
    xmlFree(words);
}

enum status bank_item_ask(struct db *db, struct arena *arena, int64_t version, xmlNode *parent)
{
    xmlDoc *body;
    char letter = 'A';
    enum status got = bank_item_body(db, arena, version, &body);
    if (got != OK)
        return got;
    xmlNode *item = xmlDocGetRootElement(body), *question = page_add(parent, "question");
    page_set(question, "type", page_value(item, "type"));
    for (const xmlNode *node = item->children; node != NULL; node = node->next) {
        if (page_is(node, "stem"))
            bank_stem_ask(question, node);
        else if (page_is(node, "choice"))
            ask_choice(question, node, letter++);
    }
    return OK;
}
