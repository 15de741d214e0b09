CREATE TABLE IF NOT EXISTS course (
  id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  unit      BIGINT NOT NULL COMMENT 'who offers it',
  title     VARCHAR(100) NOT NULL,
  field     VARCHAR(64) NULL COMMENT 'a domain of the question bank',
  summary   VARCHAR(500) NULL,
  state     ENUM('draft', 'published', 'withdrawn') NOT NULL DEFAULT 'draft',
  published BIGINT NULL COMMENT 'the version that who begins gets',
  draft     BIGINT NULL COMMENT 'the version in work',
  reason    VARCHAR(200) NULL COMMENT 'why it was withdrawn',
  made_by   BIGINT NOT NULL,
  made_at   DATETIME(6) NOT NULL,
  UNIQUE KEY course_title (title),
  KEY course_state (state),
  CONSTRAINT course_of FOREIGN KEY (unit) REFERENCES unit (id)
) COMMENT = 'online courses'
