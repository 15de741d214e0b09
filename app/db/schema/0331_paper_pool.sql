CREATE TABLE IF NOT EXISTS paper_pool (
  sitting      BIGINT NOT NULL,
  item_version BIGINT NOT NULL,
  used         INT NOT NULL DEFAULT 0 COMMENT 'papers that it stands in',
  PRIMARY KEY (sitting, item_version),
  CONSTRAINT paper_pool_of FOREIGN KEY (sitting) REFERENCES paper_draw (sitting)
) COMMENT = 'the items that a sitting''s papers were drawn from, as they were then'
