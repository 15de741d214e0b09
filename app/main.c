/*
 * chengxue: one program, a command each for what an operator or app/run asks of it. This file wires the features: their
 * routes, kinds of jobs and commands. To add a command: a row in `commands` and its function in the feature.
 */
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chengxue/account.h"
#include "chengxue/audit.h"
#include "chengxue/bank.h"
#include "chengxue/config.h"
#include "chengxue/crypto.h"
#include "chengxue/db.h"
#include "chengxue/demo.h"
#include "chengxue/features.h"
#include "chengxue/jobs.h"
#include "chengxue/kept_file.h"
#include "chengxue/log.h"
#include "chengxue/notices.h"
#include "chengxue/scope.h"
#include "chengxue/serve.h"
#include "chengxue/session.h"
#include "chengxue/text.h"

#define COMMAND_MEMORY ((size_t)1 << 30)

static const struct route *const route_tables[] = {
    /* web, jobs */
    metrics_routes,
    jobs_routes,
    /* people */
    sign_in_routes,
    unit_routes,
    officer_list_routes,
    officer_routes,
    account_routes,
    role_routes,
    import_routes,
    account_batch_routes,
    /* notices */
    notices_routes,
    deliveries_routes,
    /* credits */
    credits_person_routes,
    credits_entry_routes,
    credits_by_hand_routes,
    credits_list_routes,
    credits_year_routes,
    credits_rules_routes,
    credits_compare_routes,
    credits_kind_routes,
    credits_absence_routes,
    /* training */
    training_form_routes,
    training_file_routes,
    training_terms_routes,
    training_routes,
    /* bank */
    bank_routes,
    /* courses */
    courses_routes,
    course_lesson_routes,
    course_assign_routes,
    learn_routes,
    learn_lesson_routes,
    learner_routes,
    /* exams */
    sit_routes,
    mine_routes,
    blueprint_routes,
    exam_routes,
    paper_routes,
    sitting_routes,
    candidates_routes,
    ticket_routes,
    invigilate_routes,
    marking_routes,
    result_routes,
    statistics_routes,
    regrade_routes,
    appeal_routes,
    /* desk */
    home_routes,
    audit_routes,
    NULL,
};

static const struct job_kind job_kinds[] = {
    { "accounts", accounts_run, .every = 0 },
    { "audit-head", audit_head_run, .every = 10 },
    { "people-tidy", people_tidy_run, .every = 600 },
    { "kept-files-tidy", kept_files_tidy, .every = 3600 },
    { "logs", logs_run, .every = 10 },
    { "notices", notices_run, .every = 3 },
    { "standings", standings_run, .every = 20 },
    { "dry-run", dry_run_run },
    { "rebook", rebook_run },
    { "closing", closing_run, .every = 1 },
    { "papers", papers_run, .every = 0 },
    { "marking", marking_run, .every = 2 },
    { "statistics", statistics_run },
    { "earned", earned_run },
    { "learned", learned_run },
    { "assign", assign_run, .every = 10 },
    { "regrade", regrade_run },
    { 0 },
};

static const struct wiring wiring = {
    .tables = route_tables, .identify = session_identify, .look = audit_look, .frame = notices_frame
};

/* -- commands: each gets what follows its words, and returns the exit status ------------------------------------- */

static const char *option(char **words, const char *name, const char *otherwise)
{
    for (; *words != NULL; words++)
        if (strcmp(*words, name) == 0 && words[1] != NULL)
            return words[1];
    return otherwise;
}

static int command_serve(char **words)
{
    static struct pool pools[] = {
        { "general", .workers = 4 },
        { "exam", .workers = 8 },
        { "gate", .workers = 3, .nice = 5 }, /* what hashes passwords: two at once keep two cores busy for 36 ms */
    };
    for (size_t i = 0; i < sizeof pools / sizeof *pools; i++) {
        char name[64];
        snprintf(name, sizeof name, "--%s-workers", pools[i].name);
        const char *workers = option(words, name, NULL);
        if (workers != NULL)
            pools[i].workers = (int)strtol(workers, NULL, 10);
    }
    router_wire(&wiring);
    return serve(pools, sizeof pools / sizeof *pools, 20000);
}

/* What the program answers to, a line each: for tests that walk all of it, and for whoever looks for a page. */
static int command_routes(char **words)
{
    (void)words;
    for (const struct route *const *table = route_tables; *table != NULL; table++)
        for (const struct route *route = *table; route->path != NULL; route++)
            printf("%s %s %s%s%s\n", route->method == GET ? "GET" : "POST", route->path,
                   route->right == ANYONE      ? "anyone"
                   : route->right == SIGNED_IN ? "signed-in"
                                               : right_name(route->right),
                   route->before_password ? " before-password" : "", route->list != NULL ? " list" : "");
    return EXIT_SUCCESS;
}

static int command_jobs(char **words)
{
    (void)words;
    return jobs_run(job_kinds);
}

static int command_check_bank(char **words)
{
    struct arena *arena = arena_new(COMMAND_MEMORY);
    int status = bank_check(arena, words);
    arena_free(arena);
    return status;
}

/* -- commands on the database ------------------------------------------------------------------------------------ */

static enum status migrate(struct db *db, struct arena *arena, char **words)
{
    (void)arena;
    (void)words;
    return db_migrate(db);
}

/* Tells what a proof has found; the command fails when something is wrong. */
static enum status verdict(enum status got, const char *what, int64_t seen, int64_t wrong)
{
    if (got != OK)
        return got;
    printf("%s: %lld, wrong: %lld\n", what, (long long)seen, (long long)wrong);
    return wrong == 0 ? OK : REFUSED;
}

static enum status check_audit(struct db *db, struct arena *arena, char **words)
{
    (void)words;
    int64_t lines, faults;
    enum status got = audit_check(db, arena, &lines, &faults);
    return verdict(got, "lines of the audit", lines, faults);
}

static enum status check_results(struct db *db, struct arena *arena, char **words)
{
    (void)arena;
    (void)words;
    int64_t results, wrong;
    enum status got = results_check(db, &results, &wrong);
    return verdict(got, "results", results, wrong);
}

static enum status check_files(struct db *db, struct arena *arena, char **words)
{
    (void)arena;
    (void)words;
    int64_t files, wrong;
    enum status got = kept_files_check(db, &files, &wrong);
    return verdict(got, "kept files", files, wrong);
}

static enum status check_ledger(struct db *db, struct arena *arena, char **words)
{
    (void)words;
    int64_t entries, wrong;
    enum status got = ledger_check(db, arena, &entries, &wrong);
    return verdict(got, "ledger entries", entries, wrong);
}

/* The sitting that a command is about; 0 when none is named. */
static bool named_sitting(char **words, int64_t *sitting)
{
    *sitting = 0;
    if (words[0] == NULL || text_whole(words[0], sitting))
        return true;
    fprintf(stderr, "chengxue: not a sitting's number: %s\n", words[0]);
    return false;
}

static enum status check_papers(struct db *db, struct arena *arena, char **words)
{
    int64_t sitting, papers, wrong;
    if (!named_sitting(words, &sitting))
        return REFUSED;
    if (sitting == 0) {
        fprintf(stderr, "chengxue: which sitting? chengxue check papers SITTING\n");
        return REFUSED;
    }
    enum status got = papers_check(db, arena, sitting, &papers, &wrong);
    return verdict(got, "papers", papers, wrong);
}

static enum status check_receipts(struct db *db, struct arena *arena, char **words)
{
    int64_t sitting, receipts, wrong;
    if (!named_sitting(words, &sitting))
        return REFUSED;
    enum status got = receipts_check(db, arena, sitting, &receipts, &wrong);
    return verdict(got, "receipts", receipts, wrong);
}

static enum status demo(struct db *db, struct arena *arena, char **words)
{
    enum status got = demo_people(db, arena);
    bool people_alone = words[0] != NULL && strcmp(words[0], "people") == 0;
    if (got == OK && !people_alone)
        got = demo_exams(db, arena);
    return got == OK && !people_alone ? demo_training(db, arena) : got;
}

/* -- the table --------------------------------------------------------------------------------------------------- */

static const struct command {
    const char *words[2]; /* the second NULL for a command of one word */
    int (*run)(char **words);
    enum status (*work)(struct db *db, struct arena *arena, char **words); /* for those on the database, as user */
    enum db_user user;
    const char *help;
} commands[] = {
    { { "serve" },
      .run = command_serve,
      .help = "answer requests: --general-workers N --exam-workers N --gate-workers N" },
    { { "routes" }, .run = command_routes, .help = "list what the program answers to: method, path, right" },
    { { "jobs" }, .run = command_jobs, .help = "do the work that waits in the table of jobs" },
    { { "migrate" }, .work = migrate, .user = DB_OWNER, .help = "bring the database's schema up to this program" },
    { { "user", "first" },
      .work = account_first,
      .help = "make the first administrator, print number and one-time password" },
    { { "user", "reset" }, .work = account_recover, .help = "give an officer a new one-time password: NUMBER" },
    { { "demo" },
      .work = demo,
      .help = "fill an installation with an invented city: [people] for units, officers and accounts alone" },
    { { "import", "bank" }, .work = bank_import, .help = "bring the question bank into the database: [DIR]" },
    { { "check", "bank" },
      .run = command_check_bank,
      .help = "say what is wrong in the question bank's files: [DIR] [--summary]" },
    { { "check", "audit" }, .work = check_audit, .help = "prove the audit's chain" },
    { { "check", "files" }, .work = check_files, .help = "prove that every file handed in is there, unchanged" },
    { { "check", "ledger" },
      .work = check_ledger,
      .help = "prove that hours and credits sum up, year by year, unit by unit" },
    { { "check", "papers" }, .work = check_papers, .help = "draw a sitting's papers again and compare: SITTING" },
    { { "check", "receipts" },
      .work = check_receipts,
      .help = "prove that every receipt is that of its answers: [SITTING]" },
    { { "check", "results" }, .work = check_results, .help = "prove that every result is the sum of its marks" },
};

/* Runs a command's work on a database connection with an arena of its own. */
static int run_work(const struct command *command, char **words)
{
    struct arena *arena = arena_new(COMMAND_MEMORY);
    struct db *db = db_new(command->user);
    db_use(db, arena);
    enum status got = command->work(db, arena, words);
    if (got == FAILED)
        fprintf(stderr, "chengxue: %s\n", db_error(db));
    db_close(db);
    arena_free(arena);
    return got == OK ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int usage(FILE *to)
{
    fprintf(to, "usage: chengxue COMMAND\n\n");
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        fprintf(to, "  %-6s %-9s %s\n", commands[i].words[0], commands[i].words[1] != NULL ? commands[i].words[1] : "",
                commands[i].help);
    return to == stdout ? EXIT_SUCCESS : 2;
}

int main(int count, char **words)
{
    if (count > 1 && strcmp(words[1], "--help") == 0)
        return usage(stdout);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        const struct command *command = &commands[i];
        if (count < 2 || strcmp(words[1], command->words[0]) != 0)
            continue;
        if (command->words[1] != NULL && (count < 3 || strcmp(words[2], command->words[1]) != 0))
            continue;
        crypto_init();
        xmlInitParser();
        char **rest = words + (command->words[1] != NULL ? 3 : 2);
        return command->work != NULL ? run_work(command, rest) : command->run(rest);
    }
    return usage(stderr);
}
