/* A small installation in a temporary folder, for tests of what reads the configuration. */
#ifndef CHENGXUE_TESTS_INSTALLATION_H
#define CHENGXUE_TESTS_INSTALLATION_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h> /* needs the headers above it */

struct installation {
    char home[64];
};

/* Writes a file below home; its folder is there. */
static inline void installation_write(const struct installation *at, const char *name, const void *bytes, size_t length)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", at->home, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static inline void installation_remove(const struct installation *at, const char *name)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", at->home, name);
    remove(path);
}

/* The folders, the key (the bytes 0 to 31) and the database password, and CHENGXUE_HOME pointing there. */
static inline void installation_make(struct installation *at)
{
    snprintf(at->home, sizeof at->home, "/tmp/chengxue-test.XXXXXX");
    assert_non_null(mkdtemp(at->home));
    char path[128];
    snprintf(path, sizeof path, "%s/run", at->home);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/secret", at->home);
    assert_int_equal(mkdir(path, 0700), 0);

    unsigned char key[32];
    for (size_t i = 0; i < sizeof key; i++)
        key[i] = (unsigned char)i;
    installation_write(at, "secret/key", key, sizeof key);
    installation_write(at, "secret/db-password", "pass word\n", 10);
    assert_int_equal(setenv("CHENGXUE_HOME", at->home, 1), 0);
}

static inline void installation_end(const struct installation *at)
{
    static const char *const names[] = { "secret/key",   "secret/db-password", "secret/other",
                                         "secret/smtp",  "secret/hook",        "secret",
                                         "run/argon2.0", "run/argon2.1",       "run" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        installation_remove(at, names[i]);
    assert_int_equal(rmdir(at->home), 0);
}

#endif
