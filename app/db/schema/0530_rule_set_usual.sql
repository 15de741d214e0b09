INSERT IGNORE INTO rule_set (year, number, state, current, usual, note, made_at, approved_at)
SELECT y.seq, 1, 'approved', 1, 1, NULL, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) FROM seq_2024_to_2027 y
