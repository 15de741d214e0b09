#include "chengxue/words.h"

#include <libxml/hash.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "chengxue/buffer.h"
#include "chengxue/config.h"
#include "chengxue/log.h"

#define WORDS_MOST 4000 /* bytes of one filled-in text */

static xmlHashTable *words;

static void read_words(void)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/words.xml", config()->templates);
    xmlDoc *document = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);
    if (document == NULL)
        log_fatal("event=\"no words\" path=\"%s\"", path);
    words = xmlHashCreate(2048);
    for (xmlNode *node = xmlDocGetRootElement(document)->children; node != NULL; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        xmlChar *key = xmlGetProp(node, BAD_CAST "key");
        xmlChar *text = xmlNodeGetContent(node);
        if (key == NULL || xmlHashAddEntry(words, key, text) != 0)
            log_fatal("event=\"a word without key or twice\" line=%ld", xmlGetLineNo(node));
        xmlFree(key); /* the text is kept for good */
    }
    xmlFreeDoc(document);
}

const char *word(const char *key)
{
    if (words == NULL)
        read_words();
    const char *text = xmlHashLookup(words, BAD_CAST key);
    if (text != NULL)
        return text;
    log_warn("event=\"no words for a key\" key=\"%s\"", key);
    return key;
}

char *word_with(struct arena *arena, const char *key, const char *zero, const char *one)
{
    struct buffer *filled = buffer_new(arena, WORDS_MOST);
    for (const char *at = word(key); *at != '\0';) {
        bool is_zero = strncmp(at, "{0}", 3) == 0, is_one = strncmp(at, "{1}", 3) == 0;
        if (is_zero || is_one) {
            const char *value = is_zero ? zero : one;
            buffer_text(filled, value != NULL ? value : "");
            at += 3;
        } else {
            buffer_add(filled, at++, 1);
        }
    }
    return filled->bytes;
}
