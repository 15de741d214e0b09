CREATE TABLE IF NOT EXISTS course_try (
  id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  enrolment BIGINT NOT NULL,
  number    INT NOT NULL,
  begun_at  DATETIME(6) NOT NULL,
  ended_at  DATETIME(6) NULL,
  items     INT NOT NULL DEFAULT 0,
  right_ones INT NULL,
  passed    TINYINT NULL,
  UNIQUE KEY course_try_number (enrolment, number),
  CONSTRAINT course_try_of FOREIGN KEY (enrolment) REFERENCES enrolment (id)
) COMMENT = 'tries of the test at the end of a course'
