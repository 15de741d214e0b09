#include "chengxue/print.h"

#include <cairo-pdf.h>
#include <string.h>

#include "chengxue/log.h"
#include "print_draw.h"

/* Without a date in the description the file still needs one that is always the same. */
#define NO_DATE "1970-01-01T00:00:00Z"

struct paper {
    const char *name;
    double width, height; /* mm */
};

static const struct paper papers[] = { { "A4", 210, 297 }, { "A4-landscape", 297, 210 }, { "A5", 148, 210 }, { NULL } };

static cairo_status_t keep(void *out, const unsigned char *bytes, unsigned int length)
{
    buffer_add(out, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static const struct paper *paper_of(struct arena *arena, const xmlNode *root)
{
    const char *name = print_attribute(arena, root, "paper", papers[0].name);
    for (const struct paper *paper = papers; paper->name != NULL; paper++) {
        if (strcmp(paper->name, name) == 0)
            return paper;
    }
    print_fault(root, "paper");
    return NULL;
}

static enum status draw_page(struct arena *arena, cairo_t *cairo, const struct paper *paper, const xmlNode *page)
{
    struct sheet sheet = { .arena = arena, .cairo = cairo, .height = paper->height };
    if (!print_length(page, "margin", 20, &sheet.margin))
        return FAILED;
    for (const xmlNode *node = page->children; node != NULL; node = node->next) {
        if (node->type == XML_ELEMENT_NODE && print_element(&sheet, node) != OK)
            return FAILED;
    }
    cairo_show_page(cairo);
    return OK;
}

static enum status draw_pages(struct arena *arena, cairo_t *cairo, const struct paper *paper, const xmlNode *root)
{
    for (const xmlNode *page = root->children; page != NULL; page = page->next) {
        if (page->type != XML_ELEMENT_NODE)
            continue;
        if (strcmp((const char *)page->name, "page") != 0)
            return print_fault(page, "unknown");
        if (draw_page(arena, cairo, paper, page) != OK)
            return FAILED;
    }
    return OK;
}

enum status print_pdf(struct arena *arena, const xmlDoc *document, struct buffer *out)
{
    const xmlNode *root = xmlDocGetRootElement(document);
    const struct paper *paper = paper_of(arena, root);
    if (paper == NULL)
        return FAILED;
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(keep, out, paper->width * POINTS_OF_MM,
                                                                   paper->height * POINTS_OF_MM);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, print_attribute(arena, root, "title", ""));
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   print_attribute(arena, root, "made", NO_DATE));
    cairo_t *cairo = cairo_create(surface);
    enum status got = draw_pages(arena, cairo, paper, root);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    cairo_status_t drawn = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (drawn != CAIRO_STATUS_SUCCESS || out->full) {
        log_error("event=\"a PDF cannot be made\" bytes=%zu error=\"%s\"", out->length, cairo_status_to_string(drawn));
        return FAILED;
    }
    return got;
}
