CREATE TABLE IF NOT EXISTS enrolment (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  course      BIGINT NOT NULL,
  version     BIGINT NOT NULL,
  officer     BIGINT NOT NULL,
  how         ENUM('elective', 'assigned') NOT NULL,
  enrolled_at DATETIME(6) NOT NULL,
  started_at  DATETIME(6) NULL,
  done_at     DATETIME(6) NULL,
  UNIQUE KEY enrolment_once (officer, course),
  KEY enrolment_course (course, done_at),
  CONSTRAINT enrolment_in FOREIGN KEY (course) REFERENCES course (id),
  CONSTRAINT enrolment_version FOREIGN KEY (version) REFERENCES course_version (id),
  CONSTRAINT enrolment_of FOREIGN KEY (officer) REFERENCES officer (id)
) COMMENT = 'who takes which course, once'
