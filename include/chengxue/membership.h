/*
 * Where officers belonged on a day, in SQL: the one place that writes it.
 *
 *   "… JOIN membership m ON m.officer = p.officer AND" MEMBER_ON("p.on_date")
 */
#ifndef CHENGXUE_MEMBERSHIP_H
#define CHENGXUE_MEMBERSHIP_H

/* True of a membership m that holds on a day: an expression, or "?", which takes the day twice. */
#define MEMBER_ON(day) " m.from_on <= " day " AND (m.to_on IS NULL OR m.to_on >= " day ") "

/* The last day of a year, of an expression or "?". */
#define LAST_DAY_OF(year) "(MAKEDATE(" year " + 1, 1) - INTERVAL 1 DAY)"

#endif
