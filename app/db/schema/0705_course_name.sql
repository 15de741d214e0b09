CREATE OR REPLACE VIEW course_name AS SELECT id, title AS name FROM course
