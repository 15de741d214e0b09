CREATE TABLE IF NOT EXISTS course_try_item (
  try          BIGINT NOT NULL,
  position     INT NOT NULL,
  item_version BIGINT NOT NULL COMMENT 'bank_version',
  answer       VARCHAR(500) NULL,
  right_one    TINYINT NULL,
  PRIMARY KEY (try, position),
  CONSTRAINT course_try_item_of FOREIGN KEY (try) REFERENCES course_try (id)
) COMMENT = 'what a try asked and how it was answered'
