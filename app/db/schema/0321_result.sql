CREATE TABLE IF NOT EXISTS result (
  attempt   BIGINT NOT NULL PRIMARY KEY,
  sitting   BIGINT NOT NULL,
  score     INT NOT NULL COMMENT 'hundredths',
  total     INT NOT NULL,
  passed    TINYINT NOT NULL,
  marked_at DATETIME(6) NOT NULL,
  KEY result_sitting (sitting, score)
) COMMENT = 'the score of an attempt: the sum of the marks that count'
