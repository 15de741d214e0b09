#include "sound.h"

#include <string.h>

#include "chengxue/text.h"

#define KEY_MOST 2000     /* characters, column item_version.answer_key */
#define SEARCH_MOST 65535 /* bytes, column item_version.search */

/* An item under examination. */
struct exam {
    struct source *source;
    const struct source_item *item;
    const struct form *form;
    bool sound; /* nothing was found so far */
};

static void fault(struct exam *exam, const char *key, const char *zero, const char *one)
{
    exam->sound = false;
    faults_add(&exam->source->faults, (struct fault){ .file = exam->item->file,
                                                      .line = exam->item->line,
                                                      .code = exam->form->code,
                                                      .key = key,
                                                      .zero = zero,
                                                      .one = one });
}

static const char *number(const struct exam *exam, size_t value)
{
    return arena_printf(exam->source->arena, "%zu", value);
}

static const char *letter(const struct exam *exam, size_t choice)
{
    return arena_printf(exam->source->arena, "%c", (char)('A' + choice % 26));
}

static const char *place(const struct exam *exam, const struct source_item *item)
{
    return arena_printf(exam->source->arena, "%s:%ld", item->file, item->line);
}

/* -- what every item has ------------------------------------------------------------------------------------------- */

static bool is_level(const char *level)
{
    return level != NULL && (strcmp(level, "remember") == 0 || strcmp(level, "understand") == 0 ||
                             strcmp(level, "apply") == 0 || strcmp(level, "analyse") == 0);
}

static void check_identity(struct exam *exam)
{
    const struct form *form = exam->form;
    const char *folder = exam->item->file;
    if (form->code == NULL)
        fault(exam, "no-id", NULL, NULL);
    if (form->type == NO_TYPE)
        fault(exam, "no-type", NULL, NULL);
    if (form->difficulty < 1 || form->difficulty > 5)
        fault(exam, "difficulty", NULL, NULL);
    if (!is_level(form->level))
        fault(exam, "level", NULL, NULL);
    if (source_domain(exam->source, form->domain) == NULL)
        fault(exam, "domain", form->domain, NULL);
    else if (strncmp(folder, form->domain, strlen(form->domain)) != 0 || folder[strlen(form->domain)] != '/')
        fault(exam, "folder", form->domain, NULL);
}

static void check_texts(struct exam *exam)
{
    const struct form *form = exam->form;
    if (form->unclean)
        fault(exam, "characters", NULL, NULL);
    else if (form->stem == NULL)
        fault(exam, "no-stem", NULL, NULL);
    if (form->explanation == NULL && !form->unclean)
        fault(exam, "no-explanation", NULL, NULL);
}

static void check_citations(struct exam *exam)
{
    const struct form *form = exam->form;
    for (size_t i = 0; i < form->citation_count; i++) {
        const struct citation *citation = &form->citations[i];
        if (source_law(exam->source, citation->law) == NULL)
            fault(exam, "law", citation->law, NULL);
        if (citation->article == 0)
            fault(exam, "article", NULL, NULL);
        for (size_t j = 0; citation->law != NULL && j < i; j++)
            if (form->citations[j].law != NULL && strcmp(form->citations[j].law, citation->law) == 0 &&
                form->citations[j].article == citation->article)
                fault(exam, "citation-twice", citation->law, number(exam, (size_t)citation->article));
    }
}

static void check_enemies(struct exam *exam)
{
    const struct form *form = exam->form;
    for (size_t i = 0; i < form->enemy_count; i++) {
        if (form->code != NULL && strcmp(form->enemies[i], form->code) == 0)
            fault(exam, "enemy-itself", NULL, NULL);
        else if (source_item(exam->source, form->enemies[i]) == NULL)
            fault(exam, "enemy-unknown", form->enemies[i], NULL);
    }
}

/* -- what its type asks for ---------------------------------------------------------------------------------------- */

static void check_choices(struct exam *exam)
{
    const struct form *form = exam->form;
    size_t right = 0;
    for (size_t i = 0; i < form->choice_count; i++) {
        right += form->choices[i].correct;
        if (form->choices[i].text == NULL)
            fault(exam, "choice-empty", letter(exam, i), NULL);
        for (size_t j = 0; form->choices[i].text != NULL && j < i; j++)
            if (form->choices[j].text != NULL && strcmp(text_fold(exam->source->arena, form->choices[i].text),
                                                        text_fold(exam->source->arena, form->choices[j].text)) == 0)
                fault(exam, "choices-alike", letter(exam, j), letter(exam, i));
    }
    if (form->choice_count < 2)
        fault(exam, "few-choices", NULL, NULL);
    if (form->choice_count > CHOICES_MOST)
        fault(exam, "many-choices", number(exam, CHOICES_MOST), NULL);
    if (form->type == SINGLE_CHOICE && right != 1)
        fault(exam, "right-single", number(exam, right), NULL);
    if (form->type == MULTIPLE_CHOICE && right < 2)
        fault(exam, "right-multiple", number(exam, right), NULL);
}

static void check_blanks(struct exam *exam)
{
    const struct form *form = exam->form;
    if (form->blank_count == 0)
        fault(exam, "no-blank", NULL, NULL);
    for (size_t i = 0; i < form->blank_count; i++)
        if (form->blanks[i].text == NULL)
            fault(exam, "blank-empty", number(exam, i + 1), NULL);
}

static void check_rubric(struct exam *exam)
{
    const struct form *form = exam->form;
    if (form->reference == NULL)
        fault(exam, "no-reference", NULL, NULL);
    if (form->point_count == 0)
        fault(exam, "no-points", NULL, NULL);
    for (size_t i = 0; i < form->point_count; i++)
        if (form->points[i].text == NULL || form->points[i].score == 0)
            fault(exam, "point", number(exam, i + 1), NULL);
}

static void check_key(struct exam *exam)
{
    const struct form *form = exam->form;
    switch (form->type) {
    case SINGLE_CHOICE:
    case MULTIPLE_CHOICE:
        check_choices(exam);
        break;
    case TRUE_FALSE:
        if (form->answer == NULL || (strcmp(form->answer, "true") != 0 && strcmp(form->answer, "false") != 0))
            fault(exam, "true-or-false", NULL, NULL);
        break;
    case FILL_IN:
        check_blanks(exam);
        break;
    case SHORT_ANSWER:
        check_rubric(exam);
        break;
    case NO_TYPE:
    case ITEM_TYPE_COUNT:
        break;
    }
}

static void check_lengths(struct exam *exam)
{
    const struct source_scenario *scenario = exam->item->scenario;
    const char *facts = scenario != NULL ? scenario->facts : NULL;
    if (text_length(form_key(exam->source->arena, exam->form)) > KEY_MOST ||
        strlen(form_search(exam->source->arena, exam->form, facts)) > SEARCH_MOST)
        fault(exam, "too-long", NULL, NULL);
}

static void check_item(struct source *source, const struct source_item *item)
{
    struct exam exam = { .source = source, .item = item, .form = item->form, .sound = true };
    check_identity(&exam);
    check_texts(&exam);
    check_citations(&exam);
    check_enemies(&exam);
    check_key(&exam);
    if (exam.sound)
        check_lengths(&exam);
    if (exam.sound && item->misshapen != NULL) /* else it was said already, in better words */
        faults_add(&source->faults, *item->misshapen);
}

/* -- between items --------------------------------------------------------------------------------------------------- */

/* Items are in the order of their codes, so those of one code stand side by side. */
static void check_unique_items(struct source *source)
{
    for (size_t i = 1; i < source->item_count; i++) {
        const struct source_item *item = &source->items[i], *before = &source->items[i - 1];
        struct exam exam = { .source = source, .item = item, .form = item->form };
        if (item->form->code != NULL && before->form->code != NULL && strcmp(item->form->code, before->form->code) == 0)
            fault(&exam, "id-twice", place(&exam, before), NULL);
    }
}

static void scenario_fault(struct source *source, const struct source_scenario *scenario, const char *key,
                           const char *zero)
{
    faults_add(&source->faults,
               (struct fault){
                   .file = scenario->file, .line = scenario->line, .code = scenario->code, .key = key, .zero = zero });
}

static void check_scenarios(struct source *source)
{
    for (size_t i = 0; i < source->scenario_count; i++) {
        const struct source_scenario *scenario = source->scenarios[i];
        if (scenario->code == NULL)
            scenario_fault(source, scenario, "no-id", NULL);
        if (scenario->facts == NULL)
            scenario_fault(source, scenario, "no-facts", NULL);
        if (source_domain(source, scenario->domain) == NULL)
            scenario_fault(source, scenario, "domain", scenario->domain);
        for (size_t j = 0; scenario->code != NULL && j < i; j++) {
            const struct source_scenario *before = source->scenarios[j];
            if (before->code != NULL && strcmp(before->code, scenario->code) == 0)
                scenario_fault(source, scenario, "id-twice",
                               arena_printf(source->arena, "%s:%ld", before->file, before->line));
        }
    }
}

void source_check(struct source *source)
{
    check_scenarios(source);
    check_unique_items(source);
    for (size_t i = 0; i < source->item_count; i++)
        check_item(source, &source->items[i]);
}
