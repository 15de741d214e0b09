#include "table_columns.h"

#include <string.h>

#include "chengxue/text.h"
#include "chengxue/words.h"

#define MESSAGE_SIZE 1000 /* bytes of the names in one message */

/* The accepted heads of a column, as they stand in words.xml. */
static const char *accepted_heads(struct arena *arena, const struct table_column *column)
{
    return word(arena_printf(arena, "column.%s", column->name));
}

const char *table_column_head(struct arena *arena, const struct table_column *column)
{
    const char *heads = accepted_heads(arena, column);
    return arena_copy_bytes(arena, heads, strcspn(heads, "|"));
}

/* A folded head without what people add to mark or explain it: "*姓名", "出生日期(年-月-日)". */
static const char *without_remark(struct arena *arena, const char *folded)
{
    folded += strspn(folded, "*");
    return arena_copy_bytes(arena, folded, strcspn(folded, "(*"));
}

static bool accepts(struct arena *arena, const struct table_column *column, const char *folded)
{
    for (const char *at = accepted_heads(arena, column); *at != '\0';) {
        size_t length = strcspn(at, "|");
        if (strcmp(text_fold(arena, arena_copy_bytes(arena, at, length)), folded) == 0)
            return true;
        at += length + (at[length] == '|');
    }
    return false;
}

/* The index of the caller's column that a head names; -1 when it names none. */
static int column_of_head(struct arena *arena, const struct table_column *columns, const char *head)
{
    const char *folded = text_fold(arena, head);
    for (int remark = 0; remark < 2; remark++) {
        for (int i = 0; columns[i].name != NULL; i++) {
            if (accepts(arena, &columns[i], folded))
                return i;
        }
        folded = without_remark(arena, folded);
    }
    return -1;
}

static bool has_cells(const struct table *table, size_t column)
{
    for (size_t i = 0; i < table->row_count; i++) {
        if (table->rows[i].cells[column][0] != '\0')
            return true;
    }
    return false;
}

/* Gives a column of the file to the caller's that its head names, or keeps it as unknown. */
static bool place_column(struct table_builder *builder, const struct table_column *columns, struct table *table,
                         int *places, const char **unknown, size_t column)
{
    const char *head = table->heads.cells[column];
    int found = *head == '\0' ? -1 : column_of_head(builder->arena, columns, head);
    if (found >= 0 && places[found] >= 0)
        return table_refuse(builder, "table-file.column-twice", table->heads.cells[places[found]], head);
    if (found >= 0)
        places[found] = (int)column;
    else if (*head != '\0')
        unknown[table->unknown_count++] = head;
    else if (has_cells(table, column))
        unknown[table->unknown_count++] = table_column_letters(builder->arena, column);
    return true;
}

static bool all_there(struct table_builder *builder, const struct table_column *columns, const int *places)
{
    struct buffer *names = buffer_new(builder->arena, MESSAGE_SIZE);
    for (size_t i = 0; columns[i].name != NULL; i++) {
        if (!columns[i].required || places[i] >= 0)
            continue;
        if (names->length > 0)
            buffer_text(names, word("table-file.and"));
        buffer_text(names, table_column_head(builder->arena, &columns[i]));
    }
    return names->length == 0 || table_refuse(builder, "table-file.columns-missing", names->bytes, NULL);
}

bool table_find_columns(struct table_builder *builder, const struct table_column *columns, struct table *table)
{
    size_t count = 0;
    while (columns[count].name != NULL)
        count++;
    int *places = arena_alloc(builder->arena, (count + 1) * sizeof *places);
    for (size_t i = 0; i < count; i++)
        places[i] = -1;
    const char **unknown = arena_alloc(builder->arena, TABLE_COLUMNS * sizeof *unknown);
    table->places = places;
    table->unknown = unknown;
    for (size_t i = 0; i < TABLE_COLUMNS; i++) {
        if (!place_column(builder, columns, table, places, unknown, i))
            return false;
    }
    return all_there(builder, columns, places);
}
