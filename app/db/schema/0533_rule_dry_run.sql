CREATE TABLE IF NOT EXISTS rule_dry_run (
  rule_set       BIGINT NOT NULL PRIMARY KEY,
  seal           CHAR(64) NOT NULL COMMENT 'what the set said when it was tried',
  begun_at       DATETIME(6) NOT NULL,
  ended_at       DATETIME(6) NULL,
  officers       INT NOT NULL DEFAULT 0,
  changed        INT NOT NULL DEFAULT 0,
  met_before     INT NOT NULL DEFAULT 0,
  met_after      INT NOT NULL DEFAULT 0,
  hours_before   BIGINT NOT NULL DEFAULT 0,
  hours_after    BIGINT NOT NULL DEFAULT 0,
  CONSTRAINT rule_dry_run_of FOREIGN KEY (rule_set) REFERENCES rule_set (id)
) COMMENT = 'what a rule set would change, as of when it was tried'
