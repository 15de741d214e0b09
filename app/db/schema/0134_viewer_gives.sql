CREATE OR REPLACE VIEW viewer_gives AS
SELECT g.officer AS viewer, v.gives AS role, t.descendant AS unit
  FROM role_grant g
  JOIN role_gives v ON v.role = g.role
  JOIN unit_tree t ON t.ancestor = g.unit
 WHERE g.current = 1
