#include "balance.h"

#include "chengxue/text.h"

static void add_chance(struct share *share, double chance, bool happened)
{
    share->of++;
    share->count += happened;
    share->expected += chance;
    share->variance += chance * (1 - chance);
}

/* The index of the choice that is longer than each other one; choice_count when several are longest. */
static size_t longest_choice(const struct form *form)
{
    size_t longest = form->choice_count, most = 0;
    for (size_t i = 0; i < form->choice_count; i++) {
        size_t length = form->choices[i].text != NULL ? text_length(form->choices[i].text) : 0;
        if (length == most)
            longest = form->choice_count;
        if (length <= most)
            continue;
        most = length;
        longest = i;
    }
    return longest;
}

static void add_single(struct balance *balance, const struct form *form)
{
    size_t count = form->choice_count, longest = longest_choice(form);
    if (count == 0 || count > CHOICES_MOST)
        return;
    double chance = 1.0 / (double)count;
    for (size_t i = 0; i < count; i++)
        add_chance(&balance->positions[i], chance, form->choices[i].correct);
    if (longest < count)
        add_chance(&balance->longest, chance, form->choices[longest].correct);
    balance->single++;
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
