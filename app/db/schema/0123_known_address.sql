CREATE TABLE IF NOT EXISTS known_address (
  officer BIGINT NOT NULL,
  address VARCHAR(45) NOT NULL,
  at      DATETIME(6) NOT NULL,
  PRIMARY KEY (officer, address),
  CONSTRAINT known_address_of FOREIGN KEY (officer) REFERENCES officer (id)
) COMMENT = 'where an officer signed in from before: a stranger who guesses cannot lock these out'
