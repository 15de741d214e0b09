CREATE OR REPLACE VIEW officer_place AS
SELECT o.id, o.number, o.name, o.phone, o.post, o.grade, o.entered_on, o.left_on, m.id AS membership, m.unit, m.from_on,
       o.email
  FROM officer o
  JOIN membership m ON m.officer = o.id AND (m.current = 1 OR m.to_on = o.left_on)
 WHERE m.current = 1 OR m.to_on >= m.from_on
