/*
 * Functions that the program may not call, each with what to use instead. The build puts this file before every source
 * of app/ (gcc -include), so that a call does not compile: `implicit declaration of function
 * 'banned_strcpy__use_arena_copy'`. The headers that declare them come first, so that these stay as they are.
 */
#ifndef CHENGXUE_BANNED_H
#define CHENGXUE_BANNED_H

#include <alloca.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

/* Write past the end, or cut without a word. */
#undef strcpy
#define strcpy(...) banned_strcpy__use_arena_copy()
#undef strncpy
#define strncpy(...) banned_strncpy__use_arena_copy_bytes()
#undef stpcpy
#define stpcpy(...) banned_stpcpy__use_arena_copy()
#undef strcat
#define strcat(...) banned_strcat__use_buffer_text()
#undef strncat
#define strncat(...) banned_strncat__use_buffer_add()
#undef sprintf
#define sprintf(...) banned_sprintf__use_snprintf_or_arena_printf()
#undef vsprintf
#define vsprintf(...) banned_vsprintf__use_vsnprintf_or_arena_vprintf()
#undef gets
#define gets(...) banned_gets__use_getline()
#undef alloca
#define alloca(...) banned_alloca__use_arena_alloc()
#undef wcscpy
#define wcscpy(...) banned_wcscpy__text_is_utf8()
#undef wcscat
#define wcscat(...) banned_wcscat__text_is_utf8()

/* Cannot tell a wrong number from zero. */
#undef atoi
#define atoi(...) banned_atoi__use_text_whole()
#undef atol
#define atol(...) banned_atol__use_text_whole()
#undef atoll
#define atoll(...) banned_atoll__use_text_whole()
#undef atof
#define atof(...) banned_atof__use_text_hundredths()

/* Depend on the machine's time zone. Times are UTC and come from the database. */
#undef localtime
#define localtime(...) banned_localtime__times_are_utc()
#undef localtime_r
#define localtime_r(...) banned_localtime_r__times_are_utc()
#undef mktime
#define mktime(...) banned_mktime__times_are_utc()

/* Keep their state in one place for the whole process. */
#undef strtok
#define strtok(...) banned_strtok__use_strsep_or_strcspn()
#undef gmtime
#define gmtime(...) banned_gmtime__use_gmtime_r()
#undef ctime
#define ctime(...) banned_ctime__use_strftime()
#undef ctime_r
#define ctime_r(...) banned_ctime_r__use_strftime()
#undef asctime
#define asctime(...) banned_asctime__use_strftime()
#undef asctime_r
#define asctime_r(...) banned_asctime_r__use_strftime()

/* Hand text to a shell, or race for a name. */
#undef system
#define system(...) banned_system__use_posix_spawn()
#undef popen
#define popen(...) banned_popen__use_posix_spawn()
#undef tmpnam
#define tmpnam(...) banned_tmpnam__use_mkstemp()
#undef tempnam
#define tempnam(...) banned_tempnam__use_mkstemp()
#undef mktemp
#define mktemp(...) banned_mktemp__use_mkstemp()

#endif
