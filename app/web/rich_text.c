#include "chengxue/rich_text.h"

#include <cmark.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "chengxue/log.h"

void rich_text_show(xmlNode *parent, const char *text)
{
    cmark_node *document = cmark_parse_document(text, strlen(text), CMARK_OPT_VALIDATE_UTF8);
    char *xml = cmark_render_xml(document, CMARK_OPT_DEFAULT);
    cmark_node_free(document);
    /* It names a document type that is nowhere to be had, and is not needed. */
    xmlDoc *tree = xmlReadMemory(xml, (int)strlen(xml), NULL, "UTF-8",
                                 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_HUGE);
    free(xml);
    if (tree == NULL) {
        log_error("event=\"a text does not parse\" bytes=%zu", strlen(text));
        return;
    }
    xmlAddChild(parent, xmlDocCopyNode(xmlDocGetRootElement(tree), parent->doc, 1));
    xmlFreeDoc(tree);
}
