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
        cmocka_unit_test(unreadable_files_end_the_process),
    };
    return cmocka_run_group_tests(tests, start, end);
}
