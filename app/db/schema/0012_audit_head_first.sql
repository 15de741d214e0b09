INSERT IGNORE INTO audit_head (id, line, hash) VALUES (1, 0, REPEAT('0', 64))
