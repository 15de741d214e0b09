CREATE TABLE IF NOT EXISTS candidate (
  id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sitting      BIGINT NOT NULL,
  officer      BIGINT NOT NULL,
  unit         BIGINT NOT NULL COMMENT 'the unit on the day of enrolment',
  room         BIGINT NULL,
  seat         INT NULL,
  ticket       VARCHAR(32) NULL COMMENT 'admission ticket number',
  enrolled_by  BIGINT NOT NULL,
  enrolled_at  DATETIME(6) NOT NULL,
  withdrawn_at DATETIME(6) NULL,
  UNIQUE KEY candidate_once (sitting, officer),
  UNIQUE KEY candidate_seat (room, seat),
  UNIQUE KEY candidate_ticket (ticket),
  KEY candidate_officer (officer),
  KEY candidate_unit (sitting, unit),
  CONSTRAINT candidate_of FOREIGN KEY (sitting) REFERENCES sitting (id),
  CONSTRAINT candidate_in FOREIGN KEY (room) REFERENCES sitting_room (id)
) COMMENT = 'who sits'
