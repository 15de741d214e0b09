CREATE TABLE IF NOT EXISTS year_result (
  year         SMALLINT NOT NULL,
  officer      BIGINT NOT NULL,
  unit         BIGINT NOT NULL COMMENT 'where the officer belonged at the end of the year',
  owed_hours   INT NOT NULL,
  owed_credits INT NOT NULL,
  hours        INT NOT NULL,
  credits      INT NOT NULL,
  met          TINYINT NOT NULL,
  exempt       TINYINT NOT NULL,
  PRIMARY KEY (year, officer),
  KEY year_result_officer (officer, year)
) COMMENT = 'append-only: how each officer stood when a year was closed'
