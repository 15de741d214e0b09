CREATE TABLE IF NOT EXISTS rule_dry_run_officer (
  rule_set       BIGINT NOT NULL,
  officer        BIGINT NOT NULL,
  hours_before   INT NOT NULL,
  hours_after    INT NOT NULL,
  credits_before INT NOT NULL,
  credits_after  INT NOT NULL,
  owed_before    INT NOT NULL COMMENT 'hours',
  owed_after     INT NOT NULL,
  met_before     TINYINT NOT NULL,
  met_after      TINYINT NOT NULL,
  PRIMARY KEY (rule_set, officer),
  CONSTRAINT rule_dry_run_officer_of FOREIGN KEY (rule_set) REFERENCES rule_set (id)
) COMMENT = 'whom a rule set would change, and by how much'
