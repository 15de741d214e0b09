/* Where things are: the defaults, what the environment changes, and what cannot be read. Each case is a process. */
#include "installation.h"

#include "chengxue/config.h"

static struct installation place;

static int start(void **state)
{
    (void)state;
    installation_make(&place);
    return 0;
}

static int end(void **state)
{
    (void)state;
    installation_end(&place);
    return 0;
}

/* The configuration is read once a process, so each case has its own; what it asserts goes wrong there shows here. */
static int status_of(void (*body)(void))
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        body();
        _exit(0);
    }
    int how = 0;
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFEXITED(how));
    return WEXITSTATUS(how);
}

static void expect(const char *is, const char *should_be)
{
    if (strcmp(is, should_be) == 0)
        return;
    fprintf(stderr, "\"%s\" should be \"%s\"\n", is, should_be);
    _exit(1);
}

static const char *below_home(const char *name)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", place.home, name);
    return path;
}

static void see_defaults(void)
{
    const struct config *at = config();
    expect(at->home, place.home);
    expect(at->templates, "templates");
    expect(at->bank, "question-bank");
    expect(at->assets, "/assets/dev");
    expect(at->db_hosts, "");
    expect(at->db_socket, below_home("run/db.sock"));
    expect(at->db_name, "chengxue");
    expect(at->db_user, "chengxue");
    expect(at->db_password, "pass word");
    const char *one = config_path("run/one"), *two = config_path("run/two");
    expect(one, below_home("run/one"));
    expect(two, below_home("run/two"));
    if (config_path("run/one") != one) /* asked for again and again it takes no more memory */
        _exit(1);
    if (at->key[0] != 0 || at->key[31] != 31 || config() != at)
        _exit(1);
}

static void see_environment(void)
{
    setenv("CHENGXUE_TEMPLATES", "/usr/share/pages", 1);
    setenv("CHENGXUE_ASSETS", "", 1); /* empty is as good as not set */
    setenv("CHENGXUE_DB_HOSTS", "db1,db2", 1);
    setenv("CHENGXUE_DB_SOCKET", "/run/db.sock", 1);
    setenv("CHENGXUE_DB_USER", "owner", 1);
    setenv("CHENGXUE_DB_PASSWORD_FILE", below_home("secret/other"), 1);
    const struct config *at = config();
    expect(at->templates, "/usr/share/pages");
    expect(at->assets, "/assets/dev");
    expect(at->db_hosts, "db1,db2");
    expect(at->db_socket, "/run/db.sock");
    expect(at->db_user, "owner");
    expect(at->db_password, "other");
}

/* A secret of the test installation, by a mode that a file of secrets has. */
static void write_secret(const char *name, const char *text, mode_t mode)
{
    char path[128];
    installation_write(&place, name, text, strlen(text));
    snprintf(path, sizeof path, "%s/%s", place.home, name);
    assert_int_equal(chmod(path, mode), 0);
}

static void see_ways(void)
{
    setenv("CHENGXUE_SITE_URL", "https://study.example", 1);
    setenv("CHENGXUE_SMTP_URL", "smtp://mail.example:587", 1);
    setenv("CHENGXUE_SMTP_FROM", "study@example.com", 1);
    setenv("CHENGXUE_HOOK_URL", "https://hook.example/told", 1);
    const struct config *at = config();
    expect(at->site_url, "https://study.example");
    expect(at->smtp_url, "smtp://mail.example:587");
    expect(at->smtp_from, "study@example.com");
    expect(at->smtp_user, "user");
    expect(at->smtp_password, "pass word");
    expect(at->hook_url, "https://hook.example/told");
    expect(at->hook_key, "key");
}

static void see_no_login(void)
{
    setenv("CHENGXUE_SMTP_URL", "smtp://127.0.0.1:25", 1);
    if (config()->smtp_user != NULL || config()->hook_key != NULL)
        _exit(1);
    expect(config()->hook_url, "");
}

static void just_read(void)
{
    if (freopen("/dev/null", "w", stderr) == NULL)
        _exit(1);
    config();
}

static void defaults_hold(void **state)
{
    (void)state;
    assert_int_equal(status_of(see_defaults), 0);
}

static void environment_wins(void **state)
{
    (void)state;
    installation_write(&place, "secret/other", "other\r\nsecond line\n", 19);
    assert_int_equal(status_of(see_environment), 0);
}

static void read_with_ways(void)
{
    if (freopen("/dev/null", "w", stderr) == NULL)
        _exit(1);
    see_ways();
}

static void the_ways_out_have_secrets_that_are_some(void **state)
{
    (void)state;
    assert_int_equal(status_of(see_no_login), 0);
    write_secret("secret/smtp", "user\npass word\n", 0600);
    assert_int_equal(status_of(read_with_ways), 70); /* nothing to sign with */
    write_secret("secret/hook", "\n", 0600);
    assert_int_equal(status_of(read_with_ways), 70);
    write_secret("secret/hook", "key\n", 0600);
    assert_int_equal(status_of(see_ways), 0);
    write_secret("secret/hook", "key\n", 0640);
    assert_int_equal(status_of(read_with_ways), 70);
    write_secret("secret/hook", "key\n", 0600);
    write_secret("secret/smtp", "user\npass word\n", 0604);
    assert_int_equal(status_of(read_with_ways), 70);
    assert_int_equal(status_of(just_read), 0); /* it is not looked at where nothing is sent */
}

static void unreadable_files_end_the_process(void **state)
{
    (void)state;
    unsigned char bytes[400];
    memset(bytes, 'x', sizeof bytes);
    installation_write(&place, "secret/key", bytes, 31);
    assert_int_equal(status_of(just_read), 70);
    installation_write(&place, "secret/key", bytes, 33);
    assert_int_equal(status_of(just_read), 70);
    installation_remove(&place, "secret/key");
    assert_int_equal(status_of(just_read), 70);
    installation_write(&place, "secret/key", bytes, 32);
    assert_int_equal(status_of(just_read), 0);
    installation_write(&place, "secret/db-password", bytes, 400);
    assert_int_equal(status_of(just_read), 70);
    installation_remove(&place, "secret/db-password");
    assert_int_equal(status_of(just_read), 70);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_hold),
        cmocka_unit_test(environment_wins),
        cmocka_unit_test(the_ways_out_have_secrets_that_are_some),
        cmocka_unit_test(unreadable_files_end_the_process),
    };
    return cmocka_run_group_tests(tests, start, end);
}
