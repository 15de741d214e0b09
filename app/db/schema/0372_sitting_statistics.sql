CREATE TABLE IF NOT EXISTS sitting_statistics (
  sitting BIGINT NOT NULL PRIMARY KEY,
  made_at DATETIME(6) NOT NULL,
  sat     INT NOT NULL COMMENT 'people with a result',
  passed  INT NOT NULL,
  mean    DOUBLE NOT NULL COMMENT 'hundredths',
  sd      DOUBLE NULL COMMENT 'hundredths; NULL for fewer than two',
  least   INT NOT NULL,
  most    INT NOT NULL,
  CONSTRAINT sitting_statistics_of FOREIGN KEY (sitting) REFERENCES sitting (id)
) COMMENT = 'figures of a sitting as the job last computed them'
