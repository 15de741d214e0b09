CREATE TABLE IF NOT EXISTS course_assignment (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  course      BIGINT NOT NULL,
  unit        BIGINT NOT NULL COMMENT 'whose officers, with those of the units below',
  occasion    ENUM('all', 'hired', 'promoted') NOT NULL COMMENT 'whoever is there, now or later; or on such an event',
  post        VARCHAR(50) NULL COMMENT 'only who has this post then; NULL for any',
  grade       VARCHAR(50) NULL COMMENT 'likewise',
  days        INT NOT NULL COMMENT 'from the day of the occasion to the last day for it',
  since_event BIGINT NOT NULL COMMENT 'the last personnel event before it was made',
  made_by     BIGINT NOT NULL,
  made_at     DATETIME(6) NOT NULL,
  ended_by    BIGINT NULL,
  ended_at    DATETIME(6) NULL,
  KEY course_assignment_of (course),
  CONSTRAINT course_assignment_course FOREIGN KEY (course) REFERENCES course (id),
  CONSTRAINT course_assignment_unit FOREIGN KEY (unit) REFERENCES unit (id)
) COMMENT = 'who has to take which course'
