/*
 * A page description becomes PDF. The description is made by a stylesheet; lengths are millimetres from the top left of
 * the page, font sizes and line widths are points, colours are #rrggbb.
 *
 *   <document title="准考证" paper="A4" made="2026-03-01T08:30:00Z">
 *     <page margin="20">
 *       <text x="20" y="30" width="170" size="12" height="20" align="left|center|right|justify" weight="normal|bold"
 *             family="sans|serif" spacing="1.5" color="#000000">…</text>
 *       <text x="20" after="2" width="170" size="12">…</text>
 *       <line x1="20" y1="40" x2="190" y2="40" width="0.5" color="#000000"/>
 *       <box x="20" y="50" width="60" height="20" fill="#eeeeee" stroke="#000000" line="0.5"/>
 *       <qr x="150" y="50" size="30">text</qr>
 *     </page>
 *   </document>
 *
 * paper is A4, A4-landscape or A5, made the date that the file tells. A box has no fill and no stroke unless told. The
 * size of a code is that without its margin.
 *
 * Text wraps at its width and at line ends. With height it is set smaller, down to half its size, until it fits. With
 * after in place of y it stands that many millimetres below the text before it; when it would end below the page's
 * margin, it goes to the top of a new page. Fonts are Noto Sans and Noto Serif CJK SC and are embedded.
 *
 * The same description gives the same bytes.
 */
#ifndef CHENGXUE_PRINT_H
#define CHENGXUE_PRINT_H

#include <libxml/tree.h>

#include "chengxue/arena.h"
#include "chengxue/buffer.h"
#include "chengxue/status.h"

/*
 * Appends the PDF to out. FAILED, logged with the line and element at fault, when the description breaks the rules
 * above or the PDF does not fit the buffer.
 */
MUST_CHECK enum status print_pdf(struct arena *arena, const xmlDoc *document, struct buffer *out);

#endif
