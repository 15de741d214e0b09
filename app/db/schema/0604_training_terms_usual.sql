INSERT IGNORE INTO training_terms (id, register_days, minutes_most, usual) VALUES (1, 15, 480, 1)
