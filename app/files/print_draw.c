#include "print_draw.h"

#include <libxml/xpath.h>
#include <math.h>
#include <string.h>

#include "chengxue/log.h"
#include "chengxue/qr.h"

#define LONGEST 2000 /* mm; a longer side is a mistake of the stylesheet */
#define BLACK "#000000"

enum status print_fault(const xmlNode *node, const char *what)
{
    log_error("event=\"a page description is wrong\" element=\"%s\" line=%ld fault=\"%s\"", (const char *)node->name,
              xmlGetLineNo(node), what);
    return FAILED;
}

const char *print_attribute(struct arena *arena, const xmlNode *node, const char *name, const char *otherwise)
{
    xmlChar *value = xmlGetNoNsProp(node, BAD_CAST name);
    const char *text = value == NULL ? otherwise : arena_copy(arena, (const char *)value);
    xmlFree(value);
    return text;
}

bool print_length(const xmlNode *node, const char *name, double otherwise, double *value)
{
    xmlChar *text = xmlGetNoNsProp(node, BAD_CAST name);
    *value = text == NULL ? otherwise : xmlXPathCastStringToNumber(text);
    xmlFree(text);
    if (fabs(*value) <= LONGEST) /* not so when it is no number */
        return true;
    print_fault(node, name);
    return false;
}

bool print_colour(struct sheet *sheet, const xmlNode *node, const char *name, const char *otherwise)
{
    const char *text = print_attribute(sheet->arena, node, name, otherwise);
    PangoColor colour;
    if (text == NULL || text[0] != '#' || !pango_color_parse(&colour, text)) {
        print_fault(node, name);
        return false;
    }
    cairo_set_source_rgb(sheet->cairo, colour.red / 65535.0, colour.green / 65535.0, colour.blue / 65535.0);
    return true;
}

static bool has(const xmlNode *node, const char *name)
{
    return xmlHasProp((xmlNode *)node, BAD_CAST name) != NULL; /* it only looks */
}

static enum status draw_line(struct sheet *sheet, const xmlNode *node)
{
    double x1, y1, x2, y2, width;
    if (!print_length(node, "x1", NAN, &x1) || !print_length(node, "y1", NAN, &y1) ||
        !print_length(node, "x2", NAN, &x2) || !print_length(node, "y2", NAN, &y2) ||
        !print_length(node, "width", 0.5, &width) || !print_colour(sheet, node, "color", BLACK))
        return FAILED;
    cairo_set_line_width(sheet->cairo, width);
    cairo_move_to(sheet->cairo, x1 * POINTS_OF_MM, y1 * POINTS_OF_MM);
    cairo_line_to(sheet->cairo, x2 * POINTS_OF_MM, y2 * POINTS_OF_MM);
    cairo_stroke(sheet->cairo);
    return OK;
}

static enum status draw_box(struct sheet *sheet, const xmlNode *node)
{
    double x, y, width, height, line;
    if (!print_length(node, "x", NAN, &x) || !print_length(node, "y", NAN, &y) ||
        !print_length(node, "width", NAN, &width) || !print_length(node, "height", NAN, &height) ||
        !print_length(node, "line", 0.5, &line))
        return FAILED;
    cairo_rectangle(sheet->cairo, x * POINTS_OF_MM, y * POINTS_OF_MM, width * POINTS_OF_MM, height * POINTS_OF_MM);
    if (has(node, "fill")) {
        if (!print_colour(sheet, node, "fill", NULL))
            return FAILED;
        cairo_fill_preserve(sheet->cairo);
    }
    if (has(node, "stroke")) {
        if (!print_colour(sheet, node, "stroke", NULL))
            return FAILED;
        cairo_set_line_width(sheet->cairo, line);
        cairo_stroke_preserve(sheet->cairo);
    }
    cairo_new_path(sheet->cairo);
    return OK;
}

static enum status draw_qr(struct sheet *sheet, const xmlNode *node)
{
    double x, y, size;
    if (!print_length(node, "x", NAN, &x) || !print_length(node, "y", NAN, &y) ||
        !print_length(node, "size", NAN, &size))
        return FAILED;
    xmlChar *text = xmlNodeGetContent(node);
    const struct qr *qr = qr_encode(sheet->arena, (const char *)text);
    xmlFree(text);
    if (qr == NULL)
        return print_fault(node, "its text");
    /* One path for all: neighbours drawn one by one would show hairlines between them. */
    double module = size * POINTS_OF_MM / qr->size;
    const bool *dark = qr->dark;
    for (int row = 0; row < qr->size; row++) {
        for (int column = 0; column < qr->size; column++) {
            if (*dark++)
                cairo_rectangle(sheet->cairo, x * POINTS_OF_MM + column * module, y * POINTS_OF_MM + row * module,
                                module, module);
        }
    }
    cairo_set_source_rgb(sheet->cairo, 0, 0, 0);
    cairo_fill(sheet->cairo);
    return OK;
}

enum status print_element(struct sheet *sheet, const xmlNode *node)
{
    static const struct {
        const char *name;
        enum status (*draw)(struct sheet *sheet, const xmlNode *node);
    } elements[] = { { "text", print_text }, { "line", draw_line }, { "box", draw_box }, { "qr", draw_qr } };
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        if (strcmp((const char *)node->name, elements[i].name) == 0)
            return elements[i].draw(sheet, node);
    }
    return print_fault(node, "unknown");
}
