CREATE TABLE IF NOT EXISTS appeal (
  id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  attempt      BIGINT NOT NULL,
  position     INT NOT NULL COMMENT '0: about the total',
  reason       VARCHAR(2000) NOT NULL,
  asked_at     DATETIME(6) NOT NULL,
  again_reason VARCHAR(2000) NULL COMMENT 'why the first decision is not accepted',
  again_at     DATETIME(6) NULL,
  again_until  DATETIME(6) NULL COMMENT 'set by the first decision',
  state        ENUM('open', 'decided', 'again', 'final') NOT NULL DEFAULT 'open',
  UNIQUE KEY appeal_once (attempt, position),
  KEY appeal_state (state, asked_at)
) COMMENT = 'what candidates say against a score'
