CREATE OR REPLACE VIEW exam_name AS SELECT id, name FROM exam
