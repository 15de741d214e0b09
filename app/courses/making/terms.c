#include "chengxue/audit.h"
#include "chengxue/text.h"
#include "course.h"

static enum status refuse_number(struct request *req, const char *domain)
{
    bool found;
    char *name;
    enum status got = db_get(req->db, &found, SQL("SELECT name FROM bank_domain WHERE code = ?"), "s:s", domain, &name);
    return got == OK ? refuse_with(req, "course.test-number", found ? name : domain, NULL) : got;
}

static enum status add_part(struct request *req, int64_t version, const char *domain, const char *typed)
{
    int64_t items;
    if (typed[0] == '\0')
        return OK;
    if (!text_whole(typed, &items) || items < 0 || items > TEST_ITEMS_MOST)
        return refuse_number(req, domain);
    return items == 0 ? OK
                      : db_run(req->db,
                               SQL("INSERT INTO course_test_part (version, domain, items)"
                                   " SELECT ?, d.code, ? FROM bank_domain d WHERE d.code = ?"),
                               "iis", version, items, domain);
}

enum status course_terms(struct request *req, int64_t course, const struct test_terms *terms)
{
    int64_t version;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = course_take_draft(req, course, &version);
    if (got == OK)
        got = db_run(req->db, SQL("UPDATE course_version SET must_see = ?, pass = ?, pause_minutes = ? WHERE id = ?"),
                     "iiii", terms->must_see, terms->pass, terms->pause_minutes, version);
    if (got == OK)
        got = db_run(req->db, SQL("DELETE FROM course_test_part WHERE version = ?"), "i", version);
    for (size_t i = 0; got == OK && i < terms->count; i++)
        got = add_part(req, version, terms->domains[i], terms->items[i]);
    if (got == OK)
        got = audit(req, "course.terms", "course", course, NULL);
    return db_end(req->db, got);
}

enum status course_version_show(struct request *req, int64_t version)
{
    enum status got = db_rows(
        req->db, req->page, "version", NULL,
        SQL("SELECT v.id, v.number, v.must_see, v.pass, v.pause_minutes, v.published_at,"
            "       (SELECT SUM(p.items) FROM course_test_part p WHERE p.version = v.id) AS test_items,"
            "       (SELECT SUM(l.seconds) FROM lesson l WHERE l.version = v.id) AS seconds"
            "  FROM course_version v WHERE v.id = ?"),
        "i", version);
    if (got == OK)
        got = db_rows(req->db, req->page, "lesson", NULL,
                      SQL("SELECT l.id, l.position, l.kind, l.title, l.seconds, l.url, f.name AS file_name, f.bytes,"
                          "       (SELECT COUNT(*) FROM lesson_question q WHERE q.lesson = l.id) AS questions"
                          "  FROM lesson l LEFT JOIN kept_file f ON f.id = l.kept_file WHERE l.version = ?"
                          " ORDER BY l.position LIMIT 200"),
                      "i", version);
    return got == OK
               ? db_rows(req->db, req->page, "test-part", NULL,
                         SQL("SELECT d.code, d.name, p.items, (SELECT COUNT(*) FROM" ITEMS_TO_DRAW
                             "WHERE v.domain = d.code) AS stock"
                             "  FROM bank_domain d LEFT JOIN course_test_part p ON p.domain = d.code AND p.version = ?"
                             " ORDER BY d.position"),
                         "i", version)
               : got;
}
