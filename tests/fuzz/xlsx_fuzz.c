/*
 * Any bytes as a workbook. What begins like an archive is read as it is. Anything else is the text of up to four parts
 * (sheet, shared strings, styles, workbook) with a form feed between them, which are packed first, so that the fuzzer
 * need not guess check sums.
 */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "files/xlsx.h"

#define SEPARATOR '\f'
#define RELATION(id, type, part) "<Relationship Id='" id "' Type='x/" type "' Target='/" part "'/>"

static const char *const names[] = { "sheet", "strings", "styles", "workbook" };
static const char *const frame[][2] = {
    { "[Content_Types].xml", "<Types><Override PartName='/workbook' ContentType='x.sheet.main+xml'/></Types>" },
    { "_rels/.rels", "<Relationships>" RELATION("r1", "officeDocument", "workbook") "</Relationships>" },
    { "_rels/workbook.rels",
      "<Relationships>" RELATION("r1", "worksheet", "sheet") RELATION("r2", "sharedStrings", "strings")
          RELATION("r3", "styles", "styles") "</Relationships>" },
};
static const char usual_workbook[] = "<workbook><sheets><sheet id='r1'/></sheets></workbook>";

static char path[] = "/tmp/chengxue-fuzz.XXXXXX";

static void remove_file(void)
{
    unlink(path);
}

static void add(zip_t *zip, const char *name, const void *bytes, size_t length)
{
    zip_source_t *source = zip_source_buffer(zip, bytes, length, 0);
    zip_int64_t index = zip_file_add(zip, name, source, 0);
    assert(index >= 0);
    zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
}

static void pack(const uint8_t *bytes, size_t length)
{
    int error = 0;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);
    assert(zip != NULL);
    for (size_t i = 0; i < sizeof frame / sizeof *frame; i++)
        add(zip, frame[i][0], frame[i][1], strlen(frame[i][1]));
    for (size_t i = 0; i < 4; i++) {
        const uint8_t *end = length == 0 ? NULL : memchr(bytes, SEPARATOR, length);
        size_t size = end == NULL ? length : (size_t)(end - bytes);
        if (i == 3 && size == 0)
            add(zip, names[i], usual_workbook, strlen(usual_workbook));
        else
            add(zip, names[i], bytes, size);
        bytes += size + (end != NULL);
        length -= size + (end != NULL);
    }
    int closed = zip_close(zip);
    assert(closed == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (strstr(path, "XXXXXX") != NULL) {
        close(mkstemp(path));
        atexit(remove_file);
    }
    if (length > 2 && memcmp(bytes, "PK", 2) == 0) {
        FILE *file = fopen(path, "we");
        assert(file != NULL);
        fwrite(bytes, 1, length, file);
        fclose(file);
    } else {
        pack(bytes, length);
    }
    struct arena *arena = arena_new(TABLE_ARENA);
    struct table_wrong wrong;
    xlsx_read(table_builder_new(arena, &wrong), path);
    arena_free(arena);
    return 0;
}
