CREATE OR REPLACE VIEW viewer_scope AS
SELECT g.officer AS viewer, r.right_name, t.descendant AS unit
  FROM role_grant g
  JOIN role_right r ON r.role = g.role
  JOIN unit_tree t ON t.ancestor = g.unit
 WHERE g.current = 1
