CREATE OR REPLACE VIEW key_change_name AS
SELECT k.id, s.name FROM key_change k JOIN sitting s ON s.id = k.sitting
