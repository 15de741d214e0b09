INSERT IGNORE INTO rule_channel (rule_set, channel, least_hours, least_credits)
SELECT s.id, c.channel, c.hours, c.credits
  FROM rule_set s
  JOIN (SELECT 'online' AS channel, 1000 AS hours, 400 AS credits UNION ALL SELECT 'district', 1000, 400
        UNION ALL SELECT 'squad', 1000, 400) c
 WHERE s.usual = 1 AND s.number = 1
