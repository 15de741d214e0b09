/* What an item says, its key, and whether it is sound. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <libxml/parser.h>

#include "bank/sound.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define MEGABYTE ((size_t)1024 * 1024)
#define BANK(items) "<question-bank xmlns='" BANK_NAMESPACE "'>" items "</question-bank>"
#define CODE(type) "<item id='gas-0001' type='" type "' domain='gas' difficulty='2' level='apply'"
#define STEM "<stem>问</stem>"
#define WHY "<explanation>因为</explanation>"
#define SINGLE(choices) BANK(CODE("single-choice") ">" STEM choices WHY "</item>")
#define MULTIPLE(choices) BANK(CODE("multiple-choice") ">" STEM choices WHY "</item>")
#define SAYS(stem) BANK(CODE("true-false") " answer='true'>" stem WHY "</item>")
#define WRONG(text) "<choice>" text "</choice>"
#define RIGHT(text) "<choice correct='true'>" text "</choice>"

static int start(void **state)
{
    *state = arena_new(64 * MEGABYTE);
    return 0;
}

static int end(void **state)
{
    arena_free(*state);
    return 0;
}

/* A bank of one file, gas/file.xml, whose register holds one law and two domains. */
static struct source *source_of(struct arena *arena, const char *xml)
{
    static struct source_law laws[] = { { "ranqi", "燃气管理条例", "2016-02-06" } };
    static struct source_domain domains[] = { { "gas", "燃气" }, { "water", "水务" } };
    struct source *source = arena_alloc(arena, sizeof *source);
    *source = (struct source){
        .arena = arena, .faults.arena = arena, .laws = laws, .law_count = 1, .domains = domains, .domain_count = 2
    };
    xmlDoc *document = xmlReadMemory(xml, (int)strlen(xml), NULL, "UTF-8", XML_PARSE_NONET);
    assert_non_null(document);
    source_take(source, "gas/file.xml", document);
    xmlFreeDoc(document);
    return source;
}

static const struct form *form_of(struct arena *arena, const char *xml)
{
    return source_of(arena, xml)->items[0].form;
}

static void keys_are_in_the_banks_order(void **state)
{
    static const struct {
        const char *xml, *key;
    } cases[] = {
        { SINGLE(WRONG("甲") WRONG("乙") RIGHT("丙") WRONG("丁")), "C" },
        { MULTIPLE(RIGHT("甲") WRONG("乙") RIGHT("丙") RIGHT("丁")), "ACD" },
        { BANK(CODE("true-false") " answer='false'>" STEM WHY "</item>"), "false" },
        { BANK(CODE("fill-in") "><stem>在<blank accept='五 | 5|'/>日内交<blank accept=' 区局 '/></stem>" WHY "</item>"),
          "五|5\n区局" },
        { BANK(CODE("short-answer") ">" STEM "<reference-answer>答</reference-answer>"
                                    "<rubric><point score='2'>点</point></rubric>" WHY "</item>"),
          "" },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(form_key(*state, form_of(*state, cases[i].xml)), cases[i].key);
}

static void layout_does_not_matter(void **state)
{
    const char *tight = BANK(CODE("fill-in") "><cite law='ranqi' article='28'/>"
                                             "<stem>应当在<blank accept='五'/>日内，向 ABC 站报告。</stem>" WHY
                                             "</item>");
    const char *loose = BANK("\n  <item\n level='apply'  difficulty='2' domain='gas' type='fill-in' enemies='gas-0002'"
                             " id='gas-0001'>\n    <cite article='28' law='ranqi'/>\n <stem>\n  应当在\n"
                             "    <blank accept=' 五 '/>\n   日内，\n   向   ABC\n 站报告。 </stem>\n"
                             "<!-- a note --><explanation>\n 因为\n</explanation></item>");
    const char *body = form_body(*state, form_of(*state, tight));
    assert_string_equal(form_body(*state, form_of(*state, loose)), body);
    assert_string_equal(form_stem(*state, form_of(*state, loose)), "应当在____日内，向 ABC 站报告。");

    /* A body is itself an item of the bank, and says the same. */
    const char *again = arena_printf(*state, "<question-bank xmlns='" BANK_NAMESPACE "'>%s</question-bank>", body);
    assert_string_equal(form_body(*state, form_of(*state, again)), body);
}

static void a_change_of_what_is_said_changes_the_body(void **state)
{
    const char *body = form_body(*state, form_of(*state, SINGLE(RIGHT("甲") WRONG("乙"))));
    static const char *const others[] = {
        SINGLE(WRONG("甲") RIGHT("乙")),
        SINGLE(RIGHT("甲") WRONG("丙")),
        SINGLE(RIGHT("乙") WRONG("甲")),
        SINGLE(RIGHT("甲") WRONG("乙") WRONG("丙")),
    };
    for (size_t i = 0; i < COUNT(others); i++)
        assert_string_not_equal(form_body(*state, form_of(*state, others[i])), body);
}

static void search_holds_all_texts_folded(void **state)
{
    const char *search = form_search(*state, form_of(*state, SINGLE(RIGHT("处１０万元 以下") WRONG("不罚"))),
                                     "某 ABC 公司");
    assert_non_null(strstr(search, "处10万元以下"));
    assert_non_null(strstr(search, "不罚"));
    assert_non_null(strstr(search, "某abc公司"));
    assert_non_null(strstr(search, "因为"));
    assert_non_null(strstr(search, "gas-0001"));
    assert_null(strstr(search, "不罚因为")); /* no phrase runs over from one text to the next */
}

static void assert_fault(struct arena *arena, const char *xml, const char *key, const char *zero)
{
    struct source *source = source_of(arena, xml);
    source_check(source);
    for (size_t i = 0; i < source->faults.count; i++) {
        const struct fault *fault = &source->faults.list[i];
        if (strcmp(fault->key, key) != 0)
            continue;
        assert_string_equal(fault->file, "gas/file.xml");
        assert_true(fault->line > 0);
        if (zero != NULL)
            assert_string_equal(fault->zero, zero);
        return;
    }
    fail_msg("%s was not found in %s", key, xml);
}

static void each_fault_is_found(void **state)
{
    static const struct {
        const char *xml, *key, *zero;
    } cases[] = {
        { SINGLE(WRONG("甲") WRONG("乙")), "right-single", "0" },
        { SINGLE(RIGHT("甲") RIGHT("乙")), "right-single", "2" },
        { SINGLE(RIGHT("甲")), "few-choices", NULL },
        { SINGLE(RIGHT("甲 乙") WRONG("甲乙")), "choices-alike", "A" },
        { SINGLE(RIGHT("甲") WRONG(" ")), "choice-empty", "B" },
        { MULTIPLE(RIGHT("甲") WRONG("乙")), "right-multiple", "1" },
        { BANK(CODE("true-false") ">" STEM WHY "</item>"), "true-or-false", NULL },
        { BANK(CODE("true-false") " answer='yes'>" STEM WHY "</item>"), "true-or-false", NULL },
        { BANK(CODE("fill-in") ">" STEM WHY "</item>"), "no-blank", NULL },
        { BANK(CODE("fill-in") "><stem><blank accept='一'/>和<blank accept=' | '/></stem>" WHY "</item>"),
          "blank-empty", "2" },
        { BANK(CODE("short-answer") ">" STEM "<rubric><point score='1'>点</point></rubric>" WHY "</item>"),
          "no-reference", NULL },
        { BANK(CODE("short-answer") ">" STEM "<reference-answer>答</reference-answer>" WHY "</item>"), "no-points",
          NULL },
        { BANK(CODE("short-answer") ">" STEM
                                    "<reference-answer>答</reference-answer><rubric><point score='x'>点</point>"
                                    "</rubric>" WHY "</item>"),
          "point", "1" },
        { BANK(CODE("essay") ">" STEM WHY "</item>"), "no-type", NULL },
        { SAYS("<stem> </stem>"), "no-stem", NULL },
        { BANK(CODE("true-false") " answer='true'>" STEM "</item>"), "no-explanation", NULL },
        { SAYS("<stem>控制&#x85;字符</stem>"), "characters", NULL },
        { SAYS("<stem>" BLANK_MARK "</stem>"), "characters", NULL },
        { SAYS("<cite law='unknown' article='1'/>" STEM), "law", "unknown" },
        { SAYS("<cite law='ranqi' article='x'/>" STEM), "article", NULL },
        { SAYS("<cite law='ranqi' article='1'/><cite law='ranqi' article='1'/>" STEM), "citation-twice", "ranqi" },
        { BANK("<item id='gas-0001' type='true-false' answer='true' domain='moon' difficulty='2' level='apply'/>"),
          "domain", "moon" },
        { BANK("<item id='water-0001' type='true-false' answer='true' domain='water' difficulty='2' level='apply'/>"),
          "folder", "water" },
        { BANK("<item id='gas-0001' type='true-false' answer='true' domain='gas' difficulty='6' level='apply'/>"),
          "difficulty", NULL },
        { BANK("<item id='gas-0001' type='true-false' answer='true' domain='gas' difficulty='2' level='know'/>"),
          "level", NULL },
        { BANK("<item type='true-false' answer='true' domain='gas' difficulty='2' level='apply'/>"), "no-id", NULL },
        { BANK(CODE("true-false") " answer='true' enemies='gas-0001'>" STEM WHY "</item>"), "enemy-itself", NULL },
        { BANK(CODE("true-false") " answer='true' enemies='gas-0002'>" STEM WHY "</item>"), "enemy-unknown",
          "gas-0002" },
        { BANK(CODE("true-false") "/>" CODE("true-false") "/>"), "id-twice", "gas/file.xml:1" },
        { BANK("<scenario id='gas-s001' domain='gas' difficulty='2'>" CODE("true-false") "/></scenario>"), "no-facts",
          NULL },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_fault(*state, cases[i].xml, cases[i].key, cases[i].zero);
}

static void a_sound_item_has_no_fault(void **state)
{
    struct source *source = source_of(
        *state,
        BANK(
            "<scenario id='gas-s001' domain='gas' difficulty='2'><facts>案情</facts>" CODE(
                "single-choice") " enemies='gas-0002'><cite law='ranqi' article='28'/>" STEM RIGHT("甲") WRONG("乙") WHY
            "</item></scenario>"
            "<item id='gas-0002' type='true-false' answer='true' domain='gas' difficulty='1' level='remember'>" STEM WHY
            "</item>"));
    source_check(source);
    assert_int_equal(source->faults.count, 0);
    assert_int_equal(source->item_count, 2);
    assert_int_equal(source->items[0].place, 1);
    assert_string_equal(source->items[0].scenario->code, "gas-s001");
    assert_null(source->items[1].scenario);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(keys_are_in_the_banks_order, start, end),
        cmocka_unit_test_setup_teardown(layout_does_not_matter, start, end),
        cmocka_unit_test_setup_teardown(a_change_of_what_is_said_changes_the_body, start, end),
        cmocka_unit_test_setup_teardown(search_holds_all_texts_folded, start, end),
        cmocka_unit_test_setup_teardown(each_fault_is_found, start, end),
        cmocka_unit_test_setup_teardown(a_sound_item_has_no_fault, start, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
