CREATE TABLE IF NOT EXISTS key_change (
  id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sitting      BIGINT NOT NULL,
  item_version BIGINT NOT NULL,
  answer_key   VARCHAR(2000) NULL COMMENT 'NULL: the item is void, everybody gets its full score',
  reason       VARCHAR(500) NOT NULL,
  made_by      BIGINT NOT NULL,
  made_at      DATETIME(6) NOT NULL,
  applied_at   DATETIME(6) NULL COMMENT 'when the regrade began; NULL while it is only previewed',
  KEY key_change_of (sitting, item_version),
  CONSTRAINT key_change_sitting FOREIGN KEY (sitting) REFERENCES sitting (id)
) COMMENT = 'keys that turned out wrong after a sitting'
