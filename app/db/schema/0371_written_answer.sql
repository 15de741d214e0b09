CREATE TABLE IF NOT EXISTS written_answer (
  attempt      BIGINT NOT NULL,
  position     INT NOT NULL,
  sitting      BIGINT NOT NULL,
  item_version BIGINT NOT NULL,
  shuffle      DOUBLE NOT NULL COMMENT 'by chance: the order in which answers to an item come',
  wanted       ENUM('first', 'second', 'third') NULL DEFAULT 'first' COMMENT 'whose mark is due; NULL when nothing is',
  allotment    CHAR(64) NULL COMMENT 'what the marker''s browser knows it by',
  marker       BIGINT NULL COMMENT 'who has it before the eyes',
  leased_to    DATETIME(6) NULL COMMENT 'until when nobody else gets it',
  PRIMARY KEY (attempt, position),
  UNIQUE KEY written_answer_allotment (allotment),
  KEY written_answer_queue (sitting, item_version, wanted, shuffle)
) COMMENT = 'answers that people mark, and who has which at the moment'
