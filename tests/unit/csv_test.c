/* Tables as text: encodings, separators, quotes, ceilings, and files that are no text. */
#include "table_case.h"

static void write_text(struct table_case *test, const char *text)
{
    write_bytes(test->path, text, strlen(text));
}

static void encodings_are_told_apart(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
    } files[] = {
#define FILE_OF(text) { (text), sizeof(text) - 1 }
        FILE_OF("编号,姓名\r\n001,张三\r\n"),
        FILE_OF("\xEF\xBB\xBF编号,姓名\n001,张三"),
        FILE_OF("\xB1\xE0\xBA\xC5,\xD0\xD5\xC3\xFB\r\n001,\xD5\xC5\xC8\xFD\r\n"), /* GBK */
        FILE_OF("\xFF\xFE\x16\x7F\xF7\x53\t\0\xD3\x59\x0D\x54\n\0"
                "0\0"
                "0\0"
                "1\0\t\0\x20\x5F\x09\x4E"),
        FILE_OF("\xFE\xFF\x7F\x16\x53\xF7\0\t\x59\xD3\x54\x0D\0\n\0"
                "0\0"
                "0\0"
                "1\0\t\x5F\x20\x4E\x09"),
    };
    struct table_case *test = *state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        write_bytes(test->path, files[i].bytes, files[i].length);
        assert_int_equal(read_table(test), OK);
        assert_int_equal(test->table->row_count, 1);
        assert_value(test, 0, NUMBER, "001");
        assert_value(test, 0, NAME, "张三");
    }
}

static void rare_names_of_gb18030_are_read(void **state)
{
    struct table_case *test = *state;
    write_text(test, "\xB1\xE0\xBA\xC5,\xD0\xD5\xC3\xFB\n1,\x95\x32\x82\x36\n"); /* four bytes for U+20000 */
    assert_int_equal(read_table(test), OK);
    assert_value(test, 0, NAME, "𠀀");
}

static void the_separator_is_found(void **state)
{
    static const char *const files[] = { "编号,姓名,备注\n1,张三,a;b;c;d\n", "编号;姓名;备注\n1;张三;a;b\n",
                                         "编号\t姓名\t备注\n1\t张三\ta,b,c\n",
                                         "\"编号\",\"姓;;;名\",备注\n1,张三,x\n" };
    struct table_case *test = *state;
    for (size_t i = 0; i < 3; i++) {
        write_text(test, files[i]);
        assert_int_equal(read_table(test), OK);
        assert_value(test, 0, NAME, "张三");
    }
    write_text(test, files[3]);
    assert_refused(test, "table-file.columns-missing", "姓名", NULL);
}

static void quotes_hold_separators_quotes_and_line_ends(void **state)
{
    struct table_case *test = *state;
    write_text(test, "编号,姓名,备注\r\n\"1\",\"张\"\"三\"\"\",\"一,二\r\n三\"\r\n\r\n2,李四,=\"007\"\r3,\"\",王\n");
    assert_int_equal(read_table(test), OK);
    assert_int_equal(test->table->row_count, 3);
    assert_value(test, 0, NAME, "张\"三\"");
    assert_value(test, 0, NOTE, "一,二\n三");
    assert_int_equal(test->table->rows[0].number, 2);
    assert_value(test, 1, NOTE, "007");
    assert_int_equal(test->table->rows[1].number, 5);
    assert_value(test, 2, NAME, "");
    assert_int_equal(test->table->rows[2].number, 6);
}

static void an_open_quote_is_told_with_its_line(void **state)
{
    struct table_case *test = *state;
    write_text(test, "编号,姓名\n1,张三\n2,\"李四\n3,王五\n");
    assert_refused(test, "table-file.open-quote", "3", NULL);
}

static void cells_are_clean_and_bad_ones_are_told(void **state)
{
    struct table_case *test = *state;
    write_text(test, "编号,姓名\n \xE3\x80\x80"
                     "1 ,\xC2\xA0"
                     "e\xCC\x81"
                     "\t\n");
    assert_int_equal(read_table(test), OK);
    assert_value(test, 0, NUMBER, "1");
    assert_value(test, 0, NAME, "é");
    write_text(test, "编号,姓名\n1,张\x01三\n");
    assert_refused(test, "table-file.bad-characters", "B2", NULL);
}

static void what_is_no_text_is_refused(void **state)
{
    static const unsigned char picture[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n',
                                             0,    0,   0,   13,  'I',  'H',  'D',  'R' };
    struct table_case *test = *state;
    write_bytes(test->path, picture, sizeof picture);
    assert_refused(test, "table-file.not-a-table", NULL, NULL);
    write_bytes(test->path, "编号,姓名\n1,\0\n", 19);
    assert_refused(test, "table-file.not-a-table", NULL, NULL);
    write_text(test, "\xB1\xE0\xBA\xC5,\xD0\xD5\xC3\xFB\n1,\xFF\n");
    assert_refused(test, "table-file.not-a-table", NULL, NULL);
    write_bytes(test->path, "\xFF\xFE\x16\x7F\xF7", 5);
    assert_refused(test, "table-file.not-a-table", NULL, NULL);
}

static void nothing_below_the_heads_is_refused(void **state)
{
    static const char *const files[] = { "", "\n\n", "编号,姓名", "编号,姓名\n,\n , \n" };
    struct table_case *test = *state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        write_text(test, files[i]);
        assert_refused(test, "table-file.no-rows", NULL, NULL);
    }
}

static void a_missing_file_is_a_failure(void **state)
{
    struct table_case *test = *state;
    assert_int_equal(read_table(test), FAILED);
}

/* -- ceilings ------------------------------------------------------------------------------------------------------ */

static void write_repeated(struct table_case *test, const char *start, const char *piece, size_t times, const char *end)
{
    FILE *file = fopen(test->path, "we");
    assert_non_null(file);
    fputs(start, file);
    for (size_t i = 0; i < times; i++)
        fputs(piece, file);
    fputs(end, file);
    assert_int_equal(fclose(file), 0);
}

static void rows_have_a_ceiling(void **state)
{
    struct table_case *test = *state;
    write_repeated(test, "编号,姓名\n", "1,张三\n", TABLE_ROWS, "\n\n,\n");
    assert_int_equal(read_table(test), OK);
    assert_int_equal(test->table->row_count, TABLE_ROWS);
    write_repeated(test, "编号,姓名\n", "1,张三\n", TABLE_ROWS + 1, "");
    assert_refused(test, "table-file.too-many-rows", "20000", NULL);
    write_repeated(test, "名册\n编号,姓名\n", "1,张三\n", TABLE_ROWS + 1, "");
    assert_refused(test, "table-file.too-many-rows", "20000", NULL);
}

static void columns_have_a_ceiling(void **state)
{
    struct table_case *test = *state;
    write_repeated(test, "编号,姓名\n1,张三", ",", (size_t)TABLE_COLUMNS * 2, "\n");
    assert_int_equal(read_table(test), OK);
    write_repeated(test, "编号,姓名\n1,张三", ",", TABLE_COLUMNS - 1, "x\n");
    assert_refused(test, "table-file.too-many-columns", "BM2", "64");
}

static void cells_have_a_ceiling(void **state)
{
    struct table_case *test = *state;
    write_repeated(test, "编号,姓名\n1,", "长", TABLE_CELL / 3, "\n");
    assert_int_equal(read_table(test), OK);
    write_repeated(test, "编号,姓名\n1,", "长", TABLE_CELL / 3, "x\n");
    assert_refused(test, "table-file.cell-too-long", "B2", "4000");
    write_repeated(test, "编号,姓名\n1,\"", "长", TABLE_CELL, "\"\n");
    assert_refused(test, "table-file.cell-too-long", "B2", "4000");
}

static void the_whole_has_a_ceiling(void **state)
{
    struct table_case *test = *state;
    write_repeated(test, "编号,姓名\n1,张三\n", ",,,,,,,,,,,,,,,\n", TABLE_TEXT / 17, "");
    assert_int_equal(read_table(test), OK);
    write_repeated(test, "编号,姓名\n1,张三\n", "\n", TABLE_TEXT, "");
    assert_refused(test, "table-file.too-big", NULL, NULL);
    write_repeated(test, "编号,姓名\n1,张三\n", "1,𠀀,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,x\n",
                   TABLE_ROWS - 1, "");
    assert_int_equal(read_table(test), OK);
    assert_int_equal(test->table->row_count, TABLE_ROWS);
    char row[TABLE_COLUMNS * 5 + 1] = "";
    for (size_t i = 0; i < TABLE_COLUMNS; i++)
        memcpy(row + i * 5, i + 1 < TABLE_COLUMNS ? "éé," : "éé\n", 6);
    write_repeated(test, "编号,姓名\n1,张三\n", row, TABLE_ROWS - 1, "");
    assert_refused(test, "table-file.too-big", NULL, NULL);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(encodings_are_told_apart),
        TEST(rare_names_of_gb18030_are_read),
        TEST(the_separator_is_found),
        TEST(quotes_hold_separators_quotes_and_line_ends),
        TEST(an_open_quote_is_told_with_its_line),
        TEST(cells_are_clean_and_bad_ones_are_told),
        TEST(what_is_no_text_is_refused),
        TEST(nothing_below_the_heads_is_refused),
        TEST(a_missing_file_is_a_failure),
        TEST(rows_have_a_ceiling),
        TEST(columns_have_a_ceiling),
        TEST(cells_have_a_ceiling),
        TEST(the_whole_has_a_ceiling),
    };
    return cmocka_run_group_tests(tests, NULL, remove_folder);
}
