CREATE OR REPLACE VIEW unit_path AS
SELECT t.descendant AS id, GROUP_CONCAT(u.name ORDER BY t.depth DESC SEPARATOR '/') AS path
  FROM unit_tree t
  JOIN unit u ON u.id = t.ancestor
 GROUP BY t.descendant
