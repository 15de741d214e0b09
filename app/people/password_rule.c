#include "password_rule.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "chengxue/text.h"

#define CHARACTERS_LEAST 10
#define PARTS_LEAST 6

/* Numbers of parts that are no characters: above all that Unicode has. */
#define PART_WORD 0x200000
#define PART_YEAR 0x300000

/* As text_fold leaves them: what guessers try first, and the words of this trade; a longer one before its beginning. */
static const char *const common[] = {
    "password", "passw0rd", "p@ssw0rd", "p@ssword", "administrator", "admin",    "root",     "user",
    "test",     "guest",    "welcome",  "letmein",  "login",         "iloveyou", "woaini",   "mima",
    "abc",      "qwerty",   "1qaz2wsx", "qazwsx",   "monkey",        "dragon",   "football", "sunshine",
    "princess", "china",    "zhongguo", "shanghai", "chengguan",     "zhifa",    "chengxue", "police",
    "computer", "secret",   "hello",    "密码",     "口令",          "管理员",   "我爱你",   "城管",
    "执法",     "上海",     "中国",     "城学",     "考试",          "培训",     "你好",
};

static const char *const rows[] = { "qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890" };

/* How many steps it is from one character to the other along a row of keys; 0 when they share none. */
static ptrdiff_t key_step(uint32_t from, uint32_t to)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *one = from != 0 && from < 0x80 ? strchr(rows[i], (int)from) : NULL;
        const char *other = to != 0 && to < 0x80 ? strchr(rows[i], (int)to) : NULL;
        if (one != NULL && other != NULL)
            return other - one;
    }
    return 0;
}

/* Whether c goes on as the two characters before it went: the same, the next, the one before, or the next key. */
static bool goes_on(uint32_t before, uint32_t last, uint32_t c)
{
    int64_t step = (int64_t)last - before, keys = key_step(before, last);
    if (before == 0 || last == 0)
        return false;
    return ((step >= -1 && step <= 1) && (int64_t)c - last == step) ||
           ((keys == 1 || keys == -1) && key_step(last, c) == keys);
}

/* 1900 to 2099 at the beginning of text. */
static bool is_year(const char *text)
{
    return (strncmp(text, "19", 2) == 0 || strncmp(text, "20", 2) == 0) && strspn(text, "0123456789") >= 4;
}

/* The next part of a folded password: a word, a year, or a character. */
static uint32_t next_part(const char **at)
{
    for (size_t i = 0; i < sizeof common / sizeof *common; i++) {
        if (strncmp(*at, common[i], strlen(common[i])) == 0) {
            *at += strlen(common[i]);
            return PART_WORD + (uint32_t)i;
        }
    }
    if (is_year(*at)) {
        *at += 4;
        return PART_YEAR;
    }
    return text_next(at);
}

static bool is_poor(const char *folded)
{
    uint32_t parts[PARTS_LEAST], before = 0, last = 0;
    size_t count = 0;
    while (*folded != '\0' && count < PARTS_LEAST) {
        uint32_t part = next_part(&folded);
        bool known = goes_on(before, last, part);
        for (size_t i = 0; i < count; i++)
            known = known || parts[i] == part;
        if (!known)
            parts[count++] = part;
        before = last;
        last = part;
    }
    return count < PARTS_LEAST;
}

const char *password_fault(struct arena *arena, const char *fresh, const char *number, const char *name)
{
    const char *folded = text_fold(arena, fresh), *own = text_fold(arena, name);
    if (text_length(fresh) < CHARACTERS_LEAST)
        return "password.short";
    if (strstr(folded, text_fold(arena, number)) != NULL)
        return "password.number";
    if (text_length(own) > 1 && strstr(folded, own) != NULL)
        return "password.name";
    return is_poor(folded) ? "password.poor" : NULL;
}
