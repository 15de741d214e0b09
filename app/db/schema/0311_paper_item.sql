CREATE TABLE IF NOT EXISTS paper_item (
  paper        BIGINT NOT NULL,
  position     INT NOT NULL COMMENT '1, 2, … as the candidate sees it',
  item_version BIGINT NOT NULL,
  score        INT NOT NULL COMMENT 'hundredths',
  choice_order VARCHAR(16) NOT NULL DEFAULT '' COMMENT 'the bank''s letters in the order shown: CADB shows C first',
  PRIMARY KEY (paper, position),
  KEY paper_item_version (item_version),
  CONSTRAINT paper_item_of FOREIGN KEY (paper) REFERENCES paper (id)
) COMMENT = 'the items of a paper with their versions'
