CREATE TABLE IF NOT EXISTS item_statistics (
  sitting      BIGINT NOT NULL,
  item_version BIGINT NOT NULL,
  sat          INT NOT NULL COMMENT 'people who had it',
  p            DOUBLE NOT NULL COMMENT 'what was got of what could be got, 0 to 1',
  r            DOUBLE NULL COMMENT 'correlation with the rest of the paper; NULL where it is undefined',
  left_out     INT NOT NULL,
  too_hard     TINYINT NOT NULL,
  too_easy     TINYINT NOT NULL,
  weak         TINYINT NOT NULL COMMENT 'tells good from bad poorly',
  doubtful     TINYINT NOT NULL COMMENT 'the key may be wrong',
  PRIMARY KEY (sitting, item_version)
) COMMENT = 'figures of each item of a sitting'
