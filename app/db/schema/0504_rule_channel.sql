CREATE TABLE IF NOT EXISTS rule_channel (
  rule_set      BIGINT NOT NULL,
  channel       ENUM('online', 'district', 'squad') NOT NULL,
  least_hours   INT NOT NULL DEFAULT 0,
  least_credits INT NOT NULL DEFAULT 0,
  cap_hours     INT NULL,
  cap_credits   INT NULL,
  PRIMARY KEY (rule_set, channel),
  CONSTRAINT rule_channel_of FOREIGN KEY (rule_set) REFERENCES rule_set (id)
) COMMENT = 'the least that each channel must give, and the most that it may'
