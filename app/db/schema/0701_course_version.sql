CREATE TABLE IF NOT EXISTS course_version (
  id            BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  course        BIGINT NOT NULL,
  number        INT NOT NULL,
  must_see      INT NOT NULL DEFAULT 90 COMMENT 'percent of a lesson that has to be seen',
  pass          INT NOT NULL DEFAULT 60 COMMENT 'percent of the test that has to be right',
  pause_minutes INT NOT NULL DEFAULT 30 COMMENT 'between two tries of the test',
  made_by       BIGINT NOT NULL,
  made_at       DATETIME(6) NOT NULL,
  published_by  BIGINT NULL,
  published_at  DATETIME(6) NULL COMMENT 'from then on it is never changed',
  UNIQUE KEY course_version_number (course, number),
  CONSTRAINT course_version_of FOREIGN KEY (course) REFERENCES course (id)
) COMMENT = 'what a course was: who has begun stays with the version of that day'
