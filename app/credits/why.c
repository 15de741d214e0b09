#include "books.h"
#include "chengxue/page.h"
#include "person.h"

/* NAME_hours and NAME_credits; what is no limit gives no attribute. */
static void set_amount(struct request *req, xmlNode *node, const char *name, struct amount amount)
{
    if (amount.hours != NONE)
        page_number(node, arena_printf(req->arena, "%s_hours", name), amount.hours);
    if (amount.credits != NONE)
        page_number(node, arena_printf(req->arena, "%s_credits", name), amount.credits);
}

static void show_owed(struct request *req, const struct rule_set *set, const struct owed *owed)
{
    xmlNode *node = page_add(req->page, "owed");
    set_amount(req, node, "whole", set->owed);
    set_amount(req, node, "owed", owed->amount);
    page_set(node, "prorata", prorata_names[set->prorata]);
    page_number(node, "parts", owed->parts);
    page_number(node, "of", owed->whole);
    page_number(node, "leave_days", owed->leave_days);
    page_number(node, "leave_days_least", set->leave_days_least);
    page_number(node, "exempt_percent", owed->exempt_percent);
    page_number(node, "step", set->owed_step);
}

static void show_kind(struct request *req, xmlNode *parent, const struct kind_counts *kind)
{
    const struct rule *rule = kind->rule;
    xmlNode *node = page_add(parent, "kind");
    page_set(node, "code", rule->kind);
    page_set(node, "name", rule->kind_name);
    page_set(node, "basis", basis_names[rule->basis]);
    set_amount(req, node, "each", rule->each);
    page_set(node, "rounding", rounding_names[rule->rounding]);
    page_number(node, "step", rule->step);
    set_amount(req, node, "cap", rule->cap);
    set_amount(req, node, "booked", kind->booked);
    set_amount(req, node, "counts", kind->counts);
}

static void show_channel(struct request *req, const struct rule_set *set, const struct reckoned *reckoned,
                         enum channel channel)
{
    xmlNode *node = page_add(req->page, "channel");
    page_set(node, "code", channel_names[channel]);
    set_amount(req, node, "summed", reckoned->channels[channel].summed);
    set_amount(req, node, "counts", reckoned->channels[channel].counts);
    set_amount(req, node, "cap", set->channels[channel].cap);
    set_amount(req, node, "least", reckoned->channels[channel].least);
    page_number(node, "least_met", reckoned->channels[channel].least_met);
    for (size_t i = 0; i < reckoned->kind_count; i++)
        if (reckoned->kinds[i].rule != NULL && reckoned->kinds[i].rule->channel == channel)
            show_kind(req, node, &reckoned->kinds[i]);
}

enum status person_why(struct request *req, int64_t officer, int64_t year)
{
    const struct rule_set *set;
    struct owed owed;
    struct reckoned reckoned;
    enum status got = rules_read(req->db, req->arena, (int)year, &set);
    if (got != OK || set == NULL)
        return got;
    got = standing_explain(req->db, req->arena, set, officer, &owed, &reckoned);
    if (got != OK)
        return got;
    show_owed(req, set, &owed);
    for (enum channel channel = 0; channel < CHANNELS; channel++)
        show_channel(req, set, &reckoned, channel);
    xmlNode *total = page_add(req->page, "total");
    set_amount(req, total, "total", reckoned.total);
    set_amount(req, total, "carried", reckoned.carried);
    page_number(total, "met", reckoned.met);
    page_number(total, "rule_set", set->id);
    return OK;
}
