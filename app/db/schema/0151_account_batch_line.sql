CREATE TABLE IF NOT EXISTS account_batch_line (
  batch    BIGINT NOT NULL,
  officer  BIGINT NOT NULL,
  password VARCHAR(200) NOT NULL COMMENT 'the one-time password, sealed; the line goes when it has been handed out',
  PRIMARY KEY (batch, officer),
  CONSTRAINT account_batch_line_of FOREIGN KEY (batch) REFERENCES account_batch (id),
  CONSTRAINT account_batch_line_to FOREIGN KEY (officer) REFERENCES officer (id)
) COMMENT = 'one-time passwords that wait to be handed out, for a day at most'
