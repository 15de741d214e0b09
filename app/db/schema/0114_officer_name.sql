CREATE OR REPLACE VIEW officer_name AS SELECT id, number, name FROM officer
