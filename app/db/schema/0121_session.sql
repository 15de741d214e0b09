CREATE TABLE IF NOT EXISTS session (
  id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  token      CHAR(64) NOT NULL COMMENT 'keyed hash of the cookie',
  officer    BIGINT NOT NULL,
  opened_at  DATETIME(6) NOT NULL,
  seen_at    DATETIME(6) NOT NULL,
  ends_at    DATETIME(6) NOT NULL,
  strong_at  DATETIME(6) NULL COMMENT 'when the second factor was given',
  ended_at   DATETIME(6) NULL,
  address    VARCHAR(45) NOT NULL,
  agent      VARCHAR(200) NOT NULL,
  UNIQUE KEY session_token (token),
  KEY session_officer (officer, ended_at),
  KEY session_ends (ends_at),
  CONSTRAINT session_of FOREIGN KEY (officer) REFERENCES officer (id)
) COMMENT = 'who is signed in where'
