CREATE TABLE IF NOT EXISTS training_event (
  id       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  training BIGINT NOT NULL,
  act      ENUM('save', 'submit', 'approve', 'return', 'withdraw') NOT NULL,
  made_by  BIGINT NOT NULL,
  made_at  DATETIME(6) NOT NULL,
  reason   VARCHAR(200) NULL,
  KEY training_event_of (training),
  CONSTRAINT training_event_on FOREIGN KEY (training) REFERENCES training (id)
) COMMENT = 'append-only: what became of a session of training, by whom'
