#include "chengxue/account.h"

#include <stdio.h>
#include <string.h>

#include "chengxue/audit.h"
#include "chengxue/crypto.h"
#include "chengxue/words.h"
#include "officer.h"
#include "throttle.h"
#include "unit.h"

/* Letters and digits that cannot be taken for one another on paper. */
static const char letters[] = "abcdefghjkmnpqrstuvwxyz23456789";

/* 12 of 31 letters: 59 bits, for a password that lives until the first sign-in. */
static char *one_time_password(struct arena *arena)
{
    unsigned char bytes[12];
    char text[13];
    for (size_t i = 0; i < sizeof bytes; i++) {
        do
            random_bytes(&bytes[i], 1);
        while (bytes[i] >= 248); /* 8 × 31: without this some letters would come more often */
        text[i] = letters[bytes[i] % 31];
    }
    text[12] = '\0';
    return arena_copy(arena, text);
}

enum status account_reset(struct db *db, struct arena *arena, int64_t officer, bool factor, char **password)
{
    *password = one_time_password(arena);
    enum status got = db_run(
        db,
        SQL("INSERT INTO account (officer, password, must_change, changed_at) VALUES (?, ?, 1, UTC_TIMESTAMP(6))"
            " ON DUPLICATE KEY UPDATE password = VALUES(password), must_change = 1, changed_at = UTC_TIMESTAMP(6)"),
        "is", officer, password_hash(arena, *password));
    if (got == OK && factor)
        got = db_run(db, SQL("UPDATE account SET totp = NULL, totp_pending = NULL WHERE officer = ?"), "i", officer);
    if (got == OK)
        got = db_run(db, SQL("UPDATE session SET ended_at = UTC_TIMESTAMP(6) WHERE officer = ? AND ended_at IS NULL"),
                     "i", officer);
    return got == OK ? throttle_forget(db, officer) : got;
}

/* The root of the tree, made when there is none. */
static enum status ensure_bureau(struct db *db, int64_t *unit)
{
    bool found;
    const struct unit_facts bureau = { .kind = "bureau", .code = "city", .name = word("unit.city") };
    enum status got = db_get(db, &found, SQL("SELECT id FROM unit WHERE parent IS NULL ORDER BY id LIMIT 1"), ":i",
                             unit);
    return got == OK && !found ? unit_add(db, 0, &bureau, unit) : got;
}

static enum status make_administrator(struct db *db, struct arena *arena, const char *number, char **password)
{
    const struct officer_facts facts = { .number = number, .name = word("account.first") };
    int64_t unit, officer;
    char *today;
    enum status got = ensure_bureau(db, &unit);
    if (got == OK)
        got = officer_today(db, &today);
    if (got == OK)
        got = officer_add(db, &facts, unit, today, &(struct cause){ 0 }, &officer);
    if (got == OK)
        got = db_run(
            db,
            SQL("INSERT INTO role_grant (officer, role, unit, granted_at) SELECT ?, r.role, ?, UTC_TIMESTAMP(6)"
                "  FROM (SELECT 'city-admin' AS role UNION ALL SELECT 'operator') r"),
            "ii", officer, unit);
    if (got == OK)
        got = account_reset(db, arena, officer, true, password);
    if (got == OK)
        got = audit_system(db, "command", "account.first", "officer", officer, NULL);
    return got;
}

enum status account_first(struct db *db, struct arena *arena, char **words)
{
    (void)words;
    const char *number = "admin";
    char *password = NULL;
    int64_t holders;
    if (!db_begin(db))
        return FAILED;
    enum status got = db_get(db, NULL, SQL("SELECT COUNT(*) FROM role_grant WHERE current = 1"), ":i", &holders);
    if (got == OK && holders > 0)
        got = REFUSED;
    if (got == OK)
        got = make_administrator(db, arena, number, &password);
    got = db_end(db, got);
    if (got == OK)
        printf("%s %s\n", number, password);
    return got;
}

enum status account_recover(struct db *db, struct arena *arena, char **words)
{
    bool found = false;
    int64_t officer;
    char *password = NULL;
    if (!db_begin(db))
        return FAILED;
    enum status got = db_get(db, &found, SQL("SELECT id FROM officer WHERE number = ? AND left_on IS NULL"), "s:i",
                             words[0] != NULL ? words[0] : "", &officer);
    if (got == OK && !found)
        got = REFUSED;
    if (got == OK)
        got = account_reset(db, arena, officer, true, &password);
    if (got == OK)
        got = audit_system(db, "command", "account.recover", "officer", officer, NULL);
    got = db_end(db, got);
    if (got == OK)
        printf("%s %s\n", words[0], password);
    else if (got == REFUSED)
        fprintf(stderr, "chengxue: no officer of this number\n");
    return got;
}
