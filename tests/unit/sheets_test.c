/* The stylesheets: each compiles, and the widgets show what a reader needs, on the sample pages of tests/fixtures. */
#include <ftw.h>
#include <libexslt/exslt.h>
#include <libxml/xmlsave.h>
#include <libxml/xpathInternals.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h> /* needs the headers above it */

#define SAMPLES "tests/fixtures/pages/"

static const char *const samples[] = { "list", "form",  "empty",         "progress",        "chart", "home",
                                       "gate", "error", "error-refused", "error-anonymous", NULL };

static int complaints; /* what libxml2 and libxslt had to say */

__attribute__((format(printf, 2, 3))) static void complain(void *context, const char *format, ...)
{
    (void)context;
    va_list values;
    va_start(values, format);
    vfprintf(stderr, format, values);
    va_end(values);
    complaints++;
}

/* The page that a reader gets of a sample: served text, read again as XML, so that it is known to be well formed. */
static xmlDoc *page_of(const char *sample)
{
    char sheet[256], source[256];
    snprintf(source, sizeof source, SAMPLES "%s.xml", sample);
    snprintf(sheet, sizeof sheet, SAMPLES "%s.xsl", sample);
    if (strncmp(sample, "error", 5) == 0)
        snprintf(sheet, sizeof sheet, "templates/error.xsl");
    xsltStylesheet *style = xsltParseStylesheetFile(BAD_CAST sheet);
    assert_non_null(style);
    xmlDoc *page = xmlReadFile(source, NULL, XML_PARSE_NONET);
    xmlDoc *result = xsltApplyStylesheet(style, page, NULL);
    assert_non_null(result);
    xmlBuffer *text = xmlBufferCreate();
    xmlSaveCtxt *save = xmlSaveToBuffer(text, "UTF-8", XML_SAVE_NO_DECL | XML_SAVE_XHTML);
    xmlSaveTree(save, xmlDocGetRootElement(result));
    xmlSaveClose(save);
    xmlDoc *read = xmlReadMemory((const char *)xmlBufferContent(text), xmlBufferLength(text), sample, NULL, 0);
    assert_non_null(read);
    xmlBufferFree(text);
    xmlFreeDoc(result);
    xmlFreeDoc(page);
    xsltFreeStylesheet(style);
    return read;
}

static xmlXPathObject *evaluate(xmlDoc *page, const char *path)
{
    xmlXPathContext *context = xmlXPathNewContext(page);
    xmlXPathRegisterNs(context, BAD_CAST "h", BAD_CAST "http://www.w3.org/1999/xhtml");
    xmlXPathObject *got = xmlXPathEval(BAD_CAST path, context);
    xmlXPathFreeContext(context);
    assert_non_null(got);
    return got;
}

static int count(xmlDoc *page, const char *path)
{
    xmlXPathObject *got = evaluate(page, path);
    int number = xmlXPathNodeSetGetLength(got->nodesetval);
    xmlXPathFreeObject(got);
    return number;
}

static void assert_shows(xmlDoc *page, const char *path, const char *wanted)
{
    xmlXPathObject *got = evaluate(page, path);
    xmlChar *text = xmlXPathCastToString(got);
    assert_string_equal((const char *)text, wanted);
    xmlFree(text);
    xmlXPathFreeObject(got);
}

/* -- every sheet compiles -------------------------------------------------------------------------------------------- */

static int sheets_compiled;

static int compile(const char *path, const struct stat *about, int kind, struct FTW *where)
{
    (void)about;
    const char *end = strrchr(path, '.');
    bool part = strstr(path, "/widgets/") != NULL || strcmp(path + where->base, "navigation.xsl") == 0;
    if (kind != FTW_F || end == NULL || strcmp(end, ".xsl") != 0 || part || strstr(path, "/node_modules/") != NULL)
        return 0;
    xsltStylesheet *style = xsltParseStylesheetFile(BAD_CAST path);
    if (style == NULL || style->errors != 0)
        fail_msg("%s does not compile", path);
    xsltFreeStylesheet(style);
    sheets_compiled++;
    return 0;
}

static void every_sheet_compiles(void **state)
{
    (void)state;
    assert_int_equal(nftw("templates", compile, 16, FTW_PHYS), 0);
    assert_true(sheets_compiled > 0);
}

/* -- what holds for every page --------------------------------------------------------------------------------------- */

/* A key shown as it is ("unit.saved") is a word that words.xml lacks. */
static bool looks_like_key(const char *text)
{
    size_t letters = strspn(text, "abcdefghijklmnopqrstuvwxyz-");
    const char *rest = text + letters;
    return letters > 1 && *rest == '.' && rest[1] != '\0' &&
           strspn(rest + 1, "abcdefghijklmnopqrstuvwxyz0123456789-.") == strlen(rest + 1);
}

static void no_key_is_shown(xmlDoc *page)
{
    xmlXPathObject *texts = evaluate(page, "//text() | //@aria-label | //@title | //@data-label");
    for (int i = 0; i < xmlXPathNodeSetGetLength(texts->nodesetval); i++) {
        xmlChar *text = xmlNodeGetContent(texts->nodesetval->nodeTab[i]);
        if (looks_like_key((const char *)text))
            fail_msg("words.xml has no words for %s", (const char *)text);
        xmlFree(text);
    }
    xmlXPathFreeObject(texts);
}

/* Every icon that is used is in the sprite. */
static void icons_exist(xmlDoc *page)
{
    char list[8192] = "\n";
    FILE *file = fopen("templates/assets/icons.txt", "r");
    assert_non_null(file);
    size_t length = fread(list + 1, 1, sizeof list - 2, file);
    list[length + 1] = '\0';
    fclose(file);
    xmlXPathObject *uses = evaluate(page, "//h:use/@href");
    for (int i = 0; i < xmlXPathNodeSetGetLength(uses->nodesetval); i++) {
        xmlChar *href = xmlNodeGetContent(uses->nodesetval->nodeTab[i]);
        char line[128];
        snprintf(line, sizeof line, "\n%s\n", strchr((const char *)href, '#') + 1);
        if (strstr(list, line) == NULL)
            fail_msg("icons.txt lacks %s", (const char *)href);
        xmlFree(href);
    }
    xmlXPathFreeObject(uses);
}

static void every_page_keeps_the_rules(void **state)
{
    (void)state;
    for (const char *const *sample = samples; *sample != NULL; sample++) {
        xmlDoc *page = page_of(*sample);
        assert_int_equal(count(page, "/h:html[@lang = 'zh-CN']/h:head/h:title[normalize-space(.) != '']"), 1);
        assert_int_equal(count(page, "//h:main"), 1);
        assert_int_equal(count(page, "//h:h1[normalize-space(.) != '']"), 1);
        assert_int_equal(count(page, "//@id[. = ../preceding::*/@id]"), 0);
        assert_int_equal(count(page, "//h:label[@for][not(@for = //@id)]"), 0);
        assert_int_equal(count(page, "//h:form[@method = 'post'][not(h:input[@name = 'csrf']/@value = 'token')]"), 0);
        /* the security policy forbids what stands in the page itself */
        assert_int_equal(count(page, "//@style | //h:style | //@*[starts-with(name(), 'on')] | //h:script[not(@src)]"),
                         0);
        no_key_is_shown(page);
        icons_exist(page);
        xmlFreeDoc(page);
    }
}

/* -- the widgets ------------------------------------------------------------------------------------------------------ */

static void refused_form_shows_what_was_posted_and_what_is_wrong(void **state)
{
    (void)state;
    xmlDoc *page = page_of("form");
    assert_shows(page, "//h:input[@name = 'number']/@value", "9999");
    assert_shows(page, "//h:input[@name = 'name']/@value", ""); /* posted empty: not what the database has */
    assert_shows(page, "normalize-space(//h:textarea[@name = 'note'])", "第一行<b> 第二行 \"引号\"");
    assert_int_equal(count(page, "//h:input[@name = 'unit'][@checked]"), 2);
    assert_shows(page, "//h:input[@name = 'state'][@checked]/@value", "left");
    assert_int_equal(count(page, "//h:input[@name = 'sort'][@checked]"), 0); /* a box that was emptied stays empty */
    assert_int_equal(count(page, "//h:input[@type = 'password' or @type = 'file'][@value]"), 0);
    assert_shows(page, "//h:input[@name = 'number']/@aria-invalid", "true");
    assert_shows(page, "normalize-space(//*[@id = //h:input[@name = 'number']/@aria-describedby])",
                 "请填写 1 到 500 之间的数。");
    assert_int_equal(count(page, "//*[@role = 'alert']//h:li"), 3);
    assert_shows(page, "//*[@role = 'alert']//h:li[2]/h:a/@href", "#field-number");
    assert_shows(page, "//h:form[@action = '/officers/import']/@enctype", "multipart/form-data");
    xmlFreeDoc(page);
}

static void list_keeps_its_filters_when_it_is_turned_over(void **state)
{
    (void)state;
    xmlDoc *page = page_of("list");
    assert_shows(page, "//h:nav[@class = 'paging']//h:a[2]/@href",
                 "/officers?q=%E7%94%B0%E6%9E%97%20%26%20%E5%BE%90%E6%B1%87&unit=2&sort=name&page=3");
    assert_shows(page, "//h:a[. = '工号']/@href",
                 "/officers?q=%E7%94%B0%E6%9E%97%20%26%20%E5%BE%90%E6%B1%87&unit=2&sort=number");
    assert_shows(page, "//h:select[@name = 'unit']/h:option[@selected]", "漕河泾街道中队");
    assert_int_equal(count(page, "//h:tbody/h:tr"), 24);
    assert_shows(page, "//h:tbody/h:tr[1]/h:th/h:a/@href", "/officers/100");
    assert_shows(page, "//h:tbody/h:tr[1]/h:td[@data-label = '时间']", "2026-02-01 00:15");
    assert_shows(page, "//h:tbody/h:tr[2]/h:td[@data-label = '备注']", "—");
    assert_int_equal(count(page, "//h:input[@name = 'officer'][@form = 'move']"), 24);
    assert_shows(page, "//h:output/@data-picked", "已选 {0} 项");
    xmlFreeDoc(page);
}

static void places_are_shown_by_right(void **state)
{
    (void)state;
    xmlDoc *desk = page_of("list"), *own = page_of("home"), *gate = page_of("gate");
    assert_int_equal(count(desk, "//h:nav[@id = 'menu']//h:a[@href = '/audit']"), 1);
    assert_shows(desk, "//h:nav[@id = 'menu']//h:a[@aria-current]/@href", "/officers");
    assert_int_equal(count(own, "//h:nav[@id = 'menu']"), 0);
    assert_int_equal(count(own, "//h:a[@href = '/officers' or @href = '/audit']"), 0);
    assert_shows(own, "//h:nav[@class = 'bar']//h:a[@aria-current = 'page']/@href", "/exams/mine");
    assert_int_equal(count(own, "//h:form[@action = '/sign-out']"), 1);
    assert_int_equal(count(gate, "//h:nav | //h:form[@action = '/sign-out']"), 0);
    xmlFreeDoc(desk);
    xmlFreeDoc(own);
    xmlFreeDoc(gate);
}

static void job_tells_how_far_it_is_and_why_it_ended(void **state)
{
    (void)state;
    xmlDoc *page = page_of("progress");
    assert_int_equal(count(page, "//h:progress[@value = '1240'][@max = '4000']"), 1);
    assert_int_equal(count(page, "//h:noscript/h:meta[@http-equiv = 'refresh']"), 1);
    assert_shows(page, "//*[@data-progress = 'refused']/h:p", "太长了，最多 9 个字。");
    xmlFreeDoc(page);
}

static void error_says_what_to_do_and_by_which_number(void **state)
{
    (void)state;
    xmlDoc *lost = page_of("error"), *refused = page_of("error-refused");
    assert_shows(lost, "//h:h1", "找不到这个页面");
    assert_int_equal(count(lost, "//h:main//h:dd[normalize-space(.) != '']"), 3);
    assert_shows(lost, "//h:code", "4f0c9a7be2d14c55");
    assert_shows(refused, "//*[@role = 'alert']//h:li", "请填写 1 到 5 之间的数。");
    xmlFreeDoc(lost);
    xmlFreeDoc(refused);
}

static void nothing_was_complained_of(void **state)
{
    (void)state;
    assert_int_equal(complaints, 0);
}

int main(void)
{
    exsltRegisterAll();
    xmlSetGenericErrorFunc(NULL, complain);
    xsltSetGenericErrorFunc(NULL, complain);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sheet_compiles),
        cmocka_unit_test(every_page_keeps_the_rules),
        cmocka_unit_test(refused_form_shows_what_was_posted_and_what_is_wrong),
        cmocka_unit_test(list_keeps_its_filters_when_it_is_turned_over),
        cmocka_unit_test(places_are_shown_by_right),
        cmocka_unit_test(job_tells_how_far_it_is_and_why_it_ended),
        cmocka_unit_test(error_says_what_to_do_and_by_which_number),
        cmocka_unit_test(nothing_was_complained_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
