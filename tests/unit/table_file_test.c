/* Workbooks as spreadsheet programs write them: every kind of cell, heads, columns, and our own writer. */
#include "table_case.h"

#include <math.h>
#include <xlsxwriter.h>

#include "chengxue/table_writer.h"

/* A workbook at the test's path with heads in the row `heads` (from 0) of a sheet. */
static lxw_workbook *begin(struct table_case *test, lxw_worksheet **sheet, lxw_row_t heads)
{
    static const char *const names[] = { "编号", "姓名", "单位", "入职日期", "备注" };
    lxw_workbook *workbook = workbook_new(test->path);
    *sheet = workbook_add_worksheet(workbook, NULL);
    for (lxw_col_t i = 0; i < 5; i++)
        worksheet_write_string(*sheet, heads, i, names[i], NULL);
    return workbook;
}

static lxw_format *format_of(lxw_workbook *workbook, const char *code)
{
    lxw_format *format = workbook_add_format(workbook);
    format_set_num_format(format, code);
    return format;
}

static void finish(struct table_case *test, lxw_workbook *workbook)
{
    assert_int_equal(workbook_close(workbook), LXW_NO_ERROR);
    enum status got = read_table(test);
    if (got != OK)
        print_error("%s\n", test->wrong.key);
    assert_int_equal(got, OK);
}

static void texts_and_numbers_come_as_seen(void **state)
{
    struct table_case *test = *state;
    lxw_worksheet *sheet;
    lxw_workbook *workbook = begin(test, &sheet, 0);
    worksheet_write_string(sheet, 1, 0, "007", NULL);
    worksheet_write_string(sheet, 1, 1, "  张三\xE3\x80\x80", NULL);
    worksheet_write_number(sheet, 1, 2, 0.1, NULL);
    worksheet_write_boolean(sheet, 1, 4, 1, NULL);
    worksheet_write_number(sheet, 2, 0, 310101001, NULL);
    worksheet_write_formula_str(sheet, 2, 1, "=A1&B1", NULL, "李四");
    worksheet_write_number(sheet, 2, 2, 42, format_of(workbook, "000000"));
    worksheet_write_boolean(sheet, 2, 4, 0, NULL);
    worksheet_write_number(sheet, 4, 0, 310101198001011234.0, NULL);
    worksheet_write_string(sheet, 4, 1, "第一行\n第二行", NULL);
    worksheet_write_number(sheet, 4, 2, -2.5, format_of(workbook, "#,##0.00"));
    worksheet_write_string(sheet, 4, 4, "_x005F_x0041_ _xyz_ 行_x000D_\n尾", NULL);
    finish(test, workbook);
    assert_int_equal(test->table->row_count, 3);
    assert_value(test, 0, NUMBER, "007");
    assert_value(test, 0, NAME, "张三");
    assert_value(test, 0, UNIT, "0.1");
    assert_value(test, 0, ENTRY, "");
    assert_value(test, 0, NOTE, "TRUE");
    assert_value(test, 1, NUMBER, "310101001");
    assert_value(test, 1, NAME, "李四");
    assert_value(test, 1, UNIT, "000042");
    assert_value(test, 1, NOTE, "FALSE");
    assert_int_equal(test->table->rows[2].number, 5);
    assert_value(test, 2, NUMBER, "3.10101198001011e+17"); /* no digits are made up */
    assert_value(test, 2, NAME, "第一行\n第二行");
    assert_value(test, 2, UNIT, "-2.5");
    assert_value(test, 2, NOTE, "_x0041_ _xyz_ 行\n尾");
}

static void dates_are_told_by_their_format(void **state)
{
    static const struct {
        const char *code;
        double number;
        const char *text;
    } cells[] = {
        { "yyyy-mm-dd", 46082, "2026-03-01" },
        { "yyyy\"年\"m\"月\"d\"日\";@", 46082, "2026-03-01" },
        { "[$-804]yyyy/m/d dddd", 36585, "2000-02-29" },
        { "m/d/yy h:mm", 46082.3541666667, "2026-03-01 08:30" },
        { "yyyy-mm-dd hh:mm:ss", 46082.3542824074, "2026-03-01 08:30:10" },
        { "yyyy-mm-dd", 46081.999999999, "2026-03-01" },
        { "h:mm", 0.354166666666667, "08:30" },
        { "[h]:mm", 0.5, "12:00" },
        { "yyyy-mm-dd", 1, "1900-01-01" },
        { "yyyy-mm-dd", 59, "1900-02-28" },
        { "yyyy-mm-dd", 60, "60" }, /* 29 February 1900 never was */
        { "yyyy-mm-dd", 61, "1900-03-01" },
        { "yyyy-mm-dd", 2958465, "9999-12-31" },
        { "yyyy-mm-dd", 2958466, "2958466" },
        { "yyyy-mm-dd", -1, "-1" },
        { "General", 46082, "46082" },
        { "0.00\"m\"", 3.5, "3.5" },
        { "[Red]0", 12, "12" },
        { "#,##0\\d", 12, "12" },
    };
    struct table_case *test = *state;
    lxw_worksheet *sheet;
    lxw_workbook *workbook = begin(test, &sheet, 0);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        worksheet_write_number(sheet, (lxw_row_t)i + 1, 3, cells[i].number, format_of(workbook, cells[i].code));
    finish(test, workbook);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        assert_value(test, i, ENTRY, cells[i].text);
}

static void built_in_dates_of_east_asia_are_dates(void **state)
{
    struct table_case *test = *state;
    lxw_worksheet *sheet;
    lxw_workbook *workbook = begin(test, &sheet, 0);
    static const uint8_t numbers[] = { 14, 22, 27, 31, 57, 1 };
    for (size_t i = 0; i < sizeof numbers; i++) {
        lxw_format *format = workbook_add_format(workbook);
        format_set_num_format_index(format, numbers[i]);
        worksheet_write_number(sheet, (lxw_row_t)i + 1, 3, 46082, format);
    }
    finish(test, workbook);
    for (size_t i = 0; i + 1 < sizeof numbers; i++)
        assert_value(test, i, ENTRY, "2026-03-01");
    assert_value(test, 5, ENTRY, "46082");
}

static void a_title_above_the_heads_is_passed_over(void **state)
{
    struct table_case *test = *state;
    lxw_worksheet *sheet;
    lxw_workbook *workbook = begin(test, &sheet, 3);
    worksheet_merge_range(sheet, 1, 0, 1, 4, "徐汇区局执法人员名册", NULL);
    worksheet_write_string(sheet, 5, 0, "1", NULL);
    finish(test, workbook);
    assert_int_equal(test->table->heads.number, 4);
    assert_int_equal(test->table->row_count, 1);
    assert_int_equal(test->table->rows[0].number, 6);
}

static void cells_merged_downwards_hold_the_same(void **state)
{
    struct table_case *test = *state;
    lxw_worksheet *sheet;
    lxw_workbook *workbook = begin(test, &sheet, 0);
    for (lxw_row_t row = 1; row <= 4; row++)
        worksheet_write_string(sheet, row, 1, "某人", NULL);
    worksheet_merge_range(sheet, 1, 2, 3, 2, "静安区局", NULL);
    finish(test, workbook);
    assert_value(test, 0, UNIT, "静安区局");
    assert_value(test, 1, UNIT, "静安区局");
    assert_value(test, 2, UNIT, "静安区局");
    assert_value(test, 3, UNIT, "");
}

static void a_head_merged_with_the_row_below_is_no_data(void **state)
{
    struct table_case *test = *state;
    lxw_worksheet *sheet;
    lxw_workbook *workbook = begin(test, &sheet, 0);
    worksheet_merge_range(sheet, 0, 0, 1, 0, "编号", NULL);
    worksheet_write_string(sheet, 2, 1, "某人", NULL);
    finish(test, workbook);
    assert_int_equal(test->table->row_count, 1);
    assert_value(test, 0, NUMBER, "");
}

static void hidden_sheets_and_charts_are_passed_over(void **state)
{
    struct table_case *test = *state;
    lxw_workbook *workbook = workbook_new(test->path);
    lxw_worksheet *hidden = workbook_add_worksheet(workbook, "代码表");
    worksheet_write_string(hidden, 0, 0, "不是这里", NULL);
    worksheet_hide(hidden);
    lxw_chartsheet *drawing = workbook_add_chartsheet(workbook, "图");
    lxw_chart *chart = workbook_add_chart(workbook, LXW_CHART_COLUMN);
    chart_add_series(chart, NULL, "=人员!$A$2:$A$2");
    chartsheet_set_chart(drawing, chart);
    chartsheet_activate(drawing);
    lxw_worksheet *sheet = workbook_add_worksheet(workbook, "人员");
    worksheet_write_string(sheet, 0, 0, "编号", NULL);
    worksheet_write_string(sheet, 0, 1, "姓名", NULL);
    worksheet_write_string(sheet, 1, 0, "1", NULL);
    lxw_worksheet *last = workbook_add_worksheet(workbook, NULL);
    worksheet_write_string(last, 0, 0, "也不是这里", NULL);
    finish(test, workbook);
    assert_value(test, 0, NUMBER, "1");
}

/* -- heads --------------------------------------------------------------------------------------------------------- */

static void write_heads(struct table_case *test, const char *line)
{
    char text[512];
    snprintf(text, sizeof text, "%s\n1,2,3,4,5\n", line);
    write_bytes(test->path, text, strlen(text));
}

static void heads_are_known_in_all_their_forms(void **state)
{
    static const char *const lines[] = { "编号,姓名", "工号,姓 名", "＊执法编号,姓名*", "工号（必填）,\"姓\n名\"",
                                         "编号,姓名(同身份证)" };
    struct table_case *test = *state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        write_heads(test, lines[i]);
        assert_int_equal(read_table(test), OK);
        assert_value(test, 0, NUMBER, "1");
        assert_value(test, 0, NAME, "2");
        assert_value(test, 0, UNIT, "");
    }
    write_heads(test, "姓名,NOTE,ｎｏｔｅ（旧）,工号");
    assert_refused(test, "table-file.column-twice", "NOTE", "ｎｏｔｅ（旧）");
    write_heads(test, "姓名,ｎｏｔｅ,工号");
    assert_int_equal(read_table(test), OK);
    assert_value(test, 0, NAME, "1");
    assert_value(test, 0, NOTE, "2");
    assert_value(test, 0, NUMBER, "3");
}

static void what_lacks_is_told_by_name(void **state)
{
    struct table_case *test = *state;
    write_heads(test, "单位,手机");
    assert_refused(test, "table-file.columns-missing", "执法编号、姓名", NULL);
    write_heads(test, "姓名,手机");
    assert_refused(test, "table-file.columns-missing", "执法编号", NULL);
    assert_string_equal(table_column_head(test->arena, &test_columns[NUMBER]), "执法编号");
}

static void what_nobody_reads_is_told_by_name(void **state)
{
    struct table_case *test = *state;
    write_heads(test, "序号,编号,,姓名,手机");
    assert_int_equal(read_table(test), OK);
    assert_int_equal(test->table->unknown_count, 3);
    assert_string_equal(test->table->unknown[0], "序号");
    assert_string_equal(test->table->unknown[1], "C");
    assert_string_equal(test->table->unknown[2], "手机");
    write_heads(test, "编号,姓名,单位,入职日期,备注,,");
    assert_int_equal(read_table(test), OK);
    assert_int_equal(test->table->unknown_count, 0);
}

/* -- our own workbooks --------------------------------------------------------------------------------------------- */

static void a_sample_with_its_heads_alone_is_a_table_without_rows(void **state)
{
    static const char *const heads[] = { "编号", "姓名", "备注" };
    struct table_case *test = *state;
    struct arena *arena = arena_new(1 << 20);
    struct table_writer *writer = table_writer_new(arena, test->path, "人员", heads, 3);
    assert_non_null(writer);
    assert_int_equal(table_writer_close(writer), OK);
    arena_free(arena);
    assert_int_equal(read_table(test), REFUSED);
    assert_string_equal(test->wrong.key, "table-file.no-rows");
}

static void what_cannot_be_written_fails(void **state)
{
    static const char *const heads[] = { "编号" };
    struct table_case *test = *state;
    assert_null(table_writer_new(test->arena, test->path, "a/b", heads, 1));
    struct table_writer *lost = table_writer_new(test->arena, "/tmp/chengxue-no-such-folder/table", "人员", heads, 1);
    if (lost != NULL)
        assert_int_equal(table_writer_close(lost), FAILED);

    char *longer = calloc(1, 40000);
    memset(longer, 'x', 39999);
    const char *long_heads[] = { longer };
    struct arena *arena = arena_new(1 << 20);
    int before = dup(STDIN_FILENO);
    assert_null(table_writer_new(arena, test->path, "人员", long_heads, 1));
    arena_free(arena);
    int after = dup(STDIN_FILENO);
    assert_int_equal(after, before + 1); /* a writer that is not closed leaves no open file */
    close(before);
    close(after);
    free(longer);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(texts_and_numbers_come_as_seen),
        TEST(dates_are_told_by_their_format),
        TEST(built_in_dates_of_east_asia_are_dates),
        TEST(a_title_above_the_heads_is_passed_over),
        TEST(cells_merged_downwards_hold_the_same),
        TEST(a_head_merged_with_the_row_below_is_no_data),
        TEST(hidden_sheets_and_charts_are_passed_over),
        TEST(heads_are_known_in_all_their_forms),
        TEST(what_lacks_is_told_by_name),
        TEST(what_nobody_reads_is_told_by_name),
        TEST(a_sample_with_its_heads_alone_is_a_table_without_rows),
        TEST(what_cannot_be_written_fails),
    };
    return cmocka_run_group_tests(tests, NULL, remove_folder);
}
