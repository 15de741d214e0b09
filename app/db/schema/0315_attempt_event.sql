CREATE TABLE IF NOT EXISTS attempt_event (
  id      BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  attempt BIGINT NOT NULL,
  at      DATETIME(6) NOT NULL,
  kind    VARCHAR(32) NOT NULL,
  actor   BIGINT NULL COMMENT 'the invigilator, where one acted',
  detail  VARCHAR(500) NULL,
  seconds INT NULL,
  KEY attempt_event_of (attempt, at)
) COMMENT = 'append-only: what happened to an attempt; evidence, never a verdict'
