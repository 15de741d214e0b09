#include "chengxue/features.h"
#include "chengxue/page.h"
#include "chengxue/scope.h"
#include "officer.h"
#include "role.h"
#include "unit.h"

static const struct param officer_params[] = { { "officer", PARAM_ID, REQUIRED }, { 0 } };

/* The person, and what the viewer may do: manage, and handle the account. Only who manages sees the whole telephone. */
static enum status officer_head(struct request *req)
{
    int64_t rows;
    const char *manage = right_name(MAY_MANAGE_PEOPLE);
    enum status got = db_rows(
        req->db, req->page, "officer", &rows,
        SQL("SELECT p.id, p.number, p.name, p.post, p.grade, p.entered_on AS entered, p.left_on, p.from_on, p.unit AS unit_id,"
            "       u.name AS unit, up.path, IF(s.manages OR CHAR_LENGTH(p.phone) < 8, IF(s.manages, p.phone, '****'),"
            "         CONCAT(LEFT(p.phone, 3), '****', RIGHT(p.phone, 4))) AS phone,"
            "       IF(s.manages OR p.email IS NULL, p.email, CONCAT('****', SUBSTRING(p.email, LOCATE('@', p.email)))) AS email,"
            "       IF(s.manages, 1, NULL) AS manage, IF(s.manages AND p.id <> ? AND" NOT_WIDER(
                "p.id") ", 1, NULL) AS handle,"
                        "       IF(p.left_on IS NULL, 'active', 'left') AS state"
                        "  FROM officer_place p JOIN unit u ON u.id = p.unit JOIN unit_path up ON up.id = p.unit"
                        "  JOIN (SELECT EXISTS (SELECT 1 FROM officer_place q JOIN viewer_scope ms ON ms.unit = q.unit"
                        "          WHERE q.id = ? AND ms.viewer = ? AND ms.right_name = ?) AS manages) s"
                        " WHERE p.id = ? AND p.unit" IN_SCOPE),
        "iiiiisiis", req->viewer, req->viewer, req->viewer, param_id(req, "officer"), req->viewer, manage,
        param_id(req, "officer"), req->viewer, right_name(MAY_VIEW_PEOPLE));
    return got == OK && rows == 0 ? not_found(req) : got;
}

static enum status officer_account(struct request *req, int64_t officer)
{
    return db_rows(
        req->db, req->page, "account", NULL,
        SQL("SELECT IF(a.must_change, 'must-change', 'active') AS state, IF(a.totp IS NULL, NULL, 1) AS factor,"
            "       (SELECT COUNT(*) FROM session s WHERE s.officer = a.officer AND s.ended_at IS NULL"
            "           AND s.ends_at > UTC_TIMESTAMP(6)) AS sessions,"
            "       (SELECT MAX(s.opened_at) FROM session s WHERE s.officer = a.officer) AS opened_at"
            "  FROM account a WHERE a.officer = ?"),
        "i", officer);
}

/*
 * What became of the officer, the latest first: the places, which are known from the first day on, each with how the
 * officer came there when that is known; other events beside them, those that were taken back too.
 */
static enum status officer_past(struct request *req, int64_t officer)
{
    return db_rows(
        req->db, req->page, "past", NULL,
        SQL("SELECT * FROM ("
            "  SELECT 'place' AS kind, m.from_on AS at, m.to_on AS until, NULL AS was, up.path AS became,"
            "         (SELECT MAX(e.kind) FROM personnel_happened e WHERE e.officer = m.officer AND e.undone = 0"
            "             AND e.on_date = m.from_on AND e.kind IN ('hired', 'returned', 'moved')) AS came,"
            "         NULL AS undone, m.id AS turn FROM membership m JOIN unit_path up ON up.id = m.unit"
            "   WHERE m.officer = ? AND (m.to_on IS NULL OR m.to_on >= m.from_on)"
            "  UNION ALL"
            "  SELECT e.kind, e.on_date, NULL, e.was, e.became, NULL, NULLIF(e.undone, 0), e.id"
            "    FROM personnel_happened e"
            "   WHERE e.officer = ? AND (e.undone = 1 OR e.kind IN ('post', 'grade', 'left'))) p"
            " ORDER BY p.at DESC, p.kind = 'place', p.turn DESC LIMIT 200"),
        "ii", officer, officer);
}

static enum status officer_page(struct request *req)
{
    int64_t officer = param_id(req, "officer");
    enum status got = officer_head(req);
    if (got == OK)
        got = officer_past(req, officer);
    if (got == OK)
        got = db_rows(
            req->db, req->page, "role", NULL,
            SQL("SELECT g.id, g.role, u.name AS unit, g.granted_at, g.ended_at, IF(g.current = 1, 'active', 'ended') AS state"
                "  FROM role_grant g JOIN unit u ON u.id = g.unit WHERE g.officer = ?"
                " ORDER BY g.current DESC, g.id DESC LIMIT 100"),
            "i", officer);
    return got == OK ? officer_account(req, officer) : got;
}

/* -- making and editing ------------------------------------------------------------------------------------------ */

static const struct param new_page_params[] = { { "unit", PARAM_ID, OPTIONAL }, { 0 } };

static const struct param new_params[] = {
    { "number", PARAM_TEXT, REQUIRED, .max = 30 },
    { "name", PARAM_TEXT, REQUIRED, .max = 50 },
    { "unit", PARAM_ID, REQUIRED },
    { "from", PARAM_DATE, OPTIONAL },
    { "post", PARAM_TEXT, OPTIONAL, .max = 50 },
    { "grade", PARAM_TEXT, OPTIONAL, .max = 50 },
    { "phone", PARAM_TEXT, OPTIONAL, .max = 30 },
    { "email", PARAM_TEXT, OPTIONAL, .max = 100 },
    { "entered", PARAM_DATE, OPTIONAL },
    { 0 },
};

static const struct param edit_params[] = {
    { "officer", PARAM_ID, REQUIRED },
    { "number", PARAM_TEXT, REQUIRED, .max = 30 },
    { "name", PARAM_TEXT, REQUIRED, .max = 50 },
    { "post", PARAM_TEXT, OPTIONAL, .max = 50 },
    { "grade", PARAM_TEXT, OPTIONAL, .max = 50 },
    { "phone", PARAM_TEXT, OPTIONAL, .max = 30 },
    { "email", PARAM_TEXT, OPTIONAL, .max = 100 },
    { "entered", PARAM_DATE, OPTIONAL },
    { 0 },
};

static struct officer_facts posted_facts(struct request *req)
{
    return (struct officer_facts){
        .number = param_text(req, "number"),
        .name = param_text(req, "name"),
        .phone = param_text(req, "phone"),
        .email = param_text(req, "email"),
        .post = param_text(req, "post"),
        .grade = param_text(req, "grade"),
        .entered = param_text(req, "entered"),
    };
}

static enum status new_page(struct request *req)
{
    return unit_choices(req, MAY_MANAGE_PEOPLE, req->page, "unit-choice");
}

static enum status new_post(struct request *req)
{
    struct officer_facts facts = posted_facts(req);
    int64_t officer;
    enum status got = officer_make(req, &facts, param_id(req, "unit"), param_text(req, "from"), &officer);
    return got == OK ? request_redirect(req, "officer.made", "/officers/%lld", (long long)officer) : got;
}

static enum status done(struct request *req, enum status got, const char *words)
{
    return got == OK ? request_redirect(req, words, "/officers/%lld", (long long)param_id(req, "officer")) : got;
}

/* The page of a form about one officer: the right that its route asks for must hold for this officer too. */
static enum status form_page(struct request *req)
{
    enum status got = officer_in_scope(req, MAY_MANAGE_PEOPLE, param_id(req, "officer"));
    return got == OK ? officer_head(req) : got;
}

static enum status edit_post(struct request *req)
{
    struct officer_facts facts = posted_facts(req);
    return done(req, officer_edit(req, param_id(req, "officer"), &facts), "officer.saved");
}

/* -- moving and leaving ------------------------------------------------------------------------------------------ */

static const struct param transfer_params[] = {
    { "officer", PARAM_ID, REQUIRED }, { "unit", PARAM_ID, REQUIRED }, { "from", PARAM_DATE, REQUIRED }, { 0 }
};
static const struct param leave_params[] = { { "officer", PARAM_ID, REQUIRED },
                                             { "last", PARAM_DATE, REQUIRED },
                                             { 0 } };

static enum status dated_form_page(struct request *req)
{
    char *today;
    enum status got = form_page(req);
    if (got == OK)
        got = officer_today(req->db, &today);
    if (got == OK)
        page_set(page_add(req->page, "today"), "date", today);
    return got;
}

static enum status transfer_page(struct request *req)
{
    enum status got = dated_form_page(req);
    return got == OK ? unit_choices(req, MAY_MANAGE_PEOPLE, req->page, "unit-choice") : got;
}

static enum status transfer_post(struct request *req)
{
    enum status got = officer_transfer(req, param_id(req, "officer"), param_id(req, "unit"), param_text(req, "from"));
    return done(req, got, "officer.moved");
}

static enum status leave_post(struct request *req)
{
    return done(req, officer_leave(req, param_id(req, "officer"), param_text(req, "last")), "officer.is-left");
}

const struct route officer_routes[] = {
    { GET, "/officers/new", MAY_MANAGE_PEOPLE, new_page_params, new_page, "people/officer-new" },
    { POST, "/officers/new", MAY_MANAGE_PEOPLE, new_params, new_post, "people/officer-new", .again = new_page },
    { GET, "/officers/{officer}", MAY_VIEW_PEOPLE, officer_params, officer_page, "people/officer", .look = "officer" },
    { GET, "/officers/{officer}/edit", MAY_MANAGE_PEOPLE, officer_params, form_page, "people/officer-edit",
      .look = "officer" },
    { POST, "/officers/{officer}/edit", MAY_MANAGE_PEOPLE, edit_params, edit_post, "people/officer-edit",
      .again = form_page },
    { GET, "/officers/{officer}/transfer", MAY_MANAGE_PEOPLE, officer_params, transfer_page,
      "people/officer-transfer" },
    { POST, "/officers/{officer}/transfer", MAY_MANAGE_PEOPLE, transfer_params, transfer_post,
      "people/officer-transfer", .again = transfer_page },
    { GET, "/officers/{officer}/leave", MAY_MANAGE_PEOPLE, officer_params, dated_form_page, "people/officer-leave" },
    { POST, "/officers/{officer}/leave", MAY_MANAGE_PEOPLE, leave_params, leave_post, "people/officer-leave",
      .again = dated_form_page },
    { 0 }
};
