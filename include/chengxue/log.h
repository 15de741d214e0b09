/*
 * One line an event on standard error, as key=value pairs after the level and the time (UTC):
 * `warn time=2025-03-01T08:30:00.125Z pid=812 request="4f…" event="…"`. The caller writes the pairs; control characters
 * become spaces, and a line ends after 4 KiB. errno is left as it was.
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
