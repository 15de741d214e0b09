CREATE OR REPLACE VIEW attempt_lost AS
SELECT a.id AS attempt,
       CAST(GREATEST(0,
         COALESCE((SELECT SUM(IF(v.kind = 'silent', v.seconds, -v.seconds)) FROM attempt_event v
                    WHERE v.attempt = a.id AND v.kind IN ('silent', 'compensated')), 0)
         + IF(a.state = 'running' AND a.seen_at < UTC_TIMESTAMP(6) - INTERVAL 30 SECOND,
              TIMESTAMPDIFF(SECOND, a.seen_at, UTC_TIMESTAMP(6)), 0)) AS SIGNED) AS seconds
  FROM attempt a
