#include <math.h>
#include <string.h>

#include "print_draw.h"

#define SMALLEST 0.5 /* how far a text shrinks to fit its height, and by how much a step */
#define SHRINKING 0.95
#define LANGUAGE "zh-cn" /* Chinese shapes of the characters that Japan and Korea draw otherwise */

struct choice {
    const char *name;
    int value;
};

static const struct choice aligns[] = { { "left", PANGO_ALIGN_LEFT },
                                        { "center", PANGO_ALIGN_CENTER },
                                        { "right", PANGO_ALIGN_RIGHT },
                                        { "justify", -1 },
                                        { NULL } };
static const struct choice weights[] = { { "normal", PANGO_WEIGHT_NORMAL }, { "bold", PANGO_WEIGHT_BOLD }, { NULL } };
enum { SANS, SERIF };
static const struct choice families[] = { { "sans", SANS }, { "serif", SERIF }, { NULL } };
static const char *const family_names[] = { [SANS] = "Noto Sans CJK SC", [SERIF] = "Noto Serif CJK SC" };

/* The value of an attribute that is one of the choices, the first one when there is none. */
static bool choose(struct sheet *sheet, const xmlNode *node, const char *name, const struct choice *choices, int *value)
{
    const char *text = print_attribute(sheet->arena, node, name, choices[0].name);
    for (; choices->name != NULL; choices++) {
        if (strcmp(text, choices->name) == 0) {
            *value = choices->value;
            return true;
        }
    }
    print_fault(node, name);
    return false;
}

static void set_font(PangoLayout *layout, int family, int weight, double size)
{
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family_static(font, family_names[family]);
    pango_font_description_set_weight(font, (PangoWeight)weight);
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE); /* the context's unit is the point */
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
}

static double height_of(PangoLayout *layout)
{
    PangoRectangle rectangle;
    pango_layout_get_extents(layout, NULL, &rectangle);
    return (double)rectangle.height / PANGO_SCALE / POINTS_OF_MM;
}

/* Where a text begins. One that follows on and does not fit goes to the top of a new page. */
static bool place(struct sheet *sheet, const xmlNode *node, double height, double *y)
{
    double after;
    if (!print_length(node, "y", 0, y) || !print_length(node, "after", 0, &after))
        return false;
    if (xmlHasProp((xmlNode *)node, BAD_CAST "after") != NULL) {
        *y = sheet->bottom + after;
        if (sheet->is_begun && *y + height > sheet->height - sheet->margin) {
            cairo_show_page(sheet->cairo);
            *y = sheet->top;
        }
    }
    if (!sheet->is_begun)
        sheet->top = *y;
    sheet->is_begun = true;
    sheet->bottom = *y + height;
    return true;
}

/* Everything of the element but its place. */
static bool set_layout(struct sheet *sheet, const xmlNode *node, PangoLayout *layout)
{
    double width, size, most, spacing;
    int align, weight, family;
    if (!print_length(node, "width", NAN, &width) || !print_length(node, "size", 10.5, &size) ||
        !print_length(node, "height", 0, &most) || !print_length(node, "spacing", 1, &spacing) ||
        !choose(sheet, node, "align", aligns, &align) || !choose(sheet, node, "weight", weights, &weight) ||
        !choose(sheet, node, "family", families, &family))
        return false;
    xmlChar *text = xmlNodeGetContent(node);
    pango_layout_set_text(layout, (const char *)text, -1);
    xmlFree(text);
    pango_layout_set_width(layout, (int)(width * POINTS_OF_MM * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_justify(layout, align < 0);
    pango_layout_set_alignment(layout, align < 0 ? PANGO_ALIGN_LEFT : (PangoAlignment)align);
    pango_layout_set_line_spacing(layout, (float)spacing);
    set_font(layout, family, weight, size);
    double smallest = size * SMALLEST;
    while (most > 0 && height_of(layout) > most && size > smallest) {
        size *= SHRINKING;
        set_font(layout, family, weight, size);
    }
    return true;
}

enum status print_text(struct sheet *sheet, const xmlNode *node)
{
    PangoLayout *layout = pango_cairo_create_layout(sheet->cairo);
    pango_context_set_language(pango_layout_get_context(layout), pango_language_from_string(LANGUAGE));
    double x, y;
    bool good = set_layout(sheet, node, layout) && print_length(node, "x", NAN, &x) &&
                place(sheet, node, height_of(layout), &y) && print_colour(sheet, node, "color", "#000000");
    if (good) {
        cairo_move_to(sheet->cairo, x * POINTS_OF_MM, y * POINTS_OF_MM);
        pango_cairo_show_layout(sheet->cairo, layout);
    }
    g_object_unref(layout);
    return good ? OK : FAILED;
}
