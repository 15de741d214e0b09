/*
 * Routes are tables, and a table is the whole truth of what a page takes: method, path, who may call, typed parameters,
 * handler, template. The router checks all of it, CSRF included, before a handler runs.
 *
 * To add a page: a row here in the feature's pages.c, a feature function, a stylesheet in templates/, a test.
 *
 *   static const struct param rename_params[] = {
 *       { "unit", PARAM_ID,   REQUIRED },
 *       { "name", PARAM_TEXT, REQUIRED, .max = 50 }, { 0 }
 *   };
 *   const struct route units_routes[] = {
 *       { GET,  "/units/{unit}",      MAY_VIEW_PEOPLE,   unit_params,   unit_page,   "people/unit" },
 *       { POST, "/units/{unit}/name", MAY_MANAGE_PEOPLE, rename_params, rename_post, "people/unit", .again = unit_page },
 *       { 0 }
 *   };
 *
 * A GET handler runs inside a READ ONLY transaction. A POST handler opens its own (db_begin), and on OK must have
 * named where to go (request_redirect) or have answered itself. When the input of a POST is wrong, or the handler
 * says REFUSED, `again` builds the form's page anew with what was posted and what was wrong in it (see page.h), and it
 * is answered with 422; without `again` a plain page says the reason.
 */
#ifndef CHENGXUE_ROUTE_H
#define CHENGXUE_ROUTE_H

#include <stdbool.h>
#include <stdint.h>

#include "chengxue/status.h"

struct request;

enum method { GET = 1, POST = 2 };

/*
 * What a caller must hold. Roles hold rights (table role_right, the one place); a role is granted for a unit and holds
 * below it. The names in SQL are the words after MAY_ in lower case with hyphens: MAY_VIEW_PEOPLE is "view-people".
 */
enum right {
    ANYONE = 1,        /* also not signed in */
    SIGNED_IN,         /* any officer, for the own things */
    MAY_VIEW_PEOPLE,   /* see units and officers in scope */
    MAY_MANAGE_PEOPLE, /* import, change, assign */
    MAY_GRANT_ROLES,
    MAY_VIEW_BANK,         /* item browser */
    MAY_MANAGE_EXAMS,      /* blueprints, exams, sittings, candidates, release */
    MAY_VIEW_EXAMS,        /* look at exams, results and statistics in scope */
    MAY_ENROL,             /* nominate candidates of the own subtree within the quota */
    MAY_INVIGILATE,        /* start, extend, pause, confirm devices of a sitting */
    MAY_MARK,              /* mark written answers, blind */
    MAY_VIEW_CREDITS,      /* see ledger, standing and forecasts of those in scope */
    MAY_MANAGE_CREDITS,    /* rules of a year, exemptions, closing a year, corrections */
    MAY_REGISTER_TRAINING, /* register squad and district training of the own unit */
    MAY_APPROVE_TRAINING,  /* approve or return what was registered below the own district */
    MAY_MANAGE_COURSES,    /* courses, lessons, who must take them */
    MAY_MANAGE_CLASSES,    /* plan and hold classes of the own unit */
    MAY_NOMINATE,          /* send people of the own subtree to classes within the quota */
    MAY_VIEW_AUDIT,
    MAY_OPERATE, /* jobs, metrics, sessions of others */
    RIGHT_COUNT
};

enum param_type {
    PARAM_ID = 1,     /* a positive whole number: a row's id */
    PARAM_WHOLE,      /* a whole number from .min to .max */
    PARAM_HUNDREDTHS, /* a decimal of two places at most, read as hundredths, from .min to .max hundredths */
    PARAM_TEXT,       /* one line, at most .max characters (default 200) */
    PARAM_PROSE,      /* lines, at most .max characters (default 4000) */
    PARAM_LINES,      /* the same with every line in its place, empty ones at either end too: blanks of an item */
    PARAM_CODE,       /* [a-z0-9-]{1,64}: a slug, an item's id, a message key */
    PARAM_DATE,       /* 2026-03-01 */
    PARAM_MOMENT,     /* 2026-03-01T08:30, Asia/Shanghai: read as text of UTC for SQL, "2026-03-01 00:30:00" */
    PARAM_CHOICE,     /* one of .choices, a NULL-ended array of literals */
    PARAM_FLAG,       /* a check box: "1" or not there */
    PARAM_SECRET,     /* a password or code: kept as it is, never logged, never shown again; at most .max bytes */
    PARAM_FILE        /* an uploaded file, at most .max bytes (default 8 MiB), on disk until the request ends */
};

enum { OPTIONAL = 0, REQUIRED = 1, MANY = 2 };

struct param {
    const char *name; /* the input's name; words.xml holds its label as field.NAME */
    enum param_type type;
    int flags;
    int64_t min, max;
    const char *const *choices;
};

struct route {
    enum method method;
    const char *path; /* "/units/{unit}": a {name} is a param of the table, always required */
    enum right right;
    const struct param *params; /* NULL when none */
    enum status (*handler)(struct request *req);
    const char *sheet; /* stylesheet without ".xsl" below templates/; NULL when the handler answers itself */
    enum status (*again)(struct request *req); /* POST: builds the form's page anew when refused */
    const char *list;     /* GET: the row element that PATH.json and PATH.csv give out, see below; NULL when none */
    bool before_password; /* may be called though the first password still must be changed */
    bool uninterrupted;   /* a second factor that has become due meanwhile does not stop it: an exam goes on */
    const char *look;     /* GET: the path's param whose row this shows in full; that it was looked at is audited */
};

/*
 * A list as data, with the filters of its page's query:
 *
 * PATH.csv is for people: the columns, heads and words of the page's table, all rows up to 200,000; more are refused (409).
 * PATH.json is for programs: codes, hundredths and ids as the page holds them, 1,000 rows at a time:
 *   {"officer":[{"number":"310101001",…},…],"total":2084,"page":1,"pages":3,"next":"/officers.json?unit=7&page=2"}
 * next is null on the last page.
 */

#endif
