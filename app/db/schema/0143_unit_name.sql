CREATE OR REPLACE VIEW unit_name AS SELECT id, name FROM unit
