CREATE TABLE IF NOT EXISTS law (
  slug    VARCHAR(64) NOT NULL PRIMARY KEY,
  title   VARCHAR(200) NOT NULL,
  version DATE NOT NULL COMMENT 'date of the version that items are written from'
) COMMENT = 'register of the laws that items cite'
