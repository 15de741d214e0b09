CREATE TABLE IF NOT EXISTS membership (
  id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  officer    BIGINT NOT NULL,
  unit       BIGINT NOT NULL,
  from_on    DATE NOT NULL,
  to_on      DATE NULL COMMENT 'the last day; NULL while it lasts',
  current    TINYINT NULL COMMENT '1 while it lasts, else NULL: keeps one at a time',
  known_at   DATETIME(6) NOT NULL,
  UNIQUE KEY membership_current (officer, current),
  KEY membership_officer (officer, from_on),
  KEY membership_unit (unit, current, officer),
  CONSTRAINT membership_of FOREIGN KEY (officer) REFERENCES officer (id),
  CONSTRAINT membership_in FOREIGN KEY (unit) REFERENCES unit (id)
) COMMENT = 'which unit an officer belonged to, from when to when'
