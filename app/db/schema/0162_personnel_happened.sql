CREATE OR REPLACE VIEW personnel_happened AS
SELECT e.id, e.officer, e.kind, e.on_date, e.was, e.became, e.unit, e.known_at,
       EXISTS (SELECT 1 FROM personnel_event u WHERE u.undoes = e.id) AS undone
  FROM personnel_event e
 WHERE e.kind <> 'undone'
