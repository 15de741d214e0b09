CREATE OR REPLACE VIEW officer_now AS
SELECT o.id, o.number, o.name, o.phone, o.post, o.grade, o.entered_on, m.unit, u.name AS unit_name, u.kind AS unit_kind,
       u.parent AS unit_parent
  FROM officer o
  JOIN membership m ON m.officer = o.id AND m.current = 1
  JOIN unit u ON u.id = m.unit
 WHERE o.left_on IS NULL
