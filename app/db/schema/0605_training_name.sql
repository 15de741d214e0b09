CREATE OR REPLACE VIEW training_name AS SELECT id, topic AS name FROM training
