/* `chengxue check bank`: the report of what is wrong in the bank's files and of what an editor should look at. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "balance.h"
#include "chengxue/bank.h"
#include "chengxue/buffer.h"
#include "chengxue/config.h"
#include "chengxue/text.h"
#include "chengxue/words.h"
#include "duplicates.h"

#define TEXT_MOST ((size_t)1 << 20)

struct report {
    struct arena *arena;
    const struct source *source;
    size_t warnings;
};

static void say(struct report *report, const char *key, const char *zero, const char *one)
{
    printf("%s\n", word_with(report->arena, key, zero, one));
}

static const char *number(struct report *report, size_t value)
{
    return arena_printf(report->arena, "%zu", value);
}

/* -- near-duplicates ------------------------------------------------------------------------------------------------- */

/* What an item asks: stem, choices and reference answer. Facts and explanations may repeat from item to item. */
static const char *asked(struct arena *arena, const struct form *form)
{
    struct buffer *text = buffer_new(arena, TEXT_MOST);
    buffer_text(text, form->stem != NULL ? form_stem(arena, form) : "");
    for (size_t i = 0; i < form->choice_count; i++)
        buffer_printf(text, "\n%s", form->choices[i].text != NULL ? form->choices[i].text : "");
    buffer_printf(text, "\n%s", form->reference != NULL ? form->reference : "");
    return text->bytes;
}

static void print_item(struct report *report, const struct source_item *item)
{
    const struct form *form = item->form;
    printf("      %s:%ld %s\n", item->file, item->line, form->code != NULL ? form->code : "");
    printf("        %s\n", form->stem != NULL ? form_stem(report->arena, form) : "");
    for (size_t i = 0; i < form->choice_count; i++)
        printf("        %c%s %s\n", (int)('A' + i % 26), form->choices[i].correct ? "*" : " ",
               form->choices[i].text != NULL ? form->choices[i].text : "");
}

static void report_duplicates(struct report *report)
{
    const struct source *source = report->source;
    const char **texts = arena_alloc(report->arena, (source->item_count + 1) * sizeof *texts);
    for (size_t i = 0; i < source->item_count; i++)
        texts[i] = asked(report->arena, source->items[i].form);
    size_t found;
    const struct duplicate *list = duplicates_find(report->arena, texts, source->item_count, DUPLICATE_FROM, &found);
    report->warnings += found;
    say(report, "bank-report.duplicates", number(report, found), arena_printf(report->arena, "0.%d", DUPLICATE_FROM));
    for (size_t i = 0; i < found; i++) {
        printf("    %d.%02d\n", list[i].likeness / 100, list[i].likeness % 100);
        print_item(report, &source->items[list[i].one]);
        print_item(report, &source->items[list[i].other]);
    }
}

/* -- what else an editor should look at -------------------------------------------------------------------------------- */

static void report_uncited(struct report *report)
{
    size_t uncited = 0;
    for (size_t i = 0; i < report->source->item_count; i++)
        uncited += report->source->items[i].form->citation_count == 0;
    report->warnings += uncited;
    say(report, "bank-report.uncited", number(report, uncited), NULL);
    for (size_t i = 0; i < report->source->item_count; i++) {
        const struct source_item *item = &report->source->items[i];
        if (item->form->citation_count == 0)
            printf("    %s:%ld %s\n", item->file, item->line, item->form->code != NULL ? item->form->code : "");
    }
}

static void report_share(struct report *report, const char *name, const struct share *share)
{
    bool off = share_is_off(share);
    report->warnings += off;
    if (share->of > 0)
        printf("    %s %.1f %%  %s %.1f %%%s%s\n", name, 100.0 * (double)share->count / (double)share->of,
               word("bank-report.by-chance"), 100.0 * share->expected / (double)share->of, off ? "  " : "",
               off ? word("bank-report.off") : "");
}

static void report_balance(struct report *report)
{
    struct balance balance = balance_of(report->source);
    say(report, "bank-report.single", number(report, balance.single), NULL);
    for (size_t i = 0; i < CHOICES_MOST; i++)
        report_share(report, arena_printf(report->arena, "%c", (int)('A' + i)), &balance.positions[i]);
    report_share(report, word("bank-report.longest"), &balance.longest);
    say(report, "bank-report.true-false", number(report, balance.true_answers.of), NULL);
    report_share(report, word("bank-report.true"), &balance.true_answers);
}

/* -- the table of domains and types ------------------------------------------------------------------------------------ */

static size_t count_items(const struct source *source, const char *domain, enum item_type type)
{
    size_t count = 0;
    for (size_t i = 0; i < source->item_count; i++) {
        const struct form *form = source->items[i].form;
        count += (type == NO_TYPE || form->type == type) &&
                 (domain == NULL || (form->domain != NULL && strcmp(form->domain, domain) == 0));
    }
    return count;
}

/* Text in a column of so many half-width places. */
static void print_column(const char *text, int places)
{
    int width = 0;
    for (const char *at = text; *at != '\0';)
        width += utf8proc_charwidth((utf8proc_int32_t)text_next(&at));
    printf("%s%*s", text, width < places ? places - width : 1, "");
}

static void print_line(struct report *report, const char *name, const char *domain)
{
    print_column(name, 26);
    for (enum item_type type = SINGLE_CHOICE; type < ITEM_TYPE_COUNT; type++)
        print_column(number(report, count_items(report->source, domain, type)), 10);
    printf("%zu\n", count_items(report->source, domain, NO_TYPE));
}

static void print_summary(struct report *report)
{
    print_column("", 26);
    for (enum item_type type = SINGLE_CHOICE; type < ITEM_TYPE_COUNT; type++)
        print_column(word(arena_printf(report->arena, "item-type.%s", item_type_name(type))), 10);
    printf("%s\n", word("bank-report.total"));
    for (size_t i = 0; i < report->source->domain_count; i++)
        print_line(report, report->source->domains[i].name, report->source->domains[i].code);
    print_line(report, word("bank-report.total"), NULL);
}

/* -- the command ------------------------------------------------------------------------------------------------------- */

static void print_report(struct report *report)
{
    const struct source *source = report->source;
    say(report, "bank-report.read", number(report, source->file_count), number(report, source->item_count));
    say(report, "bank-report.faults", number(report, source->faults.count), NULL);
    faults_print(&source->faults, stdout);
    report_duplicates(report);
    report_uncited(report);
    report_balance(report);
    say(report, "bank-report.end", number(report, source->faults.count), number(report, report->warnings));
}

int bank_check(struct arena *arena, char **words)
{
    const char *folder = config()->bank;
    bool summary = false;
    for (; *words != NULL; words++) {
        if (strcmp(*words, "--summary") == 0)
            summary = true;
        else
            folder = *words;
    }
    struct source *source = source_read(arena, folder);
    source_check(source);
    struct report report = { .arena = arena, .source = source };
    if (summary) {
        faults_print(&source->faults, stderr);
        print_summary(&report);
    } else {
        print_report(&report);
    }
    return source->faults.count == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
