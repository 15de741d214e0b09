CREATE TABLE IF NOT EXISTS training_file (
  training   BIGINT NOT NULL,
  kept_file  BIGINT NOT NULL,
  kind       ENUM('photo', 'roster', 'document') NOT NULL,
  made_by    BIGINT NOT NULL,
  made_at    DATETIME(6) NOT NULL,
  removed_at DATETIME(6) NULL COMMENT 'taken away before anything was booked by it',
  PRIMARY KEY (training, kept_file),
  CONSTRAINT training_file_of FOREIGN KEY (training) REFERENCES training (id)
) COMMENT = 'photos, scanned rosters and papers of a session of training'
