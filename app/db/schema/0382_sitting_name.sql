CREATE OR REPLACE VIEW sitting_name AS SELECT id, name FROM sitting
