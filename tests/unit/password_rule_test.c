/* Which passwords are too poor. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "chengxue/arena.h"
#include "people/password_rule.h"

static const struct {
    const char *fresh, *fault;
} cases[] = {
    { "梧桐树下 2026 的口令", NULL },
    { "correct horse battery", NULL },
    { "kT4#vw9Lq2", NULL },
    { "我家小狗今年三岁半了", NULL },
    { "七个字太短了吧", "password.short" },
    { "", "password.short" },
    { "310101001 is mine", "password.number" },
    { "３１０１０１００１号我的", "password.number" }, /* in full width */
    { "李建国的小黄狗真可爱", "password.name" },
    { "1234567890", "password.poor" },
    { "0987654321", "password.poor" },
    { "abcdefghijkl", "password.poor" },
    { "aaaaaaaaaa", "password.poor" },
    { "1212121212", "password.poor" },
    { "qwertyuiop", "password.poor" },
    { "poiuytrewq", "password.poor" },
    { "asdfghjkl;", "password.poor" },
    { "password12", "password.poor" },
    { "PassWord2026", "password.poor" },
    { "admin@123456", "password.poor" },
    { "上海城管执法2024", "password.poor" },
    { "密码密码密码密码密码", "password.poor" },
};

static void poor_passwords_are_told_from_good_ones(void **state)
{
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *fault = password_fault(arena, cases[i].fresh, "310101001", "李建国");
        if (cases[i].fault == NULL)
            assert_null(fault);
        else if (fault == NULL)
            fail_msg("taken: %s", cases[i].fresh);
        else
            assert_string_equal(fault, cases[i].fault);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(poor_passwords_are_told_from_good_ones) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
