CREATE TABLE IF NOT EXISTS paper_statistics (
  paper   BIGINT NOT NULL PRIMARY KEY,
  sitting BIGINT NOT NULL,
  form    INT NOT NULL,
  sat     INT NOT NULL,
  items   INT NOT NULL,
  mean    DOUBLE NOT NULL COMMENT 'hundredths',
  sd      DOUBLE NOT NULL COMMENT 'hundredths',
  alpha   DOUBLE NULL COMMENT 'Cronbach; NULL where it is undefined',
  kr20    TINYINT NOT NULL COMMENT '1: every item is right or wrong and worth the same, so that alpha is KR-20',
  sem     DOUBLE NULL COMMENT 'standard error of measurement, hundredths',
  KEY paper_statistics_sitting (sitting, form)
) COMMENT = 'figures of each paper that at least two people had'
