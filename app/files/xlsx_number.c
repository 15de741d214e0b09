#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "xlsx.h"

#define DAYS_TO_1904 1462  /* from 1 January 1900 as Excel counts to 1 January 1904 */
#define LAST_DAY 2958465   /* 31 December 9999 */
#define DAYS_TO_1970 25569 /* from day 0 to 1 January 1970 */
#define MADE_UP_DAY 60     /* 29 February 1900, which Excel has and the calendar has not */
#define SECONDS_OF_DAY 86400

/* A time of day alone, a day with its time, or the day alone when the time is midnight. */
static void print_moment(char *text, size_t size, const struct tm *moment, bool is_time_alone)
{
    char day[16] = "", time[16] = "";
    bool is_midnight = moment->tm_hour == 0 && moment->tm_min == 0 && moment->tm_sec == 0;
    if (!is_time_alone)
        strftime(day, sizeof day, "%Y-%m-%d", moment);
    if (moment->tm_sec != 0)
        strftime(time, sizeof time, "%H:%M:%S", moment);
    else if (!is_midnight)
        strftime(time, sizeof time, "%H:%M", moment);
    snprintf(text, size, "%s%s%s", day, is_time_alone || is_midnight ? "" : " ", time);
}

/* False when the number is no day that the calendar has. */
static bool print_date(char *text, size_t size, double number, bool from_1904)
{
    if (!(number >= 0 && number < LAST_DAY + 1))
        return false;
    long day = (long)number;
    long seconds = lround((number - (double)day) * SECONDS_OF_DAY);
    day += seconds / SECONDS_OF_DAY; /* half a second before midnight is midnight */
    seconds %= SECONDS_OF_DAY;
    bool is_time_alone = day == 0 && seconds > 0;
    if (from_1904)
        day += DAYS_TO_1904;
    else if (day == MADE_UP_DAY || (day == 0 && !is_time_alone))
        return false;
    else if (day < MADE_UP_DAY)
        day++;

    time_t moment = (day - DAYS_TO_1970) * SECONDS_OF_DAY + seconds;
    struct tm calendar;
    gmtime_r(&moment, &calendar); /* these years always have one */
    print_moment(text, size, &calendar, is_time_alone);
    return true;
}

bool xlsx_number(char *text, size_t size, const char *value, const struct xlsx_format *format, bool from_1904)
{
    char *end;
    double number = strtod(value, &end);
    if (end == value || *end != '\0' || !isfinite(number))
        return false;
    if (format->is_date && print_date(text, size, number, from_1904))
        return true;
    /* Spreadsheets keep 15 digits; the file often holds the nearest binary fraction (0.10000000000000001). */
    if (format->digits > 0 && number >= 0 && number < 1e15)
        snprintf(text, size, "%0*.0f", format->digits, number);
    else
        snprintf(text, size, "%.15g", number);
    return true;
}
