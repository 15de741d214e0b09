CREATE TABLE IF NOT EXISTS appeal_decision (
  id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  appeal       BIGINT NOT NULL,
  round        ENUM('first', 'second') NOT NULL,
  position     INT NULL COMMENT 'whose score was changed; NULL when all stays',
  before_score INT NULL COMMENT 'hundredths',
  score        INT NULL COMMENT 'hundredths',
  reason       VARCHAR(2000) NOT NULL,
  decided_by   BIGINT NOT NULL,
  decided_at   DATETIME(6) NOT NULL,
  UNIQUE KEY appeal_decision_round (appeal, round),
  CONSTRAINT appeal_decision_of FOREIGN KEY (appeal) REFERENCES appeal (id)
) COMMENT = 'append-only: decisions on appeals, both of them'
