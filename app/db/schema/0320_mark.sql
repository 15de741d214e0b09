CREATE TABLE IF NOT EXISTS mark (
  id       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  attempt  BIGINT NOT NULL,
  position INT NOT NULL,
  round    ENUM('first', 'second', 'third', 'regrade', 'appeal') NOT NULL,
  score    INT NOT NULL COMMENT 'hundredths',
  before_score INT NULL COMMENT 'what counted until then',
  points   VARCHAR(500) NULL COMMENT 'rubric points given, apart by commas',
  marker   BIGINT NULL,
  cause    BIGINT NULL COMMENT 'key_change or appeal',
  made_at  DATETIME(6) NOT NULL,
  KEY mark_of (attempt, position, id)
) COMMENT = 'append-only: marks given by people, and what a changed key or an appeal changed'
