#include "statistics.h"

#include "chengxue/features.h"

enum status statistics_ask(struct db *db, int64_t sitting, int64_t asker, int64_t *job)
{
    return job_ask(db, "statistics", sitting, asker, job);
}

enum status statistics_show(struct request *req, int64_t sitting)
{
    enum status got = db_rows(
        req->db, req->page, "statistics", NULL,
        SQL("SELECT sat, passed, ROUND(100 * passed / sat, 1) AS pass_rate, ROUND(mean) AS mean, ROUND(sd) AS sd, least,"
            "       most, made_at FROM sitting_statistics WHERE sitting = ? AND sat > 0"),
        "i", sitting);
    if (got == OK) /* in tenths of the full score; the full score itself belongs to the last */
        got = db_rows(req->db, req->page, "band", NULL,
                      SQL("SELECT CONCAT(10 * n.band, '–', 10 * n.band + 10) AS band, COUNT(r.attempt) AS candidates"
                          "  FROM JSON_TABLE('[0,1,2,3,4,5,6,7,8,9]', '$[*]' COLUMNS (band INT PATH '$')) n"
                          "  LEFT JOIN result r ON r.sitting = ? AND LEAST(9, FLOOR(10 * r.score / r.total)) = n.band"
                          " GROUP BY n.band ORDER BY n.band"),
                      "i", sitting);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "form", NULL,
            SQL("SELECT form, sat, items AS count, ROUND(mean) AS mean, ROUND(sd) AS sd, ROUND(alpha, 2) AS alpha, kr20,"
                "       ROUND(sem) AS sem FROM paper_statistics WHERE sitting = ? ORDER BY form LIMIT 200"),
            "i", sitting);
    return got;
}

#define ITEMS                                                                                                          \
    " FROM item_statistics t JOIN bank_version v ON v.id = t.item_version JOIN bank_item i ON i.id = v.item"           \
    " WHERE t.sitting = ? AND (? = 0 OR t.too_hard + t.too_easy + t.weak + t.doubtful > 0)"

enum status statistics_items(struct request *req, int64_t sitting, bool only_flagged, int64_t page)
{
    int64_t flagged = only_flagged;
    enum status got = db_rows(
        req->db, req->page, "item", NULL,
        SQL("SELECT v.id, i.code, v.type, v.stem, t.sat, ROUND(t.p, 2) AS p, ROUND(t.r, 2) AS r, t.left_out, t.too_hard,"
            "       t.too_easy, t.weak, t.doubtful" ITEMS
            " ORDER BY t.doubtful DESC, t.weak DESC, t.too_hard DESC, t.too_easy DESC, t.p, i.code LIMIT ? OFFSET ?"),
        "iiii", sitting, flagged, req->list_size, list_start(req, page));
    return got == OK ? list_count(req, page, SQL("SELECT COUNT(*)" ITEMS), "ii", sitting, flagged) : got;
}

enum status statistics_item(struct request *req, int64_t sitting, int64_t version)
{
    enum status got = db_rows(
        req->db, req->page, "figures", NULL,
        SQL("SELECT sat, ROUND(p, 2) AS p, ROUND(r, 2) AS r, left_out, too_hard, too_easy, weak, doubtful"
            "  FROM item_statistics WHERE sitting = ? AND item_version = ?"),
        "ii", sitting, version);
    if (got == OK)
        got = db_rows(req->db, req->page, "taken", NULL,
                      SQL("SELECT c.choice, c.chosen, ROUND(100 * c.chosen / t.sat, 1) AS percent, c.top, c.bottom,"
                          "       INSTR(v.answer_key, c.choice) > 0 AS right_one"
                          "  FROM choice_statistics c JOIN bank_version v ON v.id = c.item_version"
                          "  JOIN item_statistics t ON t.sitting = c.sitting AND t.item_version = c.item_version"
                          " WHERE c.sitting = ? AND c.item_version = ? ORDER BY c.choice"),
                      "ii", sitting, version);
    return got;
}
