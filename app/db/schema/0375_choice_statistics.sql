CREATE TABLE IF NOT EXISTS choice_statistics (
  sitting      BIGINT NOT NULL,
  item_version BIGINT NOT NULL,
  choice       VARCHAR(8) NOT NULL COMMENT 'the bank''s letter; true or false',
  chosen       INT NOT NULL,
  top          INT NOT NULL COMMENT 'by the best 27 of 100',
  bottom       INT NOT NULL COMMENT 'by the weakest 27 of 100',
  PRIMARY KEY (sitting, item_version, choice)
) COMMENT = 'how often each choice was taken'
