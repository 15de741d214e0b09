/*
 * The page: one libxml2 tree a request, <page> with what the stylesheet needs. The router fills the frame:
 *
 *   <page path="/units/7" request="4f…" assets="/assets/0123abcd" csrf="…" now="2026-03-01 08:30:00" template="people/unit">
 *     <viewer id="12" number="310101001" name="张三" unit="徐汇区局" second-factor="1"> only when signed in
 *       <may right="view-people"/> …
 *     </viewer>
 *     <notices unread="3"/>                             for the bell; with a viewer whose way is free
 *     <notice key="unit.saved"/>                        what the page before did
 *     <refusal key="class.full" field="name" zero="…"/>   why a POST was refused, field only when one is to blame
 *     <posted name="name" value="…"/>                     what was posted, when the form comes again (no secrets, no files)
 *     <query name="q" value="徐汇"/>                     the parameters of a GET, for filters and page links
 *     … what the handler and its feature functions append …
 *   </page>
 *
 * The widgets in templates/widgets/ read posted, refusal and query by the field's name.
 */
#ifndef CHENGXUE_PAGE_H
#define CHENGXUE_PAGE_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stdint.h>

/* A child element of parent; attributes are added with page_set / page_number. */
xmlNode *page_add(xmlNode *parent, const char *name);
void page_set(xmlNode *node, const char *name, const char *value); /* NULL value: no attribute */
void page_number(xmlNode *node, const char *name, int64_t value);
/* The first child element of that name, and an attribute's value (good while the node stands); NULL when none. */
xmlNode *page_first(xmlNode *parent, const char *name);
const char *page_value(const xmlNode *node, const char *name);
/* Whether a node is an element of that name. */
bool page_is(const xmlNode *node, const char *name);
/* A child element that holds text. */
xmlNode *page_text(xmlNode *parent, const char *name, const char *text);

#endif
