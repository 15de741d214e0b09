#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "chengxue/crypto.h"
#include "chengxue/features.h"
#include "exams/draw/lot.h"

#define BODY_MOST ((size_t)16 << 20)

struct checking {
    struct lot *lot;
    struct lot_paper drawn; /* the form that the rows are held against */
    int position;           /* the latest row of it */
    int form;               /* of the latest row */
    int64_t wrong;          /* forms that differ */
    bool differs;           /* the present one does */
    unsigned char *body;
};

/* Ends a form: one that has too few rows differs too. */
static void end_form(struct checking *checking)
{
    if (checking->form == 0)
        return;
    if (checking->position != checking->drawn.count)
        checking->differs = true;
    if (checking->differs)
        fprintf(stderr, "form %d is not what the seed draws\n", checking->form);
    checking->wrong += checking->differs;
}

static void begin_form(struct checking *checking, int form)
{
    end_form(checking);
    checking->differs = false;
    checking->position = 0;
    checking->form = form;
    while (!checking->differs && checking->drawn.form < form) {
        checking->differs = !lot_next(checking->lot, &checking->drawn);
        if (checking->drawn.form >= form)
            break;
        fprintf(stderr, "form %d is missing\n", checking->drawn.form);
        checking->wrong++;
    }
}

/* form, expected score, position, item version, score, order of choices */
static enum status take_row(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    (void)lengths;
    struct checking *checking = context;
    int form = (int)strtol(values[0], NULL, 10);
    if (form != checking->form)
        begin_form(checking, form);
    if (checking->differs || checking->position >= checking->drawn.count) {
        checking->differs = true;
        return OK;
    }
    const struct lot_item *item = &checking->drawn.items[checking->position++];
    checking->differs = strtol(values[1], NULL, 10) != checking->drawn.expected ||
                        strtol(values[2], NULL, 10) != checking->position ||
                        strtoll(values[3], NULL, 10) != checking->lot->pool->items[item->item].version ||
                        strtol(values[4], NULL, 10) != item->score || strcmp(values[5], item->order) != 0;
    return OK;
}

/* form, body, its hash: whether what candidates are sent is still what was frozen. */
static enum status take_body(void *context, int columns, const char *const *values, const size_t *lengths)
{
    (void)columns;
    struct checking *checking = context;
    char hash[SM3_HEX_SIZE] = "";
    z_stream stream = { .next_in = (Bytef *)(uintptr_t)values[1],
                        .avail_in = (uInt)lengths[1],
                        .next_out = checking->body,
                        .avail_out = BODY_MOST };
    if (inflateInit2(&stream, MAX_WBITS + 16) == Z_OK) {
        if (inflate(&stream, Z_FINISH) == Z_STREAM_END)
            sm3_hex(checking->body, stream.total_out, hash);
        inflateEnd(&stream);
    }
    if (strcmp(hash, values[2]) == 0)
        return OK;
    fprintf(stderr, "form %s has another body than was frozen\n", values[0]);
    checking->wrong++;
    return OK;
}

enum status papers_check(struct db *db, struct arena *arena, int64_t sitting, int64_t *papers, int64_t *wrong)
{
    struct lot lot;
    bool same;
    enum status got = db_get(db, NULL, SQL("SELECT COUNT(*) FROM paper WHERE sitting = ?"), "i:i", sitting, papers);
    if (got != OK || *papers == 0)
        return got == OK ? REFUSED : got;
    got = lot_open(db, arena, sitting, &lot, &same);
    if (got == OK && !same)
        return REFUSED;
    struct checking checking = { .lot = &lot, .body = arena_alloc(arena, BODY_MOST) };
    if (got == OK)
        got = db_each(
            db, take_row, &checking,
            SQL("SELECT p.form, p.expected, i.position, i.item_version, i.score, i.choice_order"
                "  FROM paper p JOIN paper_item i ON i.paper = p.id WHERE p.sitting = ? ORDER BY p.form, i.position"),
            "i", sitting);
    end_form(&checking);
    if (got == OK)
        got = db_each(db, take_body, &checking,
                      SQL("SELECT form, body, body_hash FROM paper WHERE sitting = ? ORDER BY form"), "i", sitting);
    *wrong = checking.wrong;
    return got;
}
