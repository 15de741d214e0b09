#include "balance.h"

#include "chengxue/text.h"

static void add_chance(struct share *share, double chance, bool happened)
{
    share->of++;
    share->count += happened;
    share->expected += chance;
    share->variance += chance * (1 - chance);
}

static bool key_is_longest(const struct form *form)
{
    size_t key = 0, other = 0;
    for (size_t i = 0; i < form->choice_count; i++) {
        size_t length = form->choices[i].text != NULL ? text_length(form->choices[i].text) : 0;
        if (form->choices[i].correct)
            key = length;
        else if (length > other)
            other = length;
    }
    return key > other;
}

static void add_single(struct balance *balance, const struct form *form)
{
    if (form->choice_count == 0 || form->choice_count > CHOICES_MOST)
        return;
    double chance = 1.0 / (double)form->choice_count;
    for (size_t i = 0; i < form->choice_count; i++)
        add_chance(&balance->positions[i], chance, form->choices[i].correct);
    add_chance(&balance->longest, chance, key_is_longest(form));
}

struct balance balance_of(const struct source *source)
{
    struct balance balance = { 0 };
    for (size_t i = 0; i < source->item_count; i++) {
        const struct form *form = source->items[i].form;
        if (form->type == SINGLE_CHOICE)
            add_single(&balance, form);
        else if (form->type == TRUE_FALSE && form->answer != NULL)
            add_chance(&balance.true_answers, 0.5, form->answer[0] == 't');
    }
    return balance;
}

bool share_is_off(const struct share *share)
{
    double off = (double)share->count - share->expected;
    return off * off > 9 * share->variance;
}
