#include "officer.h"

#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/scope.h"
#include "role.h"
#include "unit.h"

/* -- what must be true of the facts ------------------------------------------------------------------------------ */

#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
#define HOST_LETTERS LETTERS ".-"
#define NAME_LETTERS LETTERS ".!#$%&'*+/=?^_`{|}~-" /* RFC 5321, without quoted names */

static bool only(const char *text, const char *letters)
{
    return strspn(text, letters) == strlen(text);
}

bool email_plain(const char *text)
{
    const char *at = strchr(text, '@');
    if (at == NULL || at == text || strlen(text) > 100)
        return false;
    size_t name = strspn(text, NAME_LETTERS), host = strspn(at + 1, HOST_LETTERS);
    const char *dot = strrchr(at, '.');
    return text + name == at && at[1 + host] == '\0' && dot != NULL && dot != at + 1 && dot[1] != '\0' &&
           strstr(text, "..") == NULL;
}

bool officer_facts_wrong(const struct officer_facts *facts, const char *today, const char **field, const char **key)
{
    *field = "number";
    *key = "officer.number-letters";
    if (!only(facts->number, LETTERS "-"))
        return true;
    *field = "phone";
    *key = "officer.phone-digits";
    if (facts->phone != NULL && (!only(facts->phone, "0123456789-+ ") || strlen(facts->phone) < 6))
        return true;
    *field = "email";
    *key = "officer.email-form";
    if (facts->email != NULL && !email_plain(facts->email))
        return true;
    *field = "entered";
    *key = "officer.future";
    if (facts->entered != NULL && strcmp(facts->entered, today) > 0)
        return true;
    *key = "officer.long-ago";
    return facts->entered != NULL && strcmp(facts->entered, "1950-01-01") < 0;
}

static enum status check_facts(struct request *req, const struct officer_facts *facts, char **today)
{
    const char *field, *key;
    enum status got = officer_today(req->db, today);
    if (got == OK && officer_facts_wrong(facts, *today, &field, &key))
        return refuse_field(req, field, key);
    return got;
}

/* A unit that somebody may be put into: in scope, and open until the transaction ends. */
static enum status check_unit(struct request *req, int64_t unit, char **path)
{
    bool found;
    int64_t closed;
    enum status got = db_get(
        req->db, &found,
        SQL("SELECT u.closed_on IS NOT NULL, (SELECT path FROM unit_path WHERE id = u.id) FROM unit u"
            " WHERE u.id = ? AND u.id" IN_SCOPE "LOCK IN SHARE MODE"),
        "iis:is", unit, req->viewer, right_name(MAY_MANAGE_PEOPLE), &closed, path);
    if (got != OK)
        return got;
    return !found   ? refuse_field(req, "unit", "officer.unit-elsewhere")
           : closed ? refuse_field(req, "unit", "unit.closed")
                    : OK;
}

enum status officer_in_scope(struct request *req, enum right right, int64_t officer)
{
    bool found;
    int64_t unit;
    enum status got = db_get(req->db, &found,
                             SQL("SELECT p.unit FROM officer_place p WHERE p.id = ? AND p.unit" IN_SCOPE), "iis:i",
                             officer, req->viewer, right_name(right), &unit);
    return got == OK && !found ? not_found(req) : got;
}

/* -- making and editing ------------------------------------------------------------------------------------------ */

static enum status check_from(struct request *req, const char *from, const char *today, const char *field)
{
    return strcmp(from, today) > 0 ? refuse_field(req, field, "officer.future") : OK;
}

enum status officer_make(struct request *req, const struct officer_facts *facts, int64_t unit, const char *from,
                         int64_t *officer)
{
    char *today, *path;
    const struct cause by_viewer = { .actor = req->viewer };
    if (!db_begin(req->db))
        return FAILED;
    enum status got = check_facts(req, facts, &today);
    if (got == OK)
        got = check_unit(req, unit, &path);
    if (got == OK && from != NULL)
        got = check_from(req, from, today, "from");
    if (got == OK) {
        got = officer_add(req->db, facts, unit, from != NULL ? from : today, &by_viewer, officer);
        if (got == FAILED && db_duplicate(req->db))
            got = refuse_field(req, "number", "officer.number-taken");
    }
    if (got == OK)
        got = audit(req, "officer.make", "officer", *officer, audit_facts(req->arena, "s", "unit", path));
    return db_end(req->db, got);
}

static const char *shown(const char *text)
{
    return text != NULL ? text : "";
}

/* The names of the fields that differ, for the audit: what was done, without the personal data themselves. */
static char *changes(struct request *req, const struct officer_facts *was, const struct officer_facts *is)
{
    const char *const before[] = {
        was->number, was->name, was->phone, was->email, was->post, was->grade, was->entered
    };
    const char *const after[] = { is->number, is->name, is->phone, is->email, is->post, is->grade, is->entered };
    const char *const names[] = { "number", "name", "phone", "email", "post", "grade", "entered" };
    char *text = arena_copy(req->arena, "");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(shown(before[i]), shown(after[i])) != 0)
            text = arena_printf(req->arena, "%s%s%s", text, text[0] == '\0' ? "" : " ", names[i]);
    return text;
}

static enum status write_facts(struct request *req, int64_t officer, const struct officer_facts *facts)
{
    struct officer_facts was;
    const struct cause by_viewer = { .actor = req->viewer };
    enum status got = db_get(
        req->db, NULL,
        SQL("SELECT number, name, phone, email, post, grade, entered_on FROM officer WHERE id = ? FOR UPDATE"),
        "i:sssssss", officer, &was.number, &was.name, &was.phone, &was.email, &was.post, &was.grade, &was.entered);
    char *changed = got == OK ? changes(req, &was, facts) : NULL;
    if (got != OK || changed[0] == '\0')
        return got;
    got = officer_change(req->db, officer, &was, facts, &by_viewer);
    if (got == FAILED && db_duplicate(req->db))
        return refuse_field(req, "number", "officer.number-taken");
    return got == OK ? audit(req, "officer.edit", "officer", officer, audit_facts(req->arena, "s", "fields", changed))
                     : got;
}

enum status officer_edit(struct request *req, int64_t officer, const struct officer_facts *facts)
{
    char *today;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = officer_in_scope(req, MAY_MANAGE_PEOPLE, officer);
    if (got == OK)
        got = check_facts(req, facts, &today);
    if (got == OK)
        got = write_facts(req, officer, facts);
    return db_end(req->db, got);
}

/* -- moving and leaving ------------------------------------------------------------------------------------------ */

struct place {
    int64_t unit;
    char *from, *left, *path;
};

static enum status read_place(struct request *req, int64_t officer, struct place *place)
{
    enum status got = officer_in_scope(req, MAY_MANAGE_PEOPLE, officer);
    if (got == OK)
        got = db_get(req->db, NULL,
                     SQL("SELECT p.unit, p.from_on, p.left_on, up.path FROM officer_place p"
                         "  JOIN unit_path up ON up.id = p.unit WHERE p.id = ?"),
                     "i:isss", officer, &place->unit, &place->from, &place->left, &place->path);
    return got;
}

/* A new place begins after the old one did, and after the last day of one who had left; never in days to come. */
static enum status check_day(struct request *req, const struct place *place, const char *day)
{
    char *today;
    enum status got = officer_today(req->db, &today);
    if (got == OK)
        got = check_from(req, day, today, "from");
    if (got == OK && strcmp(day, place->left != NULL ? place->left : place->from) <= 0)
        return refuse_field(req, "from", "officer.before-place");
    return got;
}

enum status officer_transfer(struct request *req, int64_t officer, int64_t unit, const char *from)
{
    struct place place;
    char *path;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = read_place(req, officer, &place);
    if (got == OK)
        got = check_unit(req, unit, &path);
    if (got == OK && place.left == NULL && place.unit == unit)
        got = refuse_field(req, "unit", "officer.same-unit");
    if (got == OK)
        got = check_day(req, &place, from);
    if (got == OK)
        got = membership_move(req->db, officer, unit, from, &(struct cause){ .actor = req->viewer });
    if (got == OK)
        got = audit(req, place.left != NULL ? "officer.return" : "officer.transfer", "officer", officer,
                    audit_facts(req->arena, "sss", "from", place.path, "to", path, "since", from));
    return db_end(req->db, got);
}

enum status officer_leave(struct request *req, int64_t officer, const char *last)
{
    struct place place;
    char *today;
    if (!db_begin(req->db))
        return FAILED;
    enum status got = unit_tree_take(req->db);
    if (got == OK)
        got = read_place(req, officer, &place);
    if (got == OK)
        got = officer_today(req->db, &today);
    if (got == OK && place.left != NULL)
        got = refuse(req, "officer.has-left");
    if (got == OK && officer == req->viewer)
        got = refuse(req, "officer.oneself");
    if (got == OK)
        got = check_from(req, last, today, "last");
    if (got == OK && strcmp(last, place.from) < 0)
        got = refuse_field(req, "last", "officer.before-place");
    if (got == OK)
        got = membership_end(req->db, officer, last, &(struct cause){ .actor = req->viewer });
    if (got == OK)
        got = role_keep_last(req);
    if (got == OK)
        got = audit(req, "officer.leave", "officer", officer, audit_facts(req->arena, "s", "last", last));
    return db_end(req->db, got);
}
