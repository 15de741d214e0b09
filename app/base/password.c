#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "chengxue/config.h"
#include "chengxue/crypto.h"
#include "chengxue/log.h"

#define OPERATIONS 2
#define MEMORY ((size_t)19 << 20)
#define PLACES 2 /* verifications at once on the machine: each takes a core for about 36 ms */
#define POLL_MILLISECONDS 5

/* Waits for one of the places; the lock ends with the process, however that ends. */
static int take_place(void)
{
    static const char *paths[PLACES];
    if (paths[0] == NULL) {
        paths[0] = config_path("run/argon2.0");
        paths[1] = config_path("run/argon2.1");
    }
    for (;;) {
        for (int i = 0; i < PLACES; i++) {
            int file = open(paths[i], O_RDWR | O_CREAT | O_CLOEXEC, 0600);
            if (file < 0)
                log_fatal("event=\"no lock file\" path=\"%s\"", paths[i]);
            if (flock(file, LOCK_EX | LOCK_NB) == 0)
                return file;
            close(file);
        }
        long jitter = (long)randombytes_uniform(POLL_MILLISECONDS * 1000000);
        nanosleep(&(struct timespec){ .tv_nsec = POLL_MILLISECONDS * 1000000L + jitter }, NULL);
    }
}

char *password_hash(struct arena *arena, const char *password)
{
    char hash[crypto_pwhash_STRBYTES];
    int place = take_place();
    int failed = crypto_pwhash_str_alg(hash, password, strlen(password), OPERATIONS, MEMORY,
                                       crypto_pwhash_ALG_ARGON2ID13);
    close(place);
    if (failed)
        log_fatal("event=\"no memory for argon2id\"");
    return arena_copy(arena, hash);
}

bool password_verify(const char *hash, const char *password)
{
    int place = take_place();
    errno = 0;
    int failed = crypto_pwhash_str_verify(hash, password, strlen(password));
    int error = errno;
    close(place);
    if (failed && error == ENOMEM) /* must not count as a wrong password */
        log_fatal("event=\"no memory for argon2id\"");
    return failed == 0;
}
