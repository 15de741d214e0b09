/*
 * One line an event on standard error, as key=value pairs after the level: `warn request=4f… event="…"`.
 */
#ifndef CHENGXUE_LOG_H
#define CHENGXUE_LOG_H

/* Puts request="id" on every later line of this process; NULL ends that. The id is not copied. */
void log_request(const char *id);

void log_info(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_warn(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Logs and ends the process with status 70: for what leaves nothing sensible to do. */
void log_fatal(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

#endif
