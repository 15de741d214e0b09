CREATE OR REPLACE VIEW activity_name AS SELECT id, title AS name FROM activity
