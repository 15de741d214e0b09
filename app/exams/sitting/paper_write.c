#include <libxml/tree.h>
#include <string.h>
#include <zlib.h>

#include "chengxue/buffer.h"
#include "chengxue/crypto.h"
#include "chengxue/log.h"
#include "paper_body.h"
#include "papers.h"

#define ITEMS_JSON_MOST ((size_t)64 << 10)

struct paper_writer {
    struct db *db;
    struct arena *arena;
    const struct paper_terms *terms;
    const struct pool *pool;
    struct paper_texts *texts;
    xmlBuffer *xhtml; /* used again for each paper */
    unsigned char *packed;
    size_t packed_room;
    struct buffer *items; /* of one paper, as JSON */
};

static void free_xhtml(void *xhtml)
{
    xmlBufferFree(xhtml);
}

struct paper_writer *paper_writer_new(struct db *db, struct arena *arena, const struct paper_terms *terms,
                                      const struct pool *pool)
{
    struct paper_writer *writer = arena_alloc(arena, sizeof *writer);
    *writer = (struct paper_writer){ .db = db, .arena = arena, .terms = terms, .pool = pool };
    writer->texts = paper_texts_new(db, arena, pool, terms->multiple_rule);
    writer->xhtml = xmlBufferCreateSize((size_t)256 << 10);
    arena_defer(arena, free_xhtml, writer->xhtml);
    writer->items = buffer_new(arena, ITEMS_JSON_MOST);
    return writer;
}

/* The XHTML as gzip (RFC 1952), as it is sent to browsers. */
static enum status pack(struct paper_writer *writer, size_t *length)
{
    z_stream stream = { .next_in = (Bytef *)(uintptr_t)xmlBufferContent(writer->xhtml),
                        .avail_in = (uInt)xmlBufferLength(writer->xhtml) };
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        log_error("event=\"no memory to pack a paper\"");
        return FAILED;
    }
    size_t most = deflateBound(&stream, stream.avail_in);
    if (most > writer->packed_room) {
        writer->packed_room = most * 2;
        writer->packed = arena_alloc(writer->arena, writer->packed_room);
    }
    stream.next_out = writer->packed;
    stream.avail_out = (uInt)writer->packed_room;
    int got = deflate(&stream, Z_FINISH);
    *length = stream.total_out;
    deflateEnd(&stream);
    return got == Z_STREAM_END ? OK : FAILED;
}

static enum status insert_paper(struct paper_writer *writer, const struct lot_paper *paper, int64_t *id)
{
    char hash[SM3_HEX_SIZE];
    size_t length;
    xmlBufferEmpty(writer->xhtml);
    enum status got = paper_body(writer->texts, paper, writer->xhtml);
    if (got == OK)
        got = pack(writer, &length);
    if (got != OK)
        return got;
    sm3_hex(xmlBufferContent(writer->xhtml), (size_t)xmlBufferLength(writer->xhtml), hash);
    got = db_run(writer->db,
                 SQL("INSERT INTO paper (sitting, form, items, total, expected, body, body_hash, made_at)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))"),
                 "iiiiibs", writer->terms->sitting, (int64_t)paper->form, (int64_t)paper->count, (int64_t)paper->total,
                 (int64_t)paper->expected, writer->packed, length, hash);
    *id = db_made(writer->db);
    return got;
}

enum status paper_write(struct paper_writer *writer, const struct lot_paper *paper, int64_t *id)
{
    enum status got = insert_paper(writer, paper, id);
    if (got != OK)
        return got;
    /* All rows of a paper in one statement. */
    struct buffer *json = writer->items;
    json->length = 0;
    for (int i = 0; i < paper->count; i++)
        buffer_printf(json, "%s[%lld,%d,\"%s\"]", i == 0 ? "[" : ",",
                      (long long)writer->pool->items[paper->items[i].item].version, paper->items[i].score,
                      paper->items[i].order);
    buffer_text(json, "]");
    return db_run(
        writer->db,
        SQL("INSERT INTO paper_item (paper, position, item_version, score, choice_order)"
            " SELECT ?, j.position, j.version, j.score, j.choices"
            "   FROM JSON_TABLE(?, '$[*]' COLUMNS (position FOR ORDINALITY, version BIGINT PATH '$[0]',"
            "                                      score INT PATH '$[1]', choices VARCHAR(16) PATH '$[2]')) j"),
        "is", *id, json->bytes);
}

enum status paper_give(struct paper_writer *writer, int64_t candidate, int64_t paper, int items)
{
    return db_run(writer->db,
                  SQL("INSERT INTO attempt (id, sitting, officer, room, paper, items, seconds, grace_seconds)"
                      " SELECT c.id, c.sitting, c.officer, c.room, ?, ?, ?, ? FROM candidate c WHERE c.id = ?"),
                  "iiiii", paper, (int64_t)items, writer->terms->seconds, writer->terms->grace, candidate);
}
