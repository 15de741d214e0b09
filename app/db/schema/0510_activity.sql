CREATE TABLE IF NOT EXISTS activity (
  id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  source    VARCHAR(16) NOT NULL COMMENT 'the feature that holds it: class, training, course, exam, correction',
  source_id BIGINT NOT NULL COMMENT 'its row there',
  kind      VARCHAR(32) NOT NULL,
  title     VARCHAR(200) NOT NULL,
  unit      BIGINT NOT NULL COMMENT 'who holds it',
  link      VARCHAR(200) NULL COMMENT 'the path of its page',
  made_at   DATETIME(6) NOT NULL,
  UNIQUE KEY activity_source (source, source_id),
  CONSTRAINT activity_of FOREIGN KEY (kind) REFERENCES activity_kind (code),
  CONSTRAINT activity_by FOREIGN KEY (unit) REFERENCES unit (id)
) COMMENT = 'what officers take part in and may earn by'
