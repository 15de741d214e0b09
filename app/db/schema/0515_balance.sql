CREATE TABLE IF NOT EXISTS balance (
  officer         BIGINT NOT NULL,
  year            SMALLINT NOT NULL,
  kind            VARCHAR(32) NOT NULL,
  hours           INT NOT NULL DEFAULT 0 COMMENT 'sum of the entries, before caps',
  credits         INT NOT NULL DEFAULT 0,
  pending_hours   INT NOT NULL DEFAULT 0 COMMENT 'sum of what waits',
  pending_credits INT NOT NULL DEFAULT 0,
  PRIMARY KEY (officer, year, kind),
  CONSTRAINT balance_of FOREIGN KEY (officer) REFERENCES officer (id)
) COMMENT = 'sums of the ledger, kept with each entry'
