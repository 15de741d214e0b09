CREATE TABLE IF NOT EXISTS lesson_progress (
  enrolment BIGINT NOT NULL,
  lesson    BIGINT NOT NULL,
  spans     TEXT NULL COMMENT 'what was seen, milliseconds: 0-9500 30000-41000',
  seen      BIGINT NOT NULL DEFAULT 0 COMMENT 'milliseconds of content',
  counted   BIGINT NOT NULL DEFAULT 0 COMMENT 'milliseconds of time that count for it',
  place     BIGINT NOT NULL DEFAULT 0 COMMENT 'where it was left, milliseconds',
  at        DATETIME(6) NOT NULL,
  done_at   DATETIME(6) NULL,
  PRIMARY KEY (enrolment, lesson),
  CONSTRAINT lesson_progress_of FOREIGN KEY (enrolment) REFERENCES enrolment (id),
  CONSTRAINT lesson_progress_in FOREIGN KEY (lesson) REFERENCES lesson (id)
) COMMENT = 'how far somebody is in a lesson'
