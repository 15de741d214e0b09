CREATE OR REPLACE ALGORITHM = MERGE VIEW unit_path AS
SELECT u.id,
       (SELECT GROUP_CONCAT(a.name ORDER BY t.depth DESC SEPARATOR '/')
          FROM unit_tree t JOIN unit a ON a.id = t.ancestor WHERE t.descendant = u.id) AS path
  FROM unit u
