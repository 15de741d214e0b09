CREATE TABLE IF NOT EXISTS sign_in_failure (
  id      BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  number  VARCHAR(30) NOT NULL,
  address VARCHAR(45) NOT NULL,
  at      DATETIME(6) NOT NULL,
  KEY sign_in_failure_both (number, address, at),
  KEY sign_in_failure_number (number, at),
  KEY sign_in_failure_address (address, at),
  KEY sign_in_failure_at (at)
) COMMENT = 'failed sign-ins of the last day, for slowing guesses down'
