CREATE TABLE IF NOT EXISTS quota (
  sitting BIGINT NOT NULL,
  unit    BIGINT NOT NULL COMMENT 'it counts for the unit and all below it',
  seats   INT NOT NULL,
  PRIMARY KEY (sitting, unit),
  CONSTRAINT quota_of FOREIGN KEY (sitting) REFERENCES sitting (id)
) COMMENT = 'how many candidates a unit may send'
