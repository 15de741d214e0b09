CREATE OR REPLACE VIEW officer_import_name AS SELECT id, file_name AS name FROM officer_import
