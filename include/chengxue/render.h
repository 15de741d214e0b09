/*
 * Stylesheets for what is no page of its own: a paper's body when it is frozen, a PDF's description.
 */
#ifndef CHENGXUE_RENDER_H
#define CHENGXUE_RENDER_H

#include <libxml/tree.h>

/*
 * Applies templates/SHEET.xsl to a document; stylesheets are compiled once a process and have cx:word(key) in the
 * namespace urn:chengxue:program:1. The caller frees the result. NULL is logged.
 */
xmlDoc *render_document(xmlDoc *page, const char *sheet);

#endif
