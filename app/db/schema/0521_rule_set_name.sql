CREATE OR REPLACE VIEW rule_set_name AS SELECT id, CONCAT(year, '-', number) AS name FROM rule_set
