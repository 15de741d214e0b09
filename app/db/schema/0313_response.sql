CREATE TABLE IF NOT EXISTS response (
  attempt    BIGINT NOT NULL,
  position   INT NOT NULL,
  seq        INT NOT NULL COMMENT 'counted by the browser per question: the highest is the answer',
  answer     VARCHAR(6000) NOT NULL,
  changed_ms BIGINT NOT NULL COMMENT 'when it was changed, by the server''s clock as the browser knew it',
  saved_at   DATETIME(6) NOT NULL,
  late       TINYINT NOT NULL DEFAULT 0 COMMENT '1: delivered after the end, changed before it',
  PRIMARY KEY (attempt, position, seq)
) COMMENT = 'append-only: every answer as it was saved'
