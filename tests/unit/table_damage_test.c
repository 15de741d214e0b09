/* Workbooks that are damaged, forged or something else: each is refused with its reason, none does harm. */
#include "table_case.h"

#include <time.h>

static void write_parts(struct table_case *test, const struct part *parts)
{
    write_package(test->path, parts, PARTS, NULL);
}

/* Refusals of a package with one part changed. */
static void assert_part_refused(struct table_case *test, size_t which, const char *text, const char *key)
{
    struct part parts[PARTS];
    plain_parts(parts);
    parts[which].text = text;
    write_parts(test, parts);
    assert_refused(test, key, NULL, NULL);
}

static void the_plain_package_is_read(void **state)
{
    struct table_case *test = *state;
    struct part parts[PARTS];
    plain_parts(parts);
    write_parts(test, parts);
    assert_int_equal(read_table(test), OK);
    assert_value(test, 0, NUMBER, "310101001");
    assert_value(test, 0, NAME, "张三");
}

static void a_file_cut_short_is_refused(void **state)
{
    struct table_case *test = *state;
    struct part parts[PARTS];
    plain_parts(parts);
    write_parts(test, parts);
    static char bytes[65536];
    FILE *file = fopen(test->path, "re");
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    for (size_t kept = 8; kept < length; kept += 97) {
        write_bytes(test->path, bytes, kept);
        assert_refused(test, "table-file.damaged", NULL, NULL);
    }
}

static void a_changed_byte_does_no_harm(void **state)
{
    struct table_case *test = *state;
    struct part parts[PARTS];
    plain_parts(parts);
    write_parts(test, parts);
    static char bytes[65536];
    FILE *file = fopen(test->path, "re");
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    for (size_t i = 8; i < length; i += 3) {
        bytes[i] ^= 0x55;
        write_bytes(test->path, bytes, length);
        assert_int_not_equal(read_table(test), FAILED);
        bytes[i] ^= 0x55;
    }
}

static void other_kinds_of_files_are_told(void **state)
{
    static const unsigned char old[] = { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0 };
    struct table_case *test = *state;
    write_bytes(test->path, old, sizeof old);
    assert_refused(test, "table-file.old-or-locked", NULL, NULL);

    struct part parts[PARTS];
    plain_parts(parts);
    write_package(test->path, parts, PARTS, "secret");
    assert_refused(test, "table-file.old-or-locked", NULL, NULL);

    const struct part archive[] = { { "a.txt", "a" }, { "b.txt", "b" } };
    write_package(test->path, archive, 2, NULL);
    assert_refused(test, "table-file.not-xlsx", NULL, NULL);

    assert_part_refused(test, TYPES_PART,
                        TYPES("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
                        "table-file.not-xlsx");
    assert_part_refused(test, TYPES_PART, TYPES("application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
                        "table-file.not-xlsx");
    assert_part_refused(test, TYPES_PART, "<Types/>", "table-file.not-xlsx");
}

static void templates_and_workbooks_with_macros_are_tables(void **state)
{
    static const char *const types[] = {
        TYPES("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"),
        TYPES("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
    };
    struct table_case *test = *state;
    struct part parts[PARTS];
    plain_parts(parts);
    for (size_t i = 0; i < 2; i++) {
        parts[TYPES_PART].text = types[i];
        write_parts(test, parts);
        assert_int_equal(read_table(test), OK);
    }
}

static void parts_that_lack_are_told(void **state)
{
    struct table_case *test = *state;
    assert_part_refused(test, TYPES_PART, NULL, "table-file.damaged");
    assert_part_refused(test, ROOT_PART, NULL, "table-file.not-xlsx");
    assert_part_refused(test, WORKBOOK_PART, NULL, "table-file.damaged");
    assert_part_refused(test, WORKBOOK_RELATIONS_PART, NULL, "table-file.no-rows");
    assert_part_refused(test, SHEET_PART, NULL, "table-file.damaged");
    assert_part_refused(test, STRINGS_PART, NULL, "table-file.damaged");
    assert_part_refused(test, STYLES_PART, NULL, "table-file.damaged");
}

static void parts_against_the_format_are_refused(void **state)
{
    static const char *const sheets[] = {
        "",
        "no xml",
        "<worksheet><sheetData>",
        "<worksheet><sheetData></worksheet>",
        SHEET("<row r=\"2\"/><row r=\"2\"/>"),
        SHEET("<row r=\"0\"/>"),
        SHEET("<row r=\"1048577\"/>"),
        SHEET("<row r=\"99999999999999999999\"/>"),
        SHEET("<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>"),
        SHEET("<row r=\"1\"><c r=\"a1\"><v>1</v></c></row>"),
        SHEET("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"),
        SHEET("<row r=\"1\"><c r=\"AAAA1\"><v>1</v></c></row>"),
        SHEET(HEADS "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c></row>"),
        SHEET(HEADS "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>-1</v></c></row>"),
        SHEET(HEADS "<row r=\"2\"><c r=\"A2\"><v>&unknown;</v></c></row>"),
    };
    struct table_case *test = *state;
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++)
        assert_part_refused(test, SHEET_PART, sheets[i], "table-file.damaged");
}

static void cells_that_cannot_be_taken_are_named(void **state)
{
    struct table_case *test = *state;
    struct part parts[PARTS];
    plain_parts(parts);
    parts[SHEET_PART].text = SHEET(HEADS "<row r=\"7\"><c r=\"B7\" t=\"e\"><v>#N/A</v></c></row>");
    write_parts(test, parts);
    assert_refused(test, "table-file.formula-error", "B7", "#N/A");
    parts[SHEET_PART].text = SHEET(HEADS "<row r=\"7\"><c r=\"BM7\"><v>1</v></c></row>");
    write_parts(test, parts);
    assert_refused(test, "table-file.too-many-columns", "BM7", "64");
    parts[SHEET_PART].text = SHEET(HEADS "<row r=\"7\"><c/><c t=\"inlineStr\"><is><t>a_x0001_</t></is></c></row>");
    write_parts(test, parts);
    assert_refused(test, "table-file.bad-characters", "B7", NULL);
}

static void rich_texts_are_whole_and_readings_left_out(void **state)
{
    struct table_case *test = *state;
    struct part parts[PARTS];
    plain_parts(parts);
    parts[STRINGS_PART].text = "<sst xmlns=\"" SPREADSHEET "\"><si><r><rPr><b/></rPr><t>张</t></r><r><t>三</t></r>"
                               "<rPh sb=\"0\" eb=\"1\"><t>zhang</t></rPh></si></sst>";
    parts[SHEET_PART].text = SHEET(HEADS "<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><r><t>李</t></r><r>"
                                         "<t>四</t></r><rPh sb=\"0\" eb=\"1\"><t>li</t></rPh></is></c></row>");
    write_parts(test, parts);
    assert_int_equal(read_table(test), OK);
    assert_value(test, 0, NUMBER, "张三");
    assert_value(test, 0, NAME, "李四");
}

/* -- outside the package ------------------------------------------------------------------------------------------- */

static void names_that_lead_outside_find_nothing(void **state)
{
    static const char *const relations[] = {
        RELATIONS(RELATION("rId1", "worksheet", "../../../../../../etc/passwd")),
        RELATIONS(RELATION("rId1", "worksheet", "/../etc/passwd")),
        RELATIONS("<Relationship Id=\"rId1\" Type=\"" OFFICE "/worksheet\" Target=\"file:///etc/passwd\" "
                  "TargetMode=\"External\"/>"),
    };
    struct table_case *test = *state;
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        assert_part_refused(test, WORKBOOK_RELATIONS_PART, relations[i], "table-file.no-rows");
    assert_part_refused(test, WORKBOOK_RELATIONS_PART, RELATIONS(RELATION("rId1", "worksheet", "/etc/passwd")),
                        "table-file.damaged");

    struct part parts[PARTS];
    plain_parts(parts); /* dots that stay inside are fine */
    parts[WORKBOOK_RELATIONS_PART].text = RELATIONS(
        RELATION("rId1", "worksheet", "../xl/./theme/../worksheets/sheet1.xml")
            RELATION("rId2", "sharedStrings", "/xl/sharedStrings.xml"));
    write_parts(test, parts);
    assert_int_equal(read_table(test), OK);
    assert_value(test, 0, NAME, "张三");

    struct part tricky[PARTS + 1];
    plain_parts(tricky);
    tricky[PARTS] = (struct part){ "../../../../../../tmp/chengxue-planted", "planted" };
    write_package(test->path, tricky, PARTS + 1, NULL);
    assert_int_equal(read_table(test), OK);
    assert_int_not_equal(access("/tmp/chengxue-planted", F_OK), 0);
}

static void document_types_are_refused(void **state)
{
    static const char *const sheets[] = {
        "<!DOCTYPE worksheet [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>" SHEET(
            HEADS "<row><c t=\"str\"><v>&secret;</v></c></row>"),
        "<!DOCTYPE worksheet SYSTEM \"http://127.0.0.1:9/x.dtd\">" SHEET(HEADS),
        "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
        "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>" SHEET(
            HEADS "<row><c t=\"str\"><v>&d;&d;</v></c></row>"),
        "<!DOCTYPE worksheet [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>" SHEET(HEADS),
    };
    struct table_case *test = *state;
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++)
        assert_part_refused(test, SHEET_PART, sheets[i], "table-file.damaged");
}

/* -- bombs --------------------------------------------------------------------------------------------------------- */

/* start, piece as often as it fits into size bytes, end. The caller frees it. */
static char *blown_up(const char *start, const char *piece, size_t size, const char *end)
{
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    assert_non_null(stream);
    fputs(start, stream);
    for (size_t i = 0; i < size / strlen(piece); i++)
        fputs(piece, stream);
    fputs(end, stream);
    assert_int_equal(fclose(stream), 0);
    return text;
}

static void bombs_are_refused(void **state)
{
    static const size_t sizes[] = { (size_t)TABLE_UNPACKED + 1, (size_t)8 << 20 };
    struct table_case *test = *state;
    for (size_t i = 0; i < 2; i++) {
        char *sheet = blown_up("<worksheet><sheetData>", " ", sizes[i], "</sheetData></worksheet>");
        assert_part_refused(test, SHEET_PART, sheet, "table-file.too-big");
        free(sheet);
    }
}

static void a_bomb_that_lies_about_its_size_is_refused(void **state)
{
    struct table_case *test = *state;
    struct part parts[PARTS];
    plain_parts(parts);
    char *sheet = blown_up("<worksheet><sheetData>", "<row/>", (size_t)16 << 20, "</sheetData></worksheet>");
    size_t size = strlen(sheet);
    parts[SHEET_PART].text = sheet;
    write_parts(test, parts);
    free(sheet);

    static unsigned char bytes[1 << 20];
    FILE *file = fopen(test->path, "re");
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    const unsigned char told[4] = { size & 255, size >> 8 & 255, size >> 16 & 255, size >> 24 & 255 };
    int changed = 0;
    for (size_t i = 0; i + 4 <= length; i++) {
        if (memcmp(bytes + i, told, 4) == 0) {
            memcpy(bytes + i, "\x00\x10\x00\x00", 4);
            changed++;
        }
    }
    assert_true(changed > 0);
    write_bytes(test->path, bytes, length);
    assert_refused(test, "table-file.damaged", NULL, NULL);
}

static void deep_nesting_and_endless_rows_are_borne(void **state)
{
    struct table_case *test = *state;
    char *sheet = blown_up("", "<a>", 900 << 10, "");
    assert_part_refused(test, SHEET_PART, sheet, "table-file.damaged");
    free(sheet);

    /* As many empty rows as a sheet has, told with different numbers as programs do, are no rows at all. */
    char *start = calloc(1, (size_t)40 << 20), *at = start;
    at += sprintf(at, "%s", "<worksheet><sheetData>" HEADS "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>");
    for (int row = 3; row <= 1000000; row++)
        at += sprintf(at, "<row r=\"%d\"><c r=\"A%d\"/></row>", row, row);
    sprintf(at, "%s", "</sheetData></worksheet>");
    struct part parts[PARTS];
    plain_parts(parts);
    parts[SHEET_PART].text = start;
    write_parts(test, parts);
    free(start);
    assert_int_equal(read_table(test), OK);
    assert_int_equal(test->table->row_count, 1);
}

static void overlapping_merges_are_refused_in_time(void **state)
{
    struct table_case *test = *state;
    char *rows = blown_up("<worksheet><sheetData>" HEADS "<row><c><v>1</v></c></row>", "<row><c/><c><v>2</v></c></row>",
                          (size_t)TABLE_ROWS / 2 * 30, "</sheetData><mergeCells>");
    char *sheet = blown_up(rows, "<mergeCell ref=\"A2:A20001\"/>", (size_t)20000 * 28, "</mergeCells></worksheet>");
    clock_t before = clock();
    assert_part_refused(test, SHEET_PART, sheet, "table-file.damaged");
    assert_true(clock() - before < 10 * CLOCKS_PER_SEC);
    free(rows);
    free(sheet);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_plain_package_is_read),
        TEST(a_file_cut_short_is_refused),
        TEST(a_changed_byte_does_no_harm),
        TEST(other_kinds_of_files_are_told),
        TEST(templates_and_workbooks_with_macros_are_tables),
        TEST(parts_that_lack_are_told),
        TEST(parts_against_the_format_are_refused),
        TEST(cells_that_cannot_be_taken_are_named),
        TEST(rich_texts_are_whole_and_readings_left_out),
        TEST(names_that_lead_outside_find_nothing),
        TEST(document_types_are_refused),
        TEST(bombs_are_refused),
        TEST(a_bomb_that_lies_about_its_size_is_refused),
        TEST(deep_nesting_and_endless_rows_are_borne),
        TEST(overlapping_merges_are_refused_in_time),
    };
    return cmocka_run_group_tests(tests, NULL, remove_folder);
}
