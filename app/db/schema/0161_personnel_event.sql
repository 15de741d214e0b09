CREATE TABLE IF NOT EXISTS personnel_event (
  id       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  officer  BIGINT NOT NULL,
  kind     ENUM('hired', 'returned', 'moved', 'post', 'grade', 'left', 'undone') NOT NULL,
  on_date  DATE NOT NULL COMMENT 'when it was true',
  was      VARCHAR(300) NULL COMMENT 'the unit from the top down, the post or the grade before',
  became   VARCHAR(300) NULL COMMENT 'the same after it',
  unit     BIGINT NULL COMMENT 'the unit after it; of one who left, the last',
  known_at DATETIME(6) NOT NULL COMMENT 'when we knew it',
  actor    BIGINT NULL COMMENT 'NULL for the system',
  import   BIGINT NULL COMMENT 'the file that it came by',
  undoes   BIGINT NULL COMMENT 'of one undone: the event that was taken back',
  UNIQUE KEY personnel_event_undone (undoes),
  KEY personnel_event_officer (officer, on_date),
  KEY personnel_event_kind (kind, id),
  KEY personnel_event_import (import),
  CONSTRAINT personnel_event_of FOREIGN KEY (officer) REFERENCES officer (id)
) COMMENT = 'append-only: what happened to officers; nothing of the time before this table'
