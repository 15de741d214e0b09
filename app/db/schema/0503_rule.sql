CREATE TABLE IF NOT EXISTS rule (
  id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  rule_set    BIGINT NOT NULL,
  kind        VARCHAR(32) NOT NULL,
  channel     ENUM('online', 'district', 'squad') NOT NULL,
  basis       ENUM('class-hour', 'half-day', 'day', 'fixed', 'pass', 'exercise') NOT NULL,
  hours       INT NOT NULL COMMENT 'hundredths for one of the basis',
  credits     INT NOT NULL,
  rounding    ENUM('down', 'half', 'up') NOT NULL DEFAULT 'half',
  step        INT NOT NULL DEFAULT 50 COMMENT 'hundredths that results are rounded to; 1 for none',
  cap_hours   INT NULL COMMENT 'most that count of this kind in a year; NULL for no cap',
  cap_credits INT NULL,
  UNIQUE KEY rule_kind (rule_set, kind),
  CONSTRAINT rule_of FOREIGN KEY (rule_set) REFERENCES rule_set (id),
  CONSTRAINT rule_for FOREIGN KEY (kind) REFERENCES activity_kind (code)
) COMMENT = 'what a kind of activity earns by a rule set'
