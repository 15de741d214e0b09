CREATE TABLE IF NOT EXISTS lesson_answer (
  id        BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  enrolment BIGINT NOT NULL,
  question  BIGINT NOT NULL COMMENT 'lesson_question',
  answer    VARCHAR(500) NOT NULL,
  right_one TINYINT NOT NULL,
  at        DATETIME(6) NOT NULL,
  KEY lesson_answer_of (enrolment, question)
) COMMENT = 'append-only: answers to the questions within lessons'
