/*
 * Text that authors format: CommonMark, read by cmark and put onto the page as a tree of its own elements. What a browser
 * gets is what templates/widgets/rich-text.xsl makes of them; HTML within it is shown as text, never as HTML.
 */
#ifndef CHENGXUE_RICH_TEXT_H
#define CHENGXUE_RICH_TEXT_H

#include <libxml/tree.h>

/* Appends the <document> of a text, in cmark's namespace, to parent; nothing (logged) when it cannot be read. */
void rich_text_show(xmlNode *parent, const char *text);

#endif
