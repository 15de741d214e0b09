CREATE OR REPLACE VIEW blueprint_name AS SELECT id, name FROM blueprint
