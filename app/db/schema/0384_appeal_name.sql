CREATE OR REPLACE VIEW appeal_name AS
SELECT p.id, s.name FROM appeal p JOIN attempt a ON a.id = p.attempt JOIN sitting s ON s.id = a.sitting
