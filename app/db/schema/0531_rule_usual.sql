INSERT IGNORE INTO rule (rule_set, kind, channel, basis, hours, credits, rounding, step, cap_hours, cap_credits)
SELECT s.id, r.kind, r.channel, r.basis, r.hours, r.credits, 'half', 10, r.cap_hours, r.cap_credits
  FROM rule_set s
  JOIN (SELECT 'online-course' AS kind, 'online' AS channel, 'class-hour' AS basis, 100 AS hours, 40 AS credits,
               NULL AS cap_hours, NULL AS cap_credits
        UNION ALL SELECT 'city-class', 'district', 'half-day', 400, 160, NULL, NULL
        UNION ALL SELECT 'district-class', 'district', 'half-day', 400, 160, NULL, NULL
        UNION ALL SELECT 'district-training', 'district', 'class-hour', 100, 40, NULL, NULL
        UNION ALL SELECT 'squad-training', 'squad', 'class-hour', 100, 40, 3000, 1200
        UNION ALL SELECT 'exercise', 'squad', 'exercise', 400, 160, 1600, 640
        UNION ALL SELECT 'exam', 'online', 'pass', 400, 160, 800, 320
        UNION ALL SELECT 'teaching', 'district', 'class-hour', 200, 80, 2000, 800
        UNION ALL SELECT 'other', 'squad', 'class-hour', 100, 40, 1000, 400) r
 WHERE s.usual = 1 AND s.number = 1 AND NOT EXISTS (SELECT 1 FROM rule x WHERE x.rule_set = s.id AND x.kind = r.kind)
