#include "notice.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "chengxue/config.h"
#include "chengxue/notices.h"
#include "chengxue/page.h"

#define CODE_LETTERS "abcdefghijklmnopqrstuvwxyz0123456789.-"
#define COUNTED_MOST 100 /* the bell says 99+ from there */

/* -- telling --------------------------------------------------------------------------------------------------------- */

/* INSERT IGNORE would cut what is too long: nobody may call with it. */
static bool well_formed(const struct notice *notice)
{
    return strlen(notice->kind) <= 64 && strspn(notice->kind, CODE_LETTERS) == strlen(notice->kind) &&
           notice->key[0] != '\0' && strlen(notice->key) <= 64 && strlen(notice->link) <= 200 &&
           notice->link[0] == '/' && notice->link[1] != '/';
}

/* Those told just now, which have ids from `first` on, by each way that is set up. */
static enum status send_out(struct db *db, const struct notice *notice, const char *officers, int64_t first)
{
    enum status got = OK;
    if (config()->smtp_url[0] != '\0')
        got = db_run(db,
                     SQL("INSERT INTO notice_delivery (notice, way, not_before)"
                         " SELECT n.id, 'email', UTC_TIMESTAMP(6) FROM (SELECT DISTINCT id FROM" ID_LIST "l) j"
                         "   JOIN notice n ON n.officer = j.id AND n.kind = ? AND n.notice_key = ? AND n.id >= ?"
                         "   JOIN officer_email e ON e.id = n.officer"),
                     "sssi", officers, notice->kind, notice->key, first);
    if (got == OK && config()->hook_url[0] != '\0')
        got = db_run(db,
                     SQL("INSERT INTO notice_delivery (notice, way, not_before)"
                         " SELECT n.id, 'hook', UTC_TIMESTAMP(6) FROM (SELECT DISTINCT id FROM" ID_LIST "l) j"
                         "   JOIN notice n ON n.officer = j.id AND n.kind = ? AND n.notice_key = ? AND n.id >= ?"),
                     "sssi", officers, notice->kind, notice->key, first);
    return got;
}

static enum status tell(struct db *db, const struct notice *notice, const char *officers, int64_t *sent)
{
    assert(well_formed(notice));
    enum status got = db_run(
        db,
        SQL("INSERT IGNORE INTO notice (officer, kind, notice_key, link, facts, urgent, sender, at)"
            " SELECT o.id, ?, ?, ?, ?, ?, NULLIF(?, 0), UTC_TIMESTAMP(6)"
            "   FROM (SELECT DISTINCT id FROM" ID_LIST "l) j JOIN officer o ON o.id = j.id ORDER BY o.id"),
        "ssssiis", notice->kind, notice->key, notice->link, notice->facts, (int64_t)notice->urgent, notice->sender,
        officers);
    *sent = got == OK ? db_changed(db) : 0;
    return *sent > 0 ? send_out(db, notice, officers, db_made(db)) : got;
}

enum status notice_send(struct db *db, const struct notice *notice)
{
    int64_t sent;
    char list[32];
    snprintf(list, sizeof list, "[%lld]", (long long)notice->officer);
    return tell(db, notice, list, &sent);
}

enum status notice_send_many(struct db *db, struct arena *arena, const struct notice *notice, const int64_t *officers,
                             size_t count, int64_t *sent)
{
    int64_t told;
    return tell(db, notice, db_id_list(arena, officers, count), sent != NULL ? sent : &told);
}

/* -- reading: of no interest to anybody else, so none of it stands in the audit --------------------------------------- */

enum status notices_frame(struct request *req)
{
    int64_t unread;
    enum status got = db_get(
        req->db, NULL, SQL("SELECT COUNT(*) FROM (SELECT 1 FROM notice WHERE officer = ? AND unread = 1 LIMIT ?) n"),
        "ii:i", req->viewer, (int64_t)COUNTED_MOST, &unread);
    if (got == OK)
        page_number(page_add(req->page, "notices"), "unread", unread);
    return got;
}

enum status notice_open(struct request *req, int64_t notice, char **link)
{
    bool found;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_get(req->db, &found, SQL("SELECT link FROM notice WHERE id = ? AND officer = ?"), "ii:s",
                             notice, req->viewer, link);
    if (got == OK && !found)
        got = not_found(req);
    if (got == OK)
        got = db_run(
            req->db,
            SQL("UPDATE notice SET unread = NULL, read_at = UTC_TIMESTAMP(6) WHERE id = ? AND officer = ? AND unread = 1"),
            "ii", notice, req->viewer);
    return db_end(req->db, got);
}

enum status notices_read_all(struct request *req, int64_t last)
{
    if (!db_begin(req->db))
        return FAILED;
    enum status got = db_run(
        req->db,
        SQL("UPDATE notice SET unread = NULL, read_at = UTC_TIMESTAMP(6) WHERE officer = ? AND unread = 1 AND id <= ?"),
        "ii", req->viewer, last);
    return db_end(req->db, got);
}
