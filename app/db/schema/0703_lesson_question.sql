CREATE TABLE IF NOT EXISTS lesson_question (
  id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  lesson       BIGINT NOT NULL,
  at_second    INT NULL COMMENT 'of a video; NULL: at the end',
  item_version BIGINT NOT NULL COMMENT 'bank_version',
  UNIQUE KEY lesson_question_once (lesson, item_version),
  CONSTRAINT lesson_question_in FOREIGN KEY (lesson) REFERENCES lesson (id)
) COMMENT = 'questions that stop a lesson until they are answered right'
