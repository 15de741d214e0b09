CREATE OR REPLACE VIEW viewer_whole AS
SELECT g.officer AS viewer, r.right_name
  FROM role_grant g
  JOIN role_right r ON r.role = g.role
  JOIN unit u ON u.id = g.unit AND u.parent IS NULL
 WHERE g.current = 1
