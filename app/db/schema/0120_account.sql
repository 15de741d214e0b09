CREATE TABLE IF NOT EXISTS account (
  officer       BIGINT NOT NULL PRIMARY KEY,
  password      VARCHAR(200) NOT NULL COMMENT 'argon2id',
  must_change   TINYINT NOT NULL DEFAULT 1,
  changed_at    DATETIME(6) NOT NULL,
  totp          VARCHAR(200) NULL COMMENT 'sealed secret of the second factor, once confirmed',
  totp_pending  VARCHAR(200) NULL COMMENT 'sealed secret that waits for its first code',
  totp_step     BIGINT NOT NULL DEFAULT 0 COMMENT 'the latest step used: a code works once',
  CONSTRAINT account_of FOREIGN KEY (officer) REFERENCES officer (id)
) COMMENT = 'how an officer signs in'
