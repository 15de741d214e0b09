CREATE TABLE IF NOT EXISTS correction (
  id       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  officer  BIGINT NOT NULL,
  document VARCHAR(100) NOT NULL COMMENT 'number or name of the paper that shows it',
  reason   VARCHAR(200) NOT NULL,
  made_by  BIGINT NOT NULL,
  made_at  DATETIME(6) NOT NULL,
  KEY correction_officer (officer),
  CONSTRAINT correction_of FOREIGN KEY (officer) REFERENCES officer (id)
) COMMENT = 'append-only: what an administrator booked by hand'
