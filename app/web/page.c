#include "chengxue/page.h"

#include <stdio.h>

xmlNode *page_add(xmlNode *parent, const char *name)
{
    return xmlNewChild(parent, NULL, BAD_CAST name, NULL);
}

void page_set(xmlNode *node, const char *name, const char *value)
{
    if (value != NULL)
        xmlNewProp(node, BAD_CAST name, BAD_CAST value);
}

void page_number(xmlNode *node, const char *name, int64_t value)
{
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)value);
    xmlNewProp(node, BAD_CAST name, BAD_CAST text);
}

xmlNode *page_first(xmlNode *parent, const char *name)
{
    xmlNode *node = parent->children;
    while (node != NULL && !xmlStrEqual(node->name, BAD_CAST name))
        node = node->next;
    return node;
}

bool page_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST name);
}

const char *page_value(const xmlNode *node, const char *name)
{
    const xmlAttr *attribute = xmlHasProp(node, BAD_CAST name);
    return attribute != NULL && attribute->children != NULL ? (const char *)attribute->children->content : NULL;
}

xmlNode *page_text(xmlNode *parent, const char *name, const char *text)
{
    return xmlNewTextChild(parent, NULL, BAD_CAST name, BAD_CAST text);
}
