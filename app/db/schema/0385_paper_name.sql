CREATE OR REPLACE VIEW paper_name AS SELECT p.id, s.name FROM paper p JOIN sitting s ON s.id = p.sitting
