/* What the tests of tables share: a folder of their own with the words of columns, and ways to make and read files. */
#ifndef TABLE_CASE_H
#define TABLE_CASE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include <cmocka.h> /* needs the headers above it */

#include "chengxue/table_file.h"

/* Columns of a test, and the heads that words.xml gives them. */
enum { NUMBER, NAME, UNIT, ENTRY, NOTE };
static const struct table_column test_columns[] = { { "number", true }, { "name", true },  { "unit", false },
                                                    { "entry", false }, { "note", false }, { 0 } };

#define WORDS                                                                                                          \
    "<words xmlns=\"urn:chengxue:words:1\"><word key=\"column.number\">执法编号|编号|工号</word>"              \
    "<word key=\"column.name\">姓名</word><word key=\"column.unit\">单位|所在单位</word>"                      \
    "<word key=\"column.entry\">入职日期</word><word key=\"column.note\">备注|Note</word>"                       \
    "<word key=\"table-file.and\">、</word></words>"

struct table_case {
    char folder[64];
    char path[96]; /* of the file that is being read */
    struct arena *arena;
    struct table *table;
    struct table_wrong wrong;
};

static inline void write_bytes(const char *path, const void *bytes, size_t length)
{
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static inline int set_up(void **state)
{
    static struct table_case test;
    static const char key[32];
    char path[96];
    if (test.folder[0] == '\0') { /* the words are read once a process */
        snprintf(test.folder, sizeof test.folder, "/tmp/chengxue-table.XXXXXX");
        assert_non_null(mkdtemp(test.folder));
        snprintf(path, sizeof path, "%s/secret", test.folder);
        assert_int_equal(mkdir(path, 0700), 0);
        snprintf(path, sizeof path, "%s/secret/key", test.folder);
        write_bytes(path, key, sizeof key);
        snprintf(path, sizeof path, "%s/secret/db-password", test.folder);
        write_bytes(path, "x", 1);
        snprintf(path, sizeof path, "%s/words.xml", test.folder);
        write_bytes(path, WORDS, strlen(WORDS));
        setenv("CHENGXUE_HOME", test.folder, 1);
        setenv("CHENGXUE_TEMPLATES", test.folder, 1);
    }
    snprintf(test.path, sizeof test.path, "%s/table", test.folder);
    test.arena = arena_new(TABLE_ARENA);
    test.table = NULL;
    *state = &test;
    return 0;
}

static inline int tear_down(void **state)
{
    struct table_case *test = *state;
    unlink(test->path);
    arena_free(test->arena);
    return 0;
}

static inline int remove_folder(void **state)
{
    static const char *const files[] = { "secret/key", "secret/db-password", "words.xml", "secret", "" };
    char path[96];
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        snprintf(path, sizeof path, "%s/%s", getenv("CHENGXUE_HOME"), files[i]);
        assert_int_equal(remove(path), 0);
    }
    return 0;
}

/* Reads the test's file. */
static inline enum status read_table(struct table_case *test)
{
    return table_read(test->arena, test->path, test_columns, &test->table, &test->wrong);
}

static inline void assert_refused(struct table_case *test, const char *key, const char *zero, const char *one)
{
    assert_int_equal(read_table(test), REFUSED);
    assert_string_equal(test->wrong.key, key);
    if (zero != NULL)
        assert_string_equal(test->wrong.zero, zero);
    if (one != NULL)
        assert_string_equal(test->wrong.one, one);
}

static inline void assert_value(struct table_case *test, size_t row, size_t column, const char *value)
{
    assert_true(row < test->table->row_count);
    assert_string_equal(table_value(test->table, &test->table->rows[row], column), value);
}

/* -- packages part by part ----------------------------------------------------------------------------------------- */

struct part {
    const char *name;
    const char *text; /* NULL leaves the part out */
};

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define SPREADSHEET "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define SHEET_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
#define TYPES(main)                                                                                                    \
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" "        \
    "ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"" main "\"/></Types>"
#define RELATIONS(list)                                                                                                \
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" list "</Relationships>"
#define RELATION(id, type, target) "<Relationship Id=\"" id "\" Type=\"" OFFICE "/" type "\" Target=\"" target "\"/>"
#define SHEET(rows) "<worksheet xmlns=\"" SPREADSHEET "\"><sheetData>" rows "</sheetData></worksheet>"
#define HEADS                                                                                                          \
    "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>编号</t></is></c>"                                              \
    "<c r=\"B1\" t=\"inlineStr\"><is><t>姓名</t></is></c></row>"

enum { TYPES_PART, ROOT_PART, WORKBOOK_PART, WORKBOOK_RELATIONS_PART, SHEET_PART, STRINGS_PART, STYLES_PART, PARTS };

/* A workbook of one sheet with two columns; a test changes a part of it. */
static inline void plain_parts(struct part parts[PARTS])
{
    const struct part plain[PARTS] = {
        [TYPES_PART] = { "[Content_Types].xml", TYPES(SHEET_TYPE) },
        [ROOT_PART] = { "_rels/.rels", RELATIONS(RELATION("rId1", "officeDocument", "xl/workbook.xml")) },
        [WORKBOOK_PART] = { "xl/workbook.xml",
                            "<workbook xmlns=\"" SPREADSHEET "\" xmlns:r=\"" OFFICE "\"><sheets><sheet name=\"人员\" "
                            "sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>" },
        [WORKBOOK_RELATIONS_PART] = { "xl/_rels/workbook.xml.rels",
                                      RELATIONS(RELATION("rId1", "worksheet", "worksheets/sheet1.xml")
                                                    RELATION("rId2", "sharedStrings", "sharedStrings.xml")
                                                        RELATION("rId3", "styles", "styles.xml")) },
        [SHEET_PART] = { "xl/worksheets/sheet1.xml",
                         SHEET(HEADS
                               "<row r=\"2\"><c r=\"A2\"><v>310101001</v></c><c r=\"B2\" t=\"s\"><v>0</v></c></row>") },
        [STRINGS_PART] = { "xl/sharedStrings.xml", "<sst xmlns=\"" SPREADSHEET "\"><si><t>张三</t></si></sst>" },
        [STYLES_PART] = { "xl/styles.xml", "<styleSheet xmlns=\"" SPREADSHEET "\"/>" },
    };
    memcpy(parts, plain, sizeof plain);
}

static inline void write_package(const char *path, const struct part *parts, size_t count, const char *password)
{
    int error = 0;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);
    assert_non_null(zip);
    for (size_t i = 0; i < count; i++) {
        if (parts[i].text == NULL)
            continue;
        zip_source_t *source = zip_source_buffer(zip, parts[i].text, strlen(parts[i].text), 0);
        zip_int64_t index = zip_file_add(zip, parts[i].name, source, ZIP_FL_OVERWRITE);
        assert_true(index >= 0);
        if (password != NULL)
            assert_int_equal(zip_file_set_encryption(zip, (zip_uint64_t)index, ZIP_EM_AES_256, password), 0);
    }
    assert_int_equal(zip_close(zip), 0);
}

#endif
