CREATE TABLE IF NOT EXISTS year_close (
  year      SMALLINT NOT NULL PRIMARY KEY,
  rule_set  BIGINT NOT NULL,
  closed_by BIGINT NOT NULL,
  closed_at DATETIME(6) NOT NULL,
  officers  INT NOT NULL,
  met       INT NOT NULL,
  entries   BIGINT NOT NULL,
  hash      CHAR(64) NOT NULL COMMENT 'SM3 over all entries of the year at that moment'
) COMMENT = 'append-only: years that are closed for everybody'
