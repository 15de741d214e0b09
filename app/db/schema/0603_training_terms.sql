CREATE TABLE IF NOT EXISTS training_terms (
  id            TINYINT NOT NULL PRIMARY KEY COMMENT 'one row: 1',
  register_days INT NOT NULL COMMENT 'within which a session is to be registered',
  minutes_most  INT NOT NULL COMMENT 'longer sessions are pointed out to who approves',
  usual         TINYINT NOT NULL DEFAULT 0 COMMENT '1: a default of the program'
) COMMENT = 'terms of registering training'
