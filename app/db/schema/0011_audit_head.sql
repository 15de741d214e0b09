CREATE TABLE IF NOT EXISTS audit_head (
  id   INT NOT NULL PRIMARY KEY,
  line BIGINT NOT NULL,
  hash CHAR(64) NOT NULL
) COMMENT = 'the latest line of the audit chain, locked while a line is added'
