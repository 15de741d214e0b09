CREATE TABLE IF NOT EXISTS account_batch (
  id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  unit         BIGINT NOT NULL,
  asker        BIGINT NOT NULL COMMENT 'the only one who may look at the passwords',
  asked_at     DATETIME(6) NOT NULL,
  destroyed_at DATETIME(6) NULL,
  KEY account_batch_unit (unit, asker),
  CONSTRAINT account_batch_for FOREIGN KEY (unit) REFERENCES unit (id),
  CONSTRAINT account_batch_by FOREIGN KEY (asker) REFERENCES officer (id)
) COMMENT = 'accounts opened for a whole unit at once'
