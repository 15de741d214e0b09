CREATE TABLE IF NOT EXISTS leave_spell (
  id       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  officer  BIGINT NOT NULL,
  from_on  DATE NOT NULL,
  to_on    DATE NOT NULL COMMENT 'the last day',
  kind     ENUM('sick', 'maternity', 'study', 'secondment', 'other') NOT NULL,
  document VARCHAR(100) NULL COMMENT 'number of the approval',
  made_by  BIGINT NOT NULL,
  made_at  DATETIME(6) NOT NULL,
  ended_by BIGINT NULL COMMENT 'taken back by',
  ended_at DATETIME(6) NULL,
  KEY leave_spell_officer (officer, from_on),
  CONSTRAINT leave_spell_of FOREIGN KEY (officer) REFERENCES officer (id)
) COMMENT = 'approved leave'
