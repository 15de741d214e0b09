/* Files of the question bank: whatever they hold, they are read, checked, or refused with words. */
#include <libxml/parser.h>
#include <stdint.h>
#include <string.h>

#include "bank/difference.h"
#include "bank/sound.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void stay_silent(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

/* What import and the browser make of a sound item: its body reads back as the same item. */
static void use(struct arena *arena, const struct form *form)
{
    const char *body = form_body(arena, form);
    xmlDoc *document = xmlReadMemory(body, (int)strlen(body), NULL, "UTF-8", XML_PARSE_NONET);
    if (document == NULL)
        __builtin_trap();
    const struct form *again = form_read(arena, xmlDocGetRootElement(document));
    xmlFreeDoc(document);
    if (strcmp(form_body(arena, again), body) != 0 || strcmp(form_key(arena, again), form_key(arena, form)) != 0)
        __builtin_trap();
    size_t runs;
    difference(arena, form_stem(arena, form), form->explanation, &runs);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (length > 65536)
        return 0;
    xmlSetGenericErrorFunc(NULL, stay_silent);
    xmlDoc *document = xmlReadMemory((const char *)bytes, (int)length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA);
    if (document == NULL)
        return 0;
    struct arena *arena = arena_new((size_t)256 << 20);
    struct source source = { .arena = arena, .faults.arena = arena };
    struct source_law law = { "ranqi", "title", "2016-02-06" };
    struct source_domain domain = { "gas", "gas" };
    source.laws = &law;
    source.domains = &domain;
    source.law_count = source.domain_count = 1;
    source_take(&source, "gas/file.xml", document);
    source_check(&source);
    if (source.faults.count == 0)
        for (size_t i = 0; i < source.item_count; i++)
            use(arena, source.items[i].form);
    arena_free(arena);
    xmlFreeDoc(document);
    return 0;
}
